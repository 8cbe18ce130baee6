import { addDays } from './clock.ts';

/** Which days an agency works: days of the week (1 Monday … 7 Sunday) without its holidays. */
export interface WorkCalendar {
	readonly weekDays: ReadonlySet<number>;
	/** 'YYYY-MM-DD' */
	readonly holidays: ReadonlySet<string>;
}

/** Days on which a clock stands still: those after `from`, up to and with `to`. A pause that still runs has no `to`. */
export interface Pause {
	readonly from: string;
	readonly to: string | null;
}

/** Monday to Friday, no holiday. */
export const PLAIN_CALENDAR: WorkCalendar = { weekDays: new Set([1, 2, 3, 4, 5]), holidays: new Set() };

/** Longest period that is counted; a deadline further away is a wrong calendar (all days holidays), not a deadline. */
const LONGEST_DAYS = 3660;

/** Whether the agency works on a day, 'YYYY-MM-DD'. */
export function isWorkingDay(day: string, { weekDays, holidays }: WorkCalendar): boolean {
	return weekDays.has(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) && !holidays.has(day);
}

/**
 * The day on which a number of working days has passed, counted from the day after `from` (R19). Days inside a pause are not counted.
 *
 * @param count whole working days, at least 1
 * @returns 'YYYY-MM-DD'; null while a pause without an end holds the clock before the last day is reached
 * @throws {RangeError} count is not a positive whole number, or the calendar has no working day within ten years
 */
export function afterWorkingDays(from: string, count: number, calendar: WorkCalendar, pauses: readonly Pause[] = []): string | null {
	if (!Number.isInteger(count) || count < 1) throw new RangeError(`afterWorkingDays: ${count} is not a number of days`);
	let day = from;
	let left = count;
	for (let step = 0; step < LONGEST_DAYS; step++) {
		day = addDays(day, 1);
		if (pauses.some((pause) => pause.to === null && day > pause.from)) return null;
		if (isWorkingDay(day, calendar) && !isPaused(day, pauses)) left--;
		if (left === 0) return day;
	}
	throw new RangeError('afterWorkingDays: the calendar has no working days');
}

/** Working days after `from`, up to and with `to`, without those inside a pause; 0 when `to` is not after `from`. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar, pauses: readonly Pause[] = []): number {
	let count = 0;
	for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
		if (isWorkingDay(day, calendar) && !isPaused(day, pauses)) count++;
	}
	return count;
}

function isPaused(day: string, pauses: readonly Pause[]): boolean {
	return pauses.some(({ from, to }) => day > from && (to === null || day <= to));
}
