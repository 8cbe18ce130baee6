/** Small dense linear algebra on row-major Float64Array, for matrices of a few to a few hundred columns. */

/** Lower Cholesky factor of a symmetric matrix, or null when it is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
	const lower = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		for (let column = 0; column <= row; column++) {
			let sum = matrix[row * size + column]!;
			for (let k = 0; k < column; k++) sum -= lower[row * size + k]! * lower[column * size + k]!;
			if (row === column) {
				if (!(sum > 0)) return null;
				lower[row * size + row] = Math.sqrt(sum);
			} else {
				lower[row * size + column] = sum / lower[column * size + column]!;
			}
		}
	}
	return lower;
}

/** Solves A x = b from the Cholesky factor of A. */
export function solveWith(lower: Float64Array, size: number, right: ArrayLike<number>): Float64Array {
	const x = Float64Array.from(right);
	for (let row = 0; row < size; row++) {
		let sum = x[row]!;
		for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * x[k]!;
		x[row] = sum / lower[row * size + row]!;
	}
	for (let row = size - 1; row >= 0; row--) {
		let sum = x[row]!;
		for (let k = row + 1; k < size; k++) sum -= lower[k * size + row]! * x[k]!;
		x[row] = sum / lower[row * size + row]!;
	}
	return x;
}

/** Inverse of a symmetric positive definite matrix, or null. */
export function inverse(matrix: Float64Array, size: number): Float64Array | null {
	const lower = cholesky(matrix, size);
	if (!lower) return null;
	const result = new Float64Array(size * size);
	const unit = new Float64Array(size);
	for (let column = 0; column < size; column++) {
		unit.fill(0);
		unit[column] = 1;
		const solved = solveWith(lower, size, unit);
		for (let row = 0; row < size; row++) result[row * size + column] = solved[row]!;
	}
	return result;
}

/** Largest absolute column sum. */
export function norm1(matrix: Float64Array, size: number): number {
	let largest = 0;
	for (let column = 0; column < size; column++) {
		let sum = 0;
		for (let row = 0; row < size; row++) sum += Math.abs(matrix[row * size + column]!);
		if (sum > largest) largest = sum;
	}
	return largest;
}

/** Inverse together with its reciprocal condition number in the 1-norm; null when singular to machine precision. */
export function conditionedInverse(matrix: Float64Array, size: number): { inverse: Float64Array; rcond: number } | null {
	const inverted = inverse(matrix, size);
	if (!inverted) return null;
	const rcond = 1 / (norm1(matrix, size) * norm1(inverted, size));
	return rcond > Number.EPSILON ? { inverse: inverted, rcond } : null;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
	return sum;
}

/** mean over rows of a_i x_i x_i', where x has `size` columns. */
export function weightedGram(x: Float64Array, size: number, a: Float64Array): Float64Array {
	const rows = a.length;
	const gram = new Float64Array(size * size);
	for (let i = 0; i < rows; i++) {
		const weight = a[i]!;
		if (weight === 0) continue;
		for (let r = 0; r < size; r++) {
			const scaled = weight * x[i * size + r]!;
			for (let c = 0; c <= r; c++) gram[r * size + c]! += scaled * x[i * size + c]!;
		}
	}
	for (let r = 0; r < size; r++) {
		for (let c = 0; c <= r; c++) {
			const mean = gram[r * size + c]! / rows;
			gram[r * size + c] = mean;
			gram[c * size + r] = mean;
		}
	}
	return gram;
}

/** mean over rows of a_i x_i. */
export function weightedColumnMeans(x: Float64Array, size: number, a: Float64Array): Float64Array {
	const means = new Float64Array(size);
	for (let i = 0; i < a.length; i++) {
		const weight = a[i]!;
		if (weight === 0) continue;
		for (let c = 0; c < size; c++) means[c]! += weight * x[i * size + c]!;
	}
	for (let c = 0; c < size; c++) means[c]! /= a.length;
	return means;
}

/** x_i · v for every row. */
export function rowProducts(x: Float64Array, size: number, v: ArrayLike<number>): Float64Array {
	const rows = x.length / size;
	const products = new Float64Array(rows);
	for (let i = 0; i < rows; i++) {
		let sum = 0;
		for (let c = 0; c < size; c++) sum += x[i * size + c]! * v[c]!;
		products[i] = sum;
	}
	return products;
}
