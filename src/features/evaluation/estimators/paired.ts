import type { Interval } from '../schema.ts';
import { logGamma, normalLower, studentTwoSided } from '#platform/statistics/distributions.ts';
import { interval } from './inference.ts';

export interface MeanTest {
	readonly difference: number;
	readonly se: number;
	readonly t: number;
	readonly df: number;
	readonly p: number;
	readonly ci95: Interval | null;
}

export interface PairedComparison {
	readonly n: number;
	readonly meanBefore: number;
	readonly meanAfter: number;
	readonly pairedT: MeanTest & { readonly sd: number };
	readonly wilcoxon: Wilcoxon;
	readonly cohen: { readonly dz: number; readonly dAv: number; readonly hedgesG: number };
}

export interface Wilcoxon {
	/** Pairs that changed; unchanged ones are dropped. */
	readonly changed: number;
	/** Sum of the ranks of the increases. */
	readonly statistic: number;
	/** Exact up to 50 changed pairs, else normal with continuity correction. */
	readonly p: number;
	readonly method: 'exact' | 'normal';
	readonly pNormal: number;
	/** Median of the pairwise averages of the changes. */
	readonly hodgesLehmann: number;
}

const MOST_EXACT = 50;

/**
 * Before and after in the same units: a change, never an impact, because the general change is in it.
 *
 * @param before, after equal lengths, complete pairs
 * @source paired t test; Wilcoxon signed ranks with midranks, zeros dropped; Hedges J with n − 1 degrees of freedom
 */
export function comparePairs(before: ArrayLike<number>, after: ArrayLike<number>): PairedComparison {
	const n = before.length;
	const change = Float64Array.from({ length: n }, (_value, i) => after[i]! - before[i]!);
	const difference = mean(change);
	const sd = Math.sqrt(variance(change));
	const se = sd / Math.sqrt(n);
	const dz = difference / sd;
	return {
		n,
		meanBefore: mean(before),
		meanAfter: mean(after),
		pairedT: { difference, sd, se, t: ratio(difference, se), df: n - 1, p: studentTwoSided(ratio(difference, se), n - 1), ci95: interval(difference, se, n - 1, 0.95) },
		wilcoxon: signedRanks(change),
		cohen: { dz, dAv: difference / Math.sqrt((variance(before) + variance(after)) / 2), hedgesG: dz * hedgesFactor(n - 1) }
	};
}

/** Mean change of one group against another; Welch's error, or clustered (CR1) when clusters are given. */
export interface ChangeComparison {
	readonly treated: number;
	readonly control: number;
	readonly meanChangeTreated: number;
	readonly meanChangeControl: number;
	readonly welch: MeanTest;
	readonly clustered: (MeanTest & { readonly clusters: number }) | null;
}

/** The 2×2 difference in differences. @returns null with fewer than two units on a side */
export function compareChanges(change: ArrayLike<number>, isTreated: readonly boolean[], cluster?: readonly string[]): ChangeComparison | null {
	const treated = Array.from(change).filter((_value, i) => isTreated[i]);
	const control = Array.from(change).filter((_value, i) => !isTreated[i]);
	if (treated.length < 2 || control.length < 2) return null;
	const [meanTreated, meanControl] = [mean(treated), mean(control)];
	const difference = meanTreated - meanControl;
	const [shareTreated, shareControl] = [variance(treated) / treated.length, variance(control) / control.length];
	const se = Math.sqrt(shareTreated + shareControl);
	const df = (shareTreated + shareControl) ** 2 / (shareTreated ** 2 / (treated.length - 1) + shareControl ** 2 / (control.length - 1));
	return {
		treated: treated.length,
		control: control.length,
		meanChangeTreated: meanTreated,
		meanChangeControl: meanControl,
		welch: meanTest(difference, se, df),
		clustered: cluster ? clusteredDifference(change, isTreated, cluster, meanTreated, meanControl) : null
	};
}

function clusteredDifference(change: ArrayLike<number>, isTreated: readonly boolean[], cluster: readonly string[], meanTreated: number, meanControl: number) {
	const n = change.length;
	const treated = isTreated.filter(Boolean).length;
	const sums = new Map<string, number>();
	for (let i = 0; i < n; i++) {
		const score = isTreated[i] ? (change[i]! - meanTreated) / treated : -(change[i]! - meanControl) / (n - treated);
		sums.set(cluster[i]!, (sums.get(cluster[i]!) ?? 0) + score);
	}
	const clusters = sums.size;
	if (clusters < 2 || n <= 2) return null;
	const square = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
	const se = Math.sqrt(square * (clusters / (clusters - 1)) * ((n - 1) / (n - 2)));
	return { ...meanTest(meanTreated - meanControl, se, clusters - 1), clusters };
}

function meanTest(difference: number, se: number, df: number): MeanTest {
	return { difference, se, t: ratio(difference, se), df, p: studentTwoSided(ratio(difference, se), df), ci95: interval(difference, se, df, 0.95) };
}

/** No t where everybody changed alike, or where the error is too large to hold: a p of 0 or 1 would say that we know. */
function ratio(difference: number, se: number): number {
	return se > 0 && Number.isFinite(se) ? difference / se : NaN;
}

function signedRanks(change: Float64Array): Wilcoxon {
	const values = change.filter((value) => value !== 0);
	const n = values.length;
	const sizes = values.map(Math.abs);
	const { ranks, tieTerm } = midranks(sizes);
	const statistic = values.reduce((sum, value, i) => sum + (value > 0 ? ranks[i]! : 0), 0);
	const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48);
	const away = Math.max(0, Math.abs(statistic - (n * (n + 1)) / 4) - 0.5);
	const pNormal = Math.min(1, 2 * normalLower(-away / spread));
	const isExact = n > 0 && n <= MOST_EXACT;
	return {
		changed: n,
		statistic,
		p: isExact ? exactSignFlip(ranks, statistic) : pNormal,
		method: isExact ? 'exact' : 'normal',
		pNormal,
		hodgesLehmann: walshMedian(values)
	};
}

/** Ranks with ties at their mean, and Σ(t³ − t) over ties. */
function midranks(values: Float64Array): { ranks: Float64Array; tieTerm: number } {
	const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
	const ranks = new Float64Array(values.length);
	let tieTerm = 0;
	for (let from = 0; from < order.length;) {
		let to = from;
		// Scores such as 70.3 − 65.1 and 75.2 − 70 tie although binary fractions differ.
		while (to + 1 < order.length && values[order[to + 1]!]! - values[order[from]!]! <= 1e-9 * values[order[from]!]!) to++;
		for (let at = from; at <= to; at++) ranks[order[at]!] = (from + to) / 2 + 1;
		tieTerm += (to - from + 1) ** 3 - (to - from + 1);
		from = to + 1;
	}
	return { ranks, tieTerm };
}

/** Distribution of the rank sum when every sign is a coin: convolution over doubled ranks, which are whole. */
function exactSignFlip(ranks: Float64Array, statistic: number): number {
	const doubled = ranks.map((rank) => Math.round(2 * rank));
	const top = doubled.reduce((sum, rank) => sum + rank, 0);
	let probability = new Float64Array(top + 1);
	probability[0] = 1;
	for (const rank of doubled) {
		const next = new Float64Array(top + 1);
		for (let sum = 0; sum <= top; sum++) next[sum] = (probability[sum]! + (sum >= rank ? probability[sum - rank]! : 0)) / 2;
		probability = next;
	}
	const seen = Math.round(2 * statistic);
	let lower = 0;
	let upper = 0;
	probability.forEach((mass, sum) => {
		if (sum <= seen) lower += mass;
		if (sum >= seen) upper += mass;
	});
	return Math.min(1, 2 * Math.min(lower, upper));
}

function walshMedian(values: Float64Array): number {
	const averages = new Float64Array((values.length * (values.length + 1)) / 2);
	let at = 0;
	for (let i = 0; i < values.length; i++) for (let j = i; j < values.length; j++) averages[at++] = (values[i]! + values[j]!) / 2;
	averages.sort();
	const middle = averages.length / 2;
	return averages.length === 0 ? NaN : (averages[Math.ceil(middle) - 1]! + averages[Math.floor(middle)]!) / 2;
}

function hedgesFactor(df: number): number {
	return df > 1 ? Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2) : NaN;
}

function mean(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return sum / values.length;
}

/** Sample variance, n − 1. */
function variance(values: ArrayLike<number>): number {
	const centre = mean(values);
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
	return sum / (values.length - 1);
}
