import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { draftMap, mapResponse } from '#features/complaints/server/map-service.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** The map of the draft, for the browser that is writing it. */
export const GET: RequestHandler = async (event) => {
	const { searchParams } = event.url;
	const svg = await draftMap(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), { size: searchParams.get('ukuran') === 'small' ? 'small' : 'wide', isNear: searchParams.has('dekat') });
	if (svg === undefined) throw new Problem('request.not_found', 404);
	return mapResponse(svg);
};
