import { measureRows, readBoardSearch } from '#features/reports/dashboards/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ found: await measureRows(locals.ctx, params.measure, readBoardSearch(url.searchParams)) });
