/** Fewer than this and a figure is shown in grey with a sentence: one visitor more would move it. */
export const SMALL_COUNT = 10;


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

/** Of a number of visits: whether their figures stand on enough of them. */
export function isSmall(count: number): boolean {
	return count < SMALL_COUNT;
}
