import { crossProduct, inner, inverseOf, product, regress, transpose } from './matrices.ts';
import type { Matrix } from './matrices.ts';

/** CR2 and the wild bootstrap with whole matrices and refitted regressions, as the papers write them. */
export interface NaiveCluster {
	readonly x: Matrix;
	readonly y: readonly number[];
	readonly cluster: readonly number[];
}

const identity = (size: number): number[][] => Array.from({ length: size }, (_row, r) => Array.from({ length: size }, (_column, c) => (r === c ? 1 : 0)));
const ones = (x: Matrix) => x.map(() => 1);

/** A^(−1/2) of a positive definite matrix with eigenvalues below 2: coupled Newton steps, no eigenvalues asked for. */
function inverseRoot(matrix: Matrix): Matrix {
	let [y, z]: [Matrix, Matrix] = [matrix, identity(matrix.length)];
	for (let step = 0; step < 60; step++) {
		const half = product(z, y).map((row, r) => row.map((value, c) => ((r === c ? 3 : 0) - value) / 2));
		[y, z] = [product(y, half), product(half, z)];
	}
	return z;
}

/** Error and degrees of freedom of one coefficient. */
export function naiveCr2({ x, y, cluster }: NaiveCluster, column: number): { se: number; df: number } {
	const bread = inverseOf(crossProduct(x, ones(x)));
	const hat = product(product(x, bread), transpose(x));
	const maker = hat.map((row, r) => row.map((value, c) => (r === c ? 1 : 0) - value));
	const residual = maker.map((row) => inner(row, y));
	const names = [...new Set(cluster)];
	// Column g: (I − H)' restricted to the cluster, times the corrected weights of the coefficient.
	const directions = names.map((name) => {
		const rows = [...cluster.keys()].filter((row) => cluster[row] === name);
		const block = rows.map((r) => rows.map((c) => maker[r]![c]!));
		const weights = rows.map((row) =>
			inner(
				x[row]!,
				bread.map((line) => line[column]!)
			)
		);
		const adjusted = inverseRoot(block).map((line) => inner(line, weights));
		return { rows, adjusted, spread: maker.map((line) => rows.reduce((sum, row, at) => sum + line[row]! * adjusted[at]!, 0)) };
	});
	const variance = directions.reduce((sum, { rows, adjusted }) => sum + rows.reduce((score, row, at) => score + adjusted[at]! * residual[row]!, 0) ** 2, 0);
	const gram = directions.map((a) => directions.map((b) => inner(a.spread, b.spread)));
	const trace = gram.reduce((sum, row, at) => sum + row[at]!, 0);
	const squares = gram.flat().reduce((sum, value) => sum + value * value, 0);
	return { se: Math.sqrt(variance), df: (trace * trace) / squares };
}

/** CR1 t of one coefficient against a value. */
function clusterT({ x, y, cluster }: NaiveCluster, column: number, value: number): number {
	const beta = regress(x, y);
	const bread = inverseOf(crossProduct(x, ones(x)));
	const residual = y.map((own, row) => own - inner(x[row]!, beta));
	const scores = [...new Set(cluster)].map((name) =>
		x[0]!.map((_value, c) => x.reduce((sum, row, at) => sum + (cluster[at] === name ? residual[at]! * row[c]! : 0), 0))
	);
	const variance = product(product(bread, crossProduct(scores, ones(scores))), bread)[column]![column]!;
	const factor = (scores.length / (scores.length - 1)) * ((y.length - 1) / (y.length - x[0]!.length));
	return (beta[column]! - value) / Math.sqrt(variance * factor);
}

/** Every sign vector, each a new outcome and a new regression; p counts ties. */
export function naiveWild(data: NaiveCluster, column: number, value = 0): { p: number; draws: number } {
	const { x, y, cluster } = data;
	const others = x.map((row) => row.filter((_cell, c) => c !== column));
	const imposed = y.map((own, row) => own - value * x[row]![column]!);
	const beta = regress(others, imposed);
	const fitted = others.map((row, at) => inner(row, beta) + value * x[at]![column]!);
	const names = [...new Set(cluster)];
	const seen = Math.abs(clusterT(data, column, value));
	let atLeast = 0;
	const draws = 2 ** names.length;
	for (let code = 0; code < draws; code++) {
		const drawn = y.map((own, row) => fitted[row]! + (own - fitted[row]!) * ((code >> names.indexOf(cluster[row]!)) & 1 ? -1 : 1));
		if (Math.abs(clusterT({ x, y: drawn, cluster }, column, value)) >= seen - 1e-9) atLeast++;
	}
	return { p: atLeast / draws, draws };
}
