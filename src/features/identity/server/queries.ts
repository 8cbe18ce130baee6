import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Tally } from '../rules.ts';

/** The account's address for a NIP or an e-mail; undefined when there is none. */
export function findAccountByLogin(authDb: Db, login: string) {
	return authDb
		.selectFrom('account')
		.select(['id', 'email', 'home_agency_id as agencyId'])
		.where((where) => where.or([where('username', '=', login), where('email', '=', login)]))
		.executeTakeFirst();
}

/** Enters an attempt under each key, as failed. Returns for each key what failed since, and the new row. */
export async function reserveAttempt(authDb: Db, keys: readonly string[], since: Date, at: Date): Promise<{ key: string; tally: Tally; id: string }[]> {
	const { rows } = await sql<{ key: string; count: number; last_at: Date | null; id: string }>`select * from reserve_attempt(${keys}::text[], ${since}, ${at})`.execute(authDb);
	return rows.map(({ key, count, last_at, id }) => ({ key, id, tally: { count, lastAt: last_at ?? at } }));
}

/** Everything under one key, or nothing where none is given, and these rows. */
export async function deleteFailures(tx: Db, key: string | null, ids: readonly string[]): Promise<void> {
	await tx.deleteFrom('sign_in_failure').where((where) => where.or([where('key', '=', key), where('id', 'in', ids)])).execute();
}

export async function deleteFailuresBefore(tx: Db, at: Date): Promise<void> {
	await tx.deleteFrom('sign_in_failure').where('failed_at', '<', at).execute();
}

export async function deleteSession(authDb: Db, token: string): Promise<void> {
	await authDb.deleteFrom('account_session').where('token', '=', token).execute();
}

/** Whose second factor is awaited under this challenge; undefined when it is over. */
export function findChallenge(authDb: Db, identifier: string, at: Date) {
	return authDb
		.selectFrom('verification as v')
		.innerJoin('account as a', (join) => join.on((on) => on(sql`a.id::text`, '=', on.ref('v.value'))))
		.select(['a.id as accountId', 'a.home_agency_id as agencyId', 'a.email', 'a.username'])
		.where('v.identifier', '=', identifier)
		.where('v.expires_at', '>', at)
		.executeTakeFirst();
}

/** False when the code was used in the last minutes. */
export async function reserveCode(authDb: Db, accountId: string, codeHash: string, at: Date): Promise<boolean> {
	await authDb.deleteFrom('used_code').where('used_at', '<', new Date(at.getTime() - 5 * 60_000)).execute();
	const { numInsertedOrUpdatedRows } = await authDb
		.insertInto('used_code')
		.values({ account_id: accountId, code_hash: codeHash, used_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

export async function releaseCode(authDb: Db, accountId: string, codeHash: string): Promise<void> {
	await authDb.deleteFrom('used_code').where('account_id', '=', accountId).where('code_hash', '=', codeHash).execute();
}

/** The account's running sessions, newest first. */
export function listSessions(authDb: Db, accountId: string, at: Date) {
	return authDb
		.selectFrom('account_session')
		.select(['id', 'created_at as createdAt', 'user_agent as userAgent'])
		.where('account_id', '=', accountId)
		.where('expires_at', '>', at)
		.orderBy('created_at', 'desc')
		.execute();
}

/** Ends one session of the account, or all but one. Returns how many ended. */
export async function deleteSessions(authDb: Db, accountId: string, which: { readonly id: string } | { readonly allBut: string }): Promise<number> {
	const result = await authDb
		.deleteFrom('account_session')
		.where('account_id', '=', accountId)
		.where('id', 'id' in which ? '=' : '<>', 'id' in which ? which.id : which.allBut)
		.executeTakeFirst();
	return Number(result.numDeletedRows);
}

export async function updateSessionAgency(authDb: Db, sessionId: string, agencyId: string): Promise<void> {
	await authDb.updateTable('account_session').set({ agency_id: agencyId }).where('id', '=', sessionId).execute();
}

export async function updateLocale(authDb: Db, accountId: string, locale: string): Promise<void> {
	await authDb.updateTable('account').set({ locale }).where('id', '=', accountId).execute();
}

export function listPasskeys(authDb: Db, accountId: string) {
	return authDb.selectFrom('passkey').select(['id', 'name', 'created_at as createdAt']).where('account_id', '=', accountId).orderBy('created_at').execute();
}

export async function deletePasskey(authDb: Db, accountId: string, passkeyId: string): Promise<boolean> {
	const result = await authDb.deleteFrom('passkey').where('account_id', '=', accountId).where('id', '=', passkeyId).executeTakeFirst();
	return result.numDeletedRows === 1n;
}

/** The NIP that an account signs in with, or undefined. */
export async function findUsername(authDb: Db, accountId: string): Promise<string | undefined> {
	const row = await authDb.selectFrom('account').select('username').where('id', '=', accountId).executeTakeFirst();
	return row?.username ?? undefined;
}

/** 'pending' when a key was made and no code of the phone has confirmed it. */
export async function findTotpState(authDb: Db, accountId: string): Promise<'off' | 'pending' | 'on'> {
	const row = await authDb.selectFrom('two_factor').select('verified').where('account_id', '=', accountId).executeTakeFirst();
	if (!row) return 'off';
	return row.verified ? 'on' : 'pending';
}
