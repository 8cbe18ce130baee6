import { sql } from 'kysely';
import { calendarFor } from '#features/holidays/server/service.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { clockRulesFor, escalationOn } from '../rules.ts';
import type { ComplaintState } from '../schema.ts';
import { isLate } from './inbox-queries.ts';
import { insertMove } from './queries.ts';

interface LateRow {
	readonly id: string;
	readonly state: ComplaintState;
	readonly dueOn: string;
	readonly receivedOn: string;
	readonly clockVersion: string | null;
	readonly escalation: number;
}

/**
 * Lifts every open complaint of an agency that is late to the rung of the ladder where it belongs, and announces it; what is no longer late
 * stands on none. Run again on the same day it changes nothing.
 * New ones are measured by their day of verification, given ones that nobody began by the day of the follow-up, all by the day of the answer.
 *
 * @returns how many climbed
 */
export function escalateLate(ctx: Ctx, agencyId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		await sql`update complaint c set escalation = 0 where c.agency_id = ${agencyId} and c.escalation > 0 and (c.state not in ('new', 'verified', 'assigned', 'handling') or not ${isLate(ctx.today)})`.execute(tx);
		const { rows } = await sql<LateRow>`
			select id, state, least(due_on, case state when 'new' then verify_due_on when 'assigned' then respond_due_on end) as "dueOn",
				coalesce(received_on, received_at::date) as "receivedOn", clock_version as "clockVersion", escalation
			from complaint where agency_id = ${agencyId} and state in ('new', 'verified', 'assigned', 'handling') and escalation < 3
				and least(due_on, case state when 'new' then verify_due_on when 'assigned' then respond_due_on end) < ${ctx.today}::date
			order by id for update`.execute(tx);
		if (rows.length === 0) return 0;
		const calendar = await calendarFor(tx, agencyId, rows.map(({ dueOn }) => dueOn).sort()[0] ?? ctx.today, ctx.today);
		let climbed = 0;
		for (const row of rows) {
			const rung = escalationOn(row.dueOn, ctx.today, clockRulesFor(row.receivedOn, row.clockVersion ?? undefined).rules, calendar);
			if (rung <= row.escalation) continue;
			await tx.updateTable('complaint').set({ escalation: rung }).where('agency_id', '=', agencyId).where('id', '=', row.id).execute();
			await insertMove(tx, { agencyId, complaintId: row.id, at: ctx.now, accountId: null, actor: 'clock', move: 'escalate', fromState: row.state, toState: row.state, reason: String(rung) });
			await announce(tx, 'complaint.late', agencyId, row.id);
			climbed += 1;
		}
		return climbed;
	});
}
