import { surveyPoints } from '#features/surveys/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({ points: await surveyPoints(ctx), mayCreate: ctx.actor?.can('survey.manage') ?? false });
