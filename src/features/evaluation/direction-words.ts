import type { Interval } from './schema.ts';

/** How both ends of a range are said: they lie above zero, below it, or on both sides. Each is given without a sign, the nearer to zero first; `across` has the fall first. */
export interface DirectionWords {
	up(least: string, most: string): string;
	down(least: string, most: string): string;
	across(fall: string, rise: string): string;
}

/** The same, and one change with its range. */
export interface ChangeWords extends DirectionWords {
	rose(size: string): string;
	fell(size: string): string;
	still(size: string): string;
	withRange(change: string, range: string): string;
}

export const movedId: ChangeWords = {
	up: (least, most) => `naik ${least} sampai ${most}`,
	down: (least, most) => `turun ${least} sampai ${most}`,
	across: (fall, rise) => `antara turun ${fall} dan naik ${rise}`,
	rose: (size) => `naik ${size}`,
	fell: (size) => `turun ${size}`,
	still: (size) => `berubah ${size}`,
	withRange: (change, range) => `${change}; rentang 95 %: ${range}`
};
export const movedEn: ChangeWords = {
	up: (least, most) => `a rise of ${least} to ${most}`,
	down: (least, most) => `a fall of ${least} to ${most}`,
	across: (fall, rise) => `between a fall of ${fall} and a rise of ${rise}`,
	rose: (size) => `a rise of ${size}`,
	fell: (size) => `a fall of ${size}`,
	still: (size) => `a change of ${size}`,
	withRange: (change, range) => `${change}; 95% range: ${range}`
};

/**
 * A range in words: "turun 1,8 sampai 6,6", "antara turun 6,6 dan naik 1,2". Who reads "turun 4,2" must not have to turn −6,6 to −1,8 round.
 *
 * @param format writes a number of 0 or more; an end that it writes as zero has no direction
 */
export function rangeInWords([low, high]: Interval, format: (size: number) => string, words: DirectionWords): string {
	const zero = format(0);
	const [first, last] = [format(Math.abs(low)), format(Math.abs(high))];
	if (low >= 0 || (first === zero && high > 0)) return words.up(first, last);
	if (high <= 0 || last === zero) return words.down(last, first);
	return words.across(first, last);
}

/** A change with its range: "turun 4,2 poin; rentang 95 %: turun 1,8 sampai 6,6". Without a range the change alone. */
export function changeInWords({ att, ci95, unit }: { readonly att: number; readonly ci95: Interval | null; readonly unit: string }, format: (size: number) => string, words: ChangeWords): string {
	const size = `${format(Math.abs(att))} ${unit}`;
	const change = format(Math.abs(att)) === format(0) ? words.still(size) : att > 0 ? words.rose(size) : words.fell(size);
	return ci95 ? words.withRange(change, rangeInWords(ci95, format, words)) : change;
}
