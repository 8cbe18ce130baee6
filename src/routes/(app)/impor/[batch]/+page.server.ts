import { BatchFilter, Nothing } from '#features/people/schema.ts';
import { decideImport, readImport, refusalSentence, rereadImport, takeBackImport } from '#features/people/server/import-pages.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const filter = BatchFilter.parse(Object.fromEntries(url.searchParams));
	const page = await readImport(locals.ctx, params.batch, filter);
	return { filter: { ...filter, halaman: page.page }, page, timeZone: locals.ctx.timeZone, refusal: refusalSentence(page.batch, locals) };
};

export const actions: Actions = {
	simpan: (event) => runForm(Nothing, event, () => decideImport(event.locals.ctx, event.params.batch)),
	'baca-ulang': (event) => runForm(Nothing, event, () => rereadImport(event.locals.ctx, event.params.batch)),
	batalkan: (event) => runForm(Nothing, event, () => takeBackImport(event.locals.ctx, event.params.batch))
};
