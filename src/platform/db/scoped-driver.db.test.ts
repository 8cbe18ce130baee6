import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig, scopedDb, derived } from './connect.ts';
import { inTransaction } from './transaction.ts';
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
