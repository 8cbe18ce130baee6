import type { Interval } from '../../schema.ts';
import { rowProducts } from '../linear.ts';
import { seededRandom } from '../random.ts';
import type { ClusterDesign } from './design.ts';
import { columnProducts, fitDesign, gather, rowsByCluster } from './design.ts';

export interface WildTest {
	readonly p: number;
	/** By inversion: values that the test does not reject. Null where it rejects nothing on one side. */
	readonly ci95: Interval | null;
	readonly ci90: Interval | null;
	/** Sign vectors looked at. */
	readonly draws: number;
	/** True when every possible sign vector was looked at. */
	readonly exact: boolean;
	/** The most different values that p can take; null when signs were drawn. */
	readonly distinctP: number | null;
}

/** Up to here every sign vector is looked at: 2¹² = 4,096. */
const MOST_ENUMERATED = 12;
const DRAWS = 9999;
const SEED = 20_250_102;
/** Identity and mirror image tie with what was seen, up to rounding. */
const TIE = 1e-9;
/** Ends of the interval are found this near, in errors of the estimate. */
const NEAR = 1e-9;

/** How one sign vector changes with the value b that is tested: b* − b = n0 − n1 b, score² = c0 − 2 c1 b + c2 b². */
interface Draws {
	readonly n0: Float64Array;
	readonly n1: Float64Array;
	readonly c0: Float64Array;
	readonly c1: Float64Array;
	readonly c2: Float64Array;
}

/**
 * Wild cluster bootstrap-t of one coefficient: the tested value imposed, the residuals of each cluster keep or change
 * their sign together (Rademacher), t with the cluster error. Factors of the error that depend on counts alone cancel.
 *
 * @param y as long as the rows of the design, with the same effects taken off and the same weights
 * @param column of the coefficient tested against 0
 * @returns null where the fit is exact and nothing can be drawn
 * @source Cameron, Gelbach & Miller 2008; MacKinnon & Webb 2018
 */
export function wildClusterTest(design: ClusterDesign, y: Float64Array, column: number, seed = SEED): WildTest | null {
	const { beta, residual } = fitDesign(design, y);
	const parts = clusterParts(design, residual, beta[column]!, column);
	const largest = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	const exact = design.clusters <= MOST_ENUMERATED;
	const draws = evaluate(parts, exact ? everySign(design.clusters) : drawnSigns(design.clusters, seed));
	const observed = evaluate(parts, new Int8Array(design.clusters).fill(1));
	const spread = Math.sqrt(scoreSquare(observed, 0, beta[column]!)) / parts.total;
	if (!(spread > 1e-12 * largest) || !Number.isFinite(spread)) return null;
	const p = (value: number) => share(draws, exact, observed, value);
	const limits = (alpha: number) => invert(p, limitP(draws, exact, observed), beta[column]!, spread, alpha);
	return {
		p: p(0),
		ci95: limits(0.05),
		ci90: limits(0.1),
		draws: exact ? 2 ** design.clusters : DRAWS,
		exact,
		distinctP: exact ? 2 ** (design.clusters - 1) : null
	};
}

interface Parts {
	readonly clusters: number;
	readonly size: number;
	/** Σ x̃² of the tested column after the others are taken off. */
	readonly total: number;
	/** For each cluster: x̃'r and x̃'x̃, where r leaves the tested column out. */
	readonly ownResidual: Float64Array;
	readonly ownColumn: Float64Array;
	/** Row-major, clusters × size: X'r, X'x̃ and (X'X)⁻¹ X'x̃. */
	readonly allResidual: Float64Array;
	readonly allColumn: Float64Array;
	readonly leverage: Float64Array;
}

function clusterParts(design: ClusterDesign, residual: Float64Array, estimate: number, column: number): Parts {
	const { x, size, bread, clusters } = design;
	const scale = bread[column * size + column]!;
	const direction = Float64Array.from({ length: size }, (_value, at) => bread[at * size + column]! / scale);
	const partial = rowProducts(x, size, direction);
	const restricted = residual.map((value, row) => value + estimate * partial[row]!);
	const [allResidual, allColumn, leverage] = [0, 1, 2].map(() => new Float64Array(clusters * size)) as [Float64Array, Float64Array, Float64Array];
	rowsByCluster(design).forEach((rows, g) => {
		const own = gather(x, size, rows);
		const sums = columnProducts(own, size, gather(partial, 1, rows));
		allResidual.set(columnProducts(own, size, gather(restricted, 1, rows)), g * size);
		allColumn.set(sums, g * size);
		leverage.set(rowProducts(bread, size, sums), g * size);
	});
	const [ownResidual, ownColumn] = [rowProducts(allResidual, size, direction), rowProducts(allColumn, size, direction)];
	return { clusters, size, total: 1 / scale, ownResidual, ownColumn, allResidual, allColumn, leverage };
}

/** Sign vectors one after the other, each as long as there are clusters. */
function everySign(clusters: number): Int8Array {
	// Half of them: the other half are their mirror images, with the same |t|.
	const signs = new Int8Array(2 ** (clusters - 1) * clusters);
	for (let at = 0; at < signs.length; at++) signs[at] = (Math.floor(at / clusters) >> (at % clusters)) & 1 ? -1 : 1;
	return signs;
}

function drawnSigns(clusters: number, seed: number): Int8Array {
	const random = seededRandom(seed);
	const signs = new Int8Array(DRAWS * clusters);
	for (let draw = 0, at = 0; draw < DRAWS; draw++) {
		let bits = 0;
		for (let g = 0; g < clusters; g++) {
			bits = g % 32 === 0 ? random.bits() : bits >>> 1;
			signs[at++] = bits & 1 ? -1 : 1;
		}
	}
	return signs;
}

function evaluate(parts: Parts, signs: Int8Array): Draws {
	const { clusters, size, ownResidual, ownColumn, leverage, total } = parts;
	const count = signs.length / clusters;
	const [n0, n1, c0, c1, c2] = Array.from({ length: 5 }, () => new Float64Array(count)) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array
	];
	const [sumResidual, sumColumn] = [new Float64Array(size), new Float64Array(size)];
	for (let draw = 0; draw < count; draw++) {
		const sign = signs.subarray(draw * clusters, (draw + 1) * clusters);
		signedSum(parts.allResidual, sign, sumResidual);
		signedSum(parts.allColumn, sign, sumColumn);
		for (let g = 0; g < clusters; g++) {
			let [first, second] = [sign[g]! * ownResidual[g]!, sign[g]! * ownColumn[g]!];
			n0[draw]! += first / total;
			n1[draw]! += second / total;
			for (let c = 0; c < size; c++) {
				first -= leverage[g * size + c]! * sumResidual[c]!;
				second -= leverage[g * size + c]! * sumColumn[c]!;
			}
			c0[draw]! += first * first;
			c1[draw]! += first * second;
			c2[draw]! += second * second;
		}
	}
	return { n0, n1, c0, c1, c2 };
}

function signedSum(sums: Float64Array, sign: Int8Array, into: Float64Array): void {
	const size = into.length;
	into.fill(0);
	for (let g = 0; g < sign.length; g++) for (let c = 0; c < size; c++) into[c]! += sign[g]! * sums[g * size + c]!;
}

function scoreSquare({ c0, c1, c2 }: Draws, at: number, value: number): number {
	return Math.max(0, c0[at]! - 2 * value * c1[at]! + value * value * c2[at]!);
}

/** Squared t of the tested value, without the factor that all draws share; Infinity where the draw leaves no error. */
function squaredT(draws: Draws, at: number, value: number): number {
	const distance = draws.n0[at]! - value * draws.n1[at]!;
	return distance === 0 ? 0 : (distance * distance) / scoreSquare(draws, at, value);
}

function share({ n0, n1, c0, c1, c2 }: Draws, exact: boolean, observed: Draws, value: number): number {
	const threshold = withTies(squaredT(observed, 0, value));
	let atLeast = 0;
	for (let at = 0; at < n0.length; at++) {
		const distance = n0[at]! - value * n1[at]!;
		const score = c0[at]! - 2 * value * c1[at]! + value * value * c2[at]!;
		// Rounding can leave a score just below nothing: such a draw has no error, and counts unless it has no distance.
		if (distance * distance >= threshold * Math.max(0, score) && (distance !== 0 || threshold === 0)) atLeast++;
	}
	return asShare(atLeast, n0.length, exact);
}

/** p of a value infinitely far away: a test that does not reject it there has no limit on either side. */
function limitP({ n1, c2 }: Draws, exact: boolean, observed: Draws): number {
	const threshold = withTies(observed.n1[0]! ** 2 / observed.c2[0]!);
	let atLeast = 0;
	for (let at = 0; at < n1.length; at++) if (n1[at] !== 0 && n1[at]! ** 2 / c2[at]! >= threshold) atLeast++;
	return asShare(atLeast, n1.length, exact);
}

/** What counts as being as large as the t that was seen. */
function withTies(squared: number): number {
	const t = Math.min(Math.sqrt(squared), Number.MAX_VALUE ** 0.5);
	return Math.max(0, t - TIE * Math.max(1, t)) ** 2;
}

function asShare(atLeast: number, count: number, exact: boolean): number {
	return exact ? atLeast / count : (atLeast + 1) / (count + 1);
}

function invert(p: (value: number) => number, farP: number, estimate: number, spread: number, alpha: number): Interval | null {
	if (farP > alpha) return null;
	const edges = [-1, 1].map((side) => edge(p, estimate, side * spread, alpha));
	return edges.every(Number.isFinite) ? [edges[0]!, edges[1]!] : null;
}

/** Where p falls below alpha on one side: steps outwards until it does, then halves. */
function edge(p: (value: number) => number, estimate: number, step: number, alpha: number): number {
	let [inside, outside] = [estimate, estimate + step];
	for (let doubling = 0; p(outside) > alpha; doubling++) {
		if (doubling === 60) return NaN;
		[inside, outside] = [outside, estimate + (outside - estimate) * 2];
	}
	while (Math.abs(outside - inside) > NEAR * Math.abs(step)) {
		const middle = (inside + outside) / 2;
		if (middle === inside || middle === outside) break;
		if (p(middle) > alpha) inside = middle;
		else outside = middle;
	}
	return (inside + outside) / 2;
}
