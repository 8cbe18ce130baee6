import { redirect } from '@sveltejs/kit';
import { agencyPage } from '#features/complaints/server/filing-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const page = await agencyPage(locals.citizenCtx(null), url.searchParams.get('cari') ?? '');
	const [only, ...others] = page.agencies;
	// The only one there is, or the one that a page of it names in full.
	if (only && others.length === 0 && ['', only.name].includes(page.wanted)) redirect(303, `/lapor/${encodeURIComponent(only.code)}`);
	return page;
};
