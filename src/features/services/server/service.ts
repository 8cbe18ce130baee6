import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { Verb } from '#platform/verbs.ts';
import { withinUnits } from './policy.ts';
import { findService, listCounters, listServicePoints, type CounterRow, type ServicePointRow, type ServiceRow } from './queries.ts';

export type { CounterRow, ServicePointRow, ServiceRow };

/**
 * A service of the actor's government with its standard. The standard is public, so that everybody signed in may read it.
 *
 * @throws {Problem} service.not_found: unknown, or of another government
 */
export function serviceOf(ctx: Ctx, id: string): Promise<ServiceRow> {
	const { agencyId } = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const service = await findService(tx, agencyId, id);
		if (!service) throw new Problem('service.not_found', 404);
		return service;
	});
}

/**
 * A service point of the actor's government with its counters, also when it is closed.
 *
 * @throws {Problem} service.point_not_found: unknown, or of another government
 */
export function servicePointOf(ctx: Ctx, id: string): Promise<ServicePointRow & { readonly counters: readonly CounterRow[] }> {
	const { agencyId } = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const [point] = await listServicePoints(tx, agencyId, { id });
		if (!point) throw new Problem('service.point_not_found', 404);
		return { ...point, counters: await listCounters(tx, agencyId, [point.id]) };
	});
}

export interface PointFilter {
	readonly serviceId?: string;
	/** Only points where the actor holds this verb; without it all of the government. */
	readonly verb?: Verb;
	/** Only points that are open for good on this day, 'YYYY-MM-DD', of services that have not ended. */
	readonly openOn?: string;
}

/** Service points of the actor's government by unit, then service; empty when the verb holds nowhere. */
export function servicePointsOf(ctx: Ctx, { serviceId, verb, openOn }: PointFilter = {}): Promise<ServicePointRow[]> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, (tx) => listServicePoints(tx, actor.agencyId, { serviceId, openOn, within: verb && withinUnits(actor.pathsFor(verb)) }));
}
