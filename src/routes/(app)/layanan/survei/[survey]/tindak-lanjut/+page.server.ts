import { NoteForm, PlanForm } from '#features/surveys/follow-up.schema.ts';
import { followUpPage, noteProgress, planFollowUp } from '#features/surveys/server/follow-up-service.ts';
import { filesFolder } from '#platform/files/store.ts';
import { runForm } from '#platform/forms.ts';
import { UPLOAD_FORM_LIMIT_BYTES } from '#platform/request-body.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ followUps: await followUpPage(locals.ctx, params.survey), saved: url.searchParams.has('tersimpan') });

export const actions: Actions = {
	plan: (event) => runForm(PlanForm, event, async (input) => {
		await planFollowUp(event.locals.ctx, event.params.survey, input);
		return `/layanan/survei/${event.params.survey}/tindak-lanjut?tersimpan`;
	}),
	progress: (event) => runForm(NoteForm, event, async (input) => {
		await noteProgress(event.locals.ctx, event.params.survey, input, filesFolder(process.env));
		return `/layanan/survei/${event.params.survey}/tindak-lanjut?tersimpan`;
	}, UPLOAD_FORM_LIMIT_BYTES)
};
