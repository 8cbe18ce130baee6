import { dashboard, readBoardSearch } from '#features/reports/dashboards/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ dashboard: await dashboard(locals.ctx, readBoardSearch(url.searchParams)) });
