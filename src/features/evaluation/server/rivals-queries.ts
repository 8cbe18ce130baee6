import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ChallengeBrief, ChallengeState, StoredRivals } from '../rivals/rivals.schema.ts';
import type { Outcome } from '../programme.schema.ts';
import type { StoredEvaluation } from '../stored.schema.ts';
import type { VerdictCode } from '../schema.ts';
import type { JudgedProgramme } from './queries.ts';

/** The result that a programme's page shows. */
export interface ResultInForce {
	readonly id: string;
	readonly verdict: VerdictCode;
	readonly dataSha256: string;
	readonly ruleVersion: string;
	readonly result: StoredEvaluation;
}

export interface ProgrammeKey {
	readonly id: string;
	readonly agencyId: string;
}

export function resultInForce(db: Db, programme: ProgrammeKey): Promise<ResultInForce | undefined> {
	return db
		.selectFrom('evaluation_result')
		.select(['id', 'data_sha256 as dataSha256', 'rule_version as ruleVersion'])
		.select([sql<VerdictCode>`verdict`.as('verdict'), sql<StoredEvaluation>`result`.as('result')])
		.where('agency_id', '=', programme.agencyId)
		.where('programme_id', '=', programme.id)
		.orderBy('confirmed_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export interface FoundChallenge {
	readonly id: string;
	readonly state: ChallengeState;
	readonly asked: number;
	readonly askedAt: Date;
	readonly planned: number;
	readonly runs: number;
	readonly rivalsVersion: string;
	readonly finishedAt: Date | null;
	readonly result: StoredRivals | null;
}

/** Of one result; undefined when nobody asked yet. */
export function findChallenge(db: Db, agencyId: string, resultId: string, rivalsVersion: string): Promise<FoundChallenge | undefined> {
	return db
		.selectFrom('evaluation_challenge')
		.select(['id', 'asked', 'asked_at as askedAt', 'planned', 'runs', 'rivals_version as rivalsVersion', 'finished_at as finishedAt'])
		.select([sql<ChallengeState>`state`.as('state'), sql<StoredRivals | null>`result`.as('result')])
		.where('agency_id', '=', agencyId)
		.where('result_id', '=', resultId)
		.where('rivals_version', '=', rivalsVersion)
		.executeTakeFirst();
}

export interface NewChallenge {
	readonly agencyId: string;
	readonly resultId: string;
	readonly rivalsVersion: string;
	readonly now: Date;
}

/** The new row's id, or undefined when somebody has just asked for the same. */
export async function insertChallenge(db: Db, { agencyId, resultId, rivalsVersion, now }: NewChallenge): Promise<string | undefined> {
	const row = await db
		.insertInto('evaluation_challenge')
		.values({ agency_id: agencyId, result_id: resultId, rivals_version: rivalsVersion, asked_at: now })
		.onConflict((conflict) => conflict.columns(['agency_id', 'result_id', 'rivals_version']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** Counts another asking; `again` puts the work back to its beginning. */
export async function askedAgain(db: Db, agencyId: string, id: string, { again, now }: { readonly again: boolean; readonly now: Date }): Promise<void> {
	await sql`update evaluation_challenge set asked = asked + 1, asked_at = case when ${again} then ${now} else asked_at end,
			state = case when ${again} then 'waiting' else state end, runs = case when ${again} then 0 else runs end
		where agency_id = ${agencyId} and id = ${id}`.execute(db);
}

export interface ChallengeWork {
	readonly id: string;
	readonly agencyId: string;
	readonly programmeId: string;
	readonly state: ChallengeState;
	readonly dataSha256: string;
	readonly ruleVersion: string;
	readonly verdict: VerdictCode;
	readonly result: StoredEvaluation;
}

/** What the job works on; the row is held, so that no second worker takes it in the same moment. */
export async function challengeWork(db: Db, id: string): Promise<ChallengeWork | undefined> {
	const { rows } = await sql<ChallengeWork>`
		select c.id, c.agency_id as "agencyId", r.programme_id as "programmeId", c.state, r.data_sha256 as "dataSha256", r.rule_version as "ruleVersion", r.verdict, r.result
		from evaluation_challenge c join evaluation_result r on r.agency_id = c.agency_id and r.id = c.result_id
		where c.id = ${id} for update of c`.execute(db);
	return rows[0];
}

export async function beginChallenge(db: Db, { agencyId, id }: ProgrammeKey, planned: number): Promise<void> {
	await db.updateTable('evaluation_challenge').set({ state: 'running', planned, runs: 0 }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export async function refuseChallenge(db: Db, { agencyId, id }: ProgrammeKey): Promise<void> {
	await db.updateTable('evaluation_challenge').set({ state: 'refused' }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

/** Progress of what still runs. */
export async function countRuns(db: Db, { agencyId, id }: ProgrammeKey, runs: number): Promise<void> {
	await db.updateTable('evaluation_challenge').set({ runs }).where('agency_id', '=', agencyId).where('id', '=', id).where('state', '=', 'running').execute();
}

/** Whether it was stored: false when another run came first. */
export async function storeChallenge(db: Db, { agencyId, id }: ProgrammeKey, result: StoredRivals, now: Date): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('evaluation_challenge')
		.set({ state: 'done', runs: result.runs.length, planned: result.runs.length, result: JSON.stringify(result), finished_at: now })
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.where('state', '=', 'running')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** All that was ever computed for a programme: verdicts, and other ways of computing them. */
export async function runsEver(db: Db, { id, agencyId }: ProgrammeKey): Promise<{ readonly verdicts: number; readonly rivals: number }> {
	const { rows } = await sql<{ verdicts: number; rivals: number }>`
		select count(*)::int as verdicts, coalesce(sum(c.runs), 0)::int as rivals
		from evaluation_result r left join lateral (
			select sum(runs) as runs from evaluation_challenge c where c.agency_id = r.agency_id and c.result_id = r.id) c on true
		where r.agency_id = ${agencyId} and r.programme_id = ${id}`.execute(db);
	return rows[0] ?? { verdicts: 0, rivals: 0 };
}

/** What a programme is meant to move: its outcome, those registered with it or before it for the same course, and those that parts of the course are meant for. */
export async function outcomesAimedAt(db: Db, { id, agencyId, courseId, registrationId, registeredAt }: JudgedProgramme): Promise<Outcome[]> {
	const { rows } = await sql<{ outcome: Outcome }>`
		select s.outcome from programme s where s.agency_id = ${agencyId}
			and (s.id = ${id} or s.registration_id = ${registrationId} or (s.course_id = ${courseId} and s.registered_at <= ${registeredAt}))
		union select c.outcome from course_part c where c.agency_id = ${agencyId} and c.course_id = ${courseId} and c.outcome is not null`.execute(db);
	return rows.map(({ outcome }) => outcome);
}

/** Names of offices, by id. */
export async function unitNames(db: Db, agencyId: string, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('unit').select(['id', 'name']).where('agency_id', '=', agencyId).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of the result in force; null when nobody attacked it. */
export async function challengeBrief(db: Db, programme: ProgrammeKey, rivalsVersion: string): Promise<ChallengeBrief | null> {
	const { rows } = await sql<ChallengeBrief>`
		select c.state, c.planned, c.runs, c.result -> 'summary' as summary from evaluation_challenge c
		where c.agency_id = ${programme.agencyId} and c.rivals_version = ${rivalsVersion} and c.result_id = (
			select r.id from evaluation_result r where r.agency_id = ${programme.agencyId} and r.programme_id = ${programme.id} order by r.confirmed_at desc, r.id desc limit 1)`.execute(db);
	return rows[0] ?? null;
}
