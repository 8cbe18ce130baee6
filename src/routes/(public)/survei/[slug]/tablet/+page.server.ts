import { surveyPage } from '#features/surveys/server/answer-service.ts';
import { viewOf } from '#features/surveys/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const view = viewOf(url, locals.ctx.locale);
	return { survey: await surveyPage(locals.citizenCtx(null), params.slug, { keyOf: locals.key }, view), slug: params.slug, pass: view.pass };
};
