import { normalLower } from '#platform/statistics/distributions.ts';
import type { Interval } from '../../schema.ts';
import type { MeanTest } from './moments.ts';
import { mean, variance } from '#platform/statistics/moments.ts';
import { hedgesApproximation, hedgesFactor, meanTest, ratio } from './moments.ts';
import { effectInterval } from './paired-scores.ts';
import { midranks } from './ranks.ts';

export interface TwoMeans {
	readonly welch: MeanTest;
	readonly pooled: MeanTest;
}

/** Mean of a less mean of b; at least two values a side. @source Welch 1947; Student */
export function compareMeans(a: ArrayLike<number>, b: ArrayLike<number>): TwoMeans {
	const difference = mean(a) - mean(b);
	const [shareA, shareB] = [variance(a) / a.length, variance(b) / b.length];
	const df = (shareA + shareB) ** 2 / (shareA ** 2 / (a.length - 1) + shareB ** 2 / (b.length - 1));
	const both = pooledVariance(a, b) * (1 / a.length + 1 / b.length);
	return {
		welch: meanTest(difference, Math.sqrt(shareA + shareB), df),
		pooled: meanTest(difference, Math.sqrt(both), a.length + b.length - 2)
	};
}

function pooledVariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
	return ((a.length - 1) * variance(a) + (b.length - 1) * variance(b)) / (a.length + b.length - 2);
}

export interface RankSum {
	/** Pairs in which a is above b; ties count half. */
	readonly W: number;
	readonly pNormalContinuity: number;
	/** Share of pairs with a above b less share below. */
	readonly cliffsDelta: number;
}

/** @source Mann & Whitney 1947; R: wilcox.test(exact = FALSE) */
export function rankSumTest(a: ArrayLike<number>, b: ArrayLike<number>): RankSum {
	const { ranks, tieTerm } = midranks([...Array.from(a), ...Array.from(b)]);
	const [n, m] = [a.length, b.length];
	const W = ranks.slice(0, n).reduce((sum, rank) => sum + rank, 0) - (n * (n + 1)) / 2;
	const spread = Math.sqrt(((n * m) / 12) * (n + m + 1 - tieTerm / ((n + m) * (n + m - 1))));
	const away = Math.max(0, Math.abs(W - (n * m) / 2) - 0.5);
	return { W, pNormalContinuity: spread > 0 ? Math.min(1, 2 * normalLower(-away / spread)) : NaN, cliffsDelta: (2 * W) / (n * m) - 1 };
}

export interface IndependentCohen {
	readonly cohenDPooled: number;
	readonly cohenDCi95: Interval | null;
	readonly hedgesGExact: number;
	readonly hedgesGApprox: number;
	/** By the deviation of b alone. */
	readonly glassDeltaSdB: number;
}

export function independentCohen(a: ArrayLike<number>, b: ArrayLike<number>): IndependentCohen {
	const difference = mean(a) - mean(b);
	const d = ratio(difference, Math.sqrt(pooledVariance(a, b)));
	const df = a.length + b.length - 2;
	const scale = Math.sqrt(1 / a.length + 1 / b.length);
	return {
		cohenDPooled: d,
		cohenDCi95: effectInterval(d / scale, df, scale),
		hedgesGExact: d * hedgesFactor(df),
		hedgesGApprox: d * hedgesApproximation(df),
		glassDeltaSdB: ratio(difference, Math.sqrt(variance(b)))
	};
}
