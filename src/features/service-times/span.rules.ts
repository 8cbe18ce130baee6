import type { TimeFilter } from './schema.ts';

/** The last so many months, when the address names none. */
const USUAL_MONTHS = 12;
/** A longer span is cut: three years are compared, not thirty. */
const MOST_MONTHS = 60;

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (number: number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/**
 * The span an address asks for, months 'YYYY-MM' inclusive: without one the last twelve months with this one; turned round when it
 * stands on its head; at most five years, the later ones.
 */
export function spanOf({ dari, sampai, hari, jam }: Pick<TimeFilter, 'dari' | 'sampai' | 'hari' | 'jam'>, today: string): { readonly from: string; readonly to: string; readonly weekday: number | undefined; readonly hour: number | undefined } {
	const present = numberOf(today);
	const [one, other] = [dari === undefined ? undefined : numberOf(dari), sampai === undefined ? undefined : numberOf(sampai)];
	const to = other ?? Math.max(present, one ?? present);
	const from = one ?? to - USUAL_MONTHS + 1;
	const [first, last] = from <= to ? [from, to] : [to, from];
	return { from: monthOf(Math.max(first, last - MOST_MONTHS + 1)), to: monthOf(last), weekday: hari, hour: jam };
}

/** Every month from the first to the last. */
export function monthsBetween(from: string, to: string): string[] {
	return Array.from({ length: Math.max(0, numberOf(to) - numberOf(from) + 1) }, (_, index) => monthOf(numberOf(from) + index));
}
