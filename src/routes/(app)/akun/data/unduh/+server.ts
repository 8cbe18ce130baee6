import { ownData } from '#features/privacy/server/own-data-service.ts';
import type { RequestHandler } from './$types';

/** The same report for a machine. */
export const GET: RequestHandler = async ({ locals }) =>
	new Response(JSON.stringify(await ownData(locals.ctx), null, '\t'), {
		headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="data-saya.json"', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }
	});
