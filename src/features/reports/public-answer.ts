import type { PublicFile } from './server/open-data-service.ts';

/** The answer that carries a public file: anybody may keep it for a minute, and whoever has it already is told so. */
export function answerFile({ text, type, etag }: PublicFile, request: Request, cache: string): Response {
	// A badge stands on pages of others.
	const headers = { etag, 'cross-origin-resource-policy': 'cross-origin', 'cache-control': cache, 'access-control-allow-origin': '*' };
	const known = request.headers.get('if-none-match')?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;
	return known ? new Response(null, { status: 304, headers }) : new Response(text, { headers: { ...headers, 'content-type': type } });
}
