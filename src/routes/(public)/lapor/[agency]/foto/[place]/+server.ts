import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { draftPhoto, photoResponse } from '#features/complaints/server/photo-service.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** A photo of the draft, for the browser that is writing it. */
export const GET: RequestHandler = async (event) => {
	const place = Number(event.params.place);
	const jpeg = [1, 2, 3].includes(place) ? await draftPhoto(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), place) : undefined;
	if (!jpeg) throw new Problem('request.not_found', 404);
	return photoResponse(jpeg, `foto-${place}`);
};
