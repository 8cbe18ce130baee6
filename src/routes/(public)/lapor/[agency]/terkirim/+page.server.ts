import { redirect } from '@sveltejs/kit';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { receiptPage } from '#features/complaints/server/filing-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const receipt = await receiptPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), event.url.origin);
	if (!receipt) redirect(303, `/lapor/${encodeURIComponent(event.params.agency)}?hilang`);
	return { receipt };
};
