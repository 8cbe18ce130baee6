import { CounterForm } from '#features/service-times/schema.ts';
import { counterView, workCounter } from '#features/service-times/server/queue-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ view: await counterView(locals.ctx, params.point, Number(params.counter)), locale: locals.ctx.locale });

export const actions: Actions = {
	default: (event) =>
		runForm(CounterForm, event, async (form) => {
			await workCounter(event.locals.ctx, event.params.point, Number(event.params.counter), form);
			return event.url.pathname;
		})
};
