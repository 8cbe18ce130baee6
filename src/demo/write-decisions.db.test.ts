import { describe, expect, test } from 'vitest';
import { readRupiah } from '#features/decisions/schema.ts';
import { openPool } from '#platform/db/connect.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { seedDemo } from './write.ts';

describe('costs and decisions of the demo region', () => {
	test('stand for every programme, follow from what is there, and name nobody', () =>
		withOwnDatabase(async (address) => {
			const pool = openPool(address.owner, 2);
			try {
				await seedDemo(pool, { size: 'small', seed: 1, today: '2026-11-21' }, { identityKey: 'k' });
				const rows = async <Row extends object>(text: string): Promise<Row[]> => (await pool.query<Row>(text)).rows;

				const costs = await rows<{ title: string; lines: number; time: string; fees: string; hours: number }>(`
					select p.title, count(*)::int as lines, sum(k.amount_rupiah) filter (where k.kind = 'working_time') as time, sum(k.amount_rupiah) filter (where k.kind = 'honorarium') as fees,
						(select sum(a.minutes) / 60.0 from session s join enrolment e on e.session_id = s.id join attendance a on a.enrolment_id = e.id where s.course_id = p.course_id)::float8 as hours
					from programme_cost k join programme p on p.id = k.programme_id group by p.agency_id, p.id order by p.title`);
				expect(costs.map(({ title, lines }) => [title, lines])).toEqual([['Bimtek Pengelolaan Antrean Loket', 5], ['Pelatihan Aplikasi Perkantoran', 5], ['Pelatihan Pelayanan Prima', 5]]);
				for (const { time, hours, fees } of costs) {
					expect(Math.abs(Number(time) - hours * 52_000)).toBeLessThanOrEqual(500);
					expect(Number(fees) % 1_800_000).toBe(0);
				}

				const decided = await rows<{ code: string; step: string; version: number; choice: string; recommended: string; madeOn: string }>(`
					select c.code, d.step, d.version, d.choice, d.recommended, d.made_on as "madeOn" from decision d join programme p on p.id = d.programme_id join course c on c.id = p.course_id order by c.code, d.version`);
				expect(decided).toEqual([
					{ code: 'ANT-01', step: 'proposal', version: 1, choice: 'wait', recommended: 'wait', madeOn: '2026-10-07' },
					{ code: 'LYN-01', step: 'proposal', version: 1, choice: 'wait', recommended: 'wait', madeOn: '2026-09-07' },
					{ code: 'LYN-01', step: 'decision', version: 2, choice: 'continue', recommended: 'wait', madeOn: '2026-09-22' }
				]);
				expect(await rows('select from decision where made_by is not null or evaluation_result_id is not null')).toEqual([]);
				expect(await rows(`select n.plan like 'Menyelenggarakan%' as said, u.name like '%Kepegawaian%' as owned, n.due_on as "dueOn", n.carried_by as "carriedBy" from decision_plan n join unit u on u.agency_id = n.agency_id and u.id = n.owner_unit_id`)).toEqual([{ said: true, owned: true, dueOn: '2026-12-01', carriedBy: null }]);
				// Somebody who can sign in heads the office that owns the plan: else its duty is on nobody's Hari ini.
				expect(await rows(`select a.email from decision_plan n join position p on p.agency_id = n.agency_id and p.unit_id = n.owner_unit_id and p.is_head
					join employment e on e.agency_id = p.agency_id and e.position_id = p.id and e.ended_on is null join account a on a.person_id = e.person_id`)).toEqual([{ email: 'lestari.handayani@muarojambikab.example' }]);
				expect(await rows('select title, outcome from course_part order by position')).toEqual([
					{ title: 'Menyambut dan mendengar warga', outcome: 'conduct' }, { title: 'Menjelaskan syarat dan prosedur', outcome: 'procedure' }, { title: 'Menenangkan diri di loket yang ramai', outcome: null }
				]);
				// What is stated is what its method says: 12,000 visits, a tenth of an hour, 18,000 rupiah an hour.
				const [benefit] = await rows<{ amount: string }>('select amount_rupiah as amount from programme_benefit');
				expect(Number(benefit?.amount)).toBe(12_000 * 0.1 * Number(readRupiah('Rp 18.000')));
			} finally {
				await pool.end();
			}
		}), 120_000);
});
