import { surveyPoints } from '#features/surveys/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({
	list: await surveyPoints(ctx, Number.parseInt(url.searchParams.get('halaman') ?? '1', 10) || 1),
	mayCreate: ctx.actor?.can('survey.manage') ?? false
});
