import type { Interval } from '../../schema.ts';
import type { Coefficient, Coefficients } from '../its.ts';
import { coefficient, coefficients, combination, durbinWatson, neweyWest } from '../its.ts';
import { conditionedInverse, rowProducts, weightedColumnMeans, weightedGram } from '../linear.ts';
import type { Season, SeasonTerms } from './segments.ts';
import { averageDirection, segments, TERMS } from './segments.ts';

/** One series of counts, ascending in time; `exposure` is what each count is out of, such as services in the month. */
export interface CountSeries {
	readonly time: ArrayLike<number>;
	readonly count: ArrayLike<number>;
	readonly exposure?: ArrayLike<number>;
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
	/** Rate since the start over the rate to be expected without it, mean over the months. */
	readonly average: { readonly ratio: number; readonly ci95: Interval | null; readonly ci90: Interval | null; readonly p: number };
}

const MOST_STEPS = 100;

/**
 * Segmented Poisson regression of counts with a logarithmic link, by iteratively reweighted least squares.
 *
 * @returns null when the terms cannot be told apart: fewer than two months on a side, too few in all, or no event on a side
 * @source McCullagh & Nelder 1989, Generalized linear models, ch. 6 (quasi-likelihood with free dispersion)
 */
export function interruptedCounts({ time, count, exposure }: CountSeries, start: number, lag?: number, season: Season | null = null): InterruptedCounts | null {
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
	const average = combination(quasi, averageDirection(time, start, k), df);
	const ratios = (interval: Interval | null): Interval | null => interval && [Math.exp(interval[0]), Math.exp(interval[1])];
	return {
		n,
		df,
		preMonths: n - postMonths,
		postMonths,
		dispersion,
		quasiPoisson: coefficients(quasi, df),
		season: season && { kind: season, terms: names.map((name, at): Coefficient & { name: string } => ({ name, ...coefficient(quasi, TERMS.length + at, df) })) },
		neweyWest: { ...coefficients({ beta: fit.beta, covariance: neweyWest(x, { residual, bread: fit.bread }, usedLag) }, df), lag: usedLag },
		durbinWatson: durbinWatson(pearson),
		average: { ratio: Math.exp(average.estimate), ci95: ratios(average.ci95), ci90: ratios(average.ci90), p: average.p }
	};
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
