import { valueFile } from '#features/decisions/server/value-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) =>
	new Response(await valueFile(locals.ctx, params.id), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="biaya-dan-manfaat.csv"' } });
