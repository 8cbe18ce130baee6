import { sql } from 'kysely';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { isLate } from './inbox-queries.ts';
import { complaintsHandledBy } from './policy.ts';

/** Complaints that wait for the work of an actor. */
export interface ComplaintDuty {
	/** Past any of their deadlines. */
	readonly late: number;
	/** In time, and to be verified. */
	readonly verify: number;
	/** In time, given to a unit and not begun. */
	readonly start: number;
	/** In time, and in work. */
	readonly answer: number;
}

/** What waits in the units where the actor handles complaints, or null when there are none. Violations count for the inspectorate alone, and what somebody may only read counts for nobody. */
export async function complaintDuty(ctx: Ctx): Promise<ComplaintDuty | null> {
	const actor = signedIn(ctx);
	const paths = [...actor.pathsFor('complaint.handle'), ...actor.pathsFor('complaint.violation')].map((path) => `${path}%`);
	if (paths.length === 0) return null;
	const { rows } = await inTransaction(ctx.db, (tx) =>
		sql<ComplaintDuty>`
			select count(*) filter (where is_late)::integer as late, count(*) filter (where not is_late and state = 'new')::integer as verify,
				count(*) filter (where not is_late and state in ('verified', 'assigned'))::integer as start, count(*) filter (where not is_late and state = 'handling')::integer as answer
			from (select c.state, ${isLate(ctx.today)} as is_late
				from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
				where c.agency_id = ${actor.agencyId} and c.state in ('new', 'verified', 'assigned', 'handling') and u.path like any (${paths}::text[]) and ${complaintsHandledBy(actor)}) w`.execute(tx)
	);
	return rows[0] ?? null;
}
