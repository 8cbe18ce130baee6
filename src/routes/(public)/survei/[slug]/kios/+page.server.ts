import { redirect } from '@sveltejs/kit';
import { KioskForm } from '#features/surveys/kiosk.schema.ts';
import { surveyPage } from '#features/surveys/server/answer-service.ts';
import { giveDevice, surveyDesk } from '#features/surveys/server/device.ts';
import { kioskStep } from '#features/surveys/server/kiosk-service.ts';
import { viewOf } from '#features/surveys/view.ts';
import { Problem } from '#platform/problem.ts';
import { readForm } from '#platform/request-body.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders, cookies }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const view = viewOf(url, locals.ctx.locale);
	giveDevice({ locals, cookies });
	return { survey: await surveyPage(locals.citizenCtx(null), params.slug, { keyOf: locals.key }, view), view };
};

export const actions: Actions = {
	default: async (event) => {
		const { params, locals, url, request } = event;
		const view = viewOf(url, locals.ctx.locale);
		const form = KioskForm.parse({ ...Object.fromEntries(await readForm(request)), pass: view.pass });
		try {
			const screen = await kioskStep(locals.citizenCtx(null), params.slug, form, surveyDesk(event));
			if (screen) return { screen, view: { ...view, language: form.language, large: form.large === '1' }, refused: null };
		} catch (error) {
			// A kiosk that stands still on an error serves nobody: the sentence, and then the beginning.
			if (error instanceof Problem && error.status !== 404) return { screen: null, view, refused: locals.say(error) };
			throw error;
		}
		redirect(303, `/survei/${encodeURIComponent(params.slug)}/terima-kasih?kios=1&bahasa=${form.language}&izin=${encodeURIComponent(view.pass)}`);
	}
};
