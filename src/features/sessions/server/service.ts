import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import type { Db } from '#platform/db/connect.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { datesRefusal, enrolmentRefusal, MINUTES_PER_JP } from '../rules.ts';
import { CatalogueFilter, type CourseForm, type EnrolmentState, type SessionForm } from '../schema.ts';
import { mayManage, mayRecord, maySee, visibleTo } from './policy.ts';
import {
	findCourse,
	findEnrolment,
	findSession,
	insertCourse,
	findSameSession,
	insertSession,
	listCatalogue,
	listCourses,
	listHeldSessions,
	placesTaken,
	setSessionState,
	type CatalogueRow,
	type CourseRow,
	type SessionRow
} from './queries.ts';

/** A session as pages show it. */
export type SessionView = CatalogueRow;

/** The catalogue's filter from the address, whatever stands there. */
export function readFilter(query: URLSearchParams): CatalogueFilter {
	return CatalogueFilter.parse({ text: query.get('cari') ?? '', month: query.get('bulan') ?? undefined, onlyFree: query.get('tempat') === 'ada' });
}

/** Open sessions that the actor may join, soonest first. */
export function catalogue(ctx: Ctx, filter: CatalogueFilter): Promise<SessionView[]> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, (tx) =>
		listCatalogue(tx, visibleTo(actor), { agencyId: actor.agencyId, personId: actor.personId, today: ctx.today }, filter)
	);
}

export interface SessionDetail {
	readonly session: SessionView;
	readonly mayManage: boolean;
	readonly mayRecord: boolean;
	readonly mayEnrol: boolean;
	/** Whether an enrolment can still be taken back: until the day before the first. */
	readonly mayWithdraw: boolean;
	/** Why nobody can enrol now. */
	readonly refusal: ReturnType<typeof enrolmentRefusal>;
}

/** One session with what the actor may do there. @throws {Problem} session.not_found: unknown, or not open to the actor's government */
export function sessionDetail(ctx: Ctx, sessionId: string): Promise<SessionDetail> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const row = await loadVisible(tx, actor, sessionId);
		const taken = await placesTaken(tx, sessionId, false);
		const mine = actor.personId === null ? undefined : await findEnrolment(tx, actor.agencyId, sessionId, actor.personId);
		const myState: EnrolmentState | null = mine?.state ?? null;
		return {
			session: { ...row, taken, myState },
			mayManage: mayManage(actor, row),
			mayRecord: mayRecord(actor, row),
			mayEnrol: actor.personId !== null,
			mayWithdraw: (myState === 'enrolled' || myState === 'waiting') && row.state === 'open' && row.startsOn > ctx.today,
			refusal: enrolmentRefusal({ ...row, taken }, ctx.today)
		};
	});
}

/** What a manager works with: the agency's courses and sessions. */
export function managedCatalogue(ctx: Ctx): Promise<{ courses: CourseRow[]; sessions: SessionView[] }> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => ({
		courses: await listCourses(tx, actor.agencyId),
		sessions: await listHeldSessions(tx, actor.agencyId)
	}));
}

/**
 * A new course of the actor's agency; its length is kept in minutes, 45 a JP. A course belongs to no unit: only who manages all of the agency adds one.
 * @throws {Problem} course.code_taken · identity.not_allowed
 */
export function createCourse(ctx: Ctx, form: CourseForm): Promise<string> {
	const actor = allowedEverywhere(ctx, 'course.manage');
	return inTransaction(ctx.db, async (tx) => {
		const id = await insertCourse(tx, actor.agencyId, form.jp * MINUTES_PER_JP, form);
		if (id === undefined) throw new Problem('course.code_taken', 409, { field: 'code', code: form.code });
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'course.create',
			subject: `course:${id}`,
			detail: { code: form.code, sharing: form.sharing }
		});
		return id;
	});
}

/** A new open session of an own course; the very same one sent again is the one already there. @throws {Problem} dates out of order, in the past, or too long; course not the agency's */
export function createSession(ctx: Ctx, form: SessionForm): Promise<string> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => {
		const course = await findCourse(tx, form.courseId);
		if (course?.ownerAgencyId !== actor.agencyId) throw new Problem('course.not_found', 404, { field: 'courseId' });
		const refusal = datesRefusal(form);
		if (refusal) throw new Problem(refusal, 422, { field: 'endsOn' });
		if (form.startsOn < ctx.today) throw new Problem('session.in_the_past', 422, { field: 'startsOn' });
		await oneAtATime(tx, `session ${form.courseId}`);
		const same = await findSameSession(tx, actor.agencyId, form);
		if (same !== undefined) return same;
		const id = await insertSession(tx, actor.agencyId, form);
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'session.create',
			subject: `session:${id}`,
			detail: { startsOn: form.startsOn, endsOn: form.endsOn, capacity: form.capacity }
		});
		return id;
	});
}

/** Calls a session off, or (undo) opens it again; enrolments stay as they were. */
export function cancelSession(ctx: Ctx, sessionId: string, undo: boolean): Promise<void> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => {
		const row = await loadVisible(tx, actor, sessionId);
		if (!mayManage(actor, row)) throw new Problem('identity.not_allowed', 403, { verb: 'session.manage' });
		if (row.state !== (undo ? 'cancelled' : 'open')) throw new Problem('session.not_open', 409);
		await setSessionState(tx, sessionId, undo ? 'open' : 'cancelled', null);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: undo ? 'session.reopen' : 'session.cancel', subject: `session:${sessionId}` });
	});
}

/** The session when the actor may see it; unknown and hidden are the same refusal. */
export async function loadVisible(tx: Db, actor: Actor, sessionId: string): Promise<SessionRow> {
	const row = isUuid(sessionId) ? await findSession(tx, sessionId) : undefined;
	if (!row || !maySee(actor, row)) throw new Problem('session.not_found', 404);
	return row;
}
