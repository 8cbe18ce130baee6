import { redirect } from '@sveltejs/kit';
import { AnswerForm } from '#features/surveys/answer.schema.ts';
import { answerSurvey, surveyPage } from '#features/surveys/server/answer-service.ts';
import { giveDevice, surveyDesk } from '#features/surveys/server/device.ts';
import { addressOf, viewOf } from '#features/surveys/view.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders, cookies }) => {
	// Posters printed before the kiosk had a page of its own.
	if (url.searchParams.has('kios')) redirect(307, `/survei/${encodeURIComponent(params.slug)}/kios`);
	// A stored copy would carry the token of an earlier visitor.
	setHeaders({ 'cache-control': 'no-store' });
	const view = viewOf(url, locals.ctx.locale);
	giveDevice({ locals, cookies });
	return { survey: await surveyPage(locals.citizenCtx(null), params.slug, { keyOf: locals.key }, view), view };
};

export const actions: Actions = {
	default: (event) => runForm(AnswerForm, event, async (input) => {
		const path = `/survei/${encodeURIComponent(event.params.slug)}/terima-kasih`;
		await answerSurvey(event.locals.citizenCtx(null), event.params.slug, input, surveyDesk(event));
		return addressOf({ ...viewOf(event.url, event.locals.ctx.locale), path, language: input.language, large: input.large === '1', voice: false, ticket: '' });
	})
};
