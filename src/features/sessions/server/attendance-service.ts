import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { completion, completionRuleSets, daysOf, plannedMinutes, readMarks } from '../rules.ts';
import type { AttendanceForm } from '../schema.ts';
import {
	insertCheckIn,
	listAttendance,
	listCompleted,
	listRoster,
	writeFinish,
	writeMarks,
	type AttendanceRow,
	type CompletedEnrolment,
	type Participant
} from './attendance-queries.ts';
import { checkInCode, judgeCheckIn } from './check-in.ts';
import { officerOf } from './enrolment-service.ts';
import { mayManage, mayRecord } from './policy.ts';
import { findCheckInKey, findEnrolment, findSession, setSessionState, type SessionRow } from './queries.ts';
import { loadVisible } from './service.ts';

export interface AttendanceList {
	readonly session: SessionRow;
	readonly day: string;
	readonly days: readonly string[];
	/** Minutes planned for the day shown. */
	readonly planned: number;
	readonly participants: readonly (Participant & {
		readonly minutes: number | null;
		readonly method: AttendanceRow['method'] | null;
		readonly totalMinutes: number;
	})[];
	readonly waiting: number;
	readonly minimumPercent: number;
}

/** The list of one day; a day outside the session shows the nearest one. */
export function attendanceList(ctx: Ctx, sessionId: string, wantedDay: string | null): Promise<AttendanceList> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadRecordable(tx, actor, sessionId);
		const days = daysOf(session);
		const day = nearest(days, wantedDay ?? ctx.today);
		const roster = await listRoster(tx, sessionId);
		const rows = await listAttendance(tx, sessionId);
		const participants = roster
			.filter(({ state }) => state !== 'waiting')
			.map((person) => {
				const own = rows.filter((row) => row.enrolmentId === person.enrolmentId && row.agencyId === person.agencyId);
				const today = own.find((row) => row.day === day);
				return { ...person, minutes: today?.minutes ?? null, method: today?.method ?? null, totalMinutes: own.reduce((sum, row) => sum + row.minutes, 0) };
			});
		return {
			session,
			day,
			days,
			planned: plannedOn(session, day),
			participants,
			waiting: roster.filter(({ state }) => state === 'waiting').length,
			minimumPercent: ruleSetOn(completionRuleSets, session.endsOn).rules.minimumPercent
		};
	});
}

/**
 * Saves one day's list. Only what differs is written; each change stands in the audit trail with before and after.
 *
 * @returns how many marks changed
 * @throws {Problem} attendance.not_minutes, attendance.not_yet (a day to come), session.done
 */
export function recordAttendance(ctx: Ctx, sessionId: string, { day, all, ...fields }: AttendanceForm): Promise<number> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadRecordable(tx, actor, sessionId);
		if (session.state === 'done' || session.state === 'cancelled') throw new Problem('session.done', 409);
		if (day < session.startsOn || day > session.endsOn) throw new Problem('attendance.other_day', 422, { field: 'day' });
		if (day > ctx.today) throw new Problem('attendance.not_yet', 422, { field: 'day', day });
		const read = readMarks(fields, day, all ? plannedOn(session, day) : undefined);
		if ('badField' in read) throw new Problem('attendance.not_minutes', 422, { field: read.badField });
		return writeMarks(tx, sessionId, read.marks, { accountId: actor.accountId, requestId: ctx.requestId, now: ctx.now });
	});
}

/** What the projector shows: the code of this minute. */
export function checkInPoster(ctx: Ctx, sessionId: string): Promise<{ session: SessionRow; code: string; isToday: boolean }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadRecordable(tx, actor, sessionId);
		const checkInKey = await findCheckInKey(tx, sessionId);
		if (checkInKey === undefined) throw new Problem('session.not_found', 404);
		return { session, code: checkInCode({ id: sessionId, checkInKey }, ctx.now), isToday: session.startsOn <= ctx.today && ctx.today <= session.endsOn };
	});
}

/** Who stands before the poster: their session and whether today is recorded already. */
export function checkInPage(ctx: Ctx, sessionId: string): Promise<{ title: string; name: string; place: string; day: string }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { courseTitle, name, place } = await loadVisible(tx, actor, sessionId);
		return { title: courseTitle, name, place, day: ctx.today };
	});
}

/**
 * Records the actor's presence today from the code on the poster. The second time changes nothing.
 *
 * @returns 'recorded', or 'already' when the day stands in the list
 * @throws {Problem} checkin.wrong, checkin.expired; checkin.not_today; enrolment.not_found: not a participant
 */
export function checkIn(ctx: Ctx, sessionId: string, code: string): Promise<'recorded' | 'already'> {
	const { actor, personId } = officerOf(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadVisible(tx, actor, sessionId);
		const verdict = await judgeCheckIn(tx, sessionId, code, ctx.now);
		if (verdict !== 'fresh') throw new Problem(verdict === 'expired' ? 'checkin.expired' : 'checkin.wrong', 422);
		if (session.state === 'done' || session.state === 'cancelled') throw new Problem('session.done', 409);
		if (ctx.today < session.startsOn || ctx.today > session.endsOn) throw new Problem('checkin.not_today', 409, { startsOn: session.startsOn });
		const enrolment = await findEnrolment(tx, actor.agencyId, sessionId, personId);
		if (enrolment?.state !== 'enrolled') throw new Problem('checkin.not_enrolled', 409);
		const mark = { agencyId: actor.agencyId, enrolmentId: enrolment.id, day: ctx.today, minutes: plannedOn(session, ctx.today) };
		if (!(await insertCheckIn(tx, mark, ctx.now))) return 'already';
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'attendance.check_in',
			subject: `session:${sessionId}`,
			detail: { enrolment: enrolment.id, day: ctx.today, minutes: mark.minutes }
		});
		return 'recorded';
	});
}

/**
 * Ends the session: who attended enough completed it. What follows (the JP ledger, each government for its own people)
 * is announced in the same transaction.
 *
 * @throws {Problem} session.not_over: before its last day; session.done: it was ended before
 */
export function completeSession(ctx: Ctx, sessionId: string): Promise<{ completed: number; absent: number }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadRecordable(tx, actor, sessionId);
		if (!mayManage(actor, session)) throw new Problem('identity.not_allowed', 403, { verb: 'session.manage' });
		if (session.state === 'done' || session.state === 'cancelled') throw new Problem('session.done', 409);
		if (ctx.today < session.endsOn) throw new Problem('session.not_over', 409, { endsOn: session.endsOn });
		const { rules, version } = ruleSetOn(completionRuleSets, session.endsOn);
		const rows = await listAttendance(tx, sessionId);
		const results = (await listRoster(tx, sessionId))
			.filter(({ state }) => state === 'enrolled')
			.map(({ agencyId, enrolmentId }) => {
				const minutes = rows.filter((row) => row.enrolmentId === enrolmentId && row.agencyId === agencyId).reduce((sum, row) => sum + row.minutes, 0);
				return { agencyId, enrolmentId, state: completion(minutes, session.courseMinutes, rules) };
			});
		const agencies = await writeFinish(tx, sessionId, results, { accountId: actor.accountId, requestId: ctx.requestId, now: ctx.now });
		await setSessionState(tx, sessionId, 'done', ctx.now);
		const completed = results.filter(({ state }) => state === 'completed').length;
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'session.complete',
			subject: `session:${sessionId}`,
			detail: { completed, absent: results.length - completed, ruleVersion: version }
		});
		for (const { agencyId } of agencies) await announce(tx, 'session.completed', agencyId, sessionId);
		return { completed, absent: results.length - completed };
	});
}

/** Facts of a finished session for the JP ledger of one government; empty when nobody of it completed. Floor 5 reads this. */
export function completedIn(tx: Db, agencyId: string, sessionId: string): Promise<{ session: SessionRow; people: CompletedEnrolment[] } | undefined> {
	return inTransaction(tx, async (db) => {
		const session = await findSession(db, sessionId);
		if (session?.state !== 'done') return undefined;
		return { session, people: await listCompleted(db, agencyId, sessionId) };
	});
}

async function loadRecordable(tx: Db, actor: Actor, sessionId: string): Promise<SessionRow> {
	const session = await loadVisible(tx, actor, sessionId);
	if (!mayRecord(actor, session)) throw new Problem('identity.not_allowed', 403, { verb: 'attendance.record' });
	return session;
}

function plannedOn(session: SessionRow, day: string): number {
	const days = daysOf(session);
	return plannedMinutes(session.courseMinutes, days.length)[days.indexOf(day)] ?? 0;
}

function nearest(days: readonly string[], wanted: string): string {
	return days.findLast((day) => day <= wanted) ?? days[0] ?? wanted;
}
