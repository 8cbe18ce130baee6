import { sql, type RawBuilder } from 'kysely';
import { coversAgency, type Actor } from '#platform/context.ts';
import type { ComplaintClass, Move } from '../schema.ts';

/** What the right to a complaint depends on. */
export interface ComplaintFacts {
	readonly class: ComplaintClass;
	/** Path of the unit that has the complaint now. */
	readonly unitPath: string;
	/** Officers it is about, and the paths of the units they work in. */
	readonly about: readonly { readonly personId: string; readonly unitPath: string | null }[];
}

/** The subtree that the actor heads, or null; a head is a superior of everybody below. */
function headedPath(actor: Actor): string | null {
	return actor.roles.includes('supervisor') ? actor.unitPath : null;
}

/** A complaint about a person reaches neither that person nor a superior of that person by way of an office held (R21). */
function concerns(actor: Actor, about: ComplaintFacts['about']): boolean {
	const headed = headedPath(actor);
	return about.some(({ personId, unitPath }) => personId === actor.personId || (headed !== null && unitPath !== null && unitPath.startsWith(headed)));
}

/** Who may read a complaint: the inspectorate alone where it reports a violation, else who reads complaints in its unit; never whom it is about. */
export function mayReadComplaint(actor: Actor, facts: ComplaintFacts): boolean {
	if (concerns(actor, facts.about)) return false;
	return facts.class === 'violation' ? actor.can('complaint.violation', facts.unitPath) : actor.can('complaint.read', facts.unitPath);
}

/** The same rule as a condition on `complaint c` and its `unit u`; a test feeds both with every persona. */
export function complaintsReadableBy(actor: Actor): RawBuilder<boolean> {
	const headed = headedPath(actor);
	return sql<boolean>`(case when c.class = 'violation' then ${within(actor.pathsFor('complaint.violation'))} else ${within(actor.pathsFor('complaint.read'))} end
		and not exists (select from complaint_person a where a.agency_id = c.agency_id and a.complaint_id = c.id and (a.person_id = ${actor.personId}::uuid
			or (${headed}::text is not null and exists (select from employment e join unit w on w.agency_id = e.agency_id and w.id = e.unit_id
				where e.agency_id = a.agency_id and e.person_id = a.person_id and w.path like ${headed}::text || '%')))))`;
}

function within(paths: readonly string[]): RawBuilder<boolean> {
	return sql<boolean>`u.path like any (${paths.map((path) => `${path}%`)}::text[])`;
}

/** Who may work on a complaint: hold, answer, close. */
export function mayHandle(actor: Actor, facts: ComplaintFacts): boolean {
	return mayReadComplaint(actor, facts) && (facts.class === 'violation' || actor.can('complaint.handle', facts.unitPath));
}

/** The same rule as a condition on `complaint c` and its `unit u`; a test feeds both with every persona. */
export function complaintsHandledBy(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(${complaintsReadableBy(actor)} and (c.class = 'violation' or ${within(actor.pathsFor('complaint.handle'))}))`;
}

/** Who may send a complaint to any unit, refer it elsewhere, put it aside or bring it back. */
export function mayRoute(actor: Actor, facts: ComplaintFacts): boolean {
	return mayReadComplaint(actor, facts) && (facts.class === 'violation' || actor.can('complaint.route', facts.unitPath));
}

const ROUTING: readonly Move[] = ['refer', 'archive', 'restore'];

/**
 * Who may make a move. A unit that got the wrong complaint gives it back to the intake desk by itself; where else it goes, the administrator of complaints says.
 * Whoever works on a complaint hands it to the inspectorate when it proves to be a violation; the inspectorate alone says that it is none.
 *
 * @param target where `assign` leads to: a unit below the actor's own right, or the intake desk
 */
export function mayMove(actor: Actor, facts: ComplaintFacts, move: Move, target?: { readonly unitPath: string; readonly isIntake: boolean }): boolean {
	if (move === 'reopen') return false; // the reporter's alone
	if (move === 'hand_over' || move === 'hand_back') return (facts.class === 'violation') === (move === 'hand_back') && mayHandle(actor, facts);
	if (ROUTING.includes(move)) return mayRoute(actor, facts);
	if (move === 'assign' && target && !mayRoute(actor, facts)) return mayHandle(actor, facts) && (target.isIntake || actor.can('complaint.handle', target.unitPath));
	return mayHandle(actor, facts);
}

/** Who may see who wrote: the complaint administrator, or the inspectorate for a violation. Each look is audited. */
export function mayIdentify(actor: Actor, facts: ComplaintFacts): boolean {
	return mayReadComplaint(actor, facts) && (facts.class === 'violation' ? true : coversAgency(actor.pathsFor('complaint.identity')));
}
