import { logGamma, studentTwoSided } from '#platform/statistics/distributions.ts';
import type { Interval } from '../../schema.ts';
import { interval } from '../inference.ts';

export interface MeanTest {
	readonly difference: number;
	readonly se: number;
	readonly t: number;
	readonly df: number;
	readonly p: number;
	readonly ci95: Interval | null;
}

export function meanTest(difference: number, se: number, df: number): MeanTest {
	const t = ratio(difference, se);
	return { difference, se, t, df, p: studentTwoSided(t, df), ci95: interval(difference, se, df, 0.95) };
}

/** No t where everybody changed alike, or where the error is too large to hold: a p of 0 or 1 would say that we know. */
export function ratio(difference: number, se: number): number {
	return se > 0 && Number.isFinite(se) ? difference / se : NaN;
}

/** Hedges' correction J of a standardised mean, exact. */
export function hedgesFactor(df: number): number {
	return df > 1 ? Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2) : NaN;
}

/** Its customary approximation. */
export function hedgesApproximation(df: number): number {
	return df > 0 ? 1 - 3 / (4 * df - 1) : NaN;
}
