import { overdueFollowUps } from '#features/surveys/server/follow-up-service.ts';
import { surveyPoints } from '#features/surveys/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({
	list: await surveyPoints(ctx, Number.parseInt(url.searchParams.get('halaman') ?? '1', 10) || 1),
	overdue: await overdueFollowUps(ctx),
	mayCreate: ctx.actor?.can('survey.manage') ?? false
});
