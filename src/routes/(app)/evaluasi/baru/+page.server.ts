import type { Outlook } from '#features/evaluation/design/outlook.rules.ts';
import { NewProgramme } from '#features/evaluation/programme.schema.ts';
import { checkDesign } from '#features/evaluation/server/design-service.ts';
import { drawnSeats } from '#features/evaluation/server/draw-service.ts';
import { registerEvaluation, registrationChoices } from '#features/evaluation/server/register-service.ts';
import { runForm, typedValues } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const drawId = url.searchParams.get('undian');
	return { choices: await registrationChoices(locals.ctx), drawn: drawId === null ? null : await drawnSeats(locals.ctx, drawId) };
};

export const actions: Actions = {
	periksa: async (event) => {
		let checked: { values: Record<string, string>; outlooks: readonly Outlook[] } | undefined;
		const refused = await runForm(NewProgramme, event, async (input, form) => {
			checked = { values: typedValues(form), outlooks: await checkDesign(event.locals.ctx, input) };
			return undefined;
		});
		return checked ? { ...checked, errors: {}, reference: event.locals.requestId } : refused;
	},
	daftar: (event) => runForm(NewProgramme, event, async (input) => `/evaluasi/${await registerEvaluation(event.locals.ctx, input)}`)
};
