import { surveyPage } from '#features/surveys/server/answer-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const isKiosk = url.searchParams.has('kios');
	const { door } = await surveyPage(locals.citizenCtx(null), params.slug);
	return { door, isKiosk, again: `/survei/${encodeURIComponent(params.slug)}${isKiosk ? '?kios' : ''}` };
};
