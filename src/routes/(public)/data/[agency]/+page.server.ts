import { PUBLIC_CACHE, publicAgency } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { code, name } = await publicAgency(locals.citizenCtx(null), params.agency);
	setHeaders({ 'cache-control': PUBLIC_CACHE, vary: 'cookie' });
	return { agency: { code, name } };
};
