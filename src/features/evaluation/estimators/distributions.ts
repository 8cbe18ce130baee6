import { pchisq, pf, pnorm, pt, qnorm, qt } from 'lib-r-math.js';

/** The few distribution functions the estimators need; undefined degrees of freedom give NaN, never an exception. */

export function studentQuantile(probability: number, df: number): number {
	return df > 0 ? qt(probability, df) : NaN;
}

/** Two-sided p of a t statistic. */
export function studentTwoSided(t: number, df: number): number {
	return df > 0 && !Number.isNaN(t) ? 2 * pt(-Math.abs(t), df) : NaN;
}

export function fisherUpper(f: number, df1: number, df2: number): number {
	return df1 > 0 && df2 > 0 && !Number.isNaN(f) ? pf(f, df1, df2, undefined, false) : NaN;
}

export function chiSquareUpper(x: number, df: number): number {
	return df > 0 && !Number.isNaN(x) ? pchisq(x, df, undefined, false) : NaN;
}

export function normalQuantile(probability: number): number {
	return qnorm(probability);
}

export function normalLower(z: number): number {
	return pnorm(z);
}
