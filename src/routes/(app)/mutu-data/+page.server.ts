import { Nothing } from '#features/people/schema.ts';
import { lookAgain, readQuality } from '#features/people/server/quality-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ report: await readQuality(locals.ctx), mayLookAgain: locals.ctx.actor?.can('person.import') ?? false });

export const actions: Actions = {
	default: (event) => runForm(Nothing, event, async () => {
		await lookAgain(event.locals.ctx);
		return '/mutu-data';
	})
};
