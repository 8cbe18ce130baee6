import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { inForceOn } from './in-force.ts';

/** Asks the condition about one invented post. */
async function holds(startedOn: string, endedOn: string | null, day: string): Promise<boolean | undefined> {
	let held: boolean | undefined;
	await withDatabase(async (db) => {
		const { rows } = await sql<{ held: boolean }>`select ${inForceOn('e', day)} as held from (values (${startedOn}::date, ${endedOn}::date)) e (started_on, ended_on)`.execute(db);
		held = rows[0]?.held;
	});
	return held;
}

describe('whether a post holds on a day', () => {
	test.each<[startedOn: string, endedOn: string | null, day: string, held: boolean]>([
		['2020-01-01', null, '2026-11-21', true],
		['2026-11-21', null, '2026-11-21', true],
		['2026-11-22', null, '2026-11-21', false],
		['2020-01-01', '2026-11-22', '2026-11-21', true],
		['2020-01-01', '2026-11-21', '2026-11-21', false],
		['2020-01-01', '2026-11-20', '2026-11-21', false],
		['2026-11-21', '2026-11-21', '2026-11-21', false],
		['2024-02-29', '2025-02-28', '2024-02-29', true]
	])('from %s to %s on %s: %s', async (startedOn, endedOn, day, held) => expect(await holds(startedOn, endedOn, day)).toBe(held));

	test('of two posts that follow each other exactly one holds on any day', async () => {
		for (const day of ['2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02']) expect([await holds('2020-01-01', '2026-07-01', day), await holds('2026-07-01', null, day)].filter(Boolean), day).toHaveLength(1);
	});
});
