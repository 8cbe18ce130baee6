import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';

interface News {
	readonly id: string;
	readonly agencyId: string;
	readonly complaintId: string;
	readonly event: 'complaint.filed' | 'complaint.reporter_wrote' | 'complaint.reopened';
}

const MOST_AT_ONCE = 200;

/**
 * Announces what reporters did and is due. The citizen's connection cannot reach the queue: its functions leave a row in the same
 * transaction, and this turns rows into events. Row and event change together, so nothing is told twice or lost.
 *
 * @param db a handle with the scope of the agencies to look at
 * @returns how many were announced
 */
export function releaseNews(db: Db, now: Date): Promise<number> {
	return inTransaction(db, async (tx) => {
		const { rows } = await sql<News>`delete from complaint_outbox where (agency_id, id) in (
				select agency_id, id from complaint_outbox where due_at <= ${now} order by due_at limit ${MOST_AT_ONCE} for update skip locked)
			returning id, agency_id as "agencyId", complaint_id as "complaintId", event`.execute(tx);
		for (const { event, agencyId, complaintId } of rows) await announce(tx, event, agencyId, complaintId);
		return rows.length;
	});
}

/** Deletes what was begun and never sent, of all agencies. @returns how many */
export async function clearDrafts(db: Db, now: Date): Promise<number> {
	const { rows } = await sql<{ gone: number }>`select clear_complaint_drafts(${now}) as gone`.execute(db);
	return rows[0]?.gone ?? 0;
}
