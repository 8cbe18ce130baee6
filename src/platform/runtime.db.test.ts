import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testAddress } from '#tests/support/database.ts';
import { openRuntime, type Runtime } from './runtime.ts';

async function withRuntime(work: (world: Runtime) => Promise<void>): Promise<void> {
	const world = openRuntime(testAddress());
	try {
		await work(world);
	} finally {
		await world.close();
	}
}

describe('the handles of a running program', () => {
	test('are kept by the agencies they see, in their order', () => withRuntime(async (world) => {
		const [a, b] = [randomUUID(), randomUUID()];
		expect(world.db([a])).toBe(world.db([a]));
		expect(new Set([world.db([a]), world.db([b]), world.db([a, b]), world.db([b, a]), world.db([])]).size).toBe(5);
	}));

	test('see their own agencies, however many ask at once', () => withRuntime(async (world) => {
		const ids = [randomUUID(), randomUUID(), randomUUID()];
		const asked = Array.from({ length: 30 }, (_, index) => ids[index % 3] ?? '');
		const seen = await Promise.all(asked.map((id) => sql<{ ids: string[] }>`select current_agencies() as ids`.execute(world.db([id]))));
		expect(seen.map(({ rows }) => rows[0]?.ids)).toEqual(asked.map((id) => [id]));
	}));

	test('beyond the first thousand are made anew, and see the same', () => withRuntime(async (world) => {
		for (let count = 0; count < 1000; count += 1) world.db([randomUUID()]);
		const id = randomUUID();
		expect(world.db([id])).not.toBe(world.db([id]));
		expect((await sql<{ ids: string[] }>`select current_agencies() as ids`.execute(world.db([id]))).rows[0]?.ids).toEqual([id]);
	}));

	test('are refused for what is no agency', () => withRuntime(async (world) => {
		expect(() => world.db(['; drop table person'])).toThrow(RangeError);
		await expect(sql`select 1`.execute(world.db([]))).resolves.toMatchObject({ rows: [{ '?column?': 1 }] });
	}));
});
