import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';

/** Who may read an evaluation: whoever may read evaluations anywhere in the government that registered it. A verdict is about a programme, not about one unit. */
export function mayRead(actor: Actor, programme: { readonly agencyId: string }): boolean {
	return programme.agencyId === actor.agencyId && actor.can('evaluation.read');
}

/** The same rule as a condition on `programme p`; a test feeds both with every persona and compares. */
export function readableBy(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(p.agency_id = ${actor.agencyId} and ${actor.can('evaluation.read')}::boolean)`;
}

/** Who may register an evaluation, and have it computed again. */
export function mayRegister(actor: Actor, programme: { readonly agencyId: string }): boolean {
	return programme.agencyId === actor.agencyId && actor.can('evaluation.register');
}
