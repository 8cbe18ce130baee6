import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

export interface ScoreRow {
	readonly agencyId: string;
	readonly agencyName: string;
	readonly enrolmentId: string;
	readonly personId: string;
	readonly nip: string;
	readonly name: string;
	readonly unitName: string;
	readonly before: number | null;
	readonly after: number | null;
}

/** Participants of a session with their scores, by name. */
export async function listScores(db: Db, sessionId: string): Promise<ScoreRow[]> {
	const { rows } = await sql<ScoreRow>`select agency_id as "agencyId", agency_name as "agencyName", enrolment_id as "enrolmentId", person_id as "personId", nip, person_name as name, unit_name as "unitName",
		before_score::float8 as before, after_score::float8 as after from session_scores(${sessionId}::uuid)`.execute(db);
	return rows;
}

export interface TestRow {
	readonly beforeMost: number;
	readonly afterMost: number;
}

/** What the two tests are out of; undefined before anybody said. */
export async function findTest(db: Db, sessionId: string): Promise<TestRow | undefined> {
	const { rows } = await sql<TestRow>`select before_most::float8 as "beforeMost", after_most::float8 as "afterMost" from learning_test where session_id = ${sessionId}::uuid`.execute(db);
	return rows[0];
}

export async function putTest(tx: Db, agencyId: string, sessionId: string, { beforeMost, afterMost }: TestRow): Promise<void> {
	await tx.insertInto('learning_test').values({ owner_agency_id: agencyId, session_id: sessionId, before_most: beforeMost, after_most: afterMost })
		.onConflict((conflict) => conflict.column('session_id').doUpdateSet({ before_most: beforeMost, after_most: afterMost })).execute();
}

export interface ScoreMark {
	readonly agencyId: string;
	readonly enrolmentId: string;
	readonly before: number | null;
	readonly after: number | null;
}

/** Writes what differs; returns how many. */
export async function writeScores(tx: Db, sessionId: string, marks: readonly ScoreMark[], by: { readonly accountId: string; readonly requestId: string; readonly now: Date }): Promise<number> {
	const { rows } = await sql<{ changed: number }>`select record_scores(${sessionId}::uuid, ${JSON.stringify(marks)}::jsonb, ${by.accountId}::uuid, ${by.requestId}, ${by.now}) as changed`.execute(tx);
	return rows[0]?.changed ?? 0;
}
