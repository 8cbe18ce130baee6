/** Ranks with ties at their mean, and Σ(t³ − t) over ties. */
export interface Midranks {
	readonly ranks: Float64Array;
	readonly tieTerm: number;
}

export function midranks(values: ArrayLike<number>): Midranks {
	const order = Array.from({ length: values.length }, (_value, at) => at).sort((a, b) => values[a]! - values[b]!);
	const ranks = new Float64Array(values.length);
	let tieTerm = 0;
	for (let from = 0; from < order.length;) {
		let to = from;
		const least = values[order[from]!]!;
		// Scores such as 70.3 − 65.1 and 75.2 − 70 tie although binary fractions differ.
		while (to + 1 < order.length && values[order[to + 1]!]! - least <= 1e-9 * Math.abs(least)) to++;
		for (let at = from; at <= to; at++) ranks[order[at]!] = (from + to) / 2 + 1;
		tieTerm += (to - from + 1) ** 3 - (to - from + 1);
		from = to + 1;
	}
	return { ranks, tieTerm };
}

/** Probabilities of the doubled sum of ranks when every sign is a coin: convolution over doubled ranks, which are whole. */
export function signFlipDistribution(ranks: ArrayLike<number>): Float64Array {
	const doubled = Array.from(ranks, (rank) => Math.round(2 * rank));
	const top = doubled.reduce((sum, rank) => sum + rank, 0);
	let probability = new Float64Array(top + 1);
	probability[0] = 1;
	for (const rank of doubled) {
		const next = new Float64Array(top + 1);
		for (let sum = 0; sum <= top; sum++) next[sum] = (probability[sum]! + (sum >= rank ? probability[sum - rank]! : 0)) / 2;
		probability = next;
	}
	return probability;
}

/** Twice the smaller tail, at most 1. */
export function exactSignFlip(ranks: ArrayLike<number>, statistic: number): number {
	const seen = Math.round(2 * statistic);
	let [lower, upper] = [0, 0];
	signFlipDistribution(ranks).forEach((mass, sum) => {
		if (sum <= seen) lower += mass;
		if (sum >= seen) upper += mass;
	});
	return Math.min(1, 2 * Math.min(lower, upper));
}
