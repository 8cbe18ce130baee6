import { cholesky, rowProducts, solveWith, weightedColumnMeans, weightedGram } from './linear.ts';

const MAXIMUM_STEPS = 60;

/**
 * Weighted logistic regression by Newton's method, run until the score is zero to rounding.
 *
 * @param x row-major design with `size` columns, first column 1, the others standardised
 * @returns fitted probabilities, or null when the fit does not converge (separated data, singular design)
 */
export function logitProbabilities(x: Float64Array, size: number, treated: Float64Array, weight: Float64Array): Float64Array | null {
	const rows = treated.length;
	const beta = new Float64Array(size);
	const score = new Float64Array(rows);
	const curvature = new Float64Array(rows);
	let previous = Infinity;
	for (let step = 0; step < MAXIMUM_STEPS; step++) {
		const p = rowProducts(x, size, beta).map((eta) => 1 / (1 + Math.exp(-eta)));
		for (let i = 0; i < rows; i++) {
			score[i] = weight[i]! * (treated[i]! - p[i]!);
			curvature[i] = weight[i]! * p[i]! * (1 - p[i]!);
		}
		const gradient = weightedColumnMeans(x, size, score);
		const largest = gradient.reduce((worst, value) => Math.max(worst, Math.abs(value)), 0);
		// 1e-10 is asked for; Newton doubles digits, so stop when rounding no longer lets it improve.
		if (largest < 1e-13 || (largest < 1e-11 && largest >= previous)) return p;
		previous = largest;
		const factor = cholesky(weightedGram(x, size, curvature), size);
		if (!factor) return null;
		const move = solveWith(factor, size, gradient);
		const longest = move.reduce((worst, value) => Math.max(worst, Math.abs(value)), 0);
		const damping = longest > 5 ? 5 / longest : 1;
		for (let c = 0; c < size; c++) beta[c]! += damping * move[c]!;
		if (beta.some((value) => !Number.isFinite(value) || Math.abs(value) > 200)) return null;
	}
	return previous < 1e-10 ? rowProducts(x, size, beta).map((eta) => 1 / (1 + Math.exp(-eta))) : null;
}
