import { PublicSearch } from '#features/reports/public.schema.ts';
import { PUBLIC_CACHE, publicAgency } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const agency = await publicAgency(locals.citizenCtx(null), params.agency);
	setHeaders({ 'cache-control': PUBLIC_CACHE, vary: 'cookie' });
	return { agency, search: PublicSearch.parse({ urut: url.searchParams.get('urut'), halaman: url.searchParams.get('halaman') ?? undefined }) };
};
