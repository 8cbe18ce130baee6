import { Upload } from '#features/people/schema.ts';
import { beginImport, readImports } from '#features/people/server/import-pages.ts';
import { runForm } from '#platform/forms.ts';
import { UPLOAD_FORM_LIMIT_BYTES } from '#platform/request-body.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ ...(await readImports(locals.ctx)), timeZone: locals.ctx.timeZone });

export const actions: Actions = {
	default: (event) => runForm(Upload, event, ({ kind, file }) => beginImport(event.locals.ctx, kind, file), UPLOAD_FORM_LIMIT_BYTES)
};
