import { badgeSvg } from '#features/reports/badge-picture.ts';
import { answerFile } from '#features/reports/public-answer.ts';
import { fileOf } from '#features/reports/server/open-data-service.ts';
import { publicPoint } from '#features/reports/server/public-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url, request }) => {
	const { survey, agencyCode, slug, service, name } = await publicPoint(locals.citizenCtx(null), params.point);
	const href = `${url.origin}/publik/${encodeURIComponent(agencyCode)}/${slug}`;
	const svg = badgeSvg({ name: `${service.name}, ${name}`, href, result: survey && { ...survey.result, closesOn: survey.closesOn } }, 'id');
	return answerFile(fileOf(svg, 'image/svg+xml; charset=utf-8'), request);
};
