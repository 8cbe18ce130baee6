import { readSummarySearch, summary } from '#features/complaints/server/summary-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ summary: await summary(locals.ctx, readSummarySearch(url.searchParams)) });
