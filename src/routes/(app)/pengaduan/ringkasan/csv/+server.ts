import { readSummarySearch, summaryFile } from '#features/complaints/server/summary-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) =>
	new Response(await summaryFile(locals.ctx, readSummarySearch(url.searchParams)), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="ringkasan-pengaduan.csv"' } });
