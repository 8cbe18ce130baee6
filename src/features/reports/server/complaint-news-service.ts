import type { Kind } from '#features/notifications/schema.ts';
import { notify } from '#features/notifications/server/service.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { readersOfComplaint, type ComplaintReader } from './complaint-news-queries.ts';

/* Each of these is a reaction: it runs after the event, may run twice, and then tells nobody twice. Returns how many were told. */

/** 'complaint.filed': the unit that it was sent to and the complaint administrators; of a violation the inspectorate alone. */
export function tellComplaintFiled(ctx: Ctx, agencyId: string, complaintId: string): Promise<number> {
	return tell(ctx, agencyId, complaintId, 'complaint.new', ['handlers', 'administrators'], 'filed');
}

/** 'complaint.moved', 'complaint.handed_over': the unit that it was given to, or the inspectorate where it was found to be a violation. Other moves are news to nobody but the reporter. */
export async function tellComplaintAssigned(ctx: Ctx, agencyId: string, complaintId: string): Promise<number> {
	const last = await inTransaction(ctx.db, (tx) =>
		tx.selectFrom('complaint_move').select(['id', 'move', 'to_unit_id']).where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
	);
	const isGiven = GIVING.includes(last?.move ?? '') || (last?.move === 'verify' && last.to_unit_id !== null);
	return last && isGiven ? tell(ctx, agencyId, complaintId, 'complaint.new', ['handlers'], last.id) : 0;
}

const GIVING: readonly string[] = ['assign', 'hand_over', 'hand_back'];

/** 'complaint.reopened': the unit and its superior (F74). */
export function tellComplaintReopened(ctx: Ctx, agencyId: string, complaintId: string): Promise<number> {
	return tell(ctx, agencyId, complaintId, 'complaint.reopened', ['handlers', 'superiors', 'administrators'], 'reopened');
}

/** 'complaint.reporter_wrote': those who work on it; each letter is told once. */
export async function tellReporterWrote(ctx: Ctx, agencyId: string, complaintId: string): Promise<number> {
	const last = await inTransaction(ctx.db, (tx) =>
		tx.selectFrom('complaint_message').select('id').where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).where('author', '=', 'reporter').orderBy('at', 'desc').limit(1).executeTakeFirst()
	);
	return last ? tell(ctx, agencyId, complaintId, 'complaint.wrote', ['handlers'], last.id) : 0;
}

const LADDER: readonly (readonly ComplaintReader[])[] = [[], ['superiors'], ['superiors', 'administrators'], ['administrators', 'inspectors']];

/** 'complaint.late': whoever stands on the rung of the ladder that the complaint has climbed to. */
export async function tellComplaintLate(ctx: Ctx, agencyId: string, complaintId: string): Promise<number> {
	const row = await inTransaction(ctx.db, async (tx) => {
		const found = await tx.selectFrom('complaint').select(['escalation', 'reopened_at']).where('agency_id', '=', agencyId).where('id', '=', complaintId).executeTakeFirst();
		const climbed = await tx.selectFrom('complaint_move').select('id').where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).where('move', '=', 'escalate').orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
		return found && { ...found, climb: climbed?.id ?? '' };
	});
	// Each climb is told once, also where a complaint climbs to the same rung for its next deadline.
	return row && row.escalation > 0 ? tell(ctx, agencyId, complaintId, 'complaint.late', LADDER[row.escalation] ?? [], `rung ${row.escalation}${row.reopened_at ? ' again' : ''} ${row.climb}`) : 0;
}

function tell(ctx: Ctx, agencyId: string, complaintId: string, kind: Kind, readers: readonly ComplaintReader[], about: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		// Whoever moves the complaint waits, or was first: nobody is told of it who has just lost sight of it.
		await tx.selectFrom('complaint').select('id').where('agency_id', '=', agencyId).where('id', '=', complaintId).forShare().execute();
		let told = 0;
		for (const row of await readersOfComplaint(tx, agencyId, complaintId, ctx.today, readers, about)) {
			if (await notify(tx, { agencyId, accountId: row.accountId, kind, params: row.params, link: `/pengaduan/${complaintId}`, about: row.about, now: ctx.now })) told += 1;
		}
		return told;
	});
}
