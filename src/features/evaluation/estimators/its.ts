import type { Interval } from '../schema.ts';
import { interval, twoSidedP } from './inference.ts';
import type { Season, SeasonTerms, Term } from './series/segments.ts';
import { averageDirection, segments, TERMS } from './series/segments.ts';
import { conditionedInverse, dot, rowProducts, weightedColumnMeans, weightedGram } from './linear.ts';

/** One series, ascending in time; `time` counts months, gaps allowed. */
export interface Series {
	readonly time: ArrayLike<number>;
	readonly outcome: ArrayLike<number>;
}

export interface Coefficient {
	readonly estimate: number;
	readonly se: number;
	readonly p: number;
	readonly ci95: Interval | null;
}

export type Coefficients = Record<Term, Coefficient>;

export interface InterruptedSeries {
	readonly n: number;
	readonly df: number;
	readonly preMonths: number;
	readonly postMonths: number;
	/** Exact AR(1) REML: the primary estimate. */
	readonly gls: Coefficients & { readonly phi: number; readonly sigma: number };
	/** Terms of the season by the primary estimate; null without one. */
	readonly season: SeasonTerms | null;
	/** Customary and referenced, but rejects a true null in 16–30 % at our lengths: never decides. */
	readonly neweyWest: Coefficients & { readonly lag: number };
	readonly durbinWatson: number;
	/** Mean over the months after the start of level + slope change, by the primary estimate. */
	readonly average: Coefficient & { readonly ci90: Interval | null };
}

interface Fit {
	readonly beta: Float64Array;
	readonly covariance: Float64Array;
}

/**
 * Segmented regression of one series: a level and a slope that may change at `start`.
 * The level is the jump in the first month after the start.
 *
 * @param lag Newey–West lag; by default floor(0.75 n^(1/3))
 * @param season terms for the time of the year; see seasonFault for the months they need
 * @returns null when the terms cannot be told apart (fewer than two months on a side, or fewer than one more than there are terms) or the fit is perfect
 * @source nlme::gls with corAR1 (REML), sandwich::NeweyWest without prewhitening, variance times n/(n − k)
 */
export function interruptedSeries({ time, outcome }: Series, start: number, lag?: number, season: Season | null = null): InterruptedSeries | null {
	const n = time.length;
	const { x, k, names, t, postMonths } = segments(time, start, season);
	if (n <= k || postMonths < 2 || n - postMonths < 2) return null;
	const y = Float64Array.from(outcome);
	const gls = fitAr1(x, y, t);
	const ols = leastSquares(x, y);
	if (!gls || !ols) return null;
	const df = n - k;
	const usedLag = lag ?? Math.floor(0.75 * Math.cbrt(n));
	const averaged = averageDirection(time, start, k);
	return {
		n,
		df,
		preMonths: n - postMonths,
		postMonths,
		season: season && { kind: season, terms: names.map((name, at) => ({ name, ...coefficient(gls, TERMS.length + at, df) })) },
		gls: { ...coefficients(gls, df), phi: gls.phi, sigma: gls.sigma },
		neweyWest: { ...coefficients({ beta: ols.beta, covariance: neweyWest(x, ols, usedLag) }, df), lag: usedLag },
		durbinWatson: durbinWatson(ols.residual),
		average: combination(gls, averaged, df)
	};
}

function leastSquares(x: Float64Array, y: Float64Array) {
	const k = x.length / y.length;
	const even = new Float64Array(y.length).fill(1);
	const gram = conditionedInverse(weightedGram(x, k, even), k);
	if (!gram) return null;
	const beta = rowProducts(gram.inverse, k, weightedColumnMeans(x, k, y));
	const fitted = rowProducts(x, k, beta);
	const residual = y.map((value, i) => value - fitted[i]!);
	// weightedGram divides by n.
	return { beta, residual, bread: gram.inverse.map((value) => value / y.length) };
}

type OrdinaryFit = NonNullable<ReturnType<typeof leastSquares>>;

/** Bartlett weights 1 − l/(L + 1); neighbours in order, whatever the gap between them. */
export function neweyWest(x: Float64Array, { residual, bread }: Pick<OrdinaryFit, 'residual' | 'bread'>, lag: number): Float64Array {
	const n = residual.length;
	const k = x.length / n;
	const meat = new Float64Array(k * k);
	for (let distance = 0; distance <= Math.min(lag, n - 1); distance++) {
		const weight = distance === 0 ? 0.5 : 1 - distance / (lag + 1);
		for (let i = distance; i < n; i++) {
			const product = weight * residual[i]! * residual[i - distance]!;
			for (let r = 0; r < k; r++) {
				for (let c = 0; c < k; c++) meat[r * k + c]! += product * (x[i * k + r]! * x[(i - distance) * k + c]! + x[(i - distance) * k + r]! * x[i * k + c]!);
			}
		}
	}
	return sandwich(bread, meat, k).map((value) => (value * n) / (n - k));
}

/** bread · meat · bread, for symmetric matrices. */
export function sandwich(bread: Float64Array, meat: Float64Array, size: number): Float64Array {
	return multiply(multiply(bread, meat, size), bread, size);
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
	const product = new Float64Array(size * size);
	for (let r = 0; r < size; r++) {
		for (let m = 0; m < size; m++) {
			const value = a[r * size + m]!;
			for (let c = 0; c < size; c++) product[r * size + c]! += value * b[m * size + c]!;
		}
	}
	return product;
}

export function durbinWatson(residual: Float64Array): number {
	let differences = 0;
	for (let i = 1; i < residual.length; i++) differences += (residual[i]! - residual[i - 1]!) ** 2;
	return differences / dot(residual, residual);
}

interface Ar1Fit extends Fit {
	readonly phi: number;
	readonly sigma: number;
	readonly logLikelihood: number;
}

const PHI_LIMIT = 0.999;

/** Grid, then golden section on the restricted likelihood: it may have two hills in short series. */
function fitAr1(x: Float64Array, y: Float64Array, t: Float64Array): Ar1Fit | null {
	const at = (phi: number) => whitenedFit(x, y, t, phi);
	const likelihood = (phi: number) => at(phi)?.logLikelihood ?? -Infinity;
	const step = 0.05;
	let best = 0;
	for (let phi = -0.95; phi < 0.975; phi += step) if (likelihood(phi) > likelihood(best)) best = phi;
	let [low, high] = [Math.max(-PHI_LIMIT, best - step), Math.min(PHI_LIMIT, best + step)];
	const golden = (Math.sqrt(5) - 1) / 2;
	while (high - low > 1e-9) {
		const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
		if (likelihood(left) > likelihood(right)) high = right;
		else low = left;
	}
	return at((low + high) / 2);
}

/** Generalised least squares at one phi: correlation phi^distance, so that gaps in the calendar count. */
function whitenedFit(x: Float64Array, y: Float64Array, t: Float64Array, phi: number): Ar1Fit | null {
	const n = y.length;
	const k = x.length / n;
	const whiteX = x.slice();
	const whiteY = y.slice();
	let logDeterminant = 0;
	for (let i = 1; i < n; i++) {
		const carried = phi ** (t[i]! - t[i - 1]!);
		const scale = Math.sqrt(1 - carried * carried);
		logDeterminant += 2 * Math.log(scale);
		whiteY[i] = (y[i]! - carried * y[i - 1]!) / scale;
		for (let c = 0; c < k; c++) whiteX[i * k + c] = (x[i * k + c]! - carried * x[(i - 1) * k + c]!) / scale;
	}
	const fit = leastSquares(whiteX, whiteY);
	if (!fit) return null;
	const variance = dot(fit.residual, fit.residual) / (n - k);
	// A perfect fit leaves nothing to measure uncertainty with.
	if (!(variance > 1e-20 * Math.max(1e-300, dot(y, y) / n))) return null;
	const logLikelihood = -0.5 * ((n - k) * Math.log(variance) + logDeterminant - logDeterminantOf(fit.bread, k));
	return { beta: fit.beta, covariance: fit.bread.map((value) => value * variance), phi, sigma: Math.sqrt(variance), logLikelihood };
}

/** log |A| of a small symmetric positive definite matrix by elimination. */
function logDeterminantOf(matrix: Float64Array, size: number): number {
	const a = matrix.slice();
	let sum = 0;
	for (let pivot = 0; pivot < size; pivot++) {
		sum += Math.log(a[pivot * size + pivot]!);
		for (let row = pivot + 1; row < size; row++) {
			const factor = a[row * size + pivot]! / a[pivot * size + pivot]!;
			for (let column = pivot; column < size; column++) a[row * size + column]! -= factor * a[pivot * size + column]!;
		}
	}
	return sum;
}

export function coefficients(fit: Fit, df: number): Coefficients {
	const [intercept, time, level, slopeChange] = TERMS.map((_term, at) => coefficient(fit, at, df)) as [Coefficient, Coefficient, Coefficient, Coefficient];
	return { intercept, time, level, slopeChange };
}

export function coefficient(fit: Fit, at: number, df: number): Coefficient {
	const direction = new Float64Array(fit.beta.length);
	direction[at] = 1;
	const { estimate, se, p, ci95 } = combination(fit, direction, df);
	return { estimate, se, p, ci95 };
}

/** A linear combination of the coefficients, t with n − k degrees of freedom. */
export function combination({ beta, covariance }: Fit, direction: Float64Array, df: number) {
	const estimate = dot(direction, beta);
	const se = Math.sqrt(dot(direction, rowProducts(covariance, direction.length, direction)));
	return { estimate, se, p: twoSidedP(estimate, se, df), ci95: interval(estimate, se, df, 0.95), ci90: interval(estimate, se, df, 0.9) };
}
