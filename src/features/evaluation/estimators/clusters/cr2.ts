import { cholesky, dot, rowProducts } from '../linear.ts';
import type { ClusterDesign } from './design.ts';
import { columnProducts, crossProduct, gather, rowsByCluster } from './design.ts';
import { symmetricParts } from './symmetric.ts';

/** NaN where a cluster alone decides the coefficient: its own error cannot then be seen. */
export interface ReducedError {
	readonly se: number;
	/** Satterthwaite's degrees of freedom; hardly ever whole. */
	readonly df: number;
}

/** Clusters with the same rows need the same correction; months and starts repeat, so there are few of them. */
interface Pattern {
	readonly rows: Float64Array;
	/** For each contrast: corrected rows of the cluster, their square, and what of it lies in the columns. */
	readonly parts: readonly { readonly adjusted: Float64Array; readonly square: number; readonly inColumns: Float64Array }[];
	count: number;
}

const SINGULAR = 1e-9;

/**
 * Cluster errors corrected for leverage (CR2), with degrees of freedom that fall where few clusters decide.
 *
 * @param residual of the fit on the same rows
 * @param contrasts combinations of coefficients, each as long as a row
 * @source Bell & McCaffrey 2002; Pustejovsky & Tipton 2018 (unit effects absorbed, working covariance identity)
 */
export function biasReducedErrors(design: ClusterDesign, residual: Float64Array, contrasts: readonly Float64Array[]): ReducedError[] {
	const { x, size, bread } = design;
	const directions = contrasts.map((contrast) => rowProducts(bread, size, contrast));
	const root = cholesky(bread, size);
	const variance = new Float64Array(contrasts.length);
	const patterns = new Map<number, Pattern[]>();
	for (const rows of rowsByCluster(design)) {
		const own = gather(x, size, rows);
		const pattern = patternOf(patterns, own, () => correct(own, size, bread, root, directions));
		pattern.count++;
		pattern.parts.forEach(({ adjusted }, at) => {
			let score = 0;
			rows.forEach((row, i) => {
				score += adjusted[i]! * residual[row]!;
			});
			variance[at]! += score * score;
		});
	}
	const all = [...patterns.values()].flat();
	return contrasts.map((contrast, at) => {
		const { trace, squares } = moments(all, at, bread, size);
		// Unbiased where every unit varies alike, unless a cluster alone carries the coefficient.
		const isUnbiased = Math.abs(trace / dot(contrast, directions[at]!) - 1) < 1e-6;
		return isUnbiased ? { se: Math.sqrt(variance[at]!), df: (trace * trace) / squares } : { se: NaN, df: NaN };
	});
}

/** Mean and half the variance of the estimated error, were all units to vary alike and apart. */
function moments(patterns: readonly Pattern[], at: number, bread: Float64Array, size: number): { trace: number; squares: number } {
	const sum = new Float64Array(size * size);
	let [trace, squares] = [0, 0];
	for (const { parts, count } of patterns) {
		const { square, inColumns } = parts[at]!;
		const explained = dot(inColumns, rowProducts(bread, size, inColumns));
		trace += count * (square - explained);
		squares += count * square * (square - 2 * explained);
		for (let r = 0; r < size; r++) for (let c = 0; c < size; c++) sum[r * size + c]! += count * inColumns[r]! * inColumns[c]!;
	}
	// tr((M S)²), with M and S symmetric.
	const product = new Float64Array(size * size);
	for (let r = 0; r < size; r++) {
		for (let k = 0; k < size; k++) {
			const value = bread[r * size + k]!;
			for (let c = 0; c < size; c++) product[r * size + c]! += value * sum[k * size + c]!;
		}
	}
	for (let r = 0; r < size; r++) for (let c = 0; c < size; c++) squares += product[r * size + c]! * product[c * size + r]!;
	return { trace, squares };
}

function patternOf(patterns: Map<number, Pattern[]>, rows: Float64Array, make: () => Pattern): Pattern {
	const key = hashOf(rows);
	const alike = patterns.get(key) ?? [];
	const known = alike.find((pattern) => pattern.rows.length === rows.length && pattern.rows.every((value, at) => value === rows[at]));
	if (known) return known;
	const made = make();
	patterns.set(key, [...alike, made]);
	return made;
}

function hashOf(rows: Float64Array): number {
	let hash = rows.length;
	for (const word of new Uint32Array(rows.buffer, rows.byteOffset, rows.length * 2)) hash = (Math.imul(hash, 31) + word) | 0;
	return hash;
}

/** (I − H)^(−1/2) on the rows of a cluster, H its block of the hat matrix; directions that the fit takes wholly are left out. */
function correct(rows: Float64Array, size: number, bread: Float64Array, root: Float64Array | null, directions: readonly Float64Array[]): Pattern {
	const count = rows.length / size;
	const apply = count <= size || !root ? smallBlock(rows, size, bread) : lowRank(rows, size, root);
	const parts = directions.map((direction) => {
		const adjusted = apply(rowProducts(rows, size, direction));
		return { adjusted, square: dot(adjusted, adjusted), inColumns: columnProducts(rows, size, adjusted) };
	});
	return { rows, parts, count: 0 };
}

type Apply = (vector: Float64Array) => Float64Array;

/** Fewer rows than columns: the block itself is taken apart. */
function smallBlock(rows: Float64Array, size: number, bread: Float64Array): Apply {
	const count = rows.length / size;
	const rest = new Float64Array(count * count);
	for (let i = 0; i < count; i++) {
		const weighed = rowProducts(bread, size, rows.subarray(i * size, (i + 1) * size));
		for (let j = 0; j <= i; j++) {
			const value = (i === j ? 1 : 0) - dot(weighed, rows.subarray(j * size, (j + 1) * size));
			rest[i * count + j] = value;
			rest[j * count + i] = value;
		}
	}
	const { values, vectors } = symmetricParts(rest, count);
	const factor = values.map((value) => (value > SINGULAR ? 1 / Math.sqrt(value) : 0));
	return (vector) => {
		const along = columnProducts(vectors, count, vector).map((value, at) => value * factor[at]!);
		return rowProducts(vectors, count, along);
	};
}

/** More rows than columns: only directions inside the columns change. */
function lowRank(rows: Float64Array, size: number, root: Float64Array): Apply {
	const count = rows.length / size;
	const scaled = new Float64Array(rows.length);
	for (let i = 0; i < count; i++) scaled.set(columnProducts(root, size, rows.slice(i * size, (i + 1) * size)), i * size);
	const { values, vectors } = symmetricParts(crossProduct(scaled, size), size);
	const factor = values.map((value) => {
		if (value < 1e-14) return 0;
		return ((1 - value > SINGULAR ? 1 / Math.sqrt(1 - value) : 0) - 1) / value;
	});
	return (vector) => {
		const along = columnProducts(vectors, size, columnProducts(scaled, size, vector)).map((value, at) => value * factor[at]!);
		const added = rowProducts(scaled, size, rowProducts(vectors, size, along));
		return vector.map((value, at) => value + added[at]!);
	};
}
