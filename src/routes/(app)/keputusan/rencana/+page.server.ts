import { planList, readPlanSearch } from '#features/decisions/server/plan-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ list: await planList(locals.ctx, readPlanSearch(url.searchParams)) });
