import { NewProgramme } from '#features/evaluation/programme.schema.ts';
import { registerEvaluation, registrationChoices } from '#features/evaluation/server/register-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ choices: await registrationChoices(locals.ctx) });

export const actions: Actions = {
	default: (event) => runForm(NewProgramme, event, async (input) => `/evaluasi/${await registerEvaluation(event.locals.ctx, input)}`)
};
