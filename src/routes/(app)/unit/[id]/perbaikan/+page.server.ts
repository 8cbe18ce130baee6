import { ImprovementForm } from '#features/needs/improvement.schema.ts';
import { improvementPage, recordImprovement } from '#features/needs/server/improvement-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ page: await improvementPage(locals.ctx, params.id), saved: url.searchParams.has('tersimpan') });

export const actions: Actions = {
	default: (event) => runForm(ImprovementForm, event, async (input) => {
		const id = await recordImprovement(event.locals.ctx, event.params.id, input);
		return `/unit/${event.params.id}/perbaikan?tersimpan#${id}`;
	})
};
