import { fisherQuantile } from '#platform/statistics/distributions.ts';
import type { Interval } from '../../schema.ts';
import { correlation, deviation, mean, variance } from '#platform/statistics/moments.ts';

/** One question or statement of a test. NaN where nobody's answer differs. */
export interface ItemStatistics {
	readonly item: string;
	/** Mean by the highest score: share of right answers where items are right or wrong. */
	readonly difficulty: number;
	readonly rTotalUncorrected: number;
	/** With the total of the other items. */
	readonly rRestCorrected: number;
	readonly alphaIfDeleted: number;
	/** Mean of the best 27 % of people less mean of the worst, by the highest score. */
	readonly discriminationUpperLower27: number;
}

export interface TestReliability {
	readonly n: number;
	readonly k: number;
	readonly rawAlpha: number;
	readonly stdAlpha: number;
	readonly averageR: number;
	readonly sem: number;
	readonly feldtCi95: Interval | null;
	readonly totalMean: number;
	readonly totalSd: number;
	/** Null unless every answer is 0 or 1. */
	readonly kr20PopulationVariance: number | null;
	/** Odd against even items, stepped up by Spearman–Brown. */
	readonly splitHalfOddEvenSb: number;
	readonly nGroup: number;
	readonly items: readonly ItemStatistics[];
}

/**
 * How far the items of a test measure one thing, and what each of them adds.
 *
 * @param columns answers of the same people, a column an item: two people and two items at least
 * @param most the highest score of an item
 * @source Cronbach 1951; Feldt 1965; Kuder & Richardson 1937; Kelley 1939 (27 %)
 */
export function analyseItems(names: readonly string[], columns: readonly Float64Array[], most: number): TestReliability {
	const [n, k] = [columns[0]!.length, columns.length];
	const totals = sumOf(columns, n);
	const rawAlpha = alphaOf(columns, totals);
	const averageR = averageCorrelation(columns);
	const ranked = [...totals.keys()].sort((a, b) => totals[b]! - totals[a]!);
	const nGroup = Math.max(1, Math.round(0.27 * n));
	const isRightOrWrong = columns.every((column) => column.every((value) => value === 0 || value === 1));
	return {
		n,
		k,
		rawAlpha,
		stdAlpha: (k * averageR) / (1 + (k - 1) * averageR),
		averageR,
		sem: deviation(totals) * Math.sqrt(1 - rawAlpha),
		feldtCi95: feldt(rawAlpha, n, k),
		totalMean: mean(totals),
		totalSd: deviation(totals),
		kr20PopulationVariance: isRightOrWrong ? kr20(columns, totals) : null,
		splitHalfOddEvenSb: splitHalf(columns, n),
		nGroup,
		items: columns.map((column, at) => itemOf(names[at]!, column, columns, totals, most, { upper: ranked.slice(0, nGroup), lower: ranked.slice(-nGroup) }))
	};
}

function itemOf(
	item: string,
	column: Float64Array,
	columns: readonly Float64Array[],
	totals: Float64Array,
	most: number,
	{ upper, lower }: { upper: readonly number[]; lower: readonly number[] }
): ItemStatistics {
	const rest = totals.map((total, person) => total - column[person]!);
	const others = columns.filter((other) => other !== column);
	const meanOf = (people: readonly number[]) => mean(people.map((person) => column[person]!));
	return {
		item,
		difficulty: mean(column) / most,
		rTotalUncorrected: correlation(column, totals),
		rRestCorrected: correlation(column, rest),
		alphaIfDeleted: others.length > 1 ? alphaOf(others, rest) : NaN,
		discriminationUpperLower27: (meanOf(upper) - meanOf(lower)) / most
	};
}

function sumOf(columns: readonly Float64Array[], people: number): Float64Array {
	return Float64Array.from({ length: people }, (_value, person) => columns.reduce((sum, column) => sum + column[person]!, 0));
}

function alphaOf(columns: readonly Float64Array[], totals: Float64Array): number {
	const k = columns.length;
	const total = variance(totals);
	return total > 0 ? (k / (k - 1)) * (1 - columns.reduce((sum, column) => sum + variance(column), 0) / total) : NaN;
}

function kr20(columns: readonly Float64Array[], totals: Float64Array): number {
	const [k, n] = [columns.length, totals.length];
	const total = (variance(totals) * (n - 1)) / n;
	const items = columns.reduce((sum, column) => sum + mean(column) * (1 - mean(column)), 0);
	return total > 0 ? (k / (k - 1)) * (1 - items / total) : NaN;
}

function averageCorrelation(columns: readonly Float64Array[]): number {
	let [sum, pairs] = [0, 0];
	for (let a = 0; a < columns.length; a++) {
		for (let b = a + 1; b < columns.length; b++) {
			sum += correlation(columns[a]!, columns[b]!);
			pairs++;
		}
	}
	return sum / pairs;
}

function splitHalf(columns: readonly Float64Array[], people: number): number {
	const [odd, even] = [0, 1].map((half) =>
		sumOf(
			columns.filter((_column, at) => at % 2 === half),
			people
		)
	);
	const r = correlation(odd!, even!);
	return (2 * r) / (1 + r);
}

function feldt(alpha: number, n: number, k: number): Interval | null {
	const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
	const [low, high] = [1 - (1 - alpha) * fisherQuantile(0.975, df1, df2), 1 - (1 - alpha) * fisherQuantile(0.025, df1, df2)];
	return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}
