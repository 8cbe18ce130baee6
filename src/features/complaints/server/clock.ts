import { calendarFor } from '#features/holidays/server/service.ts';
import type { Db } from '#platform/db/connect.ts';
import { afterWorkingDays, type Pause } from '#platform/working-days.ts';
import { clockRulesFor, deadlines } from '../rules.ts';
import type { ComplaintClass } from '../schema.ts';
import { listPauses } from './queries.ts';

export interface Clock {
	readonly clockVersion: string;
	readonly verifyDueOn: string | null;
	readonly dueOn: string | null;
}

export interface Clocked {
	readonly agencyId: string;
	readonly class: ComplaintClass;
	readonly isFormal: boolean;
	readonly receivedOn: string;
	readonly clockVersion: string | null;
}

/** The deadlines of a complaint from its class, its day of receipt and the pauses in its log, in the caller's transaction. */
export async function clockOf(tx: Db, complaint: Clocked, complaintId: string | null, today: string): Promise<Clock> {
	const calendar = await calendarFor(tx, complaint.agencyId, complaint.receivedOn, today);
	const pauses = complaintId === null ? [] : pausesOf(await listPauses(tx, complaint.agencyId, complaintId));
	const { version, verifyOn, answerOn } = deadlines({ ...complaint, pauses }, calendar, complaint.clockVersion ?? undefined);
	return { clockVersion: version, verifyDueOn: verifyOn, dueOn: answerOn };
}

/** Until when a unit that is given a complaint today writes its follow-up; never later than the answer itself is due. */
export async function respondDueOn(tx: Db, complaint: Clocked, dueOn: string | null, today: string): Promise<string | null> {
	const { rules } = clockRulesFor(complaint.receivedOn, complaint.clockVersion ?? undefined);
	const on = afterWorkingDays(today, rules.respond, await calendarFor(tx, complaint.agencyId, today, today));
	return on !== null && dueOn !== null && dueOn < on ? dueOn : on;
}

/** Pairs of pause and resume; the last may still run. A second pause before the end of the first changes nothing. */
export function pausesOf(log: readonly { readonly move: 'pause' | 'resume'; readonly onDay: string }[]): Pause[] {
	const pauses: Pause[] = [];
	let since: string | null = null;
	for (const { move, onDay } of log) {
		if (move === 'pause') since ??= onDay;
		else if (since !== null) {
			pauses.push({ from: since, to: onDay });
			since = null;
		}
	}
	return since === null ? pauses : [...pauses, { from: since, to: null }];
}
