import { NewProgramme } from '#features/evaluation/programme.schema.ts';
import { checkDesign } from '#features/evaluation/server/design-service.ts';
import { drawnSeats } from '#features/evaluation/server/draw-service.ts';
import { registerEvaluation, registrationChoices } from '#features/evaluation/server/register-service.ts';
import { checkForm, runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const drawId = url.searchParams.get('undian');
	return { choices: await registrationChoices(locals.ctx), drawn: drawId === null ? null : await drawnSeats(locals.ctx, drawId) };
};

export const actions: Actions = {
	periksa: (event) => checkForm(NewProgramme, event, (input) => checkDesign(event.locals.ctx, input)),
	daftar: (event) => runForm(NewProgramme, event, async (input) => `/evaluasi/${await registerEvaluation(event.locals.ctx, input)}?terdaftar`)
};
