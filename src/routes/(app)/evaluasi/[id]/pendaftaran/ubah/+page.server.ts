import { ProgrammeChange } from '#features/evaluation/design/change.schema.ts';
import { changePage, changeRegistration } from '#features/evaluation/server/version-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await changePage(locals.ctx, params.id) });

export const actions: Actions = {
	default: (event) =>
		runForm(ProgrammeChange, event, async (input) => {
			await changeRegistration(event.locals.ctx, event.params.id, input);
			return `/evaluasi/${event.params.id}/pendaftaran`;
		})
};
