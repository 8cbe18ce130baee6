import { spendingFile } from '#features/decisions/server/value-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	new Response(await spendingFile(locals.ctx), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="belanja-program.csv"' } });
