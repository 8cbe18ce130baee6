import { PageFilter } from '#features/people/schema.ts';
import { readFinding } from '#features/people/server/quality-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { halaman } = PageFilter.parse(Object.fromEntries(url.searchParams));
	const rows = await readFinding(locals.ctx, params.kode, halaman);
	return { rows, page: rows.page };
};
