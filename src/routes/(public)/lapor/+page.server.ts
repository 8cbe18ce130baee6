import { redirect } from '@sveltejs/kit';
import { agencyPage } from '#features/complaints/server/filing-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const page = await agencyPage(locals.citizenCtx(null), url.searchParams.get('cari') ?? '');
	const [only, ...others] = page.agencies;
	if (page.wanted === '' && only && others.length === 0) redirect(303, `/lapor/${encodeURIComponent(only.code)}`);
	return page;
};
