import { QuestionnaireForm } from '#features/surveys/questionnaire.schema.ts';
import { questionnairePage, saveQuestionnaire } from '#features/surveys/server/questionnaire-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	questionnaire: await questionnairePage(locals.ctx, url.searchParams.get('layanan') || null),
	saved: (url.searchParams.get('tersimpan') ?? '').replaceAll(/\D/g, '').slice(0, 6)
});

export const actions: Actions = {
	default: (event) => runForm(QuestionnaireForm, event, async (input) => {
		const version = await saveQuestionnaire(event.locals.ctx, input);
		return `/layanan/survei/kuesioner?layanan=${input.serviceId ?? ''}&tersimpan=${version}`;
	})
};
