import type { ClusteredTests } from './clusters/two-groups.ts';
import { twoGroupTests } from './clusters/two-groups.ts';
import { compareMeans } from './scores/independent.ts';
import type { MeanTest } from './scores/moments.ts';
import { deviation, mean, variance } from '#platform/statistics/moments.ts';
import { hedgesFactor, meanTest } from './scores/moments.ts';
import { changes } from './scores/paired-scores.ts';
import { signedRankTest } from './scores/signed-ranks.ts';

export type { MeanTest };

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
	/** Median of the pairwise averages of the changes; beyond 2,000 pairs where the normal test crosses zero. */
	readonly hodgesLehmann: number;
}

/**
 * Before and after in the same units: a change, never an impact, because the general change is in it.
 *
 * @param before, after equal lengths, complete pairs
 * @source paired t test; Wilcoxon signed ranks with midranks, zeros dropped; Hedges J with n − 1 degrees of freedom
 */
export function comparePairs(before: ArrayLike<number>, after: ArrayLike<number>): PairedComparison {
	const n = before.length;
	const change = changes(before, after);
	const [difference, sd] = [mean(change), deviation(change)];
	const dz = difference / sd;
	return {
		n,
		meanBefore: mean(before),
		meanAfter: mean(after),
		pairedT: { ...meanTest(difference, sd / Math.sqrt(n), n - 1), sd },
		wilcoxon: wilcoxon(change),
		cohen: { dz, dAv: difference / Math.sqrt((variance(before) + variance(after)) / 2), hedgesG: dz * hedgesFactor(n - 1) }
	};
}

function wilcoxon(change: Float64Array): Wilcoxon {
	const { nNonzero, vPlus, pExactMidrankSignflip, pNormalContinuity, medianWalshNonzero, hodgesLehmann } = signedRankTest(change);
	const isExact = !Number.isNaN(pExactMidrankSignflip);
	return {
		changed: nNonzero,
		statistic: vPlus,
		p: isExact ? pExactMidrankSignflip : pNormalContinuity,
		method: isExact ? 'exact' : 'normal',
		pNormal: pNormalContinuity,
		hodgesLehmann: Number.isNaN(medianWalshNonzero) ? hodgesLehmann : medianWalshNonzero
	};
}

/** Mean change of one group against another; Welch's error, or clustered (CR1) when clusters are given. */
export interface ChangeComparison {
	readonly treated: number;
	readonly control: number;
	readonly meanChangeTreated: number;
	readonly meanChangeControl: number;
	readonly welch: MeanTest;
	/** CR1 with G − 1 degrees of freedom, and beside it what holds with few clusters. */
	readonly clustered: (MeanTest & ClusteredTests) | null;
}

/** The 2×2 difference in differences. @returns null with fewer than two units on a side */
export function compareChanges(change: ArrayLike<number>, isTreated: readonly boolean[], cluster?: readonly string[]): ChangeComparison | null {
	const treated = Array.from(change).filter((_value, i) => isTreated[i]);
	const control = Array.from(change).filter((_value, i) => !isTreated[i]);
	if (treated.length < 2 || control.length < 2) return null;
	const [meanTreated, meanControl] = [mean(treated), mean(control)];
	return {
		treated: treated.length,
		control: control.length,
		meanChangeTreated: meanTreated,
		meanChangeControl: meanControl,
		welch: compareMeans(treated, control).welch,
		clustered: cluster ? clusteredDifference(change, isTreated, cluster, meanTreated, meanControl) : null
	};
}

function clusteredDifference(change: ArrayLike<number>, isTreated: readonly boolean[], cluster: readonly string[], meanTreated: number, meanControl: number) {
	const n = change.length;
	const treated = isTreated.filter(Boolean).length;
	const names = [...new Set(cluster)];
	const clusters = names.length;
	if (clusters < 2 || n <= 2) return null;
	const position = new Map(names.map((name, at) => [name, at]));
	const own = Int32Array.from(cluster, (name) => position.get(name)!);
	const sums = new Float64Array(clusters);
	for (let i = 0; i < n; i++) sums[own[i]!]! += isTreated[i] ? (change[i]! - meanTreated) / treated : -(change[i]! - meanControl) / (n - treated);
	const square = sums.reduce((sum, value) => sum + value * value, 0);
	const se = Math.sqrt(square * (clusters / (clusters - 1)) * ((n - 1) / (n - 2)));
	const tests = twoGroupTests({ values: Float64Array.from(change), weight: new Float64Array(n).fill(1), isTreated, cluster: own, clusters });
	return tests && { ...meanTest(meanTreated - meanControl, se, clusters - 1), ...tests };
}
