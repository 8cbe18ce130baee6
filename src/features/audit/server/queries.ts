import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Db, Tables } from '#platform/db/connect.ts';
import type { AuditFilter } from '../schema.ts';

type Entries<O> = SelectQueryBuilder<Tables, 'audit_entry', O>;

/** Days count in the agency's own zone; `to` is the last day, inclusive. */
function matching<O>(query: Entries<O>, agencyId: string, timeZone: string, { action, subject, from, to }: AuditFilter, concealed: RawBuilder<boolean>): Entries<O> {
	let result = query.where('audit_entry.agency_id', '=', agencyId);
	if (action) result = action.includes('.') ? result.where('action', '=', action) : result.where('action', 'like', `${action}.%`);
	// What is concealed is not found by what conceals it: a search would tell.
	if (subject) result = result.where('subject', 'like', `${subject.replace(/[\\%_]/g, '\\$&')}%`).where(sql<boolean>`not ${concealed}`);
	if (from) result = result.where('at', '>=', sql<Date>`(${from}::date::timestamp at time zone ${timeZone})`);
	if (to) result = result.where('at', '<', sql<Date>`((${to}::date + 1)::timestamp at time zone ${timeZone})`);
	return result;
}

export async function countEntries(db: Db, agencyId: string, timeZone: string, filter: AuditFilter, concealed: RawBuilder<boolean>): Promise<number> {
	const row = await matching(db.selectFrom('audit_entry'), agencyId, timeZone, filter, concealed).select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return row.count;
}

export interface EntryRow {
	readonly id: string;
	readonly at: Date;
	/** null: not signed in, or the program itself. */
	readonly accountName: string | null;
	readonly accountId: string | null;
	readonly action: string;
	readonly subject: string;
	readonly detail: unknown;
	readonly requestId: string | null;
	/** The reader may not know what it was done to: subject without a key, no detail, no request. */
	readonly isConcealed: boolean;
	/** null: not sealed yet. */
	readonly number: number | null;
}

/** Newest first. An account of another government has no name here. `concealed`: a condition on `audit_entry`. */
export async function listEntries(db: Db, agencyId: string, timeZone: string, filter: AuditFilter, concealed: RawBuilder<boolean>, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<EntryRow[]> {
	const rows = await matching(db.selectFrom('audit_entry'), agencyId, timeZone, filter, concealed)
		.leftJoin('account', 'account.id', 'audit_entry.account_id')
		.select(['audit_entry.id', 'at', 'account.name as accountName', 'account_id as accountId', 'action', 'subject', 'detail', 'request_id as requestId', 'number', concealed.as('isConcealed')])
		.orderBy('at', 'desc')
		.orderBy('audit_entry.id', 'desc')
		.limit(limit)
		.offset(offset)
		.execute();
	return rows.map((row) => ({ ...row, at: new Date(row.at as unknown as string), ...(row.isConcealed && { subject: row.subject.split(':', 1)[0] ?? '', detail: {}, requestId: null }) }));
}

/** The actions that occur, for the filter. */
export async function listActions(db: Db, agencyId: string): Promise<string[]> {
	const rows = await db.selectFrom('audit_entry').select('action').distinct().where('agency_id', '=', agencyId).orderBy('action').execute();
	return rows.map(({ action }) => action);
}

/** Gives the unsealed entries their place in the chain. Returns how many. */
export async function sealEntries(tx: Db, agencyId: string): Promise<number> {
	const { rows } = await sql<{ sealed: number }>`select seal_audit(${agencyId}) as sealed`.execute(tx);
	return rows[0]?.sealed ?? 0;
}

/** The first link that does not hold, or undefined. */
export async function findBrokenLink(db: Db, agencyId: string) {
	const { rows } = await sql<{ id: string; number: number; reason: 'gap' | 'changed' }>`select * from broken_audit_link(${agencyId})`.execute(db);
	return rows[0];
}

/** The sealed entry at a place, or the last one; undefined when there is none. The hash as hex. */
export function findLink(db: Db, agencyId: string, number?: number) {
	return db
		.selectFrom('audit_entry')
		.select((select) => ['id', 'at', select.ref('number').$notNull().as('number'), sql<string>`encode(hash, 'hex')`.as('hash')])
		.where('agency_id', '=', agencyId)
		.where('hash', 'is not', null)
		.$if(number !== undefined, (query) => query.where('number', '=', number as number))
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
}

// Answers of citizens carry their day and no moment: their age says nothing about the seal.
export async function countUnsealedBefore(db: Db, agencyId: string, at: Date): Promise<number> {
	const row = await db.selectFrom('audit_entry').select((select) => select.fn.countAll<number>().as('count'))
		.where('agency_id', '=', agencyId).where('hash', 'is', null).where('at', '<', at).where('action', '<>', 'survey.answer').executeTakeFirstOrThrow();
	return row.count;
}
