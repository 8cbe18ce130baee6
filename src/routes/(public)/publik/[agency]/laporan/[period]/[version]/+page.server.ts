import { publicReport } from '#features/reports/server/period-public-service.ts';
import { ASKED_EACH_TIME } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const page = await publicReport(locals.citizenCtx(null), params.agency, params.period, params.version);
	setHeaders({ 'cache-control': ASKED_EACH_TIME, vary: 'cookie' });
	return { page };
};
