import { redirect } from '@sveltejs/kit';
import { JoinForm } from '#features/complaints/filing.schema.ts';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { slowWriting } from '#features/complaints/server/citizen-pauses.ts';
import { similarPage } from '#features/complaints/server/filing-pages.ts';
import { joinComplaint } from '#features/complaints/server/join-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const base = `/lapor/${encodeURIComponent(event.params.agency)}`;
	const page = await similarPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event));
	if (!page) redirect(303, `${base}?hilang`);
	if (page.similar.length === 0) redirect(303, `${base}/nama`);
	return { page };
};

export const actions: Actions = {
	default: (event) => runForm(JoinForm, event, async ({ number, note }) => {
		const ctx = event.locals.citizenCtx(null);
		slowWriting(event.getClientAddress(), ctx.now, 'file');
		await joinComplaint(ctx, event.params.agency, draftCookie(event), number, note);
		return `/lapor/${encodeURIComponent(event.params.agency)}/terkirim`;
	})
};
