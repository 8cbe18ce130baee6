import { pairedCohen, pairedT } from '#features/evaluation/estimators/scores/paired-scores.ts';
import { signedRankTest } from '#features/evaluation/estimators/scores/signed-ranks.ts';
import { sessionResults } from '#features/post-training/server/result-service.ts';
import { verdictName } from '#features/reports/today-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const results = await sessionResults(ctx, params.session, { pairedT, pairedCohen, signedRankTest });
	const evaluations = results.impact && results.impact.map(({ id, title, verdict }) => ({ id, title, verdict: verdict && verdictName(verdict, ctx.locale) }));
	return { results, evaluations };
};
