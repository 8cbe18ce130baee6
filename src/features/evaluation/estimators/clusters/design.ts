import { conditionedInverse, rowProducts, weightedGram } from '../linear.ts';

/**
 * The right-hand side of a regression with clustered errors. Effects of units inside clusters are taken off before;
 * weights stand in the rows as square roots, as those of a mean over that many respondents.
 */
export interface ClusterDesign {
	/** Row-major, rows × size. */
	readonly x: Float64Array;
	readonly size: number;
	/** Cluster of each row, 0 … clusters − 1. */
	readonly cluster: Int32Array;
	readonly clusters: number;
	/** (X'X)⁻¹ */
	readonly bread: Float64Array;
}

/** @returns null when fewer than two clusters are there, or when the columns cannot be told apart */
export function clusterDesign(x: Float64Array, size: number, cluster: Int32Array, clusters: number): ClusterDesign | null {
	const gram = crossProduct(x, size);
	const inverted = clusters < 2 ? null : conditionedInverse(gram, size);
	return inverted && inverted.rcond > 1e-12 ? { x, size, cluster, clusters, bread: inverted.inverse } : null;
}

/** X'X */
export function crossProduct(x: Float64Array, size: number): Float64Array {
	const rows = x.length / size;
	return weightedGram(x, size, new Float64Array(rows).fill(1)).map((value) => value * rows);
}

/** Rows multiplied by the square root of their weight. */
export function scaleRows(x: Float64Array, size: number, weight: Float64Array): Float64Array {
	if (weight.every((value) => value === 1)) return x;
	const scaled = x.slice();
	for (let row = 0; row < weight.length; row++) {
		const root = Math.sqrt(weight[row]!);
		for (let c = 0; c < size; c++) scaled[row * size + c]! *= root;
	}
	return scaled;
}

/** Least squares and what it leaves. */
export function fitDesign({ x, size, bread }: ClusterDesign, y: Float64Array): { beta: Float64Array; residual: Float64Array } {
	const beta = rowProducts(bread, size, columnProducts(x, size, y));
	const fitted = rowProducts(x, size, beta);
	return { beta, residual: y.map((value, row) => value - fitted[row]!) };
}

/** X'v */
export function columnProducts(x: Float64Array, size: number, v: Float64Array): Float64Array {
	const sums = new Float64Array(size);
	for (let row = 0; row < v.length; row++) {
		const value = v[row]!;
		if (value !== 0) for (let c = 0; c < size; c++) sums[c]! += x[row * size + c]! * value;
	}
	return sums;
}

/** Positions of the rows of each cluster, in order. */
export function rowsByCluster({ cluster, clusters }: Pick<ClusterDesign, 'cluster' | 'clusters'>): Int32Array[] {
	const counts = new Int32Array(clusters);
	for (const own of cluster) counts[own]!++;
	const rows = Array.from(counts, (count) => new Int32Array(count));
	const filled = new Int32Array(clusters);
	cluster.forEach((own, row) => {
		rows[own]![filled[own]!++] = row;
	});
	return rows;
}

/** The named rows of a matrix, one after the other. */
export function gather(x: Float64Array, size: number, rows: Int32Array): Float64Array {
	const picked = new Float64Array(rows.length * size);
	rows.forEach((row, at) => picked.set(x.subarray(row * size, (row + 1) * size), at * size));
	return picked;
}
