import { redirect } from '@sveltejs/kit';
import { WriterForm } from '#features/complaints/filing.schema.ts';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { filingPage } from '#features/complaints/server/filing-pages.ts';
import { writeWriter } from '#features/complaints/server/filing-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const page = await filingPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event));
	if (!page.place) redirect(303, `/lapor/${encodeURIComponent(event.params.agency)}`);
	return { page };
};

export const actions: Actions = {
	next: (event) => runForm(WriterForm, event, async (writer) => {
		await writeWriter(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), writer);
		return `/lapor/${encodeURIComponent(event.params.agency)}/periksa`;
	})
};
