import { refusedComplaints } from '#features/complaints/server/import-pages.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) =>
	new Response(await refusedComplaints(locals.ctx, params.batch), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="pengaduan-ditolak.csv"' } });
