import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';

/** Who may read a person's JP: the person, the superiors above, and who manages training there. */
export function mayReadJp(actor: Actor, owner: { readonly personId: string; readonly unitPath: string | null }): boolean {
	return owner.personId === actor.personId || (owner.unitPath !== null && actor.can('jp.read', owner.unitPath));
}

/** The same rule as a condition on `person p` and `unit u`. */
export function jpReadableBy(actor: Actor): RawBuilder<boolean> {
	const patterns = actor.pathsFor('jp.read').map((path) => `${path}%`);
	return sql<boolean>`(p.id = ${actor.personId} or u.path like any (${patterns}::text[]))`;
}
