import { addDays } from '#platform/clock.ts';
import { newestRuleSet, ruleSetOn, type RuleSet } from '#platform/rulesets/rule-set.ts';
import { afterWorkingDays, workingDaysBetween, type Pause, type WorkCalendar } from '#platform/working-days.ts';
import { OPEN_STATES, type ComplaintClass, type ComplaintState, type Move } from './schema.ts';

/**
 * Which states a move may begin in, and where it leads; `resume` and `restore` lead to where the complaint was.
 *
 * @source R20; the actions of the agency's administrator in SP4N-LAPOR (verifikasi, disposisi, tunda, bukan wewenang, arsipkan)
 */
export const MOVE_RULES: Readonly<Record<Move, { readonly from: readonly ComplaintState[]; readonly to: ComplaintState | 'before' }>> = {
	verify: { from: ['new'], to: 'verified' },
	assign: { from: ['new', 'verified', 'assigned', 'handling'], to: 'assigned' },
	start: { from: ['assigned'], to: 'handling' },
	close: { from: ['handling'], to: 'closed' },
	pause: { from: ['new', 'verified', 'assigned', 'handling'], to: 'paused' },
	resume: { from: ['paused'], to: 'before' },
	refer: { from: ['new', 'verified', 'assigned'], to: 'outside' },
	archive: { from: ['new', 'verified', 'assigned', 'handling', 'paused'], to: 'archived' },
	restore: { from: ['outside', 'archived'], to: 'before' },
	reopen: { from: ['closed'], to: 'assigned' },
	// A new one is handed over by checking it; one put aside or referred is brought back first.
	hand_over: { from: ['verified', 'assigned', 'handling', 'paused', 'closed'], to: 'assigned' },
	hand_back: { from: ['new', 'verified', 'assigned', 'handling', 'paused'], to: 'assigned' }
};

/** The moves that are possible in a state, in the order of the buttons. */
export function movesFrom(state: ComplaintState): Move[] {
	return (Object.keys(MOVE_RULES) as Move[]).filter((move) => MOVE_RULES[move].from.includes(state));
}

/**
 * Where a move leads.
 *
 * @param before the state a paused, referred or archived complaint was in
 * @returns undefined when the move is not possible in this state
 */
export function stateAfter(move: Move, state: ComplaintState, before: ComplaintState | null): ComplaintState | undefined {
	const { from, to } = MOVE_RULES[move];
	if (!from.includes(state)) return undefined;
	return to === 'before' ? (before ?? undefined) : to;
}

/** Limits in working days. */
export interface ClockRules {
	readonly verify: number;
	/** From the assignment until the unit has written its follow-up. */
	readonly respond: number;
	/** Until the answer, by class; null: the rules name no limit. */
	readonly answer: Readonly<Record<ComplaintClass, number | null>>;
	/** Information asked for under UU 14/2008. */
	readonly formalInformation: number;
	/** Days of the calendar in which the reporter may reopen. */
	readonly reopenDays: number;
	/** Working days after the deadline at which each rung of the ladder is told: superior, complaint administrator, inspectorate. */
	readonly escalation: readonly [superior: number, administrator: number, inspectorate: number];
}

/** Versions of the deadlines. @source regulations on complaints, docs/rules/complaints.md */
export const clockRuleSets: readonly RuleSet<ClockRules>[] = [
	{
		name: 'complaint-clock',
		version: '2018-1',
		validFrom: '2013-01-01',
		source: 'Perpres 76/2013, PermenPANRB 62/2018, practice of SP4N-LAPOR; docs/rules/complaints.md',
		status: 'assumed',
		rules: {
			verify: 3,
			respond: 5,
			answer: { information: 5, complaint: 14, violation: 60, aspiration: null },
			formalInformation: 10,
			reopenDays: 10,
			escalation: [1, 5, 10]
		}
	}
];

export interface Received {
	readonly class: ComplaintClass;
	readonly isFormal: boolean;
	/** Day of receipt in the agency's zone, 'YYYY-MM-DD'. */
	readonly receivedOn: string;
	readonly pauses: readonly Pause[];
}

export interface Deadlines {
	readonly version: string;
	/** Null while a pause holds the clock. */
	readonly verifyOn: string | null;
	/** Null while a pause holds the clock, or when the class has no limit. */
	readonly answerOn: string | null;
}

/**
 * When a complaint must be verified and answered (R19).
 *
 * @param calendar working days of the agency
 * @param version a stored version, so that a later rule never moves an old deadline; else the one in force on the day of receipt
 */
export function deadlines({ class: kind, isFormal, receivedOn, pauses }: Received, calendar: WorkCalendar, version?: string): Deadlines {
	const set = clockRulesFor(receivedOn, version);
	const limit = kind === 'information' && isFormal ? set.rules.formalInformation : set.rules.answer[kind];
	return {
		version: set.version,
		verifyOn: afterWorkingDays(receivedOn, set.rules.verify, calendar, pauses),
		answerOn: limit === null ? null : afterWorkingDays(receivedOn, limit, calendar, pauses)
	};
}

/** The rules of a stored version, else those in force on a day. */
export function clockRulesFor(receivedOn: string, version?: string): RuleSet<ClockRules> {
	const stored = clockRuleSets.find((set) => set.version === version);
	return stored ?? (receivedOn < '2013-01-01' ? newestRuleSet(clockRuleSets) : ruleSetOn(clockRuleSets, receivedOn));
}

/** Until when the unit writes its follow-up, from the day it was given the complaint. */
export function respondOn(assignedOn: string, rules: ClockRules, calendar: WorkCalendar, pauses: readonly Pause[] = []): string | null {
	return afterWorkingDays(assignedOn, rules.respond, calendar, pauses);
}

/** The rung of the ladder that a late complaint stands on: 0 in time, 1 superior, 2 complaint administrator, 3 inspectorate. */
export function escalationOn(dueOn: string | null, today: string, { escalation }: ClockRules, calendar: WorkCalendar): 0 | 1 | 2 | 3 {
	if (dueOn === null || today <= dueOn) return 0;
	const late = workingDaysBetween(dueOn, today, calendar);
	return late >= escalation[2] ? 3 : late >= escalation[1] ? 2 : late >= escalation[0] ? 1 : 0;
}

/** What the next deadline of a complaint depends on. */
export interface Due {
	readonly state: ComplaintState;
	readonly verifyDueOn: string | null;
	readonly respondDueOn: string | null;
	readonly dueOn: string | null;
}

/** What is due next: the check of a new one, the follow-up of a given one, the answer; whichever comes first. Undefined when nothing is. */
export function nextDue({ state, verifyDueOn, respondDueOn, dueOn }: Due): string | undefined {
	if (!(OPEN_STATES as readonly ComplaintState[]).includes(state)) return undefined;
	return [dueOn, state === 'new' ? verifyDueOn : state === 'assigned' ? respondDueOn : null].filter((day) => day !== null).sort()[0];
}

/** The rung after a move: kept while the same deadline is still missed; a step that was done, however late, takes the ladder down for the next. */
export function rungAfter(before: Due & { readonly escalation: number }, after: Due, today: string): number {
	const next = nextDue(after);
	return next !== undefined && next < today && next === nextDue(before) ? before.escalation : 0;
}

/** Why the reporter cannot reopen a closed complaint, or undefined when it can be done: once, and within the days set. */
export function reopenRefusal(
	{ state, closedOn, wasReopened }: { readonly state: ComplaintState; readonly closedOn: string | null; readonly wasReopened: boolean },
	today: string,
	{ reopenDays }: ClockRules
): 'complaint.not_closed' | 'complaint.reopened_before' | 'complaint.reopen_too_late' | undefined {
	if (state !== 'closed' || closedOn === null) return 'complaint.not_closed';
	if (wasReopened) return 'complaint.reopened_before';
	return today > addDays(closedOn, reopenDays) ? 'complaint.reopen_too_late' : undefined;
}
