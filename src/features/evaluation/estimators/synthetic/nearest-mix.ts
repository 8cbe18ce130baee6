import { cholesky, dot, solveWith } from '../linear.ts';

export interface NearestMix {
	/** One weight a point, 0 or more, sum 1. */
	readonly weights: Float64Array;
	/** How far the result is from the best, in squared distance: below 1e-10 of the scale of the points. */
	readonly gap: number;
}

const PRECISION = 1e-12;
const MOST_STEPS = 10_000;

/**
 * The mix of points (weights 0 or more, sum 1) that lies nearest to a target, by the active set: the points in the mix
 * carry an exact minimum over their flat, and a point joins or leaves until no other point would bring it nearer.
 *
 * @param points each as long as the target
 * @source Wolfe 1976, Finding the nearest point in a polytope
 */
export function nearestMix(points: readonly Float64Array[], target: Float64Array): NearestMix {
	const from = points.map((point) => point.map((value, i) => value - target[i]!));
	const scale = Math.max(...from.map((point) => dot(point, point)), Number.MIN_VALUE);
	const weights = new Float64Array(points.length);
	let members = [indexOfLeast(from.map((point) => dot(point, point)))];
	weights[members[0]!] = 1;
	let gap = Infinity;
	let distance = Infinity;
	for (let step = 0; step < MOST_STEPS; step++) {
		const mix = mixOf(from, weights);
		const toward = from.map((point) => dot(mix, point));
		const nearest = indexOfLeast(toward);
		gap = Math.max(0, dot(mix, mix) - toward[nearest]!);
		// Every step brings the mix nearer; where rounding no longer lets it, the minimum is reached.
		if (gap <= PRECISION * scale || members.includes(nearest) || !(dot(mix, mix) < distance)) break;
		distance = dot(mix, mix);
		members = settle(from, weights, [...members, nearest], scale);
	}
	return { weights, gap };
}

function indexOfLeast(values: readonly number[]): number {
	let at = 0;
	values.forEach((value, i) => {
		if (value < values[at]!) at = i;
	});
	return at;
}

function mixOf(from: readonly Float64Array[], weights: Float64Array): Float64Array {
	const mix = new Float64Array(from[0]!.length);
	weights.forEach((weight, at) => {
		if (weight > 0) from[at]!.forEach((value, i) => (mix[i]! += weight * value));
	});
	return mix;
}

/** Walks to the minimum over the flat of the members; whoever would get a negative weight on the way leaves. */
function settle(from: readonly Float64Array[], weights: Float64Array, members: number[], scale: number): number[] {
	for (;;) {
		const best = flatMinimum(
			members.map((at) => from[at]!),
			scale
		);
		// Members that depend on each other have no single minimum: the newest one adds nothing.
		if (!best) {
			const left = members.slice(0, -1);
			weights[members.at(-1)!] = 0;
			return left;
		}
		const leaving = members.filter((_member, i) => best[i]! <= PRECISION);
		if (leaving.length === 0) {
			members.forEach((member, i) => (weights[member] = best[i]!));
			return members;
		}
		const share = members.reduce((least, member, i) => (best[i]! <= PRECISION ? Math.min(least, weights[member]! / (weights[member]! - best[i]!)) : least), 1);
		members.forEach((member, i) => {
			const moved = weights[member]! + share * (best[i]! - weights[member]!);
			weights[member] = moved > PRECISION ? moved : 0;
		});
		const kept = members.filter((member) => weights[member]! > 0);
		// The newest point starts with weight 0 and must not leave before it was tried.
		members = kept.length > 0 && kept.length < members.length ? kept : members.slice(0, -1);
	}
}

/** Weights with sum 1, of any sign, of the point nearest to the origin; null when the points depend on each other. */
function flatMinimum(points: readonly Float64Array[], scale: number): Float64Array | null {
	const size = points.length;
	const gram = new Float64Array(size * size);
	// Adding the same to every product leaves the minimum where it is, and makes the matrix positive definite.
	for (let r = 0; r < size; r++) for (let c = 0; c < size; c++) gram[r * size + c] = dot(points[r]!, points[c]!) + scale;
	const lower = cholesky(gram, size);
	if (!lower) return null;
	for (let at = 0; at < size; at++) if (lower[at * size + at]! ** 2 < 1e-13 * scale) return null;
	const solved = solveWith(lower, size, new Float64Array(size).fill(1));
	const sum = solved.reduce((total, value) => total + value, 0);
	return sum > 0 ? solved.map((value) => value / sum) : null;
}
