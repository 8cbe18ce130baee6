import { createSurvey, managedPoints } from '#features/surveys/server/service.ts';
import { SurveyForm } from '#features/surveys/survey.schema.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({ points: await managedPoints(ctx), chosen: url.searchParams.get('loket') ?? '', today: ctx.today, withdrawn: url.searchParams.has('dibatalkan') });

export const actions: Actions = {
	default: (event) => runForm(SurveyForm, event, async (input) => `/layanan/survei/${await createSurvey(event.locals.ctx, input)}`)
};
