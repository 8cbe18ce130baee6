import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPassword } from 'better-auth/crypto';
import type pg from 'pg';
import { wasFixedBefore } from '#features/evaluation/server/fingerprints.ts';
import { programmeUnits } from '#features/evaluation/server/panel-queries.ts';
import { findProgramme, type JudgedProgramme } from '#features/evaluation/server/queries.ts';
import { openPool, plainDb } from '#platform/db/connect.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { DEMO_PASSWORD, personasOf } from './personas.ts';
import { AlreadySeeded, seedDemo, type SeedReport } from './write.ts';

const OPTIONS = { size: 'small', seed: 1, today: '2026-11-21' } as const;

describe('the demo region in the database', () => {
	let pool: pg.Pool;
	let report: SeedReport;
	let finished: () => void = () => undefined;
	let database: Promise<void> = Promise.resolve();

	beforeAll(async () => {
		await new Promise<void>((ready, failed) => {
			database = withOwnDatabase(async (address) => {
				pool = openPool(address.owner, 2);
				report = await seedDemo(pool, OPTIONS, { identityKey: 'k' });
				const waiting = new Promise<void>((resolve) => (finished = resolve));
				ready();
				await waiting;
				await pool.end();
			});
			database.catch(failed);
		});
	}, 120_000);
	afterAll(async () => {
		finished();
		await database;
	});

	async function one<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row> {
		const { rows } = await pool.query<Row>(text, values);
		return rows[0] as Row;
	}
	const count = async (text: string, values: unknown[] = []) => Number((await one<{ n: string | number }>(`select count(*) as n from ${text}`, values)).n);

	test('the report counts what is there', async () => {
		expect(report.agencies).toMatchObject([{ code: '1505', people: 500, serviceUnits: 40 }]);
		for (const [table, rows] of Object.entries(report.rows)) expect(await count(`"${table}"`), table).toBe(rows);
	});

	test('a second seed is refused and changes nothing', async () => {
		await expect(seedDemo(pool, { ...OPTIONS, seed: 2 }, { identityKey: 'k' })).rejects.toThrow(AlreadySeeded);
		expect(await count('person')).toBe(500);
	});

	test('the last closed survey of a counter is published with its result', async () => {
		const published = await count('survey where result is not null');
		expect(published).toBe(Math.min(40, await count('service_point p where exists (select from survey v where v.service_point_id = p.id and v.closed_at is not null)')));
		expect(await count("survey v where result is not null and (result ->> 'respondents')::int + (result ->> 'excluded')::int <> (select count(*) from survey_response r where r.survey_id = v.id)")).toBe(0);
	});

	test('programs that read complaints by Open311 find those of late that are signed, by title and month only, and nothing of the others', async () => {
		const agency = await one<{ id: string }>('select id from agency');
		const listed = (await pool.query<{ number: string; words: string; day: number; latitude: number | null }>(
			"select number, words, extract(day from requested_at at time zone 'Asia/Jakarta')::int as day, latitude from open311_requests($1, null, null, '{}', '2026-09-01', '2026-11-21', null, 1000, 0)", [agency.id])).rows;
		expect(listed.length).toBeGreaterThan(5);
		for (const { words, day, latitude } of listed) expect([words.length < 60, day, latitude]).toEqual([true, 1, null]);
		expect(await count("complaint c where c.number = any ($1) and (c.is_anonymous or c.is_confidential or c.class = 'violation')", [listed.map(({ number }) => number)])).toBe(0);
		expect(await count('complaint c where not c.is_anonymous and not exists (select from complaint_reporter r where r.complaint_id = c.id)')).toBe(0);
	});

	test('everybody is marked as invented', async () => {
		expect(await count('person where not invented')).toBe(0);
		expect(await count('unit where not invented')).toBe(0);
		expect(await count('agency where not invented')).toBe(0);
	});

	test('each persona has an account, the documented password, and the grants of the list', async () => {
		for (const persona of personasOf('small')) {
			const account = await one<{ id: string; username: string; person_id: string | null; password: string }>('select a.*, c.password from account a join credential c on c.account_id = a.id where a.email = $1', [persona.email]);
			expect(account.username).toBe(persona.nip ?? persona.email);
			expect(account.person_id !== null).toBe(persona.nip !== null);
			expect(await count('role_grant where account_id = $1', [account.id])).toBe(persona.roles.length);
		}
		const { password } = await one<{ password: string }>('select password from credential limit 1');
		expect(await verifyPassword({ hash: password, password: DEMO_PASSWORD })).toBe(true);
	});

	test('the panel adds up to the answers, month by month, of months that are over', async () => {
		const { different } = await one<{ different: number }>(`
			with answers as (
				select p.unit_id, p.service_id, date_trunc('month', r.submitted_on)::date as month, count(*) as responses,
					sum(requirements + procedure + duration + cost + product + competence + conduct + complaints + facilities) as total, sum(conduct) as conduct
				from survey_response r join survey s using (agency_id) join service_point p on p.agency_id = s.agency_id and p.id = s.service_point_id
				where s.id = r.survey_id and r.submitted_on < date '${OPTIONS.today.slice(0, 7)}-01' group by 1, 2, 3
			)
			select count(*)::integer as different from answers a
			full join (select * from outcome_month where element = 'index') m on m.unit_id = a.unit_id and m.service_id = a.service_id and m.month = a.month
			left join outcome_month c on c.unit_id = a.unit_id and c.service_id = a.service_id and c.month = a.month and c.element = 'conduct'
			where a.responses is distinct from m.responses or a.total is distinct from m.total or a.conduct is distinct from c.total`);
		expect(different).toBe(0);
		expect(await count(`outcome_month where element = 'index' and month >= '${OPTIONS.today.slice(0, 7)}-01'`)).toBe(0);
	});

	test('most months of answers may be shown, those of fewer than five never', async () => {
		const index = `outcome_month where element = 'index'`;
		expect(await count(`${index} and told and responses < 5`)).toBe(0);
		expect(await count(`${index} and told`)).toBeGreaterThan(0.6 * (await count(index)));
		expect(await count(`${index} and told and month = date '${OPTIONS.today.slice(0, 7)}-01' - interval '1 month'`)).toBeGreaterThan(0);
	});

	test('answers lie inside their survey, and only the last survey of a point is open', async () => {
		expect(await count('survey_response r join survey s on s.agency_id = r.agency_id and s.id = r.survey_id where r.submitted_on not between s.opens_on and s.closes_on')).toBe(0);
		expect(await count('survey where closed_at is null')).toBe(await count('service_point'));
	});

	test('the officer has 16 JP this year', async () => {
		const { minutes } = await one<{ minutes: number }>(`select sum(j.minutes)::integer as minutes from jp_entry j join person p on p.agency_id = j.agency_id and p.id = j.person_id
			where p.nip = '199204172019032901' and j.ends_on between '2026-01-01' and '2026-12-31'`);
		expect(minutes).toBe(16 * 45);
	});

	test('the true effects stand beside their programme', async () => {
		const { rows } = await pool.query<{ title: string; effect: number }>(`select p.title, t.effect::float as effect from demo_truth t join programme p on p.agency_id = t.agency_id and p.id = t.programme_id where t.outcome = 'index' order by p.title`);
		expect(rows).toEqual([{ title: 'Bimtek Pengelolaan Antrean Loket', effect: 0 }, { title: 'Pelatihan Aplikasi Perkantoran', effect: 0 }, { title: 'Pelatihan Pelayanan Prima', effect: 4 }]);
	});

	test('the queue training is registered for minutes, and its planted share stands beside it in minutes', async () => {
		const { outcome, direction, share, effect, median } = await one<{ outcome: string; direction: string; share: number; effect: number; median: number }>(`select p.outcome, p.direction, s.effect::float as share, t.effect::float as effect,
				(select sum(o.value * o.responses) / sum(o.responses) from programme_unit u join outcome_month o using (agency_id, unit_id, service_id)
					where u.programme_id = p.id and o.element = p.outcome and o.month >= u.first_month) as median
			from programme p join demo_truth s on s.programme_id = p.id and s.outcome = 'waiting_minutes' join demo_truth t on t.programme_id = p.id and t.outcome = p.outcome where p.title = 'Bimtek Pengelolaan Antrean Loket'`);
		expect({ outcome, direction, share }).toEqual({ outcome: 'wait_median_minutes', direction: 'down', share: -0.3 });
		// Without training the same counters would have waited median ÷ 0.7 minutes.
		expect(effect).toBeCloseTo(median - median / 0.7, 1);
		expect(effect).toBeLessThan(-1);
	});

	test('complaints are in the panel of whole months as rates and days, none without a service', async () => {
		const { rates, zero, days, empty } = await one<{ rates: number; zero: number; days: number; empty: number }>(`select count(*) filter (where element = 'complaints_per_thousand')::int as rates,
			count(*) filter (where element = 'complaints_per_thousand' and value = 0)::int as zero, count(*) filter (where element = 'closing_median_days')::int as days, count(*) filter (where responses < 1)::int as empty from outcome_month`);
		expect(rates).toBeGreaterThan(500);
		expect(zero).toBeGreaterThan(0);
		expect(days).toBeGreaterThan(200);
		expect(empty).toBe(0);
		expect(await count(`panel_stale where month < '${OPTIONS.today.slice(0, 7)}-01'`)).toBe(0);
	});

	test('every programme was registered before its training, and its fingerprint holds', async () => {
		const db = plainDb(pool);
		const { rows } = await pool.query<{ id: string }>('select id from programme');
		expect(rows).toHaveLength(3);
		for (const { id } of rows) {
			const programme = (await findProgramme(db, id)) as JudgedProgramme;
			const units = await programmeUnits(db, programme);
			expect(programme.registrationSha256).toMatch(/^[0-9a-f]{64}$/);
			expect(wasFixedBefore(programme, units)).toBe(true);
			expect(wasFixedBefore({ ...programme, sesoi: 1 }, units)).toBe(false);
		}
	});

	test('a renamed office can still be reported under its former name', async () => {
		const { name, valid_to: until } = await one<{ name: string; valid_to: string }>('select name, valid_to::text from unit_history');
		expect({ name, until }).toEqual({ name: 'Badan Perencanaan Pembangunan Daerah', until: '2025-09-01' });
	});

	test('findings of the records are known', async () => {
		expect(await count(`person where 'CON_2' = any (findings)`)).toBeGreaterThan(0);
		expect(await count(`person where 'TIM_1' = any (findings)`)).toBeGreaterThan(0);
	});
});
