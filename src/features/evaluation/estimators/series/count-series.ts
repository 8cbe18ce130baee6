import type { Interval } from '../../schema.ts';
import type { Coefficient, Coefficients } from '../its.ts';
import { coefficient, coefficients, combination, durbinWatson, neweyWest } from '../its.ts';
import { interval, twoSidedP } from '../inference.ts';
import { conditionedInverse, rowProducts, weightedColumnMeans, weightedGram } from '../linear.ts';
import type { Season, SeasonTerms } from './segments.ts';
import { averageDirection, segments, TERMS } from './segments.ts';

/** One series of counts, ascending in time; `exposure` is what each count is out of, such as services in the month. */
export interface CountSeries {
	readonly time: ArrayLike<number>;
	readonly count: ArrayLike<number>;
	readonly exposure?: ArrayLike<number>;
	/** What the difference is told per, by month; without it the exposure. */
	readonly per?: ArrayLike<number>;
}

/** Coefficients are logarithms of rate ratios. */
export interface InterruptedCounts {
	readonly n: number;
	readonly df: number;
	readonly preMonths: number;
	readonly postMonths: number;
	/** Pearson's chi-square over its degrees of freedom: 1 for pure Poisson noise. */
	readonly dispersion: number;
	/** Errors widened by the dispersion, never narrowed: the primary estimate. */
	readonly quasiPoisson: Coefficients;
	readonly season: SeasonTerms | null;
	/** The same coefficients, errors robust to what neighbouring months share; customary, does not decide. */
	readonly neweyWest: Coefficients & { readonly lag: number };
	/** Of Pearson residuals; far below 2: months depend on each other and the primary errors are too small. */
	readonly durbinWatson: number;
	/** Events since the start less those to be expected without it, per exposure, mean over the months. Its error is the larger of the two above. */
	readonly difference: Coefficient & { readonly ci90: Interval | null };
	/** Rate since the start over the rate to be expected without it, mean over the months. */
	readonly average: { readonly ratio: number; readonly ci95: Interval | null; readonly ci90: Interval | null; readonly p: number };
}

const MOST_STEPS = 100;
const [LEVEL, SLOPE] = [TERMS.indexOf('level'), TERMS.indexOf('slopeChange')] as const;

/**
 * Segmented Poisson regression of counts with a logarithmic link, by iteratively reweighted least squares.
 *
 * @returns null when the terms cannot be told apart: fewer than two months on a side, too few in all, or no event on a side
 * @source McCullagh & Nelder 1989, Generalized linear models, ch. 6 (quasi-likelihood with free dispersion)
 */
export function interruptedCounts({ time, count, exposure, per = exposure }: CountSeries, start: number, lag?: number, season: Season | null = null): InterruptedCounts | null {
	const n = time.length;
	const { x, k, names, postMonths } = segments(time, start, season);
	if (n <= k || postMonths < 2 || n - postMonths < 2) return null;
	const y = Float64Array.from(count);
	const offset = Float64Array.from({ length: n }, (_value, i) => Math.log(exposure?.[i] ?? 1));
	const fit = fitPoisson(x, y, offset, k);
	if (!fit) return null;
	const df = n - k;
	const pearson = y.map((value, i) => (value - fit.mu[i]!) / Math.sqrt(fit.mu[i]!));
	const dispersion = pearson.reduce((sum, value) => sum + value * value, 0) / df;
	const quasi = { beta: fit.beta, covariance: fit.bread.map((value) => value * Math.max(1, dispersion)) };
	const usedLag = lag ?? Math.floor(0.75 * Math.cbrt(n));
	const residual = y.map((value, i) => value - fit.mu[i]!);
	const robust = { beta: fit.beta, covariance: neweyWest(x, { residual, bread: fit.bread }, usedLag) };
	const average = combination(quasi, averageDirection(time, start, k), df);
	const change = changePer(x, fit, time, start, per);
	const errors = [quasi, robust].map(({ covariance }) => combination({ beta: fit.beta, covariance }, change.gradient, df).se);
	const difference = { estimate: change.estimate, se: Math.max(...errors) };
	const ratios = (interval: Interval | null): Interval | null => interval && [Math.exp(interval[0]), Math.exp(interval[1])];
	return {
		n,
		df,
		preMonths: n - postMonths,
		postMonths,
		dispersion,
		quasiPoisson: coefficients(quasi, df),
		season: season && { kind: season, terms: names.map((name, at): Coefficient & { name: string } => ({ name, ...coefficient(quasi, TERMS.length + at, df) })) },
		neweyWest: { ...coefficients(robust, df), lag: usedLag },
		durbinWatson: durbinWatson(pearson),
		difference: { ...difference, p: twoSidedP(difference.estimate, difference.se, df), ci95: interval(difference.estimate, difference.se, df, 0.95), ci90: interval(difference.estimate, difference.se, df, 0.9) },
		average: { ratio: Math.exp(average.estimate), ci95: ratios(average.ci95), ci90: ratios(average.ci90), p: average.p }
	};
}

/** Mean over the months from the start of what is counted less what would be without level and slope change, and how it moves with each term (delta method). */
function changePer(x: Float64Array, { beta, mu }: { readonly beta: Float64Array; readonly mu: Float64Array }, time: ArrayLike<number>, start: number, per: ArrayLike<number> | undefined) {
	const k = beta.length;
	const after = [...mu.keys()].filter((i) => time[i]! >= start);
	const gradient = new Float64Array(k);
	let estimate = 0;
	for (const i of after) {
		const row = x.subarray(i * k, (i + 1) * k);
		const expected = mu[i]! * Math.exp(-row[LEVEL]! * beta[LEVEL]! - row[SLOPE]! * beta[SLOPE]!);
		const share = 1 / (after.length * (per?.[i] ?? 1));
		estimate += (mu[i]! - expected) * share;
		for (let c = 0; c < k; c++) gradient[c]! += (mu[i]! - (c === LEVEL || c === SLOPE ? 0 : expected)) * row[c]! * share;
	}
	return { estimate, gradient };
}

/** Null when it does not settle: a side without any event drives its term to minus infinity. */
function fitPoisson(x: Float64Array, y: Float64Array, offset: Float64Array, k: number) {
	const n = y.length;
	const means = (beta: Float64Array) => rowProducts(x, k, beta).map((eta, i) => Math.exp(eta + offset[i]!));
	let beta: Float64Array | null = null;
	let mu: Float64Array = y.map((value) => value + 0.5);
	for (let step = 0; step < MOST_STEPS; step++) {
		const gram = conditionedInverse(weightedGram(x, k, mu), k);
		if (!gram) return null;
		const working = mu.map((mean, i) => mean * (Math.log(mean) - offset[i]!) + y[i]! - mean);
		const next: Float64Array = rowProducts(gram.inverse, k, weightedColumnMeans(x, k, working));
		const moved = beta ? next.reduce((most, value, c) => Math.max(most, Math.abs(value - beta![c]!)), 0) : Infinity;
		beta = next;
		mu = means(beta);
		if (!mu.every((mean) => mean > 1e-8 && Number.isFinite(mean))) return null;
		// weightedGram divides by n.
		if (moved < 1e-12 * (1 + Math.abs(beta[0]!))) return { beta, mu, bread: gram.inverse.map((value) => value / n) };
	}
	return null;
}
