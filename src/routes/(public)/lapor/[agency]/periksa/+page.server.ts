import { redirect } from '@sveltejs/kit';
import { SendForm } from '#features/complaints/filing.schema.ts';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { slowWriting } from '#features/complaints/server/citizen-pauses.ts';
import { checkPage } from '#features/complaints/server/filing-pages.ts';
import { fileComplaint } from '#features/complaints/server/filing-service.ts';
import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { filesFolder } from '#platform/files/store.ts';
import { runForm } from '#platform/forms.ts';
import { runtime } from '#platform/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const page = await checkPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event));
	if (!page) redirect(303, `/lapor/${encodeURIComponent(event.params.agency)}?hilang`);
	return { page };
};

export const actions: Actions = {
	default: (event) => runForm(SendForm, event, async () => {
		const ctx = event.locals.citizenCtx(null);
		slowWriting(event.getClientAddress(), ctx.now, 'file');
		await fileComplaint({ ctx, identityKey: runtime().key(IDENTITY_KEY), filesFolder: filesFolder(process.env) }, event.params.agency, draftCookie(event));
		return `/lapor/${encodeURIComponent(event.params.agency)}/terkirim`;
	})
};
