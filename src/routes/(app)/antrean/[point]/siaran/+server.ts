import { actorFrom } from '#features/identity/actor.ts';
import { findVisit } from '#features/identity/server/session.ts';
import { openLive } from '#features/service-times/server/live-service.ts';
import { boardHtml, counterHtml } from '#features/service-times/ui/live-draw.ts';
import { runtime } from '#platform/runtime.ts';
import type { RequestHandler } from './$types';

/** What boards and counters show, as it changes: of one counter with `?loket=`, else of the board. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { authPool, notices } = runtime();
	const { ctx, visit } = locals;
	const counter = url.searchParams.get('loket');
	const stream = await openLive(ctx, params.point, {
		counter: counter === null ? undefined : Number(counter),
		drawBoard: (view) => boardHtml(view, ctx.locale),
		drawCounter: (view) => counterHtml(view, ctx.locale),
		notices,
		actorNow: async () => {
			const present = visit ? await findVisit(authPool, visit.token, new Date()) : undefined;
			return present && actorFrom(present.standing);
		}
	});
	return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' } });
};
