import { sql } from 'kysely';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import { manageableAccountsBy } from './policy.ts';

/** Accounts with the unit of their primary post on a day. */
function accountsWithUnit(db: Db, today: string) {
	return db
		.selectFrom('account as a')
		.leftJoin('employment as e', (join) =>
			join.onRef('e.agency_id', '=', 'a.home_agency_id').onRef('e.person_id', '=', 'a.person_id').on('e.is_primary', '=', true).on(inForceOn('e', today)))
		.leftJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'e.agency_id').onRef('u.id', '=', 'e.unit_id'));
}

/** The pattern of a text that contains these letters, whatever they mean in a pattern. */
export function containing(wanted: string): string {
	return `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Accounts that the actor manages, by name; `count` is of all that match. */
export async function searchAccounts(db: Db, actor: Actor, today: string, wanted: string, limit: number, offset: number) {
	const pattern = containing(wanted);
	const rows = await accountsWithUnit(db, today)
		.select(['a.id', 'a.name', 'a.username', 'a.email', 'a.disabled_at as disabledAt', 'u.name as unitName', sql<number>`count(*) over ()`.as('count')])
		.where(manageableAccountsBy(actor))
		.$if(wanted !== '', (query) => query.where((where) => where.or([where('a.name', 'ilike', pattern), where('a.username', 'like', pattern), where('a.email', 'ilike', pattern)])))
		.orderBy('a.name')
		.orderBy('a.id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows, count: rows[0]?.count ?? 0 };
}

export function findManagedAccount(db: Db, accountId: string, today: string) {
	return accountsWithUnit(db, today)
		.select(['a.id', 'a.name', 'a.username', 'a.email', 'a.home_agency_id as agencyId', 'a.disabled_at as disabledAt', 'u.path as unitPath'])
		.where('a.id', '=', accountId)
		.executeTakeFirst();
}

/** An officer in service today, with the unit of the primary post and the account, if any. */
export function findOfficer(db: Db, agencyId: string, nip: string, today: string) {
	return db
		.selectFrom('person as p')
		.innerJoin('employment as e', (join) =>
			join.onRef('e.agency_id', '=', 'p.agency_id').onRef('e.person_id', '=', 'p.id').on('e.is_primary', '=', true).on(inForceOn('e', today)))
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'e.agency_id').onRef('u.id', '=', 'e.unit_id'))
		.leftJoin('account as a', (join) => join.onRef('a.home_agency_id', '=', 'p.agency_id').onRef('a.person_id', '=', 'p.id'))
		.select(['p.id', 'p.name', 'p.nip', 'p.email', 'u.path as unitPath', 'a.id as accountId'])
		.where('p.agency_id', '=', agencyId)
		.where('p.nip', '=', nip)
		.executeTakeFirst();
}

export interface AccountValues {
	readonly agencyId: string;
	readonly personId: string | null;
	readonly name: string;
	readonly email: string;
	readonly username: string | null;
	readonly locale: string;
}

/** Returns the id, or undefined when the e-mail, the NIP or the person has an account already. */
export async function insertAccount(db: Db, values: AccountValues): Promise<string | undefined> {
	const row = await db
		.insertInto('account')
		.values({ home_agency_id: values.agencyId, person_id: values.personId, name: values.name, email: values.email, username: values.username, locale: values.locale })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export async function updateDisabled(db: Db, accountId: string, disabledAt: Date | null): Promise<void> {
	await db.updateTable('account').set({ disabled_at: disabledAt }).where('id', '=', accountId).execute();
}

/**
 * Sets the password by the sign-in role (or the owner), making the credential when there is none.
 * @param mustChange somebody else than its owner knows it
 */
export async function upsertPassword(authDb: Db, accountId: string, hash: string, mustChange: boolean): Promise<void> {
	await authDb
		.insertInto('credential')
		.values({ account_id: accountId, provider_id: 'credential', provider_account_id: accountId, password: hash, must_change: mustChange })
		.onConflict((conflict) => conflict.columns(['provider_id', 'provider_account_id']).doUpdateSet({ password: hash, must_change: mustChange }))
		.execute();
}

export async function deleteAllSessions(authDb: Db, accountId: string): Promise<void> {
	await authDb.deleteFrom('account_session').where('account_id', '=', accountId).execute();
}

/** The owner has chosen the password: it opens everything again. */
export async function clearMustChange(authDb: Db, accountId: string): Promise<void> {
	await authDb.updateTable('credential').set({ must_change: false }).where('account_id', '=', accountId).execute();
}
