import { workCalendar, type OwnDay } from '#features/holidays/rules.ts';
import type { WorkCalendar } from '#platform/working-days.ts';

/** The working calendar from the holidays that a citizen's function hands out, for deadlines that begin on a day. */
export function calendarOf(holidays: readonly OwnDay[], fromDay: string): WorkCalendar {
	const year = Number(fromDay.slice(0, 4));
	return workCalendar(year, year, holidays);
}
