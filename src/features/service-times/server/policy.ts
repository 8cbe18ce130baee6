import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';

interface Place {
	readonly unitPath: string;
}

/** Who may give numbers, call and register files at a service point: whoever works the queue in its unit or above. */
export function mayOperateQueue(actor: Actor, { unitPath }: Place): boolean {
	return actor.can('queue.operate', unitPath);
}

/** The same rule as a condition on `unit u`. */
export function queuesOperatedBy(actor: Actor): RawBuilder<boolean> {
	return within(actor.pathsFor('queue.operate'));
}

/** Who may read how long it took: whoever holds service_time.read in the unit of the point or above, and who works its queue. */
export function mayReadTimes(actor: Actor, { unitPath }: Place): boolean {
	return actor.can('service_time.read', unitPath) || mayOperateQueue(actor, { unitPath });
}

/** The same rule as a condition on `unit u`. */
export function timesReadableBy(actor: Actor): RawBuilder<boolean> {
	return within([...actor.pathsFor('service_time.read'), ...actor.pathsFor('queue.operate')]);
}

function within(paths: readonly string[]): RawBuilder<boolean> {
	return sql<boolean>`u.path like any (${paths.map((path) => `${path}%`)}::text[])`;
}
