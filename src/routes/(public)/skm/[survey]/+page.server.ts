import { publishedSurvey } from '#features/surveys/server/publication-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const publication = await publishedSurvey(locals.citizenCtx(null), params.survey);
	// The figures never change; plans and progress may, and a minute later is soon enough.
	setHeaders({ 'cache-control': 'public, max-age=60', vary: 'cookie' });
	return { publication };
};
