import { randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Pauses, sourceOf } from '#platform/pause.ts';
import { Problem } from '#platform/problem.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { readNumber, readSecret, trackingNumber, trackingSecret } from '#platform/tracking.ts';
import { clockLeft, type ClockLeft } from '../rules.ts';
import type { CitizenRequestForm } from '../schema.ts';
import type { Slip } from './request-cookie.ts';
import { fileRequest, findRequestStatus, type StatusRow } from './request-queries.ts';
import { openAnswer, sealAsked } from './request-seal.ts';
import { findPublicPage } from './text-queries.ts';

/* One of each in a process, in memory only. */
const filing = new Pauses({ burst: 6, everySeconds: 60 });
const guessing = new Pauses({ burst: 8, everySeconds: 20 });

export interface Receipt {
	readonly number: string;
	readonly secret: string;
	/** Consent was withdrawn while the form was sent. */
	readonly isDone: boolean;
}

/**
 * Files what a citizen asks: about a complaint by its number and key, or freely to a government with a name and a way to answer.
 * Number and key are looked at in the database together with the filing; unknown and wrong are the same.
 *
 * @param source network address, for slowing only; never stored
 * @throws {Problem} privacy.wait, privacy.wrong_slip, privacy.no_agency, privacy.full
 */
export async function fileAsCitizen(ctx: Ctx, form: CitizenRequestForm, key: string, source: string): Promise<Receipt> {
	const byComplaint = form.number !== '';
	const pauses = byComplaint ? guessing : filing;
	const seconds = pauses.take(sourceOf(source), ctx.now);
	if (seconds > 0) throw new Problem('privacy.wait', 429, { seconds });
	const complaintNumber = byComplaint ? readNumber(form.number) : undefined;
	const complaintSecret = byComplaint ? readSecret(form.secret) : undefined;
	if (byComplaint && (!complaintNumber || !complaintSecret)) throw new Problem('privacy.wrong_slip', 404, { field: 'number' });
	const agency = byComplaint ? undefined : await inTransaction(ctx.db, (tx) => findPublicPage(tx, form.agency, ctx.now));
	if (!byComplaint && !agency) throw new Problem('privacy.no_agency', 404, { field: 'agency' });
	const secret = trackingSecret(randomBytes(16));
	for (;;) {
		const number = trackingNumber(randomBytes(8));
		const outcome = await inTransaction(ctx.db, (tx) => fileRequest(tx, agency?.agencyId ?? null, ctx.now, {
			number, secretHash: hashOf(secret).toString('hex'), kind: form.kind, field: form.field === '' ? null : form.field,
			sealed: sealAsked({ name: form.name, contact: form.contact, words: form.words }, key, number).toString('base64'),
			...(complaintNumber && complaintSecret ? { complaintNumber, complaintHash: hashOf(complaintSecret).toString('hex') } : {})
		}));
		if (outcome === 'unknown') throw new Problem('privacy.wrong_slip', 404, { field: 'number' });
		if (outcome === 'full') throw new Problem('privacy.full', 409);
		if (outcome !== 'taken') return { number, secret, isDone: outcome === 'done' };
	}
}

export interface RequestStatus extends Omit<StatusRow, 'answer'> {
	readonly answer: string | null;
	readonly clock: ClockLeft;
	readonly isOpen: boolean;
}

/** What whoever filed it sees. @throws {Problem} privacy.wait, privacy.wrong_slip: unknown and wrong alike */
export async function requestStatus(ctx: Ctx, typed: Slip, key: string, source: string): Promise<RequestStatus> {
	const seconds = guessing.wait(sourceOf(source), ctx.now);
	if (seconds > 0) throw new Problem('privacy.wait', 429, { seconds });
	const status = await statusOfReceipt(ctx, typed, key);
	if (status) return status;
	guessing.take(sourceOf(source), ctx.now);
	throw new Problem('privacy.wrong_slip', 404, { field: 'number' });
}

/** The same by what the browser carries; null when it opens nothing. */
export async function statusOfReceipt(ctx: Ctx, typed: Slip, key: string): Promise<RequestStatus | null> {
	const [number, secret] = [readNumber(typed.number), readSecret(typed.secret)];
	const row = number && secret ? await inTransaction(ctx.db, (tx) => findRequestStatus(tx, number, hashOf(secret))) : undefined;
	if (!row) return null;
	const ended = row.endedAt === null ? null : new Date(row.endedAt);
	const answer = row.answer === null ? null : (openAnswer(Buffer.from(row.answer, 'base64'), key, row.number) ?? null);
	return { ...row, answer, clock: clockLeft(new Date(row.dueAt), ended ?? ctx.now), isOpen: ended === null };
}
