import { AnswerForm, ScoresForm } from '#features/post-training/schema.ts';
import { checkScores, questionPage, sendAnswer } from '#features/post-training/server/answer-service.ts';
import { runForm } from '#platform/forms.ts';
import { Problem } from '#platform/problem.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Pressed twice, or opened again with the back button: the answer is there, and that is no refusal. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const page = await questionPage(locals.ctx, params.request).catch((error: unknown) => {
		if (error instanceof Problem && error.code === 'post_training.answered') redirect(303, '/pasca-pelatihan?sudah');
		throw error;
	});
	return { page };
};

export const actions: Actions = {
	/** From the first screen to the second: nothing is kept, the page carries it along. */
	lanjut: async (event) => {
		let values: Record<string, string> = {};
		const result = await runForm(ScoresForm, event, async (form) => {
			await checkScores(event.locals.ctx, event.params.request, form);
			values = { ...form, step: '2' };
			return undefined;
		});
		return 'done' in result ? { values } : result;
	},
	kirim: (event) =>
		runForm(AnswerForm, event, async (form) => {
			await sendAnswer(event.locals.ctx, event.params.request, form);
			return '/pasca-pelatihan?terkirim';
		})
};
