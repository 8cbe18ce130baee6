import { readPlanSearch } from '#features/decisions/server/plan-service.ts';
import { planFile } from '#features/decisions/server/value-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) =>
	new Response(await planFile(locals.ctx, readPlanSearch(url.searchParams)), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="rencana-keputusan.csv"' } });
