import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { spentUntil } from './ticket.ts';

/** Deletes the marks of tickets that have expired and could not answer again anyway. Returns how many. */
export function clearSpentTickets(ctx: Ctx, agencyId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		const { numDeletedRows } = await tx.deleteFrom('spent_ticket').where('agency_id', '=', agencyId).where('spent_on', '<', spentUntil(ctx.today)).executeTakeFirst();
		return Number(numDeletedRows);
	});
}
