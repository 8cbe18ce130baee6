import { seededRandom } from '../estimators/random.ts';

/** Invented rows: clusters of unequal size, some of them treated, a level of each cluster and noise. */
export interface ClusterRows {
	readonly x: Float64Array;
	readonly size: number;
	readonly y: Float64Array;
	readonly cluster: Int32Array;
	readonly clusters: number;
}

export interface ClusterPlan {
	readonly sizes: readonly number[];
	readonly treated: number;
	readonly effect?: number;
	readonly seed?: number;
}

/** Columns: intercept, treated, and a covariate that differs from row to row. */
export function clusterRows({ sizes, treated, effect = 0, seed = 1 }: ClusterPlan): ClusterRows {
	const random = seededRandom(seed);
	const uniform = () => random.bits() / 4_294_967_296 - 0.5;
	const cluster = Int32Array.from(sizes.flatMap((count, at) => Array<number>(count).fill(at)));
	const levels = sizes.map(uniform);
	const x = new Float64Array(cluster.length * 3);
	const y = Float64Array.from(cluster, (own, row) => {
		const covariate = uniform();
		x.set([1, own < treated ? 1 : 0, covariate], row * 3);
		return levels[own]! + (own < treated ? effect : 0) + 0.7 * covariate + 2 * uniform();
	});
	return { x, size: 3, y, cluster, clusters: sizes.length };
}

export function asMatrix({ x, size }: ClusterRows): number[][] {
	return Array.from({ length: x.length / size }, (_row, at) => [...x.subarray(at * size, (at + 1) * size)]);
}
