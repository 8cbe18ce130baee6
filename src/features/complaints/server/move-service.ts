import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { MessageForm, MoveForm } from '../move.schema.ts';
import { rungAfter, stateAfter } from '../rules.ts';
import type { ComplaintState, Move, OpenState } from '../schema.ts';
import { clockOf, respondDueOn } from './clock.ts';
import { changeComplaint, findOpenUnit, insertMessage, type ComplaintChange } from './move-queries.ts';
import { takeBackNewsOfViolation } from './news-queries.ts';
import { mayHandle, mayMove, mayReadComplaint } from './policy.ts';
import { findComplaint, findDesk, insertMove, type ComplaintRow } from './queries.ts';

/** The complaint when the actor may read it; unknown and hidden are the same refusal. @throws {Problem} complaint.not_found */
export async function loadReadable(tx: Db, actor: Actor, id: string, lock = false): Promise<ComplaintRow> {
	const row = isUuid(id) ? await findComplaint(tx, actor.agencyId, id, lock) : undefined;
	if (!row || !mayReadComplaint(actor, row)) throw new Problem('complaint.not_found', 404);
	return row;
}

/**
 * One move of a complaint: its state, its clocks, its log and its trace in one transaction; who must know is told afterwards.
 *
 * @returns whether the actor still reads it
 * @throws {Problem} complaint.not_found, identity.not_allowed, complaint.move_impossible: somebody else moved it meanwhile; complaint.unit_unknown, complaint.no_inspectorate
 */
export function moveComplaint(ctx: Ctx, id: string, form: MoveForm): Promise<boolean> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const row = await loadReadable(tx, actor, id, true);
		const target = form.move === 'assign' || form.move === 'hand_back' ? await targetOf(tx, actor, row, form, ctx.today) : undefined;
		if (!mayMove(actor, row, form.move, target)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.handle' });
		const toState = stateAfter(form.move, row.state, row.stateBefore);
		if (!toState) throw new Problem('complaint.move_impossible', 409);
		const reason = 'reason' in form ? form.reason : undefined;
		const change = { ...(await changeOf(tx, ctx, actor.agencyId, row, form)), ...(target && { unitId: target.id }), state: toState };
		await insertMove(tx, {
			agencyId: actor.agencyId, complaintId: id, at: ctx.now, accountId: actor.accountId, actor: 'officer', move: form.move, fromState: row.state, toState,
			...(change.unitId && { fromUnitId: row.unitId, toUnitId: change.unitId }), ...(reason && { reason }), ofViolation: change.class === 'violation'
		});
		const changed = { ...change, ...(await clocksAfter(tx, ctx, actor.agencyId, row, change)) };
		await changeComplaint(tx, actor.agencyId, id, { ...changed, escalation: rungAfter(row, { ...row, ...changed }, ctx.today) });
		if (change.class === 'violation') await takeBackNewsOfViolation(tx, actor.agencyId, id, ctx.today);
		if (form.move === 'close') await insertMessage(tx, { agencyId: actor.agencyId, complaintId: id, at: ctx.now, accountId: actor.accountId, body: form.answer, isInternal: false });
		const isHanded = form.move === 'hand_over' || form.move === 'hand_back';
		// The trail has the word of the check, as for a violation that is found there: whoever may not read the complaint cannot tell that it was handed over. The detail says it to the others.
		const [action, kind] = isHanded ? (['complaint.verify', change.class] as const) : ([`complaint.${form.move}`, undefined] as const);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action, subject: `complaint:${id}`, detail: { from: row.state, to: toState, unitId: target?.id, class: kind } });
		await announce(tx, form.move === 'close' ? 'complaint.closed' : isHanded ? 'complaint.handed_over' : 'complaint.moved', actor.agencyId, id);
		const after = await findComplaint(tx, actor.agencyId, id);
		return after !== undefined && mayReadComplaint(actor, after);
	});
}

/** Where `assign` or `hand_back` leads: a unit that exists; a violation is assigned in the inspectorate alone. */
async function targetOf(tx: Db, actor: Actor, row: ComplaintRow, { move, unitId }: { readonly move: Move; readonly unitId: string }, today: string): Promise<{ id: string; unitPath: string; isIntake: boolean }> {
	const unit = await findOpenUnit(tx, actor.agencyId, unitId, today);
	if (!unit) throw new Problem('complaint.unit_unknown', 422, { field: 'unitId' });
	if (move === 'assign' && row.class === 'violation' && !actor.can('complaint.violation', unit.path)) throw new Problem('complaint.violation_stays', 422, { field: 'unitId' });
	const intake = await findDesk(tx, actor.agencyId, 'intake');
	return { id: unit.id, unitPath: unit.path, isIntake: intake?.id === unit.id };
}

async function changeOf(tx: Db, ctx: Ctx, agencyId: string, row: ComplaintRow, form: MoveForm): Promise<Omit<ComplaintChange, 'state'>> {
	switch (form.move) {
		case 'verify': {
			const isFormal = form.class === 'information' && form.isFormal === 'on';
			if (form.class === row.class) return { isFormal };
			if (row.class === 'violation') throw new Problem('complaint.violation_stays', 422, { field: 'class' });
			return { class: form.class, isFormal, ...(form.class === 'violation' && (await guarded(tx, agencyId, row, 'class'))) };
		}
		case 'close':
			return { closedAt: ctx.now, closing: form.closing, rootCause: form.rootCause, rootCauseNote: form.rootCauseNote || null, competency: form.rootCause === 'competence' ? (form.competency ?? null) : null };
		case 'pause':
		case 'refer':
			return { stateBefore: openState(row) };
		case 'archive':
			return { stateBefore: openState(row), archiveReason: form.archiveReason };
		case 'resume':
		case 'restore':
			return { stateBefore: null, archiveReason: null };
		case 'hand_over':
			return { class: 'violation', stateBefore: null, ...(await guarded(tx, agencyId, row, 'reason')), ...(row.state === 'closed' && REOPENED) };
		case 'hand_back':
			// It came as a violation, with the promise that nobody else sees it: then it stays off every list.
			return { class: form.class, stateBefore: null, isConfidential: row.wasConfidential ?? true, wasConfidential: null };
		default:
			return {};
	}
}

/** What was said of the end no longer holds, as when its reporter reopens a complaint. */
const REOPENED = { closedAt: null, confirmedFixed: null, confirmedAs: null, satisfaction: null, confirmedOn: null } as const;

/** What makes a complaint the inspectorate's: its desk, no list, no group of repeated ones; what the reporter had wished is kept. */
async function guarded(tx: Db, agencyId: string, row: ComplaintRow, field: 'class' | 'reason') {
	const desk = await findDesk(tx, agencyId, 'inspectorate');
	if (!desk) throw new Problem('complaint.no_inspectorate', 409, { field });
	return { unitId: desk.id, isConfidential: true, wasConfidential: row.isConfidential, clusterId: null } as const;
}

function openState({ state, stateBefore }: ComplaintRow): OpenState | null {
	return state === 'paused' ? stateBefore : (state as Exclude<ComplaintState, 'closed' | 'paused' | 'outside' | 'archived'>);
}

/** The deadlines after the move, which stands in the log already. Routing never starts the clock anew. */
async function clocksAfter(tx: Db, ctx: Ctx, agencyId: string, row: ComplaintRow, change: ComplaintChange): Promise<Partial<ComplaintChange>> {
	const clocked = { agencyId, class: change.class ?? row.class, isFormal: change.isFormal ?? row.isFormal, receivedOn: row.receivedOn, clockVersion: row.clockVersion };
	const clock = await clockOf(tx, clocked, row.id, ctx.today);
	return { ...clock, ...(change.state === 'assigned' && { respondDueOn: await respondDueOn(tx, clocked, clock.dueOn, ctx.today) }) };
}

/** After a reporter reopened: the days in which the complaint was closed are not counted. Run twice it changes nothing. */
export function restartClock(ctx: Ctx, agencyId: string, complaintId: string): Promise<void> {
	return inTransaction(ctx.db, async (tx) => {
		const row = await findComplaint(tx, agencyId, complaintId, true);
		if (row?.state !== 'assigned') return;
		const { dueOn } = await clockOf(tx, { agencyId, ...row }, row.id, ctx.today);
		await changeComplaint(tx, agencyId, complaintId, { state: row.state, dueOn });
		await recordAudit(tx, ctx, { agencyId, action: 'complaint.restart', subject: `complaint:${complaintId}` });
	});
}

/** A line to the reporter, or a note among officers. @throws {Problem} complaint.not_found, identity.not_allowed */
export function writeMessage(ctx: Ctx, id: string, form: MessageForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const row = await loadReadable(tx, actor, id);
		if (!mayHandle(actor, row)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.handle' });
		const isInternal = form.isInternal === 'on';
		await insertMessage(tx, { agencyId: actor.agencyId, complaintId: id, at: ctx.now, accountId: actor.accountId, body: form.body, isInternal });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.write', subject: `complaint:${id}`, detail: { isInternal } });
		if (!isInternal) await announce(tx, 'complaint.answered', actor.agencyId, id);
	});
}
