/** Effects of several evaluations and their squared errors, of equal length. */
export interface Studies {
	readonly effect: Float64Array;
	readonly variance: Float64Array;
}

export const TAU_METHODS = ['reml', 'dl', 'pm'] as const;
export type TauMethod = (typeof TAU_METHODS)[number];

export interface Pooled {
	readonly estimate: number;
	/** Sum of the weights 1/(variance + tau²): the error is one over its root. */
	readonly weight: number;
	/** Weighted squared distances from the estimate. */
	readonly q: number;
}

/** The mean of the studies with the variance between them added to each of their own. */
export function pool({ effect, variance }: Studies, tau2: number): Pooled {
	let [weight, sum] = [0, 0];
	effect.forEach((value, i) => {
		weight += 1 / (variance[i]! + tau2);
		sum += value / (variance[i]! + tau2);
	});
	const estimate = sum / weight;
	return { estimate, weight, q: effect.reduce((total, value, i) => total + (value - estimate) ** 2 / (variance[i]! + tau2), 0) };
}

/**
 * Variance between studies, 0 or more.
 *
 * @source DerSimonian & Laird 1986; Paule & Mandel 1982; restricted maximum likelihood as in Viechtbauer 2005
 */
export function betweenVariance(studies: Studies, method: TauMethod): number {
	if (method === 'dl') return dersimonianLaird(studies);
	return method === 'pm' ? pauleMandel(studies) : restrictedLikelihood(studies);
}

function dersimonianLaird(studies: Studies): number {
	const { weight, q } = pool(studies, 0);
	const squares = studies.variance.reduce((sum, value) => sum + 1 / value ** 2, 0);
	return Math.max(0, (q - (studies.effect.length - 1)) / (weight - squares / weight));
}

/** No variance between studies can exceed what they differ by. */
function largest({ effect }: Studies): number {
	const mean = effect.reduce((sum, value) => sum + value, 0) / effect.length;
	return effect.reduce((sum, value) => sum + (value - mean) ** 2, 0) || Number.MIN_VALUE;
}

/** Where the weighted distances are as large as chance makes them. */
function pauleMandel(studies: Studies): number {
	const expected = studies.effect.length - 1;
	if (pool(studies, 0).q <= expected) return 0;
	let [low, high] = [0, largest(studies)];
	for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
		const middle = (low + high) / 2;
		if (pool(studies, middle).q > expected) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

const GRID = 200;

/** Grid, then golden section on the restricted likelihood. */
function restrictedLikelihood(studies: Studies): number {
	const likelihood = (tau2: number) => {
		const { weight, q } = pool(studies, tau2);
		return -0.5 * (studies.variance.reduce((sum, value) => sum + Math.log(value + tau2), 0) + q + Math.log(weight));
	};
	const top = largest(studies);
	// Finer near 0, where small variances differ.
	const at = (step: number) => top * (step / GRID) ** 3;
	let best = 0;
	for (let step = 1; step <= GRID; step++) if (likelihood(at(step)) > likelihood(at(best))) best = step;
	let [low, high] = [at(Math.max(0, best - 1)), at(Math.min(GRID, best + 1))];
	const golden = (Math.sqrt(5) - 1) / 2;
	for (let step = 0; step < 100 && high - low > 1e-10 * high; step++) {
		const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
		if (likelihood(left) > likelihood(right)) high = right;
		else low = left;
	}
	const found = (low + high) / 2;
	return likelihood(0) >= likelihood(found) ? 0 : found;
}
