import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Mark } from '../rules.ts';
import type { EnrolmentState } from '../schema.ts';

export interface Participant {
	readonly agencyId: string;
	readonly agencyName: string;
	readonly enrolmentId: string;
	readonly personId: string;
	readonly name: string;
	readonly unitName: string;
	readonly state: EnrolmentState;
}

/** Everybody enrolled or waiting; a government that does not hold the session sees only its own people. */
export async function listRoster(db: Db, sessionId: string): Promise<Participant[]> {
	const { rows } = await sql<Participant>`select agency_id as "agencyId", agency_name as "agencyName", enrolment_id as "enrolmentId",
		person_id as "personId", person_name as "name", unit_name as "unitName", state from session_roster(${sessionId})`.execute(db);
	return rows;
}

export interface AttendanceRow {
	readonly agencyId: string;
	readonly enrolmentId: string;
	readonly day: string;
	readonly minutes: number;
	readonly method: 'list' | 'qr' | 'import';
}

export async function listAttendance(db: Db, sessionId: string): Promise<AttendanceRow[]> {
	const { rows } = await sql<AttendanceRow>`select agency_id as "agencyId", enrolment_id as "enrolmentId", day, minutes, method
		from session_attendance(${sessionId}) order by day`.execute(db);
	return rows;
}

interface By {
	readonly accountId: string;
	readonly requestId: string;
	readonly now: Date;
}

/** Writes the marks that differ, in every government they concern, each with its audit entry; returns how many. */
export async function writeMarks(tx: Db, sessionId: string, marks: readonly Mark[], by: By): Promise<number> {
	const { rows } = await sql<{
		changed: number;
	}>`select record_attendance(${sessionId}, ${JSON.stringify(marks)}, ${by.accountId}, ${by.requestId}, ${by.now}) as changed`.execute(tx);
	return rows[0]?.changed ?? 0;
}

/** The officer's own mark by QR. A day already recorded stays as it is: returns whether a row was added. */
export async function insertCheckIn(tx: Db, mark: Mark, now: Date): Promise<boolean> {
	const row = await tx
		.insertInto('attendance')
		.values({ agency_id: mark.agencyId, enrolment_id: mark.enrolmentId, day: mark.day, minutes: mark.minutes, method: 'qr', recorded_at: now })
		.onConflict((conflict) => conflict.columns(['agency_id', 'enrolment_id', 'day']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface Finish {
	readonly agencyId: string;
	readonly enrolmentId: string;
	readonly state: 'completed' | 'absent';
}

/** Sets the final states and returns the governments concerned. */
export async function writeFinish(tx: Db, sessionId: string, results: readonly Finish[], by: By): Promise<readonly { agencyId: string; completed: number }[]> {
	const { rows } = await sql<{ agencyId: string; completed: number }>`select agency_id as "agencyId", completed
		from finish_session(${sessionId}, ${JSON.stringify(results)}, ${by.accountId}, ${by.requestId}, ${by.now})`.execute(tx);
	return rows;
}

export interface CompletedEnrolment {
	readonly enrolmentId: string;
	readonly personId: string;
	readonly minutes: number;
	readonly days: number;
}

/** Completed enrolments of one government in a session, with the minutes attended and the days on which. */
export function listCompleted(db: Db, agencyId: string, sessionId: string): Promise<CompletedEnrolment[]> {
	return db
		.selectFrom('enrolment as e')
		.leftJoin('attendance as t', (join) => join.onRef('t.agency_id', '=', 'e.agency_id').onRef('t.enrolment_id', '=', 'e.id'))
		.select(['e.id as enrolmentId', 'e.person_id as personId'])
		.select(({ fn }) => [
			fn.coalesce(fn.sum<number>('t.minutes'), sql<number>`0`).as('minutes'),
			sql<number>`count(*) filter (where t.minutes > 0)::int`.as('days')
		])
		.where('e.agency_id', '=', agencyId)
		.where('e.session_id', '=', sessionId)
		.where('e.state', '=', 'completed')
		.groupBy(['e.id', 'e.person_id'])
		.execute();
}
