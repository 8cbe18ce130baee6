/** Schoolbook algebra on rows of numbers: slow, obvious, and nothing in common with the estimators' own. */
export type Matrix = readonly (readonly number[])[];

/** Solves A x = b by elimination with row exchange. @throws {RangeError} a singular matrix */
export function solve(matrix: Matrix, right: readonly number[]): number[] {
	const rows = matrix.map((row, at) => [...row, right[at]!]);
	const size = rows.length;
	for (let pivot = 0; pivot < size; pivot++) {
		let best = pivot;
		for (let row = pivot; row < size; row++) if (Math.abs(rows[row]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = row;
		[rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
		if (Math.abs(rows[pivot]![pivot]!) < 1e-300) throw new RangeError('solve: singular matrix');
		for (let row = 0; row < size; row++) {
			if (row === pivot) continue;
			const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
			for (let column = pivot; column <= size; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
		}
	}
	return rows.map((row, at) => row[size]! / row[at]!);
}

export function inverseOf(matrix: Matrix): number[][] {
	const columns = matrix.map((_row, column) =>
		solve(
			matrix,
			matrix.map((_other, at) => (at === column ? 1 : 0))
		)
	);
	return matrix.map((_row, row) => columns.map((column) => column[row]!));
}

export function product(a: Matrix, b: Matrix): number[][] {
	return a.map((row) => b[0]!.map((_value, column) => row.reduce((sum, value, at) => sum + value * b[at]![column]!, 0)));
}

export function transpose(a: Matrix): number[][] {
	return a[0]!.map((_value, column) => a.map((row) => row[column]!));
}

export function inner(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

/** log |A| through elimination without exchange, for positive definite matrices. */
export function logDeterminant(matrix: Matrix): number {
	const rows = matrix.map((row) => [...row]);
	let sum = 0;
	for (let pivot = 0; pivot < rows.length; pivot++) {
		sum += Math.log(rows[pivot]![pivot]!);
		for (let row = pivot + 1; row < rows.length; row++) {
			const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
			for (let column = pivot; column < rows.length; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
		}
	}
	return sum;
}

/** Σ a_i x_i x_i' over rows. */
export function crossProduct(x: Matrix, a: readonly number[]): number[][] {
	const size = x[0]!.length;
	return Array.from({ length: size }, (_row, r) =>
		Array.from({ length: size }, (_column, c) => x.reduce((sum, row, at) => sum + a[at]! * row[r]! * row[c]!, 0))
	);
}

/** Weighted least squares through the normal equations. */
export function regress(x: Matrix, y: readonly number[], weight: readonly number[] = y.map(() => 1)): number[] {
	const right = x[0]!.map((_value, column) => x.reduce((sum, row, at) => sum + weight[at]! * row[column]! * y[at]!, 0));
	return solve(crossProduct(x, weight), right);
}

/** Weighted logistic regression: forty plain Newton steps from zero. */
export function logit(x: Matrix, treated: readonly number[], weight: readonly number[]): number[] {
	let beta = x[0]!.map(() => 0);
	for (let step = 0; step < 40; step++) {
		const p = x.map((row) => 1 / (1 + Math.exp(-inner(row, beta))));
		const score = x[0]!.map((_value, column) => x.reduce((sum, row, at) => sum + weight[at]! * (treated[at]! - p[at]!) * row[column]!, 0));
		const move = solve(
			crossProduct(
				x,
				p.map((value, at) => weight[at]! * value * (1 - value))
			),
			score
		);
		beta = beta.map((value, at) => value + move[at]!);
	}
	return x.map((row) => 1 / (1 + Math.exp(-inner(row, beta))));
}
