import { BatchChoice, FileForm } from '#features/complaints/office.schema.ts';
import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { applyComplaintFile, checkComplaintFile, readComplaintImports, takeBackComplaintFile } from '#features/complaints/server/import-pages.ts';
import { sayFileFault } from '#features/complaints/server/import-fault.ts';
import { runForm } from '#platform/forms.ts';
import { UPLOAD_FORM_LIMIT_BYTES } from '#platform/request-body.ts';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ batches: await readComplaintImports(locals.ctx), timeZone: locals.ctx.timeZone });

const HERE = '/pengaduan/impor';
export const actions: Actions = {
	periksa: async (event) => {
		const { ctx, key, requestId } = event.locals;
		try {
			return await runForm(FileForm, event, async ({ file }) => {
				await checkComplaintFile(ctx, file, key(IDENTITY_KEY));
				return HERE;
			}, UPLOAD_FORM_LIMIT_BYTES);
		} catch (error) {
			return fail(422, { values: {}, errors: { file: sayFileFault(error, ctx.locale) }, reference: requestId });
		}
	},
	ambil: (event) => runForm(BatchChoice, event, async ({ batch }) => {
		await applyComplaintFile(event.locals.ctx, batch, event.locals.key(IDENTITY_KEY));
		return HERE;
	}),
	batalkan: (event) => runForm(BatchChoice, event, async ({ batch }) => {
		await takeBackComplaintFile(event.locals.ctx, batch);
		return HERE;
	})
};
