/** Eigenvalues of a symmetric matrix, and its eigenvectors as the columns of `vectors` (row-major). */
export interface SymmetricParts {
	readonly values: Float64Array;
	readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

/** Rotates pairs of columns until nothing is left beside the diagonal: slow for thousands, exact to rounding for hundreds. @source Jacobi's method */
export function symmetricParts(matrix: Float64Array, size: number): SymmetricParts {
	const a = matrix.slice();
	const vectors = new Float64Array(size * size);
	for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
	const total = a.reduce((sum, value) => sum + value * value, 0);
	for (let sweep = 0; sweep < MOST_SWEEPS && besideDiagonal(a, size) > 1e-26 * total; sweep++) {
		for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
	}
	return { values: Float64Array.from({ length: size }, (_value, i) => a[i * size + i]!), vectors };
}

function besideDiagonal(a: Float64Array, size: number): number {
	let sum = 0;
	for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) sum += a[p * size + q]! ** 2;
	return sum;
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
	const beside = a[p * size + q]!;
	if (beside === 0) return;
	const ratio = (a[q * size + q]! - a[p * size + p]!) / (2 * beside);
	const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
	const cosine = 1 / Math.hypot(1, tangent);
	const sine = tangent * cosine;
	turn(a, p, q, size, size, cosine, sine);
	turn(a, p * size, q * size, 1, size, cosine, sine);
	turn(vectors, p, q, size, size, cosine, sine);
}

/** Two columns (or, with steps of 1, two rows) turned in their plane. */
function turn(values: Float64Array, first: number, second: number, step: number, count: number, cosine: number, sine: number): void {
	for (let k = 0, at = first, other = second; k < count; k++, at += step, other += step) {
		const x = values[at]!;
		const y = values[other]!;
		values[at] = cosine * x - sine * y;
		values[other] = sine * x + cosine * y;
	}
}
