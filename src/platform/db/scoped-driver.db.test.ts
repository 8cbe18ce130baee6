import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig, scopedDb, derived } from './connect.ts';
import { inTransaction } from './transaction.ts';
import { SHORT } from './scoped-driver.ts';
import { signScope } from './scope.ts';
import { insertAgency } from '#tests/support/builders.ts';
import { testAddress, withDatabase, withOwnDatabase } from '#tests/support/database.ts';
import { randomUUID } from 'node:crypto';

describe('a transaction of the program', () => {
	test('begins with its scope, and the next one on the same connection with its own', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		const scopeOf = (ids: string[]) => scopedDb(pool, { agencyIds: ids }, testAddress().secret);
		const seen = async (ids: string[]) => {
			const { rows } = await scopeOf(ids).transaction().execute((tx) => sql<{ ids: string[] }>`select current_agencies() as ids`.execute(tx));
			return rows[0]?.ids;
		};
		const [a, b] = [randomUUID(), randomUUID()];
		expect(await seen([a])).toEqual([a]);
		expect(await seen([b, a])).toEqual([b, a]);
		expect(await seen([])).toEqual([]);
		await pool.end();
	});

	test('without one there is no scope left over on the connection', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		await scopedDb(pool, { agencyIds: [randomUUID()] }, testAddress().secret).transaction().execute((tx) => sql`select 1`.execute(tx));
		const { rows } = await sql<{ ids: string[] }>`select current_agencies() as ids`.execute(plainDb(pool));
		expect(rows[0]?.ids).toEqual([]);
		await pool.end();
	});

	test('commits when the work returns and rolls back when it throws', () => withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 2);
		const db = plainDb(pool);
		await inTransaction(db, (tx) => insertAgency(tx, { code: '1505' }));
		await expect(inTransaction(db, async (tx) => {
			await insertAgency(tx, { code: '1801' });
			throw new Error('changed my mind');
		})).rejects.toThrow('changed my mind');
		const { rows } = await pool.query<{ code: string }>('select code from agency');
		expect(rows.map(({ code }) => code)).toEqual(['1505']);
		await pool.end();
	}));

	test('a failure that the work hides does not pass for a commit', () => withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 1);
		const hidden = inTransaction(plainDb(pool), async (tx) => {
			await insertAgency(tx, { code: '1505' });
			await sql`select 1 / 0`.execute(tx).catch(() => undefined);
		});
		await expect(hidden).rejects.toThrow('rolled back');
		expect((await pool.query('select from agency')).rowCount).toBe(0);
		await pool.end();
	}));

	test('counts what it changed', () => withDatabase(async (tx) => {
		await insertAgency(tx, {});
		await insertAgency(tx, {});
		const { numUpdatedRows } = await tx.updateTable('agency').set({ name: 'x' }).executeTakeFirstOrThrow();
		expect(Number(numUpdatedRows)).toBeGreaterThanOrEqual(2);
	}));

	test('serves many at once on few connections without mixing their scopes', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 3);
		const ids = Array.from({ length: 60 }, () => randomUUID());
		const answers = await Promise.all(ids.map((id) => scopedDb(pool, { agencyIds: [id] }, testAddress().secret).transaction().execute(async (tx) => {
			const first = await sql<{ ids: string[] }>`select current_agencies() as ids`.execute(tx);
			const second = await sql<{ ids: string[]; n: number }>`select current_agencies() as ids, ${1}::int as n`.execute(tx);
			return [first.rows[0]?.ids[0], second.rows[0]?.ids[0]];
		})));
		expect(answers).toEqual(ids.map((id) => [id, id]));
		await pool.end();
	});

	test('without a query leaves nothing open, whether it returns or throws', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		const db = scopedDb(pool, { agencyIds: [randomUUID()] }, testAddress().secret);
		expect(await db.transaction().execute(async () => 'nothing asked')).toBe('nothing asked');
		await expect(db.transaction().execute(async () => Promise.reject(new Error('before the first query')))).rejects.toThrow('before the first query');
		const { rows } = await pool.query<{ ids: string[] }>('select current_agencies() as ids');
		expect(rows[0]?.ids).toEqual([]);
		await pool.end();
	});

	test('a text that comes again is prepared once', async () => {
		const pool = openPool(testAddress().owner, 1);
		await plainDb(pool).transaction().execute(async (tx) => {
			for (const n of [1, 2, 3]) await sql`select ${n}::int + 41 as answer`.execute(tx);
		});
		const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from pg_prepared_statements where statement like '%+ 41 as answer%'`);
		expect(rows[0]?.n).toBe(1);
		await pool.end();
	});
});

describe('the signed scope', () => {
	const key = derived('a secret', 'scope');

	test('takes agency ids and nothing else into the statement', () => {
		const id = randomUUID();
		expect(signScope({ agencyIds: [id] }, key)).toMatch(new RegExp(`^${id};[0-9a-f]{64}$`));
		for (const bad of [`${id}'; drop table person; --`, id.toUpperCase(), '', 'x', `${id},${id}`]) expect(() => signScope({ agencyIds: [bad] }, key)).toThrow(RangeError);
	});

	test('differs by key, by agency and by order', () => {
		const [a, b] = [randomUUID(), randomUUID()];
		const all = [signScope({ agencyIds: [a] }, key), signScope({ agencyIds: [b] }, key), signScope({ agencyIds: [a, b] }, key), signScope({ agencyIds: [b, a] }, key), signScope({ agencyIds: [a] }, derived('other', 'scope'))];
		expect(new Set(all.map((text) => text.split(';')[1])).size).toBe(all.length);
	});

	test('keys of two purposes and of two secrets are not the same', () => {
		expect(new Set([derived('s', 'a'), derived('s', 'b'), derived('t', 'a'), derived('s', 'a')]).size).toBe(3);
	});
});

describe('a statement outside a transaction', () => {
	const scopeNow = sql<{ ids: string[] }>`select current_agencies() as ids`;
	const aloneOn = (pool: ReturnType<typeof openPool>, id: string) => scopedDb(pool, { agencyIds: [id] }, testAddress().secret, { readsAlone: true });

	test('reads with the scope of its handle, which is gone behind it', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		const [a, b] = [randomUUID(), randomUUID()];
		expect((await scopeNow.execute(aloneOn(pool, a))).rows[0]?.ids).toEqual([a]);
		expect((await scopeNow.execute(aloneOn(pool, b))).rows[0]?.ids).toEqual([b]);
		expect((await pool.query('select current_agencies() as ids')).rows[0]).toEqual({ ids: [] });
		expect((await scopeNow.execute(scopedDb(pool, { agencyIds: [a] }, testAddress().secret))).rows[0]?.ids).toEqual([]);
		await pool.end();
	});

	test('writes nothing, and a refusal leaves the connection in order', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		const id = randomUUID();
		await expect(sql`update person set name = 'x'`.execute(aloneOn(pool, id))).rejects.toThrow('read-only');
		await expect(sql`select 1 / 0`.execute(aloneOn(pool, id))).rejects.toThrow('division by zero');
		expect((await scopeNow.execute(aloneOn(pool, id))).rows[0]?.ids).toEqual([id]);
		const seen = await aloneOn(pool, id).transaction().execute((tx) => scopeNow.execute(tx));
		expect(seen.rows[0]?.ids).toEqual([id]);
		await pool.end();
	});

	test('comes many at once on few connections without mixing their scopes', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 3);
		const ids = Array.from({ length: 60 }, () => randomUUID());
		const answers = await Promise.all(ids.map((id) => scopeNow.execute(aloneOn(pool, id))));
		expect(answers.map(({ rows }) => rows[0]?.ids)).toEqual(ids.map((id) => [id]));
		await pool.end();
	});

	test('that is short shares one connection with others of the same moment, and no scope', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 3);
		const ids = Array.from({ length: 40 }, () => randomUUID());
		const answers = await Promise.all(ids.map((id) => sql<{ ids: string[] }>`${SHORT} select current_agencies() as ids`.execute(aloneOn(pool, id))));
		expect(answers.map(({ rows }) => rows[0]?.ids)).toEqual(ids.map((id) => [id]));
		expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
		await expect(sql`${SHORT} update person set name = 'x'`.execute(aloneOn(pool, randomUUID()))).rejects.toThrow('read-only');
		await pool.end();
	});

	test('that is short belongs to the transaction in which it stands', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		const id = randomUUID();
		const seen = await aloneOn(pool, id).transaction().execute(async (tx) => {
			const { rows: [first] } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(tx);
			const { rows: [second] } = await sql<{ ids: string[]; xid: string }>`${SHORT} select current_agencies() as ids, pg_current_xact_id()::text as xid`.execute(tx);
			return [second?.ids, second?.xid === first?.xid];
		});
		expect(seen).toEqual([[id], true]);
		await pool.end();
	});

	test('is not needed: a transaction that asks nothing takes no connection', async () => {
		const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
		await aloneOn(pool, randomUUID()).transaction().execute(async () => undefined);
		expect(pool.totalCount).toBe(0);
		await pool.end();
	});

	test('on a server that is away fails, and does not hang', async () => {
		const pool = openPool({ ...roleConfig(testAddress(), 'bina_app'), host: '/nowhere' }, 1);
		await expect(scopeNow.execute(aloneOn(pool, randomUUID()))).rejects.toThrow();
		await pool.end();
	});
});
