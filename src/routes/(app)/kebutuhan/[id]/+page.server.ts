import { DecisionForm } from '#features/needs/schema.ts';
import { decideNeed, decisionsOf, needPage } from '#features/needs/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = await needPage(locals.ctx, params.id);
	return { page, decisions: decisionsOf(page.need.state), saved: url.searchParams.has('tersimpan') };
};

export const actions: Actions = {
	default: (event) => runForm(DecisionForm, event, async (input) => {
		await decideNeed(event.locals.ctx, event.params.id, input);
		return `/kebutuhan/${event.params.id}?tersimpan`;
	})
};
