import { slipIn, SLIP_KEY } from '#features/complaints/server/citizen-cookies.ts';
import { photoResponse, reporterPhoto } from '#features/complaints/server/photo-service.ts';
import { filesFolder } from '#platform/files/store.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** A photo of a complaint, for whoever holds the reporter's secret. */
export const GET: RequestHandler = async (event) => {
	const slip = slipIn(event, event.locals.key(SLIP_KEY));
	const jpeg = slip && (await reporterPhoto(event.locals.citizenCtx(null), slip, event.params.id, filesFolder(process.env)));
	if (!jpeg) throw new Problem('request.not_found', 404);
	return photoResponse(jpeg, 'foto');
};
