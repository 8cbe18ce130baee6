import { ProgrammeChange, ProposedChange } from '#features/evaluation/design/change.schema.ts';
import { changePage, changeRegistration, checkChange } from '#features/evaluation/server/version-service.ts';
import { checkForm, runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await changePage(locals.ctx, params.id) });

export const actions: Actions = {
	periksa: (event) => checkForm(ProposedChange, event, (change) => checkChange(event.locals.ctx, event.params.id, change)),
	simpan: (event) =>
		runForm(ProgrammeChange, event, async (input) => {
			await changeRegistration(event.locals.ctx, event.params.id, input);
			return `/evaluasi/${event.params.id}/pendaftaran`;
		})
};
