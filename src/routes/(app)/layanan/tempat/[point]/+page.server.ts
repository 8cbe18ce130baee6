import { z } from 'zod';
import { CounterChoice, CounterForm, EndForm } from '#features/services/schema.ts';
import { addCounter, closePoint, reopenPoint, setCounterInUse } from '#features/services/server/point-service.ts';
import { pointDetail } from '#features/services/server/register-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => ({ point: await pointDetail(ctx, params.point), today: ctx.today, news: url.searchParams.get('kabar') });

/** Each ends at the page of the point, which then says that it is saved. */
function change<Schema extends z.ZodType>(schema: Schema, event: RequestEvent, useCase: (point: string, input: z.infer<Schema>) => Promise<void>) {
	return runForm(schema, event, async (input) => {
		await useCase(event.params.point, input);
		return `/layanan/tempat/${event.params.point}?kabar=tersimpan`;
	});
}

export const actions: Actions = {
	addCounter: (event) => change(CounterForm, event, (point, input) => addCounter(event.locals.ctx, point, input)),
	stopCounter: (event) => change(CounterChoice, event, (point, { counter }) => setCounterInUse(event.locals.ctx, point, counter, false)),
	useCounter: (event) => change(CounterChoice, event, (point, { counter }) => setCounterInUse(event.locals.ctx, point, counter, true)),
	close: (event) => change(EndForm, event, (point, { on }) => closePoint(event.locals.ctx, point, on)),
	reopen: (event) => change(z.object({}), event, (point) => reopenPoint(event.locals.ctx, point))
};
