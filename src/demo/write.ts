import { sql } from 'kysely';
import { judgeMonths } from '#features/surveys/server/told-service.ts';
import { measurePanel, type CountedSpan } from '#features/services/server/panel-service.ts';
import { complaintPanelSources } from '#features/complaints/server/panel-source.ts';
import { timesPanelSource } from '#features/service-times/server/panel-source.ts';
import { plainDb } from '#platform/db/connect.ts';
import { hashPassword } from 'better-auth/crypto';
import type pg from 'pg';
import { generateDemo } from './generate.ts';
import { BulkWriter, type Column } from './insert-rows.ts';
import { DEMO_PASSWORD, personasOf } from './personas.ts';
import { publishSurveys } from './publish-surveys.ts';
import type { TrueEffect } from './training-types.ts';
import type { Agency, AgencyDemo, DemoOptions } from './types.ts';
import { writeAccounts } from './write-accounts.ts';
import { writeDecisions } from './write-decisions.ts';
import { writeMinutesTruth } from './write-minutes-truth.ts';
import { writePeople } from './write-people.ts';
import { writePostTraining, writeScores } from './write-post-training.ts';
import { serviceIdsOf, writeServices } from './write-services.ts';
import { writeTrainings } from './write-trainings.ts';

export interface SeedReport {
	readonly size: string;
	readonly seed: number;
	readonly today: string;
	readonly agencies: readonly { readonly code: string; readonly name: string; readonly people: number; readonly units: number; readonly serviceUnits: number; readonly truth: readonly TrueEffect[] }[];
	/** Rows written, by table. */
	readonly rows: Readonly<Record<string, number>>;
	readonly seconds: number;
}

export interface SeedHelp {
	readonly identityKey: string;
	note?(line: string): void;
}

/** The region is there already: a second one would double its people. */
export class AlreadySeeded extends Error {
	readonly codes: readonly string[];
	constructor(codes: readonly string[]) {
		super(`These governments are in the database already: ${codes.join(', ')}.`);
		this.codes = codes;
	}
}

/**
 * Writes the demo region in one transaction: all of it or nothing.
 *
 * @param owner a connection of the tables' owner; row-level security does not hold for it
 * @param help `identityKey`: key IDENTITY_KEY of the installation, under which the invented names of citizens are sealed
 * @throws {AlreadySeeded} one of the governments exists
 */
export async function seedDemo(owner: pg.Pool, options: DemoOptions, help: SeedHelp): Promise<SeedReport> {
	const started = performance.now();
	const client = await owner.connect();
	try {
		await client.query('begin');
		const report = await writeRegion(client, options, help);
		await client.query('commit');
		// The planner knows nothing of two years that arrived at once.
		await client.query('analyze');
		const answered = await writeRunningMonth(owner, options.today);
		const measured = await measureTimes(owner, options.today);
		const truths = await writeMinutesTruth(owner, options.today);
		await publishSurveys(owner);
		await writePostTraining(owner, options.today);
		await writeDecisions(owner, options.today);
		const rows = { ...report.rows, survey_response: (report.rows.survey_response ?? 0) + answered, outcome_month: (report.rows.outcome_month ?? 0) + measured, demo_truth: (report.rows.demo_truth ?? 0) + truths };
		return { ...report, rows, seconds: Math.round(performance.now() - started) / 1000 };
	} catch (error) {
		await client.query('rollback').catch(() => undefined);
		throw error;
	} finally {
		client.release();
	}
}

/** The month that runs, until yesterday: as the month before it, so that months that are over have answers after them and may be told. @returns rows written */
async function writeRunningMonth(owner: pg.Pool, today: string): Promise<number> {
	const { numAffectedRows } = await sql`
		insert into survey_response (agency_id, id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product, competence, conduct, complaints, facilities)
		select r.agency_id, md5('id' || r.id)::uuid, v.id, md5('token' || r.id)::uuid, r.channel, d.day, r.requirements, r.procedure, r.duration, r.cost, r.product, r.competence, r.conduct, r.complaints, r.facilities
		from survey_response r join agency a on a.id = r.agency_id and a.invented join survey o on o.agency_id = r.agency_id and o.id = r.survey_id
		cross join lateral (select (date_trunc('month', ${today}::date) + (extract(day from r.submitted_on) - 1) * interval '1 day')::date as day) d
		join survey v on v.agency_id = o.agency_id and v.service_point_id = o.service_point_id and v.closed_at is null and d.day between v.opens_on and v.closes_on
		where r.submitted_on >= date_trunc('month', ${today}::date) - interval '1 month' and r.submitted_on < date_trunc('month', ${today}::date) and d.day < ${today}::date
		on conflict do nothing`.execute(plainDb(owner));
	return Number(numAffectedRows ?? 0);
}

/** What the queue clock and the complaints say in the panel; nothing is left to count. @returns rows written */
async function measureTimes(owner: pg.Pool, today: string): Promise<number> {
	const db = plainDb(owner);
	let written = 0;
	for (const { id } of await db.selectFrom('agency').select('id').where('invented', '=', true).execute()) {
		const cells = sql`select unit_id, service_id, month from outcome_month where agency_id = ${id}::uuid and element = 'index'
			union select unit_id, service_id, month from panel_stale where agency_id = ${id}::uuid`;
		written += (await measurePanel(db, id, [timesPanelSource, ...complaintPanelSources], cells, today)).written;
		// The answers marked their months as they were written; what the panel says of them was written with them. The month that runs waits.
		await db.deleteFrom('panel_stale').where('agency_id', '=', id).where('month', '<', `${today.slice(0, 7)}-01`).execute();
		const spans = await sql<CountedSpan>`select unit_id as "unitId", service_id as "serviceId", min(month)::text as first, max(month)::text as last from outcome_month where agency_id = ${id}::uuid group by unit_id, service_id`.execute(db);
		await judgeMonths(db, id, spans.rows);
	}
	return written;
}

async function writeRegion(client: pg.ClientBase, options: DemoOptions, { identityKey, note = () => undefined }: SeedHelp): Promise<Omit<SeedReport, 'seconds'>> {
	const writer = new BulkWriter(client);
	const passwordHash = await hashPassword(DEMO_PASSWORD);
	const provinces = new Map<string, string>();
	const agencies: SeedReport['agencies'][number][] = [];
	for await (const demo of generateDemo(options)) {
		await refuseExisting(client, demo.agency);
		await writer.write('agency', agencyColumns(provinces), [demo.agency]);
		if (demo.agency.kind === 'province') provinces.set(demo.agency.code, demo.agency.id);
		await writePeople(writer, demo, options.today);
		await writeAccounts(writer, demo, personasOf(options.size), passwordHash, options.today);
		const services = serviceIdsOf(demo);
		await writeServices(writer, demo, services, { today: options.today, identityKey });
		await writeTrainings(writer, demo, services);
		await writeScores(writer, demo);
		await writer.finish();
		agencies.push(summary(demo));
		note(`${demo.agency.name}: ${demo.people.length} people, ${demo.units.length} units`);
	}
	return { size: options.size, seed: options.seed, today: options.today, agencies, rows: writer.counts };
}

async function refuseExisting(client: pg.ClientBase, { code }: Agency): Promise<void> {
	const { rowCount } = await client.query('select 1 from agency where code = $1', [code]);
	if (rowCount !== 0) throw new AlreadySeeded([code]);
}

function agencyColumns(provinces: ReadonlyMap<string, string>): Column<Agency>[] {
	return [
		{ name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'code', type: 'text', of: ({ code }) => code }, { name: 'name', type: 'text', of: ({ name }) => name }, { name: 'kind', type: 'text', of: ({ kind }) => kind },
		{ name: 'parent_id', type: 'uuid', of: ({ kind, provinceCode }) => (kind === 'province' ? null : (provinces.get(provinceCode) ?? null)) },
		{ name: 'settings', type: 'jsonb', of: () => JSON.stringify({ skmWeight: '1/9' }) }, { name: 'invented', type: 'boolean', of: () => true }
	];
}

function summary({ agency, people, units, servicePoints, truth }: AgencyDemo): SeedReport['agencies'][number] {
	return { code: agency.code, name: agency.name, people: people.length, units: units.length, serviceUnits: new Set(servicePoints.map(({ unitId }) => unitId)).size, truth };
}
