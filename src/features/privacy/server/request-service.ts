import { randomBytes } from 'node:crypto';
import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { trackingNumber } from '#platform/tracking.ts';
import { clockLeft, dueAt, FIELD_OWNERS, mayMove, type ClockLeft } from '../rules.ts';
import type { OfficerRequestForm, RequestMove } from '../schema.ts';
import { findRequest, insertRequest, insertStep, listOwnRequests, listRequests, listSteps, updateRequest, type RequestRow, type StepRow } from './request-queries.ts';
import { openAnswer, openAsked, sealAnswer, sealAsked, type Asked } from './request-seal.ts';

export interface RequestLine extends Omit<RequestRow, 'sealed' | 'answer' | 'accountId' | 'complaintId'> {
	readonly clock: ClockLeft;
	readonly isOpen: boolean;
}

const line = (request: RequestRow, now: Date): RequestLine => {
	const { sealed: _sealed, answer: _answer, accountId: _account, complaintId: _complaint, ...rest } = request;
	return { ...rest, clock: clockLeft(request.dueAt, request.endedAt ?? now), isOpen: request.endedAt === null };
};

/** The queue of the actor's agency: open requests by their clock, then the last that ended. @throws {Problem} identity.not_allowed */
export function requestQueue(ctx: Ctx): Promise<readonly RequestLine[]> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => (await listRequests(tx, actor.agencyId)).map((one) => line(one, ctx.now)));
}

export interface RequestPage extends RequestLine {
	/** Null once the schedule emptied it, or when the box is not of this installation. */
	readonly asked: Asked | null;
	readonly answerText: string | null;
	readonly complaintId: string | null;
	readonly owner: (typeof FIELD_OWNERS)[keyof typeof FIELD_OWNERS] | null;
	readonly steps: readonly StepRow[];
}

/** One request with its words; opening it leaves a trace. @throws {Problem} identity.not_allowed, privacy.request_not_found */
export function requestPage(ctx: Ctx, id: string, key: string): Promise<RequestPage> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => {
		const request = await findRequest(tx, actor.agencyId, id);
		if (!request) throw new Problem('privacy.request_not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'privacy.read_request', subject: `privacy_request:${id}` });
		return {
			...line(request, ctx.now), complaintId: request.complaintId, owner: request.field ? FIELD_OWNERS[request.field] : null,
			asked: request.emptiedAt ? null : (openAsked(request.sealed, key, request.number) ?? null),
			answerText: request.answer ? (openAnswer(request.answer, key, request.number) ?? null) : null,
			steps: await listSteps(tx, actor.agencyId, `request:${id}`)
		};
	});
}

/** Begins the checks, answers, or refuses with a reason. @throws {Problem} identity.not_allowed, privacy.request_not_found, privacy.request_ended */
export async function moveRequest(ctx: Ctx, id: string, move: RequestMove, key: string): Promise<void> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	await inTransaction(ctx.db, async (tx) => {
		const request = await findRequest(tx, actor.agencyId, id);
		if (!request) throw new Problem('privacy.request_not_found', 404);
		if (!mayMove(request.state, move.to)) throw new Problem('privacy.request_ended', 409);
		const ends = move.to !== 'checking';
		await updateRequest(tx, actor.agencyId, id, { state: move.to, reason: move.to === 'refused' && move.reason !== '' ? move.reason : null, answer: ends ? sealAnswer(move.answer, key, request.number) : null, endedAt: ends ? ctx.now : null });
		await insertStep(tx, actor.agencyId, { subject: `request:${id}`, at: ctx.now, accountId: actor.accountId, step: move.to });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: `privacy.request_${move.to}`, subject: `privacy_request:${id}`, detail: { inTime: ctx.now <= request.dueAt } });
	});
}

/** An officer asks about the own data; 72 hours from now. @returns the id. @throws {Problem} identity.sign_in_needed */
export function fileAsOfficer(ctx: Ctx, form: OfficerRequestForm, key: string): Promise<string> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		for (;;) {
			const number = trackingNumber(randomBytes(8));
			const sealed = sealAsked({ name: actor.name, contact: '', words: form.words }, key, number);
			const id = await insertRequest(tx, actor.agencyId, { number, kind: form.kind, field: form.field === '' ? null : form.field, sealed, filedAt: ctx.now, dueAt: dueAt(ctx.now), accountId: actor.accountId });
			if (id === undefined) continue; // a number drawn twice
			await insertStep(tx, actor.agencyId, { subject: `request:${id}`, at: ctx.now, accountId: actor.accountId, step: 'filed' });
			await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'privacy.request', subject: `privacy_request:${id}`, detail: { kind: form.kind } });
			return id;
		}
	});
}

export interface OwnRequest extends RequestLine {
	readonly answerText: string | null;
}

/** What the actor asked, with its answers. @throws {Problem} identity.sign_in_needed */
export function ownRequests(ctx: Ctx, key: string): Promise<readonly OwnRequest[]> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) =>
		(await listOwnRequests(tx, actor.agencyId, actor.accountId)).map((one) => ({ ...line(one, ctx.now), answerText: one.answer ? (openAnswer(one.answer, key, one.number) ?? null) : null }))
	);
}

/** Takes the own request back. @throws {Problem} privacy.request_not_found: also somebody else's; privacy.request_ended */
export async function cancelRequest(ctx: Ctx, id: string): Promise<void> {
	const actor = signedIn(ctx);
	await inTransaction(ctx.db, async (tx) => {
		const request = await findRequest(tx, actor.agencyId, id);
		if (request?.accountId !== actor.accountId) throw new Problem('privacy.request_not_found', 404);
		if (!mayMove(request.state, 'cancelled')) throw new Problem('privacy.request_ended', 409);
		await updateRequest(tx, actor.agencyId, id, { state: 'cancelled', reason: null, answer: null, endedAt: ctx.now });
		await insertStep(tx, actor.agencyId, { subject: `request:${id}`, at: ctx.now, accountId: actor.accountId, step: 'cancelled' });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'privacy.request_cancelled', subject: `privacy_request:${id}` });
	});
}
