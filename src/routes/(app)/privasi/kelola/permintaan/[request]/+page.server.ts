import { RequestMove } from '#features/privacy/schema.ts';
import { REQUEST_KEY } from '#features/privacy/server/request-seal.ts';
import { moveRequest, requestPage } from '#features/privacy/server/request-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, key }, params }) => ({ request: await requestPage(ctx, params.request, key(REQUEST_KEY)), timeZone: ctx.timeZone });

export const actions: Actions = {
	default: (event) => runForm(RequestMove, event, async (move) => {
		await moveRequest(event.locals.ctx, event.params.request, move, event.locals.key(REQUEST_KEY));
		return `/privasi/kelola/permintaan/${event.params.request}`;
	})
};
