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

/** Orders the attempts with one key, so that a burst in parallel cannot slip past the count. Held until the transaction ends. */
export async function lockAttempts(tx: Db, key: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Failures since an instant by key; a key without any is absent. */
export async function tallyFailures(tx: Db, keys: readonly string[], since: Date): Promise<ReadonlyMap<string, Tally>> {
	const rows = await tx
		.selectFrom('sign_in_failure')
		.select((select) => ['key', select.fn.countAll<number>().as('count'), select.fn.max('failed_at').as('lastAt')])
		.where('key', 'in', keys)
		.where('failed_at', '>', since)
		.groupBy('key')
		.execute();
	return new Map(rows.map(({ key, count, lastAt }) => [key, { count, lastAt: new Date(lastAt as unknown as string) }]));
}

/** Returns the ids of the new rows. */
export async function insertFailures(tx: Db, keys: readonly string[], at: Date): Promise<string[]> {
	const rows = await tx.insertInto('sign_in_failure').values(keys.map((key) => ({ key, failed_at: at }))).returning('id').execute();
	return rows.map(({ id }) => id);
}

/** Everything under one key, and these rows of other keys. */
export async function deleteFailures(tx: Db, key: string, ids: readonly string[]): Promise<void> {
	await tx.deleteFrom('sign_in_failure').where((where) => where.or([where('key', '=', key), where('id', 'in', ids)])).execute();
}

export async function deleteFailuresBefore(tx: Db, at: Date): Promise<void> {
	await tx.deleteFrom('sign_in_failure').where('failed_at', '<', at).execute();
}

export async function deleteSession(authDb: Db, token: string): Promise<void> {
	await authDb.deleteFrom('account_session').where('token', '=', token).execute();
}
