import { ScoreFileForm, SheetForm } from '#features/post-training/schema.ts';
import { previewScoreFile, saveScores, scoreSheet } from '#features/post-training/server/learning-service.ts';
import type { ScorePreview } from '#features/post-training/score.rules.ts';
import { sayTableFault } from '#features/post-training/ui/file-fault.ts';
import { runForm } from '#platform/forms.ts';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const saved = url.searchParams.get('tersimpan');
	return { sheet: await scoreSheet(locals.ctx, params.session), saved: saved === null ? null : Number(saved) || 0 };
};

export const actions: Actions = {
	simpan: (event) =>
		runForm(SheetForm, event, async (form) => `/pelatihan/${event.params.session}/hasil-belajar/nilai?tersimpan=${await saveScores(event.locals.ctx, event.params.session, form)}`),
	periksa: async (event) => {
		const { ctx, requestId } = event.locals;
		let preview: ScorePreview | null = null;
		try {
			const result = await runForm(ScoreFileForm, event, async ({ file }) => {
				preview = await previewScoreFile(ctx, event.params.session, await file.text());
				return undefined;
			});
			return 'done' in result ? { preview } : result;
		} catch (error) {
			return fail(422, { values: {}, errors: { file: sayTableFault(error, ctx.locale) }, reference: requestId });
		}
	}
};
