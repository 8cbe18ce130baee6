import { redirect } from '@sveltejs/kit';
import { DeskForm, TemplateChange, TemplateChoice, TemplateForm } from '#features/complaints/office.schema.ts';
import { MapForm } from '#features/complaints/map.schema.ts';
import { removeMap, saveMap } from '#features/complaints/server/map-service.ts';
import { PHOTO_FORM_LIMIT_BYTES } from '#features/complaints/server/photo.ts';
import { addTemplate, changeTemplate, readSettings, removeTemplate, saveDesks } from '#features/complaints/server/settings-service.ts';
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
	ubah: (event) => runForm(TemplateChange, event, async (input) => {
		await changeTemplate(event.locals.ctx, input);
		return `${HERE}#templat`;
	}),
	hapus: (event) => runForm(TemplateChoice, event, async ({ templateId }) => {
		await removeTemplate(event.locals.ctx, templateId);
		return HERE;
	}),
	peta: (event) => runForm(MapForm, event, async (input) => {
		await saveMap(event.locals.ctx, input);
		return `${HERE}#peta`;
	}, PHOTO_FORM_LIMIT_BYTES),
	hapuspeta: async ({ locals }) => {
		await removeMap(locals.ctx);
		redirect(303, `${HERE}#peta`);
	}
};
