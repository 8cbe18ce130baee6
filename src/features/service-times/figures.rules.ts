/** Fewer than this and a figure is shown in grey with a sentence: one visitor more would move it. */
export const SMALL_COUNT = 10;

const Z95 = 1.959963984540054;

/**
 * The value below which a share of the values lies, by the seventh definition: between two values, in proportion.
 *
 * @param sorted values in ascending order
 * @param share 0–1
 * @returns NaN when there is no value
 * @source R. J. Hyndman, Y. Fan (1996), Sample Quantiles in Statistical Packages, definition 7; what R, spreadsheets and PostgreSQL's percentile_cont compute
 */
export function quantile(sorted: readonly number[], share: number): number {
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)] ?? NaN;
	const above = sorted[Math.ceil(place)] ?? NaN;
	return below + (place - Math.floor(place)) * (above - below);
}

/**
 * 95 % interval of a share, by Wilson's score: it stays between 0 and 1 and says something also of 0 of 8.
 *
 * @returns shares 0–1, or null when nobody was counted
 * @source E. B. Wilson (1927); L. D. Brown, T. T. Cai, A. DasGupta (2001), Interval Estimation for a Binomial Proportion
 */
export function wilsonInterval(within: number, count: number): readonly [number, number] | null {
	if (count === 0) return null;
	const share = within / count;
	const square = Z95 ** 2;
	const middle = (share + square / (2 * count)) / (1 + square / count);
	const half = (Z95 * Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2))) / (1 + square / count);
	return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Of a number of visits: whether their figures stand on enough of them. */
export function isSmall(count: number): boolean {
	return count < SMALL_COUNT;
}
