import { challengeFile } from '#features/evaluation/server/rivals-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { name, text } = await challengeFile(locals.ctx, params.id);
	return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` } });
};
