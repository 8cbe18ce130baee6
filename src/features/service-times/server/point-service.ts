import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { Problem } from '#platform/problem.ts';
import { findTimedPoint, type TimedPoint } from './point-queries.ts';
import { mayOperateQueue, mayReadTimes } from './policy.ts';

interface Admitted {
	readonly actor: Actor;
	readonly point: TimedPoint;
}

/** The point where the actor works the queue. @throws {Problem} queue.point_not_found: unknown, another government's, or not his to work at */
export function operatedPoint(tx: Db, ctx: Ctx, slug: string): Promise<Admitted> {
	return admitted(tx, ctx, slug, mayOperateQueue);
}

/** The point whose times the actor may read. @throws {Problem} queue.point_not_found */
export function readablePoint(tx: Db, ctx: Ctx, slug: string): Promise<Admitted> {
	return admitted(tx, ctx, slug, mayReadTimes);
}

async function admitted(tx: Db, ctx: Ctx, slug: string, may: typeof mayReadTimes): Promise<Admitted> {
	const actor = signedIn(ctx);
	const point = await findTimedPoint(tx, actor.agencyId, slug);
	if (!point || !may(actor, point)) throw new Problem('queue.point_not_found', 404);
	return { actor, point };
}
