import { sql } from 'kysely';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { needsManagedBy } from './policy.ts';

/** Needs that wait for the decision of an actor. */
export interface NeedDuty {
	readonly count: number;
	/** Of them those whose urgency is above the ordinary. */
	readonly urgent: number;
}

/** Open needs in the units where the actor accepts and declines them, or null when there is none. One that names the actor is left out: nobody decides what they have to learn themselves. */
export async function needDuty(ctx: Ctx): Promise<NeedDuty | null> {
	const actor = signedIn(ctx);
	if (actor.pathsFor('need.manage').length === 0) return null;
	const { rows } = await inTransaction(ctx.db, (tx) =>
		sql<NeedDuty>`select count(*)::integer as count, count(*) filter (where n.urgency > 1)::integer as urgent
			from need n join unit u on u.agency_id = n.agency_id and u.id = n.unit_id
			where n.agency_id = ${actor.agencyId} and n.state = 'open' and n.person_id is distinct from ${actor.personId}::uuid and ${needsManagedBy(actor)}`.execute(tx)
	);
	const [duty] = rows;
	return duty && duty.count > 0 ? duty : null;
}
