import { TicketOrder } from '#features/service-times/schema.ts';
import { queueView, takeTicket } from '#features/service-times/server/queue-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { point, waiting } = await queueView(locals.ctx, params.point);
	return { view: { point, waiting }, locale: locals.ctx.locale };
};

export const actions: Actions = {
	default: (event) =>
		runForm(TicketOrder, event, async ({ eventId }) => {
			const { visitId } = await takeTicket(event.locals.ctx, event.params.point, eventId);
			return `/antrean/${encodeURIComponent(event.params.point)}/nomor/${visitId}`;
		})
};
