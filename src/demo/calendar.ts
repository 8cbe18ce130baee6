/** Dates as YYYY-MM-DD text and instants in UTC; pure arithmetic, no clock. */

import { monthName, monthNumber } from '#platform/months.ts';

const DAY = 86_400_000;

export function dayNumber(on: string): number {
	return Date.parse(`${on}T00:00:00Z`) / DAY;
}

export function dateOfDay(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(on: string, days: number): string {
	return dateOfDay(dayNumber(on) + days);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(on: string): number {
	return ((dayNumber(on) + 3) % 7) + 1;
}

export function isWeekend(on: string): boolean {
	return weekday(on) > 5;
}

/** The day itself when it is Monday to Friday, else the next Monday. */
export function nextWeekday(on: string): string {
	let day = on;
	while (isWeekend(day)) day = addDays(day, 1);
	return day;
}

/** `count` weekdays after the given day (demo arithmetic: public holidays are not looked at). */
export function addWeekdays(on: string, count: number): string {
	let day = on;
	for (let left = count; left > 0; ) {
		day = addDays(day, 1);
		if (!isWeekend(day)) left--;
	}
	return day;
}

/** YYYY-MM, `offset` months away from the month of the given day. */
export function monthOf(on: string, offset = 0): string {
	return monthName(monthNumber(on) + offset);
}

/** All Mondays to Fridays of a month. */
export function weekdaysOf(month: string): string[] {
	const days: string[] = [];
	for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
		if (!isWeekend(day)) days.push(day);
	}
	return days;
}

/** The 24 complete months before the month of `today`, oldest first. */
export function panelMonths(today: string): string[] {
	return Array.from({ length: 24 }, (_, index) => monthOf(today, index - 24));
}

/** UTC instant of a time of day in Western Indonesian Time (UTC+7), minutes after local midnight. */
export function instant(on: string, localMinutes: number): string {
	return new Date(dayNumber(on) * DAY + Math.round(localMinutes * 60_000) - 7 * 3_600_000).toISOString();
}

export function yearOf(on: string): number {
	return Number(on.slice(0, 4));
}

/** Full years between two days. */
export function fullYears(from: string, to: string): number {
	return yearOf(to) - yearOf(from) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** The same day `years` later; 29 February becomes 28 February. */
export function addYears(on: string, years: number): string {
	const moved = `${String(yearOf(on) + years).padStart(4, '0')}${on.slice(4)}`;
	return on.slice(5) === '02-29' && new Date(`${moved}T00:00:00Z`).toISOString().slice(0, 10) !== moved ? `${moved.slice(0, 8)}28` : moved;
}
