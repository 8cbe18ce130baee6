import { monthName, monthNumber } from '#platform/months.ts';
import type { TimeFilter } from './schema.ts';

/** The last so many months, when the address names none. */
const USUAL_MONTHS = 12;
/** A longer span is cut: three years are compared, not thirty. */
const MOST_MONTHS = 60;

/**
 * The span an address asks for, months 'YYYY-MM' inclusive: without one the last twelve months with this one; turned round when it
 * stands on its head; at most five years, the later ones.
 */
export function spanOf({ dari, sampai, hari, jam }: Pick<TimeFilter, 'dari' | 'sampai' | 'hari' | 'jam'>, today: string): { readonly from: string; readonly to: string; readonly weekday: number | undefined; readonly hour: number | undefined } {
	const present = monthNumber(today);
	const [one, other] = [dari === undefined ? undefined : monthNumber(dari), sampai === undefined ? undefined : monthNumber(sampai)];
	const to = other ?? Math.max(present, one ?? present);
	const from = one ?? to - USUAL_MONTHS + 1;
	const [first, last] = from <= to ? [from, to] : [to, from];
	return { from: monthName(Math.max(first, last - MOST_MONTHS + 1)), to: monthName(last), weekday: hari, hour: jam };
}
