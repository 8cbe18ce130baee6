import { Readable } from 'node:stream';
import { errorLines } from '#features/people/server/import-errors.ts';
import { importForErrors } from '#features/people/server/import-pages.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const ctx = await importForErrors(locals.ctx, params.batch);
	return new Response(Readable.toWeb(Readable.from(errorLines(ctx, params.batch)).map((line: string) => Buffer.from(line))) as ReadableStream, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="baris-ditolak.csv"' }
	});
};
