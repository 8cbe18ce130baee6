import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { evidenceFile } from '#features/surveys/server/follow-up-service.ts';
import { filesFolder } from '#platform/files/store.ts';
import type { RequestHandler } from './$types';

/** A file of evidence. Always a download, so that nothing in it runs as a page of ours. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { path, name, type } = await evidenceFile(locals.ctx, params.survey, params.note, filesFolder(process.env));
	const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
	return new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'x-content-type-options': 'nosniff' } });
};
