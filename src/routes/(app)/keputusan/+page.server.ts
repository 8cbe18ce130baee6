import { decisionList, readDecisionSearch } from '#features/decisions/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ list: await decisionList(locals.ctx, readDecisionSearch(url.searchParams)) });
