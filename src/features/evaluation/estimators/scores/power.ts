import { normalLower, normalQuantile, studentQuantile } from '#platform/statistics/distributions.ts';
import { noncentralLower } from '#platform/statistics/noncentral-t.ts';
import { findRoot } from '#platform/statistics/root.ts';

/** What a design can see: two-sided test at `alpha`. */
export interface Level {
	readonly alpha: number;
	readonly power: number;
}

const LARGEST = 1e7;

function tPower(shift: number, df: number, alpha: number): number {
	return 1 - noncentralLower(studentQuantile(1 - alpha / 2, df), df, shift);
}

/** Power of a paired t with `n` pairs and effect dz. @source Cohen 1988; R: power.t.test(type = "paired") */
export function pairedPower(n: number, effect: number, alpha: number): number {
	return tPower(Math.sqrt(n) * Math.abs(effect), n - 1, alpha);
}

/**
 * Power of a two-sample t with `n1` and `n2` people and effect d. With unequal groups a rejection on the wrong side is
 * counted as well, as the program does whose numbers are compared; the difference stands in the fifth decimal.
 *
 * @source R: power.t.test (strict = FALSE); pwr::pwr.t2n.test
 */
export function twoSamplePower(n1: number, n2: number, effect: number, alpha: number): number {
	const shift = Math.abs(effect) * Math.sqrt((n1 * n2) / (n1 + n2));
	return tPower(shift, n1 + n2 - 2, alpha) + (n1 === n2 ? 0 : tPower(-shift, n1 + n2 - 2, alpha));
}

/** Pairs needed; not rounded. NaN when even ten million are too few. */
export function pairedSize(effect: number, { alpha, power }: Level): number {
	return sizeFor((n) => pairedPower(n, effect, alpha), power);
}

/** People needed in each of two groups of equal size. */
export function twoSampleSize(effect: number, { alpha, power }: Level): number {
	return sizeFor((n) => twoSamplePower(n, n, effect, alpha), power);
}

function sizeFor(powerOf: (n: number) => number, power: number): number {
	let high = 4;
	while (powerOf(high) < power) {
		high *= 2;
		if (high > LARGEST) return NaN;
	}
	return powerOf(2) >= power ? 2 : findRoot((n) => powerOf(n) - power, 2, high, 1e-9);
}

/** The smallest effect that is found with this power. */
export function detectableEffect(powerOf: (effect: number) => number, power: number): number {
	let high = 1;
	while (powerOf(high) < power) {
		high *= 2;
		if (high > LARGEST) return NaN;
	}
	return findRoot((effect) => powerOf(effect) - power, 0, high, 1e-12);
}

/** Two shares with `n` people in each group. @source Fleiss 1981 without correction; R: power.prop.test */
export function proportionPower(n: number, p1: number, p2: number, alpha: number): number {
	const sum = p1 + p2;
	return normalLower(
		(Math.sqrt(n) * Math.abs(p1 - p2) - normalQuantile(1 - alpha / 2) * Math.sqrt(sum * (1 - sum / 2))) / Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
	);
}

export function proportionSize(p1: number, p2: number, { alpha, power }: Level): number {
	const sum = p1 + p2;
	const root = normalQuantile(1 - alpha / 2) * Math.sqrt(sum * (1 - sum / 2)) + normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
	return (root / (p1 - p2)) ** 2;
}

/** t of the test plus t of the power: times the error it is the smallest detectable effect. Infinite df: the normal. */
export function detectableMultiplier(df: number, { alpha, power }: Level): number {
	const quantile = (probability: number) => (df === Infinity ? normalQuantile(probability) : studentQuantile(probability, df));
	return quantile(1 - alpha / 2) + quantile(power);
}

/** A comparison of changes with equally correlated months. Clusters stand for units where training is assigned to clusters. */
export interface DifferencePlan {
	readonly nTreated: number;
	readonly nControl: number;
	readonly prePeriods: number;
	readonly postPeriods: number;
	readonly sdOutcome: number;
	readonly rho: number;
}

export interface DifferenceDesign extends DifferencePlan {
	readonly seDid: number;
	readonly mdeT: number;
	readonly mdeZ: number;
	/** With the months before as a covariate. */
	readonly seAncova: number;
}

/** @source McKenzie 2012, Beyond baseline and follow-up */
export function differenceDesign(plan: DifferencePlan, level: Level): DifferenceDesign {
	const { nTreated, nControl, prePeriods: pre, postPeriods: post, sdOutcome, rho } = plan;
	const units = 1 / nTreated + 1 / nControl;
	const seDid = sdOutcome * Math.sqrt((1 - rho) * (1 / pre + 1 / post) * units);
	const ancova = (1 + (post - 1) * rho) / post - (pre * rho ** 2) / (1 + (pre - 1) * rho);
	return {
		...plan,
		seDid,
		mdeT: detectableMultiplier(nTreated + nControl - 2, level) * seDid,
		mdeZ: detectableMultiplier(Infinity, level) * seDid,
		seAncova: sdOutcome * Math.sqrt(ancova * units)
	};
}
