import { sql } from 'kysely';
import { notify } from '#features/notifications/server/service.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';

/** The last day of the three: late enough to be needed, early enough to answer. */
const BEFORE_HOURS = 24;

interface DueRow {
	readonly id: string;
	readonly accountId: string;
	readonly params: { readonly number: string; readonly dueOn: string; readonly dueAt: string };
}

/**
 * By the clock: tells those who answer requests about personal data that one is due within a day, or over, and still open. Each request is told once
 * to each account; the news names nobody and nothing that was asked.
 *
 * @returns how many were told
 * @source R31: 72 hours of the clock
 */
export function remindOfRequests(ctx: Ctx, agencyId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		const { rows } = await sql<DueRow>`
			select distinct q.id, x.id as "accountId", jsonb_build_object('number', q.number, 'dueOn', (q.due_at at time zone a.time_zone)::date, 'dueAt', to_char(q.due_at at time zone a.time_zone, 'HH24.MI')) as params
			from privacy_request q join agency a on a.id = q.agency_id
			join role_grant g on g.agency_id = q.agency_id and g.role = 'administrator' and g.valid_from <= ${ctx.today} and (g.valid_to is null or g.valid_to > ${ctx.today})
			join unit u on u.agency_id = g.agency_id and u.id = g.unit_id and u.path ~ '^/[0-9]+/$'
			join account x on x.id = g.account_id and x.disabled_at is null
			where q.agency_id = ${agencyId} and q.state in ('filed', 'checking') and q.due_at <= ${ctx.now}::timestamptz + make_interval(hours => ${BEFORE_HOURS})`.execute(tx);
		let told = 0;
		for (const { id, accountId, params } of rows) {
			if (await notify(tx, { agencyId, accountId, kind: 'privacy.due', params, link: `/privasi/kelola/permintaan/${id}`, about: id, now: ctx.now })) told += 1;
		}
		return told;
	});
}
