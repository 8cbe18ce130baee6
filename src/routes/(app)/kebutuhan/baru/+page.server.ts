import { NeedForm } from '#features/needs/schema.ts';
import { needUnits, openNeed } from '#features/needs/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ units: await needUnits(locals.ctx) });

export const actions: Actions = {
	default: (event) => runForm(NeedForm, event, async (input) => `/kebutuhan/${await openNeed(event.locals.ctx, input)}`)
};
