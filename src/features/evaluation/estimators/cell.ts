import type { ImpactOptions } from '../schema.ts';
import { conditionedInverse, dot, rowProducts, weightedColumnMeans, weightedGram } from './linear.ts';
import { logitProbabilities } from './logit.ts';

/** The units of one 2×2 comparison, packed. `x` is row-major with `size` columns: 1, then standardised covariates. */
export interface CellSample {
	readonly change: Float64Array;
	readonly treated: Float64Array;
	readonly weight: Float64Array;
	readonly x: Float64Array;
	readonly size: number;
}

/** `reason` says why there is no number: it becomes a warning, never a NaN. */
export type CellOutcome = { readonly att: number; readonly influence: Float64Array } | { readonly reason: 'no_overlap' | 'collinear' | 'no_weight' };

/** Caps and trims of the R package DRDID: above 0.999 a comparison unit stands for a thousand, and the cell says nothing. */
const OVERLAP_LIMIT = 0.999;
const PROPENSITY_CAP = 1 - 1e-6;
const TRIM_CONTROLS_FROM = 0.995;

/**
 * Effect in one 2×2 comparison, with the influence of each packed unit (mean zero, scaled to the packed units).
 *
 * @source Sant'Anna & Zhao 2020, Doubly robust difference-in-differences; Callaway & Sant'Anna 2021
 */
export function estimateCell(sample: CellSample, method: ImpactOptions['method']): CellOutcome {
	const weightTreated = sample.weight.map((weight, i) => weight * sample.treated[i]!);
	const weightControl = sample.weight.map((weight, i) => weight * (1 - sample.treated[i]!));
	if (!(total(weightTreated) > 0) || !(total(weightControl) > 0)) return { reason: 'no_weight' };
	if (sample.size === 1) return differenceOfMeans(sample, weightTreated, weightControl);
	if (method === 'reg') return outcomeRegression(sample, weightTreated, weightControl);
	const propensity = fitPropensity(sample, weightControl);
	if (!propensity) return { reason: isCollinear(sample) ? 'collinear' : 'no_overlap' };
	return method === 'ipw' ? inverseProbability(sample, weightTreated, propensity) : doublyRobust(sample, weightTreated, weightControl, propensity);
}

function differenceOfMeans(sample: CellSample, weightTreated: Float64Array, weightControl: Float64Array): CellOutcome {
	const treated = hajek(weightTreated, sample.change);
	const control = hajek(weightControl, sample.change);
	return { att: treated.mean - control.mean, influence: treated.influence.map((value, i) => value - control.influence[i]!) };
}

/** E_a(z) and its influence a (z − E_a(z)) / mean(a). */
export function hajek(a: Float64Array, z: Float64Array): { mean: number; influence: Float64Array } {
	const sum = total(a);
	const mean = dot(a, z) / sum;
	const meanWeight = sum / a.length;
	return { mean, influence: a.map((weight, i) => (weight * (z[i]! - mean)) / meanWeight) };
}

export interface Regression {
	readonly fitted: Float64Array;
	readonly residual: Float64Array;
	/** Influence of the coefficients on v'beta, per unit, for a vector v. */
	along(v: Float64Array): Float64Array;
}

/** Weighted least squares of `change` on x; rows of weight 0 are only predicted. Null when x is collinear among the others. */
export function regress({ change, x, size }: Pick<CellSample, 'change' | 'x' | 'size'>, weightControl: Float64Array): Regression | null {
	const gram = conditionedInverse(weightedGram(x, size, weightControl), size);
	if (!gram) return null;
	const moment = weightedColumnMeans(
		x,
		size,
		weightControl.map((weight, i) => weight * change[i]!)
	);
	const beta = times(gram.inverse, size, moment);
	const fitted = rowProducts(x, size, beta);
	const residual = change.map((value, i) => value - fitted[i]!);
	return {
		fitted,
		residual,
		along: (v) => rowProducts(x, size, times(gram.inverse, size, v)).map((value, i) => value * weightControl[i]! * residual[i]!)
	};
}

function outcomeRegression(sample: CellSample, weightTreated: Float64Array, weightControl: Float64Array): CellOutcome {
	const regression = regress(sample, weightControl);
	if (!regression) return { reason: 'collinear' };
	const treated = hajek(weightTreated, regression.residual);
	const estimation = regression.along(scaled(weightedColumnMeans(sample.x, sample.size, weightTreated), 1 / average(weightTreated)));
	return { att: treated.mean, influence: treated.influence.map((value, i) => value - estimation[i]!) };
}

export interface Propensity {
	/** Odds weights of comparison units: w p / (1 − p), zero for treated and trimmed ones. */
	readonly odds: Float64Array;
	along(v: Float64Array): Float64Array;
}

export function fitPropensity({ x, size, treated, weight }: Omit<CellSample, 'change'>, weightControl: Float64Array): Propensity | null {
	const even = new Float64Array(weight.length).fill(1);
	const overlap = logitProbabilities(x, size, treated, even);
	if (!overlap || overlap.some((p) => p >= OVERLAP_LIMIT)) return null;
	const isEven = weight.every((value) => value === weight[0]);
	const raw = isEven ? overlap : logitProbabilities(x, size, treated, weight);
	const p = raw?.map((value) => Math.min(value, PROPENSITY_CAP));
	const hessian =
		p &&
		conditionedInverse(
			weightedGram(
				x,
				size,
				p.map((value, i) => weight[i]! * value * (1 - value))
			),
			size
		);
	if (!p || !hessian) return null;
	const odds = p.map((value, i) => (value >= TRIM_CONTROLS_FROM ? 0 : (weightControl[i]! * value) / (1 - value)));
	return {
		odds,
		along: (v) => rowProducts(x, size, times(hessian.inverse, size, v)).map((value, i) => value * weight[i]! * (treated[i]! - p[i]!))
	};
}

export function isCollinear({ x, size, weight }: Pick<CellSample, 'x' | 'size' | 'weight'>): boolean {
	return conditionedInverse(weightedGram(x, size, weight), size) === null;
}

function inverseProbability(sample: CellSample, weightTreated: Float64Array, { odds, along }: Propensity): CellOutcome {
	if (!(total(odds) > 0)) return { reason: 'no_overlap' };
	const treated = hajek(weightTreated, sample.change);
	const control = hajek(odds, sample.change);
	const estimation = along(weightedColumnMeans(sample.x, sample.size, control.influence));
	return { att: treated.mean - control.mean, influence: treated.influence.map((value, i) => value - control.influence[i]! - estimation[i]!) };
}

function doublyRobust(sample: CellSample, weightTreated: Float64Array, weightControl: Float64Array, { odds, along }: Propensity): CellOutcome {
	const regression = regress(sample, weightControl);
	if (!regression) return { reason: 'collinear' };
	if (!(total(odds) > 0)) return { reason: 'no_overlap' };
	const treated = hajek(weightTreated, regression.residual);
	const control = hajek(odds, regression.residual);
	const meanTreated = scaled(weightedColumnMeans(sample.x, sample.size, weightTreated), 1 / average(weightTreated));
	const meanOdds = scaled(weightedColumnMeans(sample.x, sample.size, odds), 1 / average(odds));
	// Both regression terms are linear in the coefficients: one pass along the difference.
	const regressionPart = regression.along(meanTreated.map((value, c) => value - meanOdds[c]!));
	const propensityPart = along(weightedColumnMeans(sample.x, sample.size, control.influence));
	return {
		att: treated.mean - control.mean,
		influence: treated.influence.map((value, i) => value - control.influence[i]! - regressionPart[i]! - propensityPart[i]!)
	};
}

function times(matrix: Float64Array, size: number, v: ArrayLike<number>): Float64Array {
	return rowProducts(matrix, size, v);
}

export function scaled(v: Float64Array, by: number): Float64Array {
	return v.map((value) => value * by);
}

export function total(values: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return sum;
}

export function average(values: Float64Array): number {
	return total(values) / values.length;
}
