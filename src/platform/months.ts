import { daysOfMonth } from './clock.ts';

/** Calendar months, named 'YYYY-MM' or by any of their days 'YYYY-MM-DD'. Pure arithmetic, no clock. */

/** Months since year 0, so that December and January are neighbours. */
export function monthNumber(month: string): number {
	return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** 'YYYY-MM' of a month counted by `monthNumber`. */
export function monthName(number: number): string {
	return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The first day of a month counted by `monthNumber`. */
export function monthDay(number: number): string {
	return `${monthName(number)}-01`;
}

/** The first day of the month so many before a month; with a negative count, after it. */
export function monthsBefore(month: string, count: number): string {
	return monthDay(monthNumber(month) - count);
}

/** Every month from the first to the last, both included, as 'YYYY-MM'; none when they stand on their heads. */
export function monthsBetween(from: string, to: string): string[] {
	const first = monthNumber(from);
	return Array.from({ length: Math.max(0, monthNumber(to) - first + 1) }, (_, at) => monthName(first + at));
}

/** The same day so many months later; the last of the month where there is none such (31 January + 1 = 28 February). */
export function addMonths(day: string, count: number): string {
	const number = monthNumber(day) + count;
	const last = daysOfMonth(Math.floor(number / 12), (number % 12) + 1);
	return `${monthName(number)}-${String(Math.min(Number(day.slice(8, 10)), last)).padStart(2, '0')}`;
}

/** First day of '2026-03' as the browser's month field sends it, or of '3/2026' as typed where there is none; of no other years than 2000–2100. */
export function readMonth(text: string): string | undefined {
	const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? [];
	const [, typedMonth, typedYear] = /^(\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
	const [foundYear, foundMonth] = [Number(year ?? typedYear), Number(month ?? typedMonth)];
	if (!(foundYear >= 2000 && foundYear <= 2100 && foundMonth >= 1 && foundMonth <= 12)) return undefined;
	return monthDay(foundYear * 12 + foundMonth - 1);
}
