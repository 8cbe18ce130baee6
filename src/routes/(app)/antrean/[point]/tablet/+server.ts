import { json } from '@sveltejs/kit';
import { TabletGreeting } from '#features/service-times/schema.ts';
import { greetTablet } from '#features/service-times/server/tablet-service.ts';
import { visitTokenFor } from '#features/surveys/server/ticket.ts';
import { Problem } from '#platform/problem.ts';
import { readJson } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

const LIMIT_BYTES = 1_000;

/** Where a lobby tablet gets its letter, the time, and the survey codes of the numbers it may give without a line: those that their own pages would show. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const greeting = TabletGreeting.safeParse(await readJson(request, LIMIT_BYTES));
	if (!greeting.success) throw new Problem('request.invalid', 400);
	const { slug, series, now, tickets } = await greetTablet(locals.ctx, params.point, greeting.data);
	const codes = tickets.map(({ visitId, day, number }) => ({ day, number, code: visitTokenFor(locals.key, { visitId, slug, takenOn: day }) }));
	return json({ series, now, codes: codes.length === 0 ? null : Object.groupBy(codes, ({ day }) => day) });
};
