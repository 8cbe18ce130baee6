import type { WorkCalendar } from '#platform/working-days.ts';
import { nationalHolidays } from './national-holidays.rules.ts';
import type { Holiday } from './schema.ts';

/** What an agency changed: a day of its own, or (`isOff` false) a day of the national list on which it works. */
export interface OwnDay extends Holiday {
	readonly isOff: boolean;
}

export interface CalendarDay extends OwnDay {
	/** Stands in the agency's own rows. */
	readonly isOwn: boolean;
}

/** A deadline runs sixty working days at most; half a year more leaves room for pauses and long leave. */
const YEARS_AHEAD = 2;

/** The year of an agency as a page shows it: the national list with its own changes, in order of days. */
export function calendarYear(year: number, own: readonly OwnDay[]): CalendarDay[] {
	const changed = new Map(own.filter(({ day }) => day.startsWith(`${year}-`)).map((day) => [day.day, day]));
	const national = nationalHolidays(year).filter(({ day }) => !changed.has(day)).map((day) => ({ ...day, isOff: true, isOwn: false }));
	return [...national, ...[...changed.values()].map((day) => ({ ...day, isOwn: true }))].sort((a, b) => a.day.localeCompare(b.day));
}

/**
 * The working calendar of an agency, for deadlines that begin between the two years.
 *
 * @param weekDays ISO day numbers on which the agency works
 */
export function workCalendar(fromYear: number, toYear: number, own: readonly OwnDay[], weekDays: readonly number[] = [1, 2, 3, 4, 5]): WorkCalendar {
	const holidays = new Set<string>();
	for (let year = fromYear; year <= toYear + YEARS_AHEAD; year++) {
		for (const { day, isOff } of calendarYear(year, own)) if (isOff) holidays.add(day);
	}
	return { weekDays: new Set(weekDays), holidays };
}
