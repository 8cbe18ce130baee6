import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Kind, NewsParams } from '../schema.ts';

export interface NotificationRow {
	readonly id: string;
	readonly kind: string;
	readonly params: NewsParams;
	readonly link: string;
	readonly createdAt: Date;
	readonly readAt: Date | null;
}

interface Owner {
	readonly agencyId: string;
	readonly accountId: string;
}

const own = (db: Db, { agencyId, accountId }: Owner) => db.selectFrom('notification').where('agency_id', '=', agencyId).where('account_id', '=', accountId);

export async function unreadOf(db: Db, owner: Owner): Promise<number> {
	const row = await own(db, owner).where('read_at', 'is', null).select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return row.count;
}

export async function totalOf(db: Db, owner: Owner): Promise<number> {
	const row = await own(db, owner).select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return row.count;
}

export async function listOf(db: Db, owner: Owner, limit: number, offset: number): Promise<NotificationRow[]> {
	return own(db, owner)
		.select(['id', 'kind', 'link', 'created_at as createdAt', 'read_at as readAt'])
		.select(sql<NewsParams>`params`.as('params'))
		.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset)
		.execute();
}

/** Marks the unread ones (or one of them) read at an instant; returns how many there were. */
export async function putRead(db: Db, { agencyId, accountId }: Owner, readAt: Date, id: string | undefined): Promise<number> {
	const result = await db.updateTable('notification').set({ read_at: readAt })
		.where('agency_id', '=', agencyId).where('account_id', '=', accountId).where('read_at', 'is', null)
		.$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
		.executeTakeFirst();
	return Number(result.numUpdatedRows);
}

/** Makes unread again what was read at exactly that instant; returns how many. */
export async function takeBackRead(db: Db, { agencyId, accountId }: Owner, readAt: Date): Promise<number> {
	const result = await db.updateTable('notification').set({ read_at: null })
		.where('agency_id', '=', agencyId).where('account_id', '=', accountId).where('read_at', '=', readAt)
		.executeTakeFirst();
	return Number(result.numUpdatedRows);
}

export async function choicesOf(db: Db, { agencyId, accountId }: Owner): Promise<ReadonlyMap<string, boolean>> {
	const rows = await db.selectFrom('notification_preference').select(['kind', 'by_mail']).where('agency_id', '=', agencyId).where('account_id', '=', accountId).execute();
	return new Map(rows.map((row) => [row.kind, row.by_mail]));
}

export async function putChoices(db: Db, { agencyId, accountId }: Owner, choices: ReadonlyMap<Kind, boolean>): Promise<void> {
	await db.insertInto('notification_preference')
		.values([...choices].map(([kind, byMail]) => ({ agency_id: agencyId, account_id: accountId, kind, by_mail: byMail })))
		.onConflict((conflict) => conflict.columns(['agency_id', 'account_id', 'kind']).doUpdateSet((row) => ({ by_mail: row.ref('excluded.by_mail') })))
		.execute();
}

export interface NewNotification extends Owner {
	readonly kind: Kind;
	readonly params: NewsParams;
	readonly link: string;
	readonly key: string;
	readonly now: Date;
}

/** The new row's id, or undefined when the account was already told. */
export async function insertNotification(db: Db, note: NewNotification): Promise<string | undefined> {
	const row = await db.insertInto('notification')
		.values({ agency_id: note.agencyId, account_id: note.accountId, kind: note.kind, params: JSON.stringify(note.params), link: note.link, key: note.key, created_at: note.now })
		.onConflict((conflict) => conflict.columns(['agency_id', 'account_id', 'key']).where('key', 'is not', null).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export interface Letter {
	readonly kind: string;
	readonly params: NewsParams;
	readonly link: string;
	readonly accountId: string;
	readonly name: string;
	readonly email: string;
	readonly locale: string;
	readonly mailedAt: Date | null;
}

/** A notification with its reader; undefined when it is gone or the account is closed. Locked, so that two workers send one mail. */
export async function findLetter(db: Db, agencyId: string, id: string): Promise<Letter | undefined> {
	return db.selectFrom('notification as n').innerJoin('account as a', 'a.id', 'n.account_id')
		.select(['n.kind', 'n.link', 'n.account_id as accountId', 'n.mailed_at as mailedAt', 'a.name', 'a.email', 'a.locale'])
		.select(sql<NewsParams>`n.params`.as('params'))
		.where('n.agency_id', '=', agencyId).where('n.id', '=', id).where('a.disabled_at', 'is', null)
		.forUpdate('n')
		.executeTakeFirst();
}

export async function putMailed(db: Db, agencyId: string, id: string, outcome: { readonly at: Date } | { readonly failure: string }): Promise<void> {
	await db.updateTable('notification')
		.set('at' in outcome ? { mailed_at: outcome.at, mail_failure: null } : { mail_failure: outcome.failure })
		.where('agency_id', '=', agencyId).where('id', '=', id)
		.execute();
}

export async function emailOf(db: Db, accountId: string): Promise<string | undefined> {
	return (await db.selectFrom('account').select('email').where('id', '=', accountId).executeTakeFirst())?.email;
}
