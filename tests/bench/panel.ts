import { sql } from 'kysely';
import { PANEL_SOURCES } from '../../src/job-handlers.ts';
import { markStaleBy, refreshPanel } from '../../src/features/services/server/panel-service.ts';
import { openPool, plainDb, roleConfig, scopedDb, type Db } from '../../src/platform/db/connect.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import type { Bench } from './row.ts';

const UNITS = 1000;
const MONTHS = 36;
/** Visits and answers behind each cell of the panel, beside one complaint. */
const FACTS = 10;

/** The shared panel of 1,000 unit-services × 36 months, counted by the program's own role: all of it, one month of all, one cell. */
export async function panel(bench: Bench, data: string): Promise<void> {
	if (!bench.wanted('panel, all cells')) return;
	const opened = await openDatabase({ dataFolder: data });
	const pools = [];
	try {
		await migrate(opened.address);
		const owner = openPool(opened.address.owner, 2);
		pools.push(owner);
		const agencyId = await fill(plainDb(owner));
		const app = openPool(roleConfig(opened.address, 'bina_app'), 2);
		pools.push(app);
		const db = scopedDb(app, { agencyIds: [agencyId] }, opened.address.secret);
		const cells = (first: string) => sql`select p.unit_id, p.service_id, m::date as month from service_point p cross join generate_series(${first}::date, '2026-11-01'::date, interval '1 month') m`;
		await measured(bench, db, agencyId, 'panel, all cells', cells('2023-12-01'));
		await owner.query('analyze outcome_month');
		await owner.query("update visit set called_at = called_at + interval '1 minute' where taken_at >= '2026-11-01'");
		await measured(bench, db, agencyId, 'panel, one month of all', cells('2026-11-01'), '≤ 5 s incrementally');
		await owner.query("update visit set called_at = called_at + interval '1 minute' where taken_at >= '2026-11-01'");
		await measured(bench, db, agencyId, 'panel, one cell', sql`select * from (${cells('2026-11-01')}) c limit 1`);
	} finally {
		for (const pool of pools) await pool.end();
		await opened.close();
	}
}

async function measured(bench: Bench, db: Db, agencyId: string, name: string, cells: ReturnType<typeof sql>, limit = ''): Promise<void> {
	await db.transaction().execute((tx) => markStaleBy(tx, agencyId, cells));
	const started = performance.now();
	const { cells: counted, written } = await refreshPanel(db, agencyId, PANEL_SOURCES, '2026-12-01');
	bench.add({ name, seconds: (performance.now() - started) / 1000, ...(limit ? { limit } : {}), note: `${counted} cells counted, ${written} rows written` });
}

/** Invented units, points, surveys, visits, answers and complaints, by statements of the database: a file of them would take minutes. */
async function fill(db: Db): Promise<string> {
	const { id } = await db.insertInto('agency').values({ code: 'BENCH', name: 'Kabupaten Ukur', kind: 'regency', invented: true }).returning('id').executeTakeFirstOrThrow();
	const run = (text: ReturnType<typeof sql>) => text.execute(db);
	await run(sql`insert into unit (agency_id, number, path, name, valid_from, invented) select ${id}::uuid, n, '/1/' || n || '/', 'Unit ' || n, '2020-01-01', true from generate_series(1, ${UNITS}) n`);
	await run(sql`insert into service (agency_id, code, name, promised_minutes) values (${id}::uuid, 'ukur', 'Layanan Ukur', 30)`);
	await run(sql`insert into service_point (agency_id, unit_id, service_id, slug, name) select ${id}::uuid, u.id, s.id, 'ukur-' || u.number, u.name from unit u cross join service s where u.agency_id = ${id}::uuid and s.agency_id = ${id}::uuid`);
	await run(sql`insert into survey (agency_id, service_point_id, opens_on, closes_on, rule_version) select ${id}::uuid, id, '2023-12-01', '2026-12-31', '2017-1' from service_point where agency_id = ${id}::uuid`);
	await run(sql`
		insert into visit (agency_id, service_point_id, taken_at, called_at, served_at, done_at)
		select ${id}::uuid, p.id, t, t + interval '1 minute' * w, t + interval '1 minute' * (w + 1), t + interval '1 minute' * (w + 9)
		from service_point p cross join generate_series(0, ${MONTHS - 1}) m cross join generate_series(1, ${FACTS}::int) f
		cross join lateral (select timestamptz '2023-12-03 02:00+00' + interval '1 month' * m + interval '1 day' * f as t, 5 + 50 * random() as w) v where p.agency_id = ${id}::uuid`);
	await run(sql`
		insert into survey_response (agency_id, survey_id, visit_token, submitted_on, requirements, procedure, duration, cost, product, competence, conduct, complaints, facilities)
		select ${id}::uuid, s.id, gen_random_uuid(), (date '2023-12-03' + interval '1 month' * m + interval '1 day' * f)::date, 3, 4, 3, 4, 3, 4, 3, 4, 1 + (random() * 3)::int
		from survey s cross join generate_series(0, ${MONTHS - 1}) m cross join generate_series(1, ${FACTS}::int) f where s.agency_id = ${id}::uuid`);
	await run(sql`
		insert into complaint (agency_id, number, unit_id, service_id, class, state, subject, received_at, received_on, closed_at, confirmed_fixed)
		select ${id}::uuid, 'UKUR-' || p.slug || '-' || m, p.unit_id, p.service_id, 'complaint', 'closed', 'Antrean lama', t, (t at time zone 'Asia/Jakarta')::date, t + interval '1 day' * (1 + 9 * random()), random() < 0.8
		from service_point p cross join generate_series(0, ${MONTHS - 1}) m cross join lateral (select timestamptz '2023-12-05 02:00+00' + interval '1 month' * m as t) v where p.agency_id = ${id}::uuid`);
	await run(sql`analyze`);
	return id;
}
