import { expect, test } from 'vitest';
import { openPool } from '#platform/db/connect.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { seedDemo } from './write.ts';

const TODAY = '2026-11-21';

test('the region has answers to look at, of closed windows only, and questions that wait', () => withOwnDatabase(async (address) => {
	const pool = openPool(address.owner, 2);
	try {
		await seedDemo(pool, { size: 'small', seed: 1, today: TODAY }, { identityKey: 'k' });
		const rows = async <Row>(text: string) => (await pool.query(text)).rows as Row[];
		const groups = await rows<{ role: string; answered: number; asked: number }>(`select role, count(*) filter (where answered)::int as answered, count(*)::int as asked from post_training_request where closes_on < '${TODAY}' group by role order by role`);
		expect(groups.map(({ role }) => role)).toEqual(['alumnus', 'participant', 'peer', 'superior']);
		for (const { answered, asked } of groups) expect(answered / asked).toSatisfy((share: number) => share > 0.4 && share < 0.95);
		expect(await rows('select role, months, session_id, count(*)::int as n from post_training_answer group by 1, 2, 3 order by 3, 2, 1'))
			.toEqual(await rows('select role, months, session_id, count(*)::int as n from post_training_request where answered group by 1, 2, 3 order by 3, 2, 1'));
		const [{ open }] = await rows<{ open: number }>(`select count(*)::int as open from post_training_request where '${TODAY}' between opens_on and closes_on and not answered`) as [{ open: number }];
		expect(open).toBeGreaterThan(10);
		expect(await rows(`select id from post_training_answer a, jsonb_each(a.scores) s where s.value::text not in ('1', '2', '3', '4')`)).toEqual([]);
		const [scores] = await rows<{ n: number; wrong: number }>(`select count(*)::int as n, (count(*) filter (where before_score is null or after_score > 100))::int as wrong from learning_score`);
		expect(scores).toEqual({ n: expect.any(Number) as number, wrong: 0 });
		expect(scores?.n).toBeGreaterThan(100);
		const officer = await rows<{ role: string }>(`select r.role from post_training_request r join account a on a.person_id = r.person_id
			where a.email like 'sari.wulandari@%' and not r.answered and '${TODAY}' between r.opens_on and r.closes_on`);
		expect(officer.map(({ role }) => role)).toContain('peer');
	} finally {
		await pool.end();
	}
}), 120_000);
