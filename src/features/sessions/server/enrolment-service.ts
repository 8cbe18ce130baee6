import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { enrolmentRefusal } from '../rules.ts';
import type { EnrolmentForm } from '../schema.ts';
import { findClash, findEnrolment, placesTaken, promoteWaiting, putEnrolment, setEnrolmentState } from './queries.ts';
import { loadVisible } from './service.ts';

/**
 * Enrols the actor, or puts the actor on the waiting list of a full session when that was asked for.
 * Enrolling twice changes nothing.
 *
 * @returns the state after it
 * @throws {Problem} session.full, session.started, session.not_open; session.clash: another session on the same days
 */
export function enrol(ctx: Ctx, sessionId: string, { waiting }: EnrolmentForm = {}): Promise<'enrolled' | 'waiting'> {
	const { actor, personId } = officerOf(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadVisible(tx, actor, sessionId);
		const taken = await placesTaken(tx, sessionId, true);
		await oneAtATime(tx, `enrol ${personId}`);
		const before = await findEnrolment(tx, actor.agencyId, sessionId, personId);
		if (before?.state === 'enrolled') return 'enrolled';
		const refusal = enrolmentRefusal({ ...session, taken }, ctx.today);
		if (refusal && !(refusal === 'session.full' && waiting)) throw new Problem(refusal, 409, { capacity: session.capacity });
		const state = refusal ? 'waiting' : 'enrolled';
		if (before?.state === 'waiting' && state === 'waiting') return 'waiting';
		const clash = await findClash(tx, actor.agencyId, personId, session);
		if (clash) throw new Problem('session.clash', 409, { other: clash.name, startsOn: clash.startsOn });
		const id = await putEnrolment(tx, { agencyId: actor.agencyId, sessionId, personId, state, now: ctx.now });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'enrolment.create', subject: `enrolment:${id}`, detail: { session: sessionId, state } });
		return state;
	});
}

/**
 * Takes the actor's enrolment back until the day the session starts; who waits longest and is free on its days moves up and is told.
 *
 * @throws {Problem} enrolment.not_found: not enrolled; session.started: too late
 */
export function withdraw(ctx: Ctx, sessionId: string): Promise<void> {
	const { actor, personId } = officerOf(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadVisible(tx, actor, sessionId);
		await placesTaken(tx, sessionId, true);
		const enrolment = await findEnrolment(tx, actor.agencyId, sessionId, personId);
		if (!enrolment || !['enrolled', 'waiting'].includes(enrolment.state)) throw new Problem('enrolment.not_found', 409);
		if (session.startsOn <= ctx.today) throw new Problem('session.started', 409);
		await setEnrolmentState(tx, actor.agencyId, enrolment.id, 'withdrawn');
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'enrolment.withdraw',
			subject: `enrolment:${enrolment.id}`,
			detail: { session: sessionId, from: enrolment.state }
		});
		const promoted = await promoteWaiting(tx, sessionId, ctx.requestId, ctx.now);
		for (const { agencyId, enrolmentId } of promoted) await announce(tx, 'session.promoted', agencyId, enrolmentId);
	});
}

/** Enrolments are a person's own; an account without a person (a partner) has none. */
export function officerOf(ctx: Ctx): { readonly actor: Actor; readonly personId: string } {
	const actor = signedIn(ctx);
	if (actor.personId === null) throw new Problem('enrolment.no_person', 403);
	return { actor, personId: actor.personId };
}
