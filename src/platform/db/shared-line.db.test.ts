import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { testAddress } from '#tests/support/database.ts';
import { openPool } from './connect.ts';
import { together } from './shared-line.ts';

const askFor = (pool: pg.Pool, text: string, values: unknown[] = []) => together(pool, async (client) => (await client.query<{ n: number }>({ name: text, text, values })).rows);
const ask = (pool: pg.Pool, n: number) => askFor(pool, 'select 10 / $1::int as n', [n]);

async function withPool(work: (pool: pg.Pool) => Promise<void>): Promise<void> {
	const pool = openPool(testAddress().owner, 3);
	try {
		await work(pool);
	} finally {
		await pool.end();
	}
}

describe('questions asked together', () => {
	test('share one connection, and each gets its own answer', () => withPool(async (pool) => {
		const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => askFor(pool, 'select $1::int as n', [n])));
		expect(answers).toEqual(Array.from({ length: 60 }, (_, n) => [{ n }]));
		expect(pool.totalCount).toBe(1);
	}));

	test('give the connection back when the last is answered', () => withPool(async (pool) => {
		for (const n of [1, 2, 5]) {
			expect(await ask(pool, n)).toEqual([{ n: 10 / n }]);
			expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
		}
	}));

	test('fail one by one: the others beside it are answered', () => withPool(async (pool) => {
		const [good, bad, other] = await Promise.allSettled([ask(pool, 1), ask(pool, 0), ask(pool, 2)]);
		expect([good, other].map((one) => one?.status === 'fulfilled' && one.value[0]?.n)).toEqual([10, 5]);
		expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
		expect(await ask(pool, 5)).toEqual([{ n: 2 }]);
	}));

	test('on a connection that ends all fail, and the next take another', () => withPool(async (pool) => {
		const end = askFor(pool, 'select pg_terminate_backend(pg_backend_pid())');
		const behind = ask(pool, 1);
		expect((await Promise.allSettled([end, behind])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await ask(pool, 1)).toEqual([{ n: 10 }]);
		expect(pool.totalCount).toBe(1);
	}));

	test('do not wait behind a connection that has not answered for a second', () => withPool(async (pool) => {
		const holder = await pool.connect();
		await holder.query('select pg_advisory_lock(20260098)');
		const stuck = askFor(pool, 'select pg_advisory_xact_lock(20260098)');
		const begun = performance.now();
		const later = together(pool, async (client) => (await client.query<{ n: number }>('select 4 as n')).rows, begun + 1001);
		expect(await later).toEqual([{ n: 4 }]);
		expect(pool.totalCount).toBe(3);
		holder.release(true); // its lock ends with it
		expect(await stuck).toHaveLength(1);
		expect(await ask(pool, 5)).toEqual([{ n: 2 }]);
	}));

	test('of a server that is away fail, each time anew', async () => {
		const pool = openPool({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' }, 2);
		for (let round = 0; round < 2; round += 1) {
			expect((await Promise.allSettled([ask(pool, 1), ask(pool, 2)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		}
		await pool.end();
	});
});
