import { publicReport } from '#features/reports/server/period-public-service.ts';
import { PUBLIC_CACHE } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const page = await publicReport(locals.citizenCtx(null), params.agency, params.period, params.version);
	setHeaders({ 'cache-control': PUBLIC_CACHE, vary: 'cookie' });
	return { page };
};
