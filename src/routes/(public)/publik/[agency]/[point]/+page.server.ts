import { PUBLIC_CACHE, publicPoint } from '#features/reports/server/public-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const point = await publicPoint(locals.citizenCtx(null), params.point, params.agency);
	setHeaders({ 'cache-control': PUBLIC_CACHE, vary: 'cookie' });
	return { point, here: url.origin };
};
