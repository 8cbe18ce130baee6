import { addDays } from '#platform/clock.ts';
import type { RuleSet } from '#platform/rulesets/rule-set.ts';
import type { SessionState } from './schema.ts';

export const MINUTES_PER_JP = 45;
/** Longest session that we take for one, in days: a year of study is a task of learning, not a session. */
export const LONGEST_SESSION_DAYS = 366;
const MINUTES_A_DAY = 1440;

/** What must be true of a session's dates, or why not. Two sentences in one: order, and length. */
export function datesRefusal({
	startsOn,
	endsOn
}: {
	readonly startsOn: string;
	readonly endsOn: string;
}): 'session.dates_out_of_order' | 'session.too_long' | undefined {
	if (endsOn < startsOn) return 'session.dates_out_of_order';
	if (addDays(startsOn, LONGEST_SESSION_DAYS) <= endsOn) return 'session.too_long';
	return undefined;
}

/** Every calendar day of a session, first to last, 'YYYY-MM-DD'. */
export function daysOf({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }): string[] {
	const days: string[] = [];
	for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.push(day);
	return days;
}

/** Minutes planned for each day: the course spread evenly, what is left over on the last day; never more than a day has. */
export function plannedMinutes(courseMinutes: number, days: number): number[] {
	const even = Math.floor(courseMinutes / days);
	return Array.from({ length: days }, (_, index) => Math.min(MINUTES_A_DAY, index === days - 1 ? courseMinutes - even * (days - 1) : even));
}

/** This month and the eleven after it, 'YYYY-MM', for the filter. */
export function comingMonths(today: string): string[] {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7));
}

export interface PlaceFacts {
	readonly state: SessionState;
	readonly startsOn: string;
	readonly capacity: number;
	/** Places taken now. */
	readonly taken: number;
}

/**
 * Why nobody can enrol now, or undefined when one can.
 *
 * @param today 'YYYY-MM-DD'; the first day of the session is the last day to enrol
 */
export function enrolmentRefusal(
	{ state, startsOn, capacity, taken }: PlaceFacts,
	today: string
): 'session.not_open' | 'session.started' | 'session.full' | undefined {
	if (state !== 'open') return 'session.not_open';
	if (startsOn < today) return 'session.started';
	if (taken >= capacity) return 'session.full';
	return undefined;
}

/** Whether two sessions share a day: nobody is in two places. */
export function overlaps(a: { readonly startsOn: string; readonly endsOn: string }, b: { readonly startsOn: string; readonly endsOn: string }): boolean {
	return a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;
}

export interface CompletionRules {
	/** Least share of the planned minutes that completes a session, in percent. */
	readonly minimumPercent: number;
}

/** 80 % is the practice of most training centres; no regulation was found, so an agency's rule set may say otherwise. */
export const completionRuleSets: readonly RuleSet<CompletionRules>[] = [
	{
		name: 'session-completion',
		version: '2018-1',
		validFrom: '2018-01-01',
		status: 'assumed',
		source: 'Practice of training centres; no regulation found',
		rules: { minimumPercent: 80 }
	}
];

/** Whether somebody completed a session, by the minutes attended of the course's minutes. */
export function completion(attendedMinutes: number, courseMinutes: number, { minimumPercent }: CompletionRules): 'completed' | 'absent' {
	return attendedMinutes * 100 >= courseMinutes * minimumPercent ? 'completed' : 'absent';
}

/** Length of one check-in code, and how long it is taken: time to sign in on a slow phone. */
export const CHECK_IN_WINDOW_SECONDS = 60;
export const CHECK_IN_WINDOWS_TAKEN = 5;

/** The running number of the check-in code of an instant. */
export function checkInWindow(now: Date): number {
	return Math.floor(now.getTime() / 1000 / CHECK_IN_WINDOW_SECONDS);
}

/** Whether the code of that window is still taken: not from the future, not older than five minutes. */
export function isWindowTaken(window: number, now: Date): boolean {
	const age = checkInWindow(now) - window;
	return Number.isSafeInteger(window) && age >= 0 && age < CHECK_IN_WINDOWS_TAKEN;
}

export interface Mark {
	readonly agencyId: string;
	readonly enrolmentId: string;
	readonly day: string;
	readonly minutes: number;
}

/** Keys as the database writes them: it refuses anything else with a fault. */
const KEY = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const FIELD = new RegExp(`^minutes\\.${KEY}\\.${KEY}$`);

/**
 * The marks of a filled list. An empty field is 0 minutes; `all` fills every empty field with the day's plan.
 *
 * @returns marks, or the name of the first field that is no whole number from 0 to 1440
 */
export function readMarks(
	fields: Readonly<Record<string, string | undefined>>,
	day: string,
	fillWith: number | undefined
): { readonly marks: Mark[] } | { readonly badField: string } {
	const marks: Mark[] = [];
	for (const [name, value = ''] of Object.entries(fields)) {
		const [, agencyId, enrolmentId] = FIELD.exec(name) ?? [];
		if (agencyId === undefined || enrolmentId === undefined) continue;
		const isEmpty = value === '' || (fillWith !== undefined && value === '0');
		if (!isEmpty && (!/^\d{1,4}$/.test(value) || Number(value) > MINUTES_A_DAY)) return { badField: name };
		marks.push({ agencyId, enrolmentId, day, minutes: isEmpty ? (fillWith ?? 0) : Number(value) });
	}
	return { marks };
}
