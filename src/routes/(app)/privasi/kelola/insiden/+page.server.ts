import { OpenBreachForm } from '#features/privacy/schema.ts';
import { breachList, openBreach } from '#features/privacy/server/breach-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ list: await breachList(locals.ctx) });

export const actions: Actions = {
	default: (event) => runForm(OpenBreachForm, event, async (form) => `/privasi/kelola/insiden/${await openBreach(event.locals.ctx, form)}`)
};
