import { mapResponse, officeMap } from '#features/complaints/server/map-service.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** The map that citizens see, for the page of its settings. */
export const GET: RequestHandler = async ({ locals }) => {
	const svg = await officeMap(locals.ctx);
	if (svg === undefined) throw new Problem('request.not_found', 404);
	return mapResponse(svg);
};
