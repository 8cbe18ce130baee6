import type { Interval, Panel } from '../schema.ts';
import { checkPanel, normaliseFirstTreated } from './check.ts';
import type { Cr2Test } from './clusters/term-errors.ts';
import { cr2Tests, hasFewClusters, wildTest } from './clusters/term-errors.ts';
import type { WildTest } from './clusters/wild.ts';
import { interval, twoSidedP } from './inference.ts';
import { sandwich } from './its.ts';
import { conditionedInverse, rowProducts, weightedColumnMeans, weightedGram } from './linear.ts';

/** Two-way fixed effects, with the cluster-robust errors that other programs print under one name. */
export interface FixedEffectsTerm {
	/** Months since the start; null for the static term. */
	readonly event: number | null;
	readonly estimate: number;
	/** Cluster sandwich without any factor; this and the other errors, p and ci95 are NaN (null) when the fit is exact to rounding. */
	readonly seCr0: number;
	/** Times G/(G−1)·(N−1)/(N−K), unit effects inside clusters not counted (fixest, reghdfe, xtreg). The default. */
	readonly seCr1Nested: number;
	/** The same, counting every effect (lm with dummies, areg). */
	readonly seCr1All: number;
	readonly seIid: number;
	/** Corrected for leverage, with Satterthwaite's degrees of freedom; null when the fit is exact to rounding. */
	readonly cr2: Cr2Test | null;
	/** Only of the static term, and only where clusters are named and few. */
	readonly wild: WildTest | null;
	/** t with G − 1 degrees of freedom, nested error. */
	readonly p: number;
	readonly ci95: Interval | null;
}

export interface FixedEffectsFit {
	readonly rows: number;
	readonly units: number;
	readonly months: number;
	readonly clusters: number;
	readonly terms: readonly FixedEffectsTerm[];
}

/** Staggered starts make some treated months count negatively: the static number can then have the wrong sign. */
export interface NegativeWeights {
	readonly share: number;
	readonly sum: number;
}

interface Rows {
	readonly unit: Int32Array;
	readonly month: Int32Array;
	readonly cluster: Int32Array;
	readonly weight: Float64Array;
	readonly outcome: Float64Array;
	/** Months since the start, −Infinity for never. */
	readonly event: Float64Array;
	readonly units: number;
	readonly months: number;
	readonly clusters: number;
}

/**
 * Y on unit and month effects: one term "under training", and one term for each month since the start (reference:
 * the month before; never treated units have none). Show it only beside the group-time effects.
 *
 * @returns null for a part whose terms cannot be told apart from the effects
 * @throws {PanelError} a panel that cannot be read as one
 */
export function twoWayFixedEffects(panel: Panel): {
	fixed: FixedEffectsFit | null;
	eventStudy: FixedEffectsFit | null;
	negativeWeights: NegativeWeights | null;
} {
	checkPanel(panel);
	const rows = usableRows(panel);
	const post = rows.event.map((event) => (event >= 0 ? 1 : 0));
	const events = [...new Set(rows.event)].filter((event) => event !== -1 && event !== -Infinity).sort((a, b) => a - b);
	return {
		fixed: fit(rows, [post], [null]),
		eventStudy: fit(
			rows,
			events.map((at) => rows.event.map((event) => (event === at ? 1 : 0))),
			events
		),
		negativeWeights: negativeWeights(rows, post)
	};
}

function usableRows(panel: Panel): Rows {
	const kept = [...panel.unit.keys()]
		.filter((row) => !Number.isNaN(panel.outcome[row]) && (panel.weight === undefined || panel.weight[row]! > 0))
		.sort((a, b) => (panel.unit[a] === panel.unit[b] ? panel.time[a]! - panel.time[b]! : panel.unit[a]! < panel.unit[b]! ? -1 : 1));
	const unit = positions(kept.map((row) => panel.unit[row]!));
	const cluster = panel.cluster ? positions(kept.map((row) => panel.cluster![row]!)) : unit;
	const month = positions(kept.map((row) => panel.time[row]!));
	return {
		unit: unit.index,
		units: unit.count,
		month: month.index,
		months: month.count,
		cluster: cluster.index,
		clusters: cluster.count,
		weight: Float64Array.from(kept, (row) => panel.weight?.[row] ?? 1),
		outcome: Float64Array.from(kept, (row) => panel.outcome[row]!),
		event: Float64Array.from(kept, (row) => panel.time[row]! - normaliseFirstTreated(panel.firstTreated[row]!))
	};
}

function positions(values: readonly (string | number)[]): { index: Int32Array; count: number } {
	const known = new Map<string | number, number>();
	const index = Int32Array.from(values, (value) => {
		const at = known.get(value) ?? known.size;
		known.set(value, at);
		return at;
	});
	return { index, count: known.size };
}

/** Unit effects are taken off by weighted demeaning, month effects stand as columns: exact also with gaps. */
function design(rows: Rows, terms: readonly Float64Array[]): { x: Float64Array; size: number; y: Float64Array } {
	const size = terms.length + rows.months - 1;
	const count = rows.outcome.length;
	const x = new Float64Array(count * size);
	for (let row = 0; row < count; row++) {
		terms.forEach((term, at) => {
			x[row * size + at] = term[row]!;
		});
		const month = rows.month[row]!;
		if (month > 0) x[row * size + terms.length + month - 1] = 1;
	}
	const y = rows.outcome.slice();
	demean(rows, x, size);
	demean(rows, y, 1);
	return { x, size, y };
}

function demean({ unit, units, weight }: Rows, values: Float64Array, size: number): void {
	const sums = new Float64Array(units * size);
	const totals = new Float64Array(units);
	for (let row = 0; row < unit.length; row++) {
		totals[unit[row]!]! += weight[row]!;
		for (let c = 0; c < size; c++) sums[unit[row]! * size + c]! += weight[row]! * values[row * size + c]!;
	}
	for (let row = 0; row < unit.length; row++) {
		const own = unit[row]!;
		for (let c = 0; c < size; c++) values[row * size + c]! -= sums[own * size + c]! / totals[own]!;
	}
}

function fit(rows: Rows, terms: readonly Float64Array[], events: readonly (number | null)[]): FixedEffectsFit | null {
	if (terms.length === 0 || rows.outcome.length === 0) return null;
	const { x, size, y } = design(rows, terms);
	const count = y.length;
	const gram = wellConditioned(weightedGram(x, size, rows.weight), size);
	const nested = terms.length + rows.months;
	const all = nested + rows.units - 1;
	if (!gram || rows.clusters < 2 || count <= all) return null;
	const weightedOutcome = rows.weight.map((weight, row) => weight * y[row]!);
	const beta = rowProducts(gram, size, weightedColumnMeans(x, size, weightedOutcome));
	const fitted = rowProducts(x, size, beta);
	const residual = y.map((value, row) => value - fitted[row]!);
	const bread = gram.map((value) => value / count);
	const robust = sandwich(bread, clusterMeat(rows, x, size, residual), size);
	const square = residual.reduce((sum, value, row) => sum + rows.weight[row]! * value * value, 0);
	const factor = (parameters: number) => Math.sqrt((rows.clusters / (rows.clusters - 1)) * ((count - 1) / (count - parameters)));
	// Residuals of rounding alone say nothing of sampling: no error, rather than one of 0.
	const noise = 1e-12 * rows.outcome.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	const variance = (matrix: Float64Array, at: number) => matrix[at * size + at]!;
	const absorbed = { x, size, weight: rows.weight, cluster: rows.cluster, clusters: rows.clusters, bread, y, residual };
	const cr2 = cr2Tests(absorbed, beta, terms.length);
	// Units that stand for themselves have no clusters to draw signs for.
	const isClustered = rows.cluster !== rows.unit;
	const wild = isClustered && terms.length === 1 && hasFewClusters(rows.clusters, treatedClusters(rows)) ? wildTest(absorbed) : null;
	return {
		rows: count,
		units: rows.units,
		months: rows.months,
		clusters: rows.clusters,
		terms: events.map((event, at) => {
			const found = Math.sqrt(variance(robust, at));
			const seCr0 = found > noise ? found : NaN;
			const errors = {
				seCr0,
				seCr1Nested: seCr0 * factor(nested),
				seCr1All: seCr0 * factor(all),
				seIid: Number.isNaN(seCr0) ? NaN : Math.sqrt((variance(bread, at) * square) / (count - all))
			};
			const few = { cr2: Number.isNaN(seCr0) ? null : cr2[at]!, wild: Number.isNaN(seCr0) ? null : wild };
			return { event, estimate: beta[at]!, ...errors, ...few, ...studentTest(beta[at]!, errors.seCr1Nested, rows.clusters - 1) };
		})
	};
}

function treatedClusters({ event, cluster }: Rows): number {
	return new Set(cluster.filter((_own, row) => event[row]! >= 0)).size;
}

function studentTest(estimate: number, se: number, df: number): Pick<FixedEffectsTerm, 'p' | 'ci95'> {
	return { p: twoSidedP(estimate, se, df), ci95: interval(estimate, se, df, 0.95) };
}

/** Singular to rounding is singular: terms that the effects already explain leave 1e-16, not 0. */
function wellConditioned(matrix: Float64Array, size: number): Float64Array | null {
	const inverted = conditionedInverse(matrix, size);
	return inverted && inverted.rcond > 1e-12 ? inverted.inverse : null;
}

function clusterMeat(rows: Rows, x: Float64Array, size: number, residual: Float64Array): Float64Array {
	const scores = new Float64Array(rows.clusters * size);
	for (let row = 0; row < residual.length; row++) {
		const scale = rows.weight[row]! * residual[row]!;
		for (let c = 0; c < size; c++) scores[rows.cluster[row]! * size + c]! += scale * x[row * size + c]!;
	}
	const even = new Float64Array(rows.clusters).fill(1);
	return weightedGram(scores, size, even).map((value) => value * rows.clusters);
}

/** Weights of the treated months in the static term: the residual of treatment on both effects, as shares. */
function negativeWeights(rows: Rows, post: Float64Array): NegativeWeights | null {
	const { x, size } = design({ ...rows, outcome: post }, []);
	const residual = post.slice();
	demean(rows, residual, 1);
	const gram = size > 0 ? wellConditioned(weightedGram(x, size, rows.weight), size) : null;
	if (!gram) return null;
	const beta = rowProducts(
		gram,
		size,
		weightedColumnMeans(
			x,
			size,
			rows.weight.map((weight, row) => weight * residual[row]!)
		)
	);
	const explained = rowProducts(x, size, beta);
	const treated = [...post.keys()].filter((row) => post[row] === 1);
	const weights = treated.map((row) => rows.weight[row]! * (residual[row]! - explained[row]!));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	if (!(total > 1e-9 * treated.length)) return null;
	const negative = weights.filter((weight) => weight < -1e-12 * total);
	return { share: negative.length / treated.length, sum: negative.reduce((sum, weight) => sum + weight, 0) / total };
}
