import { sql, type RawBuilder } from 'kysely';
import { coversAgency, type Actor } from '#platform/context.ts';
import type { Sharing } from '../schema.ts';

interface Held {
	readonly ownerAgencyId: string;
}

/** Who may see a session and enrol in it: officers of the government that holds it, and of all others where the course is shared. */
export function maySee(actor: Actor, session: Held & { readonly sharing: Sharing }): boolean {
	return session.sharing === 'all' || session.ownerAgencyId === actor.agencyId;
}

/** The same rule as a condition on `course c` and `session s`. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(c.sharing = 'all' or s.owner_agency_id = ${actor.agencyId})`;
}

/** Who may change a session: a manager of the whole government that holds it, for a session belongs to no unit. */
export function mayManage(actor: Actor, session: Held): boolean {
	return session.ownerAgencyId === actor.agencyId && coversAgency(actor.pathsFor('session.manage'));
}

/** Who may keep its attendance list: managers and facilitators of the whole government that holds it, also for guests from others. */
export function mayRecord(actor: Actor, session: Held): boolean {
	return session.ownerAgencyId === actor.agencyId && coversAgency(actor.pathsFor('attendance.record'));
}
