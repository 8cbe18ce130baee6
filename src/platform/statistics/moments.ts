/** @returns NaN of nothing */
export function mean(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return sum / values.length;
}

/** Sample variance, n − 1; NaN of one value. */
export function variance(values: ArrayLike<number>): number {
	const centre = mean(values);
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
	return sum / (values.length - 1);
}

export function deviation(values: ArrayLike<number>): number {
	return Math.sqrt(variance(values));
}

/** Pearson; NaN when either side is constant. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
	const [centreA, centreB] = [mean(a), mean(b)];
	let [both, squareA, squareB] = [0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		const [first, second] = [a[i]! - centreA, b[i]! - centreB];
		both += first * second;
		squareA += first * first;
		squareB += second * second;
	}
	return squareA > 0 && squareB > 0 ? both / Math.sqrt(squareA) / Math.sqrt(squareB) : NaN;
}

/** The middle one, or the mean of the middle two. @param sorted ascending @returns NaN of nothing */
export function median(sorted: ArrayLike<number>): number {
	const half = sorted.length / 2;
	return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}
