import { PUBLIC_CACHE, publicAgencies } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	const agencies = await publicAgencies(locals.citizenCtx(null));
	setHeaders({ 'cache-control': PUBLIC_CACHE, vary: 'cookie' });
	return { agencies };
};
