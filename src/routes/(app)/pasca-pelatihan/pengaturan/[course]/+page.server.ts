import { StatementChoice, StatementForm } from '#features/post-training/schema.ts';
import { addStatement, courseStatements, retireStatement } from '#features/post-training/server/setting-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	page: await courseStatements(locals.ctx, params.course), saved: url.searchParams.has('tersimpan'), retired: url.searchParams.get('dicabut')
});

export const actions: Actions = {
	tambah: (event) =>
		runForm(StatementForm, event, async (form) => {
			await addStatement(event.locals.ctx, event.params.course, form);
			return `/pasca-pelatihan/pengaturan/${event.params.course}?tersimpan`;
		}),
	cabut: (event) =>
		runForm(StatementChoice, event, async (form) => {
			await retireStatement(event.locals.ctx, event.params.course, form);
			return `/pasca-pelatihan/pengaturan/${event.params.course}?${form.undo ? 'tersimpan' : `dicabut=${form.statementId}`}`;
		})
};
