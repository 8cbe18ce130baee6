import type { z } from 'zod';
import { addDays, dayIn } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { citizenStatus, CONFIRM_DAYS, maskedText, mayConfirm, type CitizenStatus } from '../citizen.rules.ts';
import type { ConfirmForm, MessageForm, ReopenForm } from '../filing.schema.ts';
import { clockRulesFor, reopenRefusal, respondOn } from '../rules.ts';
import { OPEN_STATES } from '../schema.ts';
import { readNumber, readSecret } from '#platform/tracking.ts';
import { calendarOf } from './citizen-calendar.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { addMessage, confirm, findOwnNote, findStatus, reopen, type StatusRow } from './tracking-queries.ts';

/** A slip of paper: number and secret, as the database knows them. */
export interface Slip {
	readonly number: string;
	readonly secret: string;
}

export interface StatusPage extends StatusRow {
	readonly status: CitizenStatus;
	/** Own words of somebody who joined. */
	readonly ownNote: string | null;
	/** Today where the government is. */
	readonly today: string;
	readonly isLate: boolean;
	readonly mayWrite: boolean;
	readonly mayReopen: boolean;
	readonly reopenedBefore: boolean;
	/** Last day on which it can be reopened; null unless it is closed. */
	readonly reopenUntil: string | null;
	readonly mayConfirm: boolean;
}

/** A slip from what was typed; a number of another system is taken as it stands. Undefined when the secret cannot be one. */
export function readSlip(number: string, secret: string): Slip | undefined {
	const letters = readSecret(secret);
	return letters === undefined ? undefined : { number: readNumber(number) ?? number.trim().toUpperCase().slice(0, 60), secret: letters };
}

/** The page of a slip, or undefined: an unknown number and a wrong secret are the same. */
export async function statusPage(ctx: Ctx, slip: Slip): Promise<StatusPage | undefined> {
	const row = await findStatus(ctx.db, slip.number, hashOf(slip.secret));
	if (!row) return undefined;
	const today = dayIn(row.timeZone, ctx.now);
	const { rules } = clockRulesFor(row.receivedOn, row.clockVersion ?? undefined);
	const isOpen = (OPEN_STATES as readonly string[]).includes(row.state);
	return {
		...row, today, status: citizenStatus(row), ownNote: row.isReporter ? null : await findOwnNote(ctx.db, slip.number, hashOf(slip.secret)),
		subject: row.isReporter || row.subject === null ? row.subject : maskedText(row.subject),
		isLate: isOpen && row.dueOn !== null && row.dueOn < today,
		mayWrite: row.isReporter && (isOpen || row.state === 'paused'),
		mayReopen: row.isReporter && reopenRefusal(row, today, rules) === undefined,
		reopenedBefore: row.wasReopened,
		reopenUntil: row.closedOn === null ? null : addDays(row.closedOn, rules.reopenDays),
		mayConfirm: row.isReporter && mayConfirm(row, today)
	};
}

/** Adds a letter of the reporter. @throws {Problem} complaint.wrong_slip, complaint.ended, complaint.letters_full */
export async function writeToOfficers(ctx: Ctx, slip: Slip, { body }: z.infer<typeof MessageForm>): Promise<void> {
	const outcome = await addMessage(ctx.db, slip.number, hashOf(slip.secret), ctx.now, body);
	if (outcome === 'unknown') throw new Problem('complaint.wrong_slip', 404);
	if (outcome === 'over') throw new Problem('complaint.ended', 409);
	if (outcome === 'full') throw new Problem('complaint.letters_full', 409);
}

/** Reopens a closed complaint, once (F74, R20). @throws {Problem} complaint.wrong_slip, complaint.not_closed, complaint.reopened_before, complaint.reopen_too_late */
export async function reopenComplaint(ctx: Ctx, slip: Slip, { reason }: z.infer<typeof ReopenForm>): Promise<void> {
	const page = await statusPage(ctx, slip);
	if (!page?.isReporter) throw new Problem('complaint.wrong_slip', 404);
	const { rules } = clockRulesFor(page.receivedOn, page.clockVersion ?? undefined);
	const due = respondOn(page.today, rules, calendarOf(page.holidays, page.today));
	const outcome = await reopen(ctx.db, slip.number, hashOf(slip.secret), ctx.now, reason, rules.reopenDays, due);
	if (outcome === 'not_closed' || outcome === 'reopened_before') throw new Problem(`complaint.${outcome}`, 409);
	if (outcome === 'too_late') throw new Problem('complaint.reopen_too_late', 409);
}

/** Whether it was really fixed, and how satisfied the reporter is (F75). Changeable for 30 days. @throws {Problem} complaint.wrong_slip, complaint.not_closed, complaint.confirm_too_late */
export async function confirmComplaint(ctx: Ctx, slip: Slip, { answer, satisfaction }: z.infer<typeof ConfirmForm>): Promise<void> {
	const outcome = await confirm(ctx.db, slip.number, hashOf(slip.secret), ctx.now, answer, satisfaction, CONFIRM_DAYS);
	if (outcome === 'unknown') throw new Problem('complaint.wrong_slip', 404);
	if (outcome === 'not_closed') throw new Problem('complaint.not_closed', 409);
	if (outcome === 'too_late') throw new Problem('complaint.confirm_too_late', 409);
}
