import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Design } from '../design/design.schema.ts';
import type { Outcome } from '../programme.schema.ts';
import type { ImpactOptions, VerdictCode } from '../schema.ts';
import type { StoredEvaluation } from '../stored.schema.ts';

export interface ProgrammeRow {
	readonly id: string;
	readonly agencyId: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly sesoi: number;
	readonly direction: ImpactOptions['direction'];
	readonly design: Design;
}

/** A programme with what its registration promised. */
export interface JudgedProgramme extends ProgrammeRow {
	/** Of its government. */
	readonly timeZone: string;
	readonly courseId: string | null;
	readonly registeredAt: Date;
	readonly registrationSha256: string | null;
	readonly registrationId: string | null;
	/** Of the registration in force, with its time; null: it is the first. */
	readonly version: number;
	readonly changedAt: Date | null;
	/** Fingerprint of the version before. */
	readonly previousSha256: string | null;
	/** The earliest training month that any version promised; null where only the present one did. */
	readonly earliestStart: string | null;
}

const design = sql<Design>`json_build_object('control', p.control, 'windowMonths', p.window_months, 'assignedBy', p.assigned_by, 'panel', p.panel, 'seasonal', p.seasonal)`;
const previousSha256 = sql<string | null>`(select v.registration_sha256 from programme_version v where v.agency_id = p.agency_id and v.programme_id = p.id and v.version = p.version - 1)`;

/** The programme, or undefined when there is none in the scope. */
export function findProgramme(db: Db, id: string): Promise<JudgedProgramme | undefined> {
	return judgedProgrammes(db).where('p.id', '=', id).executeTakeFirst();
}

/** Every programme of a government. */
export function listJudgedProgrammes(db: Db, agencyId: string): Promise<JudgedProgramme[]> {
	return judgedProgrammes(db).where('p.agency_id', '=', agencyId).orderBy('p.id').execute();
}

function judgedProgrammes(db: Db) {
	return db
		.selectFrom('programme as p')
		.select(['p.id', 'p.agency_id as agencyId', 'p.title', 'p.sesoi', 'p.course_id as courseId', 'p.registered_at as registeredAt', 'p.registration_sha256 as registrationSha256'])
		.select(['p.registration_id as registrationId', 'p.version', 'p.changed_at as changedAt', 'p.earliest_start as earliestStart'])
		.select(sql<string>`(select time_zone from agency where id = p.agency_id)`.as('timeZone'))
		.select([sql<Outcome>`p.outcome`.as('outcome'), sql<ProgrammeRow['direction']>`p.direction`.as('direction'), design.as('design'), previousSha256.as('previousSha256')]);
}

export interface FamilyMember {
	readonly id: string;
	/** Of its result in force; null where there is none, or none to be judged. */
	readonly p: number | null;
	readonly isComputed: boolean;
}

/** Starts of one office that lie less than this apart are tries of the same thing: so long a window is assumed where none was fixed. */
const FAMILY_MONTHS = 12;

/** Programmes that train some office less than a year before or after: one training under another title, course or month is no second chance, and two trainings whose months overlap cannot be told apart. */
const trainedAlike = (agencyId: unknown, id: unknown): RawBuilder<unknown> => sql`(select m.programme_id from programme_unit n
	join programme_unit m on m.agency_id = n.agency_id and m.unit_id = n.unit_id
		and m.first_month > n.first_month - make_interval(months => ${FAMILY_MONTHS}) and m.first_month < n.first_month + make_interval(months => ${FAMILY_MONTHS})
	where n.agency_id = ${agencyId} and n.programme_id = ${id})`;

/** The agency's other evaluations of the same course, registered together with it, or of offices trained within a year of it; in the order of their registration. */
export async function familyOf(db: Db, { id, agencyId, courseId, registrationId }: Pick<JudgedProgramme, 'id' | 'agencyId' | 'courseId' | 'registrationId'>): Promise<FamilyMember[]> {
	const { rows } = await sql<FamilyMember>`
		select s.id, l.result is not null as "isComputed",
			case when l.result #> '{impact,series}' = 'null' then l.result #> '{impact,simple,p}' else l.result #> '{impact,series,average,p}' end as p
		from programme s left join lateral (
			select result from evaluation_result r where r.agency_id = s.agency_id and r.programme_id = s.id order by confirmed_at desc, id desc limit 1) l on true
		where s.agency_id = ${agencyId} and (s.course_id = ${courseId} or s.registration_id = ${registrationId} or s.id in ${trainedAlike(agencyId, id)}) and s.id <> ${id} order by s.registered_at, s.id`.execute(db);
	return rows;
}

export interface FoundResult {
	readonly id: string;
	readonly verdict: string;
	/** The one that the page shows. */
	readonly isInForce: boolean;
}

/** The result of exactly these data under these rules; undefined when they were never judged. */
export async function findResult(
	db: Db,
	{ id, agencyId }: Pick<ProgrammeRow, 'id' | 'agencyId'>,
	dataSha256: string,
	ruleVersion: string
): Promise<FoundResult | undefined> {
	return db
		.selectFrom('evaluation_result as r')
		.select(['r.id', 'r.verdict'])
		.select(
			sql<boolean>`r.id = (select o.id from evaluation_result o where o.agency_id = r.agency_id and o.programme_id = r.programme_id
				order by o.confirmed_at desc, o.id desc limit 1)`.as('isInForce')
		)
		.where('agency_id', '=', agencyId)
		.where('programme_id', '=', id)
		.where('data_sha256', '=', dataSha256)
		.where('rule_version', '=', ruleVersion)
		.executeTakeFirst();
}

export interface NewResult {
	readonly dataSha256: string;
	readonly ruleVersion: string;
	readonly verdict: VerdictCode;
	readonly result: StoredEvaluation;
	/** Of the registration that was judged. */
	readonly version: number;
	readonly now: Date;
}

/** The new row's id, or undefined when another run has just stored the same. */
export async function insertResult(
	db: Db,
	{ id, agencyId }: Pick<ProgrammeRow, 'id' | 'agencyId'>,
	{ dataSha256, ruleVersion, verdict, result, version, now }: NewResult
): Promise<string | undefined> {
	const row = await db
		.insertInto('evaluation_result')
		.values({
			agency_id: agencyId,
			programme_id: id,
			data_sha256: dataSha256,
			rule_version: ruleVersion,
			programme_version: version,
			verdict,
			result: JSON.stringify(result),
			computed_at: now,
			confirmed_at: now
		})
		.onConflict((conflict) => conflict.columns(['agency_id', 'programme_id', 'data_sha256', 'rule_version']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** Programmes whose training has begun. */
export async function programmesBegun(db: Db, agencyId: string, today: string): Promise<string[]> {
	const rows = await db
		.selectFrom('programme_unit')
		.select('programme_id as id')
		.distinct()
		.where('agency_id', '=', agencyId)
		.where('first_month', '<=', today)
		.orderBy('programme_id')
		.execute();
	return rows.map(({ id }) => id);
}

/** The first month of any training of a programme, or null where nobody is trained. */
export async function firstStartOf(db: Db, { agencyId, id }: Pick<ProgrammeRow, 'agencyId' | 'id'>): Promise<string | null> {
	const row = await db.selectFrom('programme_unit').select(({ fn }) => fn.min('first_month').as('month')).where('agency_id', '=', agencyId).where('programme_id', '=', id).executeTakeFirst();
	return row?.month ?? null;
}

/** The result is in force again. */
export async function confirmResult(db: Db, { agencyId }: Pick<ProgrammeRow, 'agencyId'>, id: string, now: Date): Promise<void> {
	await db.updateTable('evaluation_result').set({ confirmed_at: now }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export interface ListedEvaluation {
	readonly id: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly sesoi: number;
	readonly direction: ProgrammeRow['direction'];
	readonly registeredAt: Date;
	/** Null: not computed yet. */
	readonly verdict: VerdictCode | null;
	readonly computedAt: Date | null;
	readonly att: number | null;
	readonly ci95: readonly [number, number] | null;
	readonly trainedUnits: number;
	readonly comparisonUnits: number;
}

const latest = sql`select verdict, computed_at, result from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id order by confirmed_at desc, id desc limit 1`;
/** Of `l.result`: the comparison's, or the average of the single series. */
const effectInForce = (path: string, ofSeries: string): RawBuilder<unknown> =>
	sql`case when l.result #> '{impact,series}' = 'null' then coalesce(l.result #> ${`{impact,simple,${path}}`}::text[], 'null') else coalesce(l.result #> ${`{impact,series,average,${ofSeries}}`}::text[], 'null') end`;

/** Every evaluation that may be read, newest registration first; all of them, for nobody may choose which to see. */
export async function listProgrammes(db: Db, readable: RawBuilder<boolean>): Promise<ListedEvaluation[]> {
	const { rows } = await sql<ListedEvaluation>`
		select p.id, p.title, p.outcome, p.sesoi, p.direction, p.registered_at as "registeredAt", l.verdict, l.computed_at as "computedAt",
			${effectInForce('att', 'estimate')} as att, ${effectInForce('ci95', 'ci95')} as ci95,
			u.trained as "trainedUnits", u.comparison as "comparisonUnits"
		from programme p
		left join lateral (${latest}) l on true
		left join lateral (
			select count(distinct unit_id) filter (where first_month is not null)::int as trained, count(distinct unit_id) filter (where first_month is null)::int as comparison
			from programme_unit where agency_id = p.agency_id and programme_id = p.id
		) u on true
		where ${readable} order by p.registered_at desc, p.id`.execute(db);
	return rows;
}

export interface EvaluationFacts extends ProgrammeRow {
	/** Of its government. */
	readonly timeZone: string;
	readonly courseId: string | null;
	readonly courseTitle: string | null;
	readonly registeredAt: string;
	readonly registrationSha256: string | null;
	readonly registrationId: string | null;
	readonly drawId: string | null;
	readonly version: number;
	readonly changedAt: string | null;
	readonly previousSha256: string | null;
	readonly earliestStart: string | null;
	readonly trainedUnits: number;
	readonly comparisonUnits: number;
	readonly firstStart: string | null;
	readonly lastStart: string | null;
	readonly runs: number;
	readonly latest: {
		readonly verdict: VerdictCode;
		readonly computedAt: string;
		readonly dataSha256: string;
		readonly ruleVersion: string;
		/** The version of the registration that it judged. */
		readonly version: number;
		readonly result: StoredEvaluation;
	} | null;
	/** What the generator of demo data put in for this outcome; null where the data are real. */
	readonly truth: { readonly effect: number; readonly note: string } | null;
	/** Other evaluations of the same course or registration, or of offices trained within a year of it: all of them count as tries. */
	readonly siblings: readonly {
		readonly id: string;
		readonly title: string;
		readonly outcome: Outcome;
		readonly sesoi: number;
		readonly direction: ProgrammeRow['direction'];
		readonly verdict: VerdictCode | null;
		readonly att: number | null;
		readonly ci95: readonly [number, number] | null;
	}[];
}

/** All that the page of one evaluation shows, in one statement; undefined when there is none that may be read. */
export async function findEvaluation(db: Db, id: string, readable: RawBuilder<boolean>): Promise<EvaluationFacts | undefined> {
	const { rows } = await sql<{ facts: EvaluationFacts }>`
		select json_build_object('id', p.id, 'agencyId', p.agency_id, 'timeZone', (select time_zone from agency where id = p.agency_id), 'title', p.title, 'outcome', p.outcome, 'sesoi', p.sesoi, 'direction', p.direction, 'courseId', p.course_id, 'courseTitle', c.title,
			'registeredAt', p.registered_at, 'registrationSha256', p.registration_sha256, 'design', ${design}, 'registrationId', p.registration_id, 'drawId', p.draw_id,
			'version', p.version, 'changedAt', p.changed_at, 'previousSha256', ${previousSha256}, 'earliestStart', p.earliest_start,
			'trainedUnits', u.trained, 'comparisonUnits', u.comparison, 'firstStart', u.first_start, 'lastStart', u.last_start,
			'runs', (select count(*) from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id),
			'latest', (select json_build_object('verdict', verdict, 'computedAt', computed_at, 'dataSha256', data_sha256, 'ruleVersion', rule_version, 'version', programme_version, 'result', result)
				from (select * from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id order by confirmed_at desc, id desc limit 1) l),
			'truth', (select json_build_object('effect', effect, 'note', note) from demo_truth t where t.agency_id = p.agency_id and t.programme_id = p.id and t.outcome = p.outcome),
			'siblings', ${siblings}) as facts
		from programme p
		left join course c on c.id = p.course_id
		left join lateral (
			select count(distinct unit_id) filter (where first_month is not null)::int as trained, count(distinct unit_id) filter (where first_month is null)::int as comparison,
				min(first_month) as first_start, max(first_month) as last_start
			from programme_unit where agency_id = p.agency_id and programme_id = p.id
		) u on true
		where p.id = ${id} and ${readable}`.execute(db);
	return rows[0]?.facts;
}

const siblings = sql`(select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'outcome', s.outcome, 'sesoi', s.sesoi, 'direction', s.direction, 'verdict', l.verdict,
		'att', ${effectInForce('att', 'estimate')}, 'ci95', ${effectInForce('ci95', 'ci95')}) order by s.registered_at, s.id), '[]')
	from programme s
	left join lateral (select verdict, result from evaluation_result r where r.agency_id = s.agency_id and r.programme_id = s.id order by confirmed_at desc, id desc limit 1) l on true
	where s.agency_id = p.agency_id and (s.course_id = p.course_id or s.registration_id = p.registration_id or s.id in ${trainedAlike(sql`p.agency_id`, sql`p.id`)}) and s.id <> p.id)`;
