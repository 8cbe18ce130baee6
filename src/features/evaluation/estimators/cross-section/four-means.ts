import type { ImpactOptions } from '../../schema.ts';
import type { CellOutcome, Propensity, Regression } from '../cell.ts';
import { average, fitPropensity, hajek, isCollinear, regress, scaled, total } from '../cell.ts';
import { weightedColumnMeans } from '../linear.ts';

/** Rows of two months, packed. `x` is row-major with `size` columns: 1, then standardised covariates; empty without covariates. */
export interface RowsSample {
	readonly outcome: Float64Array;
	readonly treated: Float64Array;
	readonly post: Float64Array;
	readonly weight: Float64Array;
	readonly x: Float64Array;
	readonly size: number;
}

/** A sum of influences is built up row by row. */
type Term = { readonly sign: 1 | -1; readonly mean: number; readonly influence: Float64Array };

/**
 * Effect from two samples of rows, treated and comparing, before and after: a difference of four means.
 *
 * The propensity part and the regression parts enter the influence by the delta method. DRDID 1.2.3 has the opposite
 * sign on the regression of the base month; with an intercept alone that cancels.
 *
 * @source Sant'Anna & Zhao 2020, Doubly robust difference-in-differences, repeated cross-sections
 */
export function estimateRowsCell(sample: RowsSample, method: ImpactOptions['method']): CellOutcome {
	const corners = cornerWeights(sample);
	if (![corners.treatedPost, corners.treatedPre, corners.controlPost, corners.controlPre].every((weights) => total(weights) > 0)) return { reason: 'no_weight' };
	if (sample.size === 1) return fourMeans(sample, corners);
	if (method === 'reg') return regression(sample, corners);
	const propensity = fitPropensity(
		sample,
		sample.weight.map((weight, i) => weight * (1 - sample.treated[i]!))
	);
	if (!propensity) return { reason: isCollinear(sample) ? 'collinear' : 'no_overlap' };
	const odds = { post: propensity.odds.map((value, i) => value * sample.post[i]!), pre: propensity.odds.map((value, i) => value * (1 - sample.post[i]!)) };
	if (!(total(odds.post) > 0) || !(total(odds.pre) > 0)) return { reason: 'no_overlap' };
	return method === 'ipw' ? weighting(sample, corners, propensity, odds) : doublyRobust(sample, corners, propensity, odds);
}

interface Corners {
	readonly treated: Float64Array;
	readonly treatedPost: Float64Array;
	readonly treatedPre: Float64Array;
	readonly controlPost: Float64Array;
	readonly controlPre: Float64Array;
}

interface Odds {
	readonly post: Float64Array;
	readonly pre: Float64Array;
}

function cornerWeights({ weight, treated, post }: RowsSample): Corners {
	const where = (isTreated: number, isPost: number) => weight.map((value, i) => (treated[i] === isTreated && post[i] === isPost ? value : 0));
	return {
		treated: weight.map((value, i) => value * treated[i]!),
		treatedPost: where(1, 1),
		treatedPre: where(1, 0),
		controlPost: where(0, 1),
		controlPre: where(0, 0)
	};
}

/** +E_a(z) or −E_a(z) with its influence. */
function term(sign: 1 | -1, a: Float64Array, z: Float64Array): Term {
	return { sign, ...hajek(a, z) };
}

/** What estimating a nuisance function adds to the influence. */
function part(sign: 1 | -1, influence: Float64Array): Term {
	return { sign, mean: 0, influence };
}

function add(terms: readonly Term[]): { att: number; influence: Float64Array } {
	const influence = new Float64Array(terms[0]!.influence.length);
	let att = 0;
	for (const { sign, mean, influence: own } of terms) {
		att += sign * mean;
		for (let i = 0; i < influence.length; i++) influence[i]! += sign * own[i]!;
	}
	return { att, influence };
}

function fourMeans({ outcome }: RowsSample, { treatedPost, treatedPre, controlPost, controlPre }: Corners): CellOutcome {
	return add([term(1, treatedPost, outcome), term(-1, treatedPre, outcome), term(-1, controlPost, outcome), term(1, controlPre, outcome)]);
}

/** E_a(X). */
function meanX({ x, size }: RowsSample, a: Float64Array): Float64Array {
	return scaled(weightedColumnMeans(x, size, a), 1 / average(a));
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
	return a.map((value, i) => value - b[i]!);
}

function regressOutcome({ outcome, x, size }: RowsSample, weights: Float64Array): Regression | null {
	return regress({ change: outcome, x, size }, weights);
}

function regression(sample: RowsSample, corners: Corners): CellOutcome {
	const [after, before] = [regressOutcome(sample, corners.controlPost), regressOutcome(sample, corners.controlPre)];
	if (!after || !before) return { reason: 'collinear' };
	const x = meanX(sample, corners.treated);
	return add([
		term(1, corners.treatedPost, sample.outcome),
		term(-1, corners.treatedPre, sample.outcome),
		term(-1, corners.treated, minus(after.fitted, before.fitted)),
		part(-1, after.along(x)),
		part(1, before.along(x))
	]);
}

/** How the odds move a mean: mean[k (z − E_k(z)) X] / mean(k). */
function slopeOfOdds({ x, size }: RowsSample, influence: Float64Array): Float64Array {
	return weightedColumnMeans(x, size, influence);
}

function weighting(sample: RowsSample, corners: Corners, { along }: Propensity, odds: Odds): CellOutcome {
	const [after, before] = [term(-1, odds.post, sample.outcome), term(1, odds.pre, sample.outcome)];
	return add([
		term(1, corners.treatedPost, sample.outcome),
		term(-1, corners.treatedPre, sample.outcome),
		after,
		before,
		part(-1, along(minus(slopeOfOdds(sample, after.influence), slopeOfOdds(sample, before.influence))))
	]);
}

function doublyRobust(sample: RowsSample, corners: Corners, { along }: Propensity, odds: Odds): CellOutcome {
	const [mu1, mu0] = [regressOutcome(sample, corners.controlPost), regressOutcome(sample, corners.controlPre)];
	const [m1, m0] = [regressOutcome(sample, corners.treatedPost), regressOutcome(sample, corners.treatedPre)];
	if (!mu1 || !mu0 || !m1 || !m0) return { reason: 'collinear' };
	const [after, before] = [term(-1, odds.post, mu1.residual), term(1, odds.pre, mu0.residual)];
	const [gain1, gain0] = [minus(m1.fitted, mu1.fitted), minus(m0.fitted, mu0.fitted)];
	const x = { treated: meanX(sample, corners.treated), post: meanX(sample, corners.treatedPost), pre: meanX(sample, corners.treatedPre) };
	return add([
		term(1, corners.treatedPost, mu1.residual),
		term(-1, corners.treatedPre, mu0.residual),
		after,
		before,
		term(1, corners.treated, gain1),
		term(-1, corners.treatedPost, gain1),
		term(-1, corners.treated, gain0),
		term(1, corners.treatedPre, gain0),
		part(-1, along(minus(slopeOfOdds(sample, after.influence), slopeOfOdds(sample, before.influence)))),
		part(1, mu1.along(minus(meanX(sample, odds.post), x.treated))),
		part(1, mu0.along(minus(x.treated, meanX(sample, odds.pre)))),
		part(1, m1.along(minus(x.treated, x.post))),
		part(-1, m0.along(minus(x.treated, x.pre)))
	]);
}
