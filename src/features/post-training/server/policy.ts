import { sql, type RawBuilder } from 'kysely';
import { coversAgency, type Actor } from '#platform/context.ts';

interface Held {
	readonly ownerAgencyId: string;
}

/** Who may read what followed a session: who manages training, or reads evaluations, of the whole government that holds it. */
export function mayReadResults(actor: Actor, session: Held): boolean {
	return session.ownerAgencyId === actor.agencyId && readsAll(actor);
}

/** The same rule as a condition on `session s`. */
export function resultsReadableBy(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(s.owner_agency_id = ${actor.agencyId} and ${readsAll(actor)}::boolean)`;
}

/** Who may enter scores, and say what is asked and when: who manages the training of the whole government. */
export function mayManageResults(actor: Actor, session: Held): boolean {
	return session.ownerAgencyId === actor.agencyId && coversAgency(actor.pathsFor('session.manage'));
}

/** Who may answer: only who is asked. */
export function mayAnswer(actor: Actor, request: { readonly agencyId: string; readonly personId: string }): boolean {
	return request.agencyId === actor.agencyId && request.personId === actor.personId;
}

/** The same rule as a condition on `post_training_request r`. */
export function askedOf(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(r.agency_id = ${actor.agencyId} and r.person_id = ${actor.personId}::uuid)`;
}

function readsAll(actor: Actor): boolean {
	return coversAgency(actor.pathsFor('session.manage')) || coversAgency(actor.pathsFor('evaluation.read'));
}
