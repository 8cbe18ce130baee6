import { AnswerForm } from '#features/surveys/answer.schema.ts';
import { answerSurvey, surveyPage } from '#features/surveys/server/answer-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	// A stored copy would carry the token of an earlier visitor.
	setHeaders({ 'cache-control': 'no-store' });
	return { survey: await surveyPage(locals.citizenCtx(null), params.slug), channel: url.searchParams.has('kios') ? 'kiosk' : 'web' };
};

export const actions: Actions = {
	default: (event) => runForm(AnswerForm, event, async (input) => {
		await answerSurvey(event.locals.citizenCtx(null), event.params.slug, input);
		return `/survei/${encodeURIComponent(event.params.slug)}/terima-kasih${input.channel === 'kiosk' ? '?kios' : ''}`;
	})
};
