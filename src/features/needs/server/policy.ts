import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';

/** Who may read the needs of a unit: whoever holds need.read in it or above. */
export function mayReadNeed(actor: Actor, { unitPath }: { readonly unitPath: string }): boolean {
	return actor.can('need.read', unitPath);
}

/**
 * Who may read one need: of a unit or a position whoever reads the unit's; one that names a person only that person and whoever manages
 * the needs of the unit. What somebody has still to learn is nothing for colleagues at the counter.
 */
export function mayReadThisNeed(actor: Actor, need: { readonly unitPath: string; readonly personId: string | null }): boolean {
	return isOwnNeed(actor, need) || (need.personId === null ? mayReadNeed(actor, need) : mayManageNeed(actor, need));
}

/** The same rule as a condition on `need n` and `unit u`. */
export function theseNeedsReadableBy(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`case when n.person_id is null then ${needsReadableBy(actor)} else ${needsManagedBy(actor)} or n.person_id is not distinct from ${actor.personId}::uuid end`;
}

/** Whoever a need names reads it too, without any right over the unit. */
export function isOwnNeed(actor: Actor, { personId }: { readonly personId: string | null }): boolean {
	return personId !== null && personId === actor.personId;
}

/** The same rule as a condition on `unit u`. */
export function needsReadableBy(actor: Actor): RawBuilder<boolean> {
	return within(actor.pathsFor('need.read'));
}

/** Who may open and decide needs, and record improvements, of a unit. */
export function mayManageNeed(actor: Actor, { unitPath }: { readonly unitPath: string }): boolean {
	return actor.can('need.manage', unitPath);
}

/** The same rule as a condition on `unit u`. */
export function needsManagedBy(actor: Actor): RawBuilder<boolean> {
	return within(actor.pathsFor('need.manage'));
}

function within(paths: readonly string[]): RawBuilder<boolean> {
	return sql<boolean>`u.path like any (${paths.map((path) => `${path}%`)}::text[])`;
}
