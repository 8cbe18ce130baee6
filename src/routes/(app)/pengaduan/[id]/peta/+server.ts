import { caseMap, mapResponse } from '#features/complaints/server/map-service.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** Where the complaint points to, for officers who may read the complaint. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const svg = await caseMap(locals.ctx, params.id);
	if (svg === undefined) throw new Problem('request.not_found', 404);
	return mapResponse(svg);
};
