import { monthsBefore, monthsBetween } from '#platform/months.ts';

/** The last months up to the one of a day, oldest first: 'YYYY-MM'. */
export function lastMonths(today: string, count: number): string[] {
	return monthsBetween(monthsBefore(today, count - 1), today);
}

/** The month with the most, the earlier of two alike; undefined of none. */
export function fullestMonth(months: Readonly<Record<string, number>>): string | undefined {
	return Object.entries(months).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}
