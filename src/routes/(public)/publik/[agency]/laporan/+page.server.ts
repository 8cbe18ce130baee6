import { publicReports } from '#features/reports/server/period-public-service.ts';
import { PUBLIC_CACHE } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const list = await publicReports(locals.citizenCtx(null), params.agency);
	setHeaders({ 'cache-control': PUBLIC_CACHE, vary: 'cookie' });
	return { list };
};
