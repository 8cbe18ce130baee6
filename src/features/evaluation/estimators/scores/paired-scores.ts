import { studentLower, studentTwoSided } from '#platform/statistics/distributions.ts';
import { noncentralShift } from '#platform/statistics/noncentral-t.ts';
import type { Interval } from '../../schema.ts';
import { interval } from '../inference.ts';
import { correlation, deviation, mean, variance } from '#platform/statistics/moments.ts';
import { hedgesApproximation, hedgesFactor, ratio } from './moments.ts';

export interface PairedT {
	readonly meanDiff: number;
	readonly sdDiff: number;
	readonly se: number;
	readonly t: number;
	readonly df: number;
	readonly pTwoSided: number;
	readonly pGreater: number;
	readonly ci95: Interval | null;
}

/** @param before, after equal lengths, complete pairs */
export function pairedT(before: ArrayLike<number>, after: ArrayLike<number>): PairedT {
	const change = changes(before, after);
	const [meanDiff, sdDiff, df] = [mean(change), deviation(change), change.length - 1];
	const se = sdDiff / Math.sqrt(change.length);
	const t = ratio(meanDiff, se);
	return {
		meanDiff,
		sdDiff,
		se,
		t,
		df,
		pTwoSided: studentTwoSided(t, df),
		pGreater: studentLower(-t, df),
		ci95: Number.isNaN(t) ? null : interval(meanDiff, se, df, 0.95)
	};
}

export function changes(before: ArrayLike<number>, after: ArrayLike<number>): Float64Array {
	return Float64Array.from({ length: before.length }, (_value, i) => after[i]! - before[i]!);
}

export interface PairedCohen {
	/** By the deviation of the changes; the only one of these that a paired t speaks about. */
	readonly dz: number;
	/** By the mean of both variances. */
	readonly dAv: number;
	/** dz √(2 (1 − r)) */
	readonly dRm: number;
	readonly dPreSd: number;
	readonly hedgesGzExact: number;
	readonly hedgesGzApprox: number;
	readonly dzCi95: Interval | null;
}

/** @source Cohen 1988; Hedges 1981; Lakens 2013; interval by the noncentral t (Steiger & Fouladi 1997) */
export function pairedCohen(before: ArrayLike<number>, after: ArrayLike<number>): PairedCohen {
	const change = changes(before, after);
	const n = change.length;
	const meanDiff = mean(change);
	const dz = ratio(meanDiff, deviation(change));
	return {
		dz,
		dAv: ratio(meanDiff, Math.sqrt((variance(before) + variance(after)) / 2)),
		dRm: dz * Math.sqrt(Math.max(0, 2 * (1 - correlation(before, after)))),
		dPreSd: ratio(meanDiff, deviation(before)),
		hedgesGzExact: dz * hedgesFactor(n - 1),
		hedgesGzApprox: dz * hedgesApproximation(n - 1),
		dzCi95: effectInterval(dz * Math.sqrt(n), n - 1, Math.sqrt(1 / n))
	};
}

/** The standardised effects whose noncentral t makes this t neither too large nor too small. */
export function effectInterval(t: number, df: number, scale: number): Interval | null {
	const [low, high] = [noncentralShift(t, df, 0.975) * scale, noncentralShift(t, df, 0.025) * scale];
	return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

export interface NormalisedGain {
	/** Of the class: gain of the means by what was left to gain. */
	readonly classGainOfMeans: number;
	readonly meanOfIndividual: number;
	readonly nDefined: number;
	/** Null for who had everything before. */
	readonly individual: readonly (number | null)[];
	readonly counts: { readonly high: number; readonly medium: number; readonly low: number; readonly undefined: number };
}

/** @source Hake 1998: high from 0.7, medium from 0.3 */
export function normalisedGain(before: ArrayLike<number>, after: ArrayLike<number>, most: number): NormalisedGain {
	const individual = Array.from({ length: before.length }, (_value, i) => (before[i]! < most ? (after[i]! - before[i]!) / (most - before[i]!) : null));
	const known = individual.filter((gain) => gain !== null);
	const [meanBefore, meanAfter] = [mean(before), mean(after)];
	const high = known.filter((gain) => gain >= 0.7).length;
	const low = known.filter((gain) => gain < 0.3).length;
	return {
		classGainOfMeans: meanBefore < most ? (meanAfter - meanBefore) / (most - meanBefore) : NaN,
		meanOfIndividual: mean(known),
		nDefined: known.length,
		individual,
		counts: { high, medium: known.length - high - low, low, undefined: individual.length - known.length }
	};
}
