import type { PublicFile } from './server/open-data-service.ts';
import type { PublicReportFile } from './server/period-public-service.ts';
import { ASKED_EACH_TIME } from './server/public-service.ts';

/** The answer that carries a public file: anybody may keep it for a while, and whoever has it already is told so. */
export function answerFile({ text, type, etag, cache }: PublicFile, request: Request): Response {
	// A badge stands on pages of others.
	const headers = { etag, 'cross-origin-resource-policy': 'cross-origin', 'cache-control': cache, 'access-control-allow-origin': '*' };
	return isKnown(request, etag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers: { ...headers, 'content-type': type } });
}

/** The same of a file of a published report. */
export function answerBytes({ name, bytes, type, etag }: PublicReportFile, request: Request): Response {
	const headers = { etag, 'cross-origin-resource-policy': 'cross-origin', 'cache-control': ASKED_EACH_TIME, 'access-control-allow-origin': '*' };
	return isKnown(request, etag) ? new Response(null, { status: 304, headers }) : new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } });
}

function isKnown(request: Request, etag: string): boolean {
	return request.headers.get('if-none-match')?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;
}
