import { DeskForm, TemplateChoice, TemplateForm } from '#features/complaints/office.schema.ts';
import { addTemplate, readSettings, removeTemplate, saveDesks } from '#features/complaints/server/settings-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ settings: await readSettings(locals.ctx), saved: url.searchParams.has('tersimpan') });

const HERE = '/pengaduan/pengaturan?tersimpan';
export const actions: Actions = {
	meja: (event) => runForm(DeskForm, event, async (input) => {
		await saveDesks(event.locals.ctx, input);
		return HERE;
	}),
	templat: (event) => runForm(TemplateForm, event, async (input) => {
		await addTemplate(event.locals.ctx, input);
		return HERE;
	}),
	hapus: (event) => runForm(TemplateChoice, event, async ({ templateId }) => {
		await removeTemplate(event.locals.ctx, templateId);
		return HERE;
	})
};
