import { TimeFilter } from '#features/service-times/schema.ts';
import { visitsFile } from '#features/service-times/server/times-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { name, text } = await visitsFile(locals.ctx, params.point, TimeFilter.parse(Object.fromEntries(url.searchParams)));
	return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` } });
};
