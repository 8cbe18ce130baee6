import { casePhoto, photoResponse } from '#features/complaints/server/photo-service.ts';
import { filesFolder } from '#platform/files/store.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** A photo of a complaint, for officers who may read the complaint. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const jpeg = await casePhoto(locals.ctx, params.id, params.photo, filesFolder(process.env));
	if (!jpeg) throw new Problem('request.not_found', 404);
	return photoResponse(jpeg, 'foto');
};
