import { normalLower, normalQuantile, studentUpperQuantile } from '#platform/statistics/distributions.ts';
import { clusterSums } from './inference.ts';
import type { Prepared } from './panel.ts';
import type { Random } from './random.ts';
import { seededRandom } from './random.ts';

export interface BootstrapDraws {
	/** One array of draws for each influence; null where there was none. */
	readonly draws: readonly (Float64Array | null)[];
}

/**
 * Multiplier bootstrap: Rademacher signs on units (on cluster sums when clustered), the same signs for all influences.
 *
 * @source Callaway & Sant'Anna 2021, algorithm 1; the signs are those of the R package did (the paper names Mammen's)
 */
export function drawMultipliers(panel: Prepared, influences: readonly (Float64Array | null)[], draws: number, seed: number): BootstrapDraws {
	const random = seededRandom(seed);
	const sums = influences.map((influence) => influence && clusterSums(panel, influence));
	const result = sums.map((sum) => sum && new Float64Array(draws));
	const signs = new Float64Array(panel.clusterOf ? panel.clusterCount : panel.units.length);
	for (let draw = 0; draw < draws; draw++) {
		fillSigns(signs, random);
		for (let k = 0; k < sums.length; k++) {
			const sum = sums[k];
			if (!sum) continue;
			let value = 0;
			for (let i = 0; i < signs.length; i++) value += signs[i]! * sum[i]!;
			result[k]![draw] = value / panel.units.length;
		}
	}
	return { draws: result };
}

function fillSigns(signs: Float64Array, random: Random): void {
	let bits = 0;
	for (let i = 0; i < signs.length; i++) {
		if (i % 32 === 0) bits = random.bits();
		signs[i] = (bits >>> (i % 32)) & 1 ? 1 : -1;
	}
}

/** Error from the interquartile range of the draws, as did computes it; NaN without variation. */
export function quartileError(draws: Float64Array | null): number {
	if (!draws) return NaN;
	const sorted = draws.slice().sort();
	const error = (orderStatistic(sorted, 0.75) - orderStatistic(sorted, 0.25)) / (normalQuantile(0.75) - normalQuantile(0.25));
	return error > 0 ? error : NaN;
}

/** 95 % quantile of the largest |draw|/se over several estimates: the width of a simultaneous band. */
export function simultaneousCritical({ draws }: BootstrapDraws, errors: readonly number[]): number {
	const used = draws.map((values, k) => ({ values, se: errors[k]! })).filter(({ values, se }) => values !== null && se > 0);
	if (used.length === 0) return NaN;
	const largest = new Float64Array(used[0]!.values!.length);
	for (const { values, se } of used) {
		for (let draw = 0; draw < largest.length; draw++) largest[draw] = Math.max(largest[draw]!, Math.abs(values![draw]!) / se);
	}
	return orderStatistic(largest.sort(), 0.95);
}

/** Below 1.96 or above 7 the draws are too poor for a band: null, and pointwise intervals are shown instead. */
export function usableCritical(critical: number): number | null {
	return critical >= 1.96 && critical <= 7 ? critical : null;
}

/** The critical value carried over to Student's t: raw bands reject a true null in 7–29 % of small panels, these in 1–6 %. */
export function smallSampleCritical(critical: number, df: number): number {
	return studentUpperQuantile(normalLower(-critical), df);
}

function orderStatistic(sorted: Float64Array, probability: number): number {
	return sorted[Math.max(0, Math.ceil(sorted.length * probability - 1e-9) - 1)]!;
}
