import { SearchForm } from '#features/reports/schema.ts';
import { search } from '#features/reports/server/search-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { q } = SearchForm.parse({ q: (url.searchParams.get('q') ?? '').slice(0, 100) });
	return { q, hits: await search(locals.ctx, q) };
};
