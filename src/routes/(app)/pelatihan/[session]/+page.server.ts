import { formName } from '#features/recognition/jp-forms.ts';
import { EnrolmentForm } from '#features/sessions/schema.ts';
import { enrol, withdraw } from '#features/sessions/server/enrolment-service.ts';
import { sessionDetail } from '#features/sessions/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const detail = await sessionDetail(locals.ctx, params.session);
	return { detail, formName: formName(detail.session.formId, locals.ctx.locale), outcome: url.searchParams.get('kabar') };
};

export const actions: Actions = {
	enrol: (event) => runForm(EnrolmentForm, event, async (input) => {
		const state = await enrol(event.locals.ctx, event.params.session, input);
		return `/pelatihan/${event.params.session}?kabar=${state === 'waiting' ? 'tunggu' : 'daftar'}`;
	}),
	withdraw: (event) => runForm(EnrolmentForm, event, async () => {
		await withdraw(event.locals.ctx, event.params.session);
		return `/pelatihan/${event.params.session}?kabar=batal`;
	})
};
