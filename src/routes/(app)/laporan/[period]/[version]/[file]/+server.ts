import { reportFile } from '#features/reports/server/period-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { name, type, bytes } = await reportFile(locals.ctx, params.period, params.version, params.file);
	return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } });
};
