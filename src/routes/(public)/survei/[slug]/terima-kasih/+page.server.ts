import { surveyPage } from '#features/surveys/server/answer-service.ts';
import { viewOf } from '#features/surveys/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const isKiosk = url.searchParams.has('kios');
	const { door } = await surveyPage(locals.citizenCtx(null), params.slug, { keyOf: locals.key });
	return { door, isKiosk, view: { ...viewOf(url, locals.ctx.locale), path: `/survei/${encodeURIComponent(params.slug)}${isKiosk ? '/kios' : ''}` } };
};
