import { SessionForm } from '#features/sessions/schema.ts';
import { createSession, managedCatalogue } from '#features/sessions/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({
	courses: (await managedCatalogue(ctx)).courses, chosen: url.searchParams.get('pelatihan') ?? '', today: ctx.today
});

export const actions: Actions = {
	default: (event) => runForm(SessionForm, event, async (input) => {
		await createSession(event.locals.ctx, input);
		return '/pelatihan/kelola?tersimpan';
	})
};
