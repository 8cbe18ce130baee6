import { betaQuantile, logGamma, normalLower, normalQuantile } from '#platform/statistics/distributions.ts';
import { wilsonInterval } from '#platform/statistics/wilson.ts';
import type { Interval } from '../../schema.ts';

/** Intervals of a share, x of n; x ≤ n, whole numbers, n ≥ 1. */
export interface Proportion {
	readonly x: number;
	readonly n: number;
	readonly p: number;
	/** By score, the one to use. */
	readonly wilson95: Interval;
	readonly wilson95Continuity: Interval;
	readonly wilson90: Interval;
	readonly clopperPearson95: Interval;
	readonly agrestiCoull95: Interval;
}

const Z95 = normalQuantile(0.975);

/** @source Newcombe 1998, Statistics in Medicine 17:857, methods 3, 4 and 5; Agresti & Coull 1998 */
export function proportion(x: number, n: number): Proportion {
	return {
		x,
		n,
		p: x / n,
		wilson95: wilsonInterval(x, n, 0.95)!,
		wilson95Continuity: [x === 0 ? 0 : corrected(x, n), x === n ? 1 : 1 - corrected(n - x, n)],
		wilson90: wilsonInterval(x, n, 0.9)!,
		clopperPearson95: [x === 0 ? 0 : betaQuantile(0.025, x, n - x + 1), x === n ? 1 : betaQuantile(0.975, x + 1, n - x)],
		agrestiCoull95: agrestiCoull(x, n)
	};
}

/** Lower limit of the score with half a case taken off. */
function corrected(x: number, n: number): number {
	const [p, square] = [x / n, Z95 ** 2];
	return Math.max(0, (2 * x + square - 1 - Z95 * Math.sqrt(square - 2 - 1 / n + 4 * p * (n - x + 1))) / (2 * (n + square)));
}

function agrestiCoull(x: number, n: number): Interval {
	const trials = n + Z95 ** 2;
	const centre = (x + Z95 ** 2 / 2) / trials;
	const half = Z95 * Math.sqrt((centre * (1 - centre)) / trials);
	return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

export interface ProportionDifference {
	readonly x1: number;
	readonly n1: number;
	readonly x2: number;
	readonly n2: number;
	readonly diff: number;
	readonly newcombeHybridScore95: Interval;
	readonly zPooled: number;
	readonly pPooled: number;
	/** Two-sided: all tables no more likely than the one seen. */
	readonly fisherP: number;
}

/** Share of the first less share of the second. @source Newcombe 1998, Statistics in Medicine 17:873, method 10; Fisher 1935 */
export function compareProportions(x1: number, n1: number, x2: number, n2: number): ProportionDifference {
	const [p1, p2] = [x1 / n1, x2 / n2];
	const [low1, high1] = wilsonInterval(x1, n1, 0.95)!;
	const [low2, high2] = wilsonInterval(x2, n2, 0.95)!;
	const pooled = (x1 + x2) / (n1 + n2);
	const spread = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
	const zPooled = spread > 0 ? (p1 - p2) / spread : NaN;
	return {
		x1,
		n1,
		x2,
		n2,
		diff: p1 - p2,
		newcombeHybridScore95: [p1 - p2 - Math.hypot(p1 - low1, high2 - p2), p1 - p2 + Math.hypot(high1 - p1, p2 - low2)],
		zPooled,
		pPooled: 2 * normalLower(-Math.abs(zPooled)),
		fisherP: fisherExact(x1, n1, x2, n2)
	};
}

function fisherExact(x1: number, n1: number, x2: number, n2: number): number {
	const successes = x1 + x2;
	const choose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
	const likelihood = (k: number) => Math.exp(choose(n1, k) + choose(n2, successes - k) - choose(n1 + n2, successes));
	const seen = likelihood(x1);
	let sum = 0;
	for (let k = Math.max(0, successes - n2); k <= Math.min(n1, successes); k++) {
		const own = likelihood(k);
		if (own <= seen * (1 + 1e-7)) sum += own;
	}
	return Math.min(1, sum);
}
