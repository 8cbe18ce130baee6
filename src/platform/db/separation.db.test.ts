import { CompiledQuery, sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { testAddress } from '#tests/support/database.ts';
import { openPool, plainDb, roleConfig, scopedDb, type Db } from './connect.ts';
import { ScopedDriver, SHORT } from './scoped-driver.ts';

interface Seen {
	readonly ids: string[];
}

const agencies = Array.from({ length: 12 }, () => randomUUID());
const handle = (pool: pg.Pool, id: string) => scopedDb(pool, { agencyIds: [id] }, testAddress().secret, { readsAlone: true });
const short = async (db: Db) => (await sql<Seen>`${SHORT} select current_agencies() as ids`.execute(db)).rows[0]?.ids;
const alone = async (db: Db) => (await sql<Seen>`select current_agencies() as ids`.execute(db)).rows[0]?.ids;
const within = (db: Db, work: (tx: Db) => Promise<unknown>) => db.transaction().execute(async (tx) => {
	await work(tx);
	return alone(tx);
});
/** What somebody without a scope finds on the connection. */
const leftOn = async (pool: pg.Pool) => (await sql<Seen & { mode: string }>`select current_agencies() as ids, current_setting('transaction_read_only') as mode`.execute(plainDb(pool))).rows[0];

const circular: Record<string, unknown> = {};
circular.self = circular;

/** Each fails in its own way: before it is sent, in the server, in the middle of its rows, with its connection. */
const FAILURES: readonly (readonly [string, (db: Db) => Promise<unknown>])[] = [
	['a value that cannot be sent', (db) => sql`${SHORT} select ${circular}::jsonb`.execute(db)],
	['a value that PostgreSQL refuses', (db) => sql`${SHORT} select ${'\u0000'}::text`.execute(db)],
	['more values than the protocol counts', (db) => sql`${SHORT} select ${sql.join(Array.from({ length: 65_537 }, (_, n) => n))}`.execute(db)],
	['no such table', (db) => sql`${SHORT} select from nowhere`.execute(db)],
	['a fault in the fifth row', (db) => sql`${SHORT} select 10 / (5 - n) from generate_series(1, 9) n`.execute(db)],
	['a write', (db) => sql`${SHORT} insert into holiday (name) values ('x')`.execute(db)],
	['a cancelled short one', (db) => sql`${SHORT} select pg_cancel_backend(pg_backend_pid()), pg_sleep(5)`.execute(db)],
	['a cancelled one', (db) => sql`select pg_cancel_backend(pg_backend_pid()), pg_sleep(5)`.execute(db)],
	['a short one whose connection ends', (db) => sql`${SHORT} select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`.execute(db)],
	['one whose connection ends', (db) => sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`.execute(db)],
	['a transaction that fails', (db) => within(db, (tx) => sql`select 1 / 0`.execute(tx))],
	['a transaction whose connection ends', (db) => within(db, (tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx))],
	['a transaction taken back', (db) => within(db, async (tx) => {
		await alone(tx);
		throw new Error('changed my mind');
	})]
];

async function withPool(size: number, work: (pool: pg.Pool) => Promise<void>): Promise<void> {
	const pool = openPool(roleConfig(testAddress(), 'bina_app'), size);
	try {
		await work(pool);
	} finally {
		await pool.end();
	}
}

describe('governments on the same few connections', () => {
	test.each(FAILURES)('see themselves and nobody else beside %s', async (_, fail) => {
		for (const size of [1, 3]) {
			await withPool(size, async (pool) => {
				const failing = agencies.filter((__, n) => n % 4 === 1).map((id) => fail(handle(pool, id)));
				const asking = agencies.flatMap((id) => [short, alone, short, (db: Db) => within(db, short)].map(async (ask) => ({ id, ids: await ask(handle(pool, id)) })));
				const [failed, asked] = await Promise.all([Promise.allSettled(failing), Promise.allSettled(asking)]);
				expect(failed.map(({ status }) => status)).not.toContain('fulfilled');
				const seen = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])); // the others lost their connection
				expect(seen).toEqual(seen.map(({ id }) => ({ id, ids: [id] })));
				expect(seen.length).toBeGreaterThan(0);
				for (const id of agencies) expect(await Promise.all([short(handle(pool, id)), alone(handle(pool, id)), within(handle(pool, id), short)])).toEqual([[id], [id], [id]]);
				expect(await leftOn(pool)).toEqual({ ids: [], mode: 'off' });
			});
		}
	});

	test('wait together where every connection is taken, and still get each their own', () => withPool(1, async (pool) => {
		const holder = await pool.connect();
		const waiting = agencies.flatMap((id) => [short(handle(pool, id)), within(handle(pool, id), short)]);
		holder.release();
		expect(await Promise.all(waiting)).toEqual(agencies.flatMap((id) => [[id], [id]]));
	}));

	test.each(['begin', '/* short */ begin'])('inherit no transaction that "%s" left open', (text) => withPool(1, async (pool) => {
		await sql.raw(text).execute(handle(pool, agencies[0] ?? ''));
		expect(await leftOn(pool)).toEqual({ ids: [], mode: 'off' });
	}));
});

describe('a connection', () => {
	test('on which a value could not be sent answers the same statement afterwards', () => withPool(1, async (pool) => {
		const db = handle(pool, agencies[0] ?? '');
		const ask = (on: Db, value: unknown) => sql<{ text: string }>`select ${value}::text as text`.execute(on);
		await expect(ask(db, circular)).rejects.toThrow('circular');
		expect((await ask(db, 'a')).rows).toEqual([{ text: 'a' }]);
		await expect(db.transaction().execute((tx) => ask(tx, circular))).rejects.toThrow('circular');
		expect((await db.transaction().execute((tx) => ask(tx, 'b'))).rows).toEqual([{ text: 'b' }]);
	}));

	test.each(['commitTransaction', 'rollbackTransaction'] as const)('answers nothing more of a transaction after %s: others may be on it', (end) => withPool(1, async (pool) => {
		const driver = new ScopedDriver(pool, 'begin', '');
		const connection = await driver.acquireConnection();
		const ask = () => connection.executeQuery(CompiledQuery.raw('select 1 as n'));
		await driver.beginTransaction(connection);
		expect((await ask()).rows).toEqual([{ n: 1 }]);
		const ending = driver[end](connection);
		await expect(ask()).rejects.toThrow('is over');
		await ending;
		await driver.releaseConnection(connection);
		await expect(ask()).rejects.toThrow('is over');
	}));
});
