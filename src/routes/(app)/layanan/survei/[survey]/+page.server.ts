import { z } from 'zod';
import { devicePasses } from '#features/surveys/server/pass-service.ts';
import { closeSurvey, surveyDetail } from '#features/surveys/server/service.ts';
import { withdrawSurvey } from '#features/surveys/server/withdraw-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	detail: await surveyDetail(locals.ctx, params.survey),
	passes: await devicePasses(locals.ctx, params.survey, locals.key),
	justClosed: url.searchParams.has('ditutup')
});

export const actions: Actions = {
	tutup: (event) => runForm(z.object({}), event, async () => {
		await closeSurvey(event.locals.ctx, event.params.survey);
		return `/layanan/survei/${event.params.survey}?ditutup`;
	}),
	batal: (event) => runForm(z.object({}), event, async () => {
		await withdrawSurvey(event.locals.ctx, event.params.survey);
		return '/layanan/survei/baru?dibatalkan';
	})
};
