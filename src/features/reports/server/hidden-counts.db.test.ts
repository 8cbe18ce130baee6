import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withCitizen } from '#tests/support/complaints.ts';
import { testPool, withDatabase } from '#tests/support/database.ts';
import { openData } from './open-data-service.ts';
import { publicAgency } from './public-service.ts';

/* R18: no count of fewer than five people, neither printed nor left over when one takes what is printed from a total. */

interface Judged {
	readonly counts: readonly number[];
	readonly hidden: readonly boolean[];
	readonly total: number | null;
}

async function judge(db: Db, groups: readonly (readonly number[])[]): Promise<Judged[]> {
	const { rows } = await sql<{ hidden: boolean[]; total: string | null }>`select h.hidden, h.total from jsonb_array_elements(${JSON.stringify(groups)}::jsonb) with ordinality g(cells, place)
		cross join lateral hidden_cells(array(select c::bigint from jsonb_array_elements_text(g.cells) with ordinality u(c, at) order by at)) h order by g.place`.execute(db);
	return rows.map(({ hidden, total }, at) => ({ counts: groups[at] ?? [], hidden, total: total === null ? null : Number(total) }));
}

const printed = ({ counts, hidden, total }: Judged) => JSON.stringify([counts.map((count, at) => (hidden[at] ? null : count)), total]);

function everyGroup(cells: number, largest: number): number[][] {
	return cells === 0 ? [[]] : everyGroup(cells - 1, largest).flatMap((group) => Array.from({ length: largest }, (_, at) => [...group, at + 1]));
}

describe('from everything published no hidden count can be computed', () => {
	test.each([[1, 12], [2, 12], [3, 10], [4, 7], [5, 5]])('%i cells of up to %i: whoever knows the rule and tries every world finds two for each hidden cell', (cells, largest) =>
		withDatabase(async (db) => {
			// Counts beyond the largest tried would only add worlds.
			const worlds = new Map<string, Judged[]>();
			const all = await judge(db, everyGroup(cells, largest));
			for (const world of all) worlds.set(printed(world), [...(worlds.get(printed(world)) ?? []), world]);
			for (const world of all) {
				const same = worlds.get(printed(world)) ?? [];
				world.hidden.forEach((isHidden, at) => { if (isHidden) expect(new Set(same.map(({ counts }) => counts[at])).size, printed(world)).toBeGreaterThan(1); });
			}
		}));

	test('of any size: every small cell is hidden, hidden cells of a known total are five people and more and differ', () =>
		fc.assert(fc.asyncProperty(fc.array(fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 36 }), { minLength: 20, maxLength: 60 }), (groups) =>
			withDatabase(async (db) => {
				for (const { counts, hidden, total } of await judge(db, groups)) {
					const left = counts.filter((_, at) => hidden[at]);
					expect(hidden.length).toBe(counts.length);
					counts.forEach((count, at) => { if (count < 5) expect(hidden[at]).toBe(true); });
					if (!counts.some((count) => count < 5)) expect(left).toEqual([]);
					if (total === null) expect(left).toEqual(counts);
					else {
						expect(total).toBe(counts.reduce((sum, count) => sum + count, 0));
						if (left.length > 0) expect([left.reduce((sum, count) => sum + count, 0) >= 5, new Set(left).size > 1]).toEqual([true, true]);
					}
				}
			})), { numRuns: 10 }));

	test('the page and the file of a government: a total less its months leaves no small month', () =>
		withCitizen(async ({ owner, office, agency, ctx }) => {
			const filed = async (count: number, received_on: string) => { for (let at = 0; at < count; at += 1) await insertComplaint(owner, office, { received_on, state: 'handling' }); };
			for (const [count, day] of [[9, '2025-12-03'], [6, '2026-01-05'], [2, '2026-02-05'], [8, '2026-03-05']] as const) await filed(count, day);
			const at = { ...ctx, now: new Date('2026-10-02T03:00:00Z'), today: '2026-10-02' };
			expect((await publicAgency(at, agency.code)).complaints).toEqual({ handling: 16 });
			const cells = JSON.parse((await openData(at, agency.code, 'pengaduan.json', '')).text) as { month: string; complaints: number | null }[];
			expect(cells.map(({ month, complaints }) => [month, complaints])).toEqual([['2025-12-01', 9], ['2026-01-01', null], ['2026-02-01', null], ['2026-03-01', 8]]);
		}));

	test('the role of citizens cannot call what the published figures are made of', async () => {
		for (const call of ['hidden_cells(array[1]::bigint[])', "public_complaint_cells('00000000-0000-0000-0000-000000000000')"]) {
			await expect(testPool('bina_citizen').query(`select * from ${call}`)).rejects.toMatchObject({ code: '42501' });
		}
	});
});
