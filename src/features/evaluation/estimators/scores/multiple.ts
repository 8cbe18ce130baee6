import { adjustForManyOutcomes } from '../../rules.ts';

export interface AdjustedPs {
	readonly benjaminiHochberg: readonly number[];
	readonly benjaminiYekutieli: readonly number[];
	readonly holm: readonly number[];
	readonly hochberg: readonly number[];
	readonly bonferroni: readonly number[];
}

/**
 * The same tests judged together, in the order given; the list must be fixed before looking.
 *
 * @param p each 0–1, none missing
 * @source Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001; Holm 1979; Hochberg 1988
 */
export function adjustTogether(p: readonly number[]): AdjustedPs {
	const m = p.length;
	const ascending = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
	const harmonic = p.reduce((sum, _value, at) => sum + 1 / (at + 1), 0);
	return {
		benjaminiHochberg: adjustForManyOutcomes(p),
		benjaminiYekutieli: stepUp(p, ascending, (rank) => (harmonic * m) / rank),
		holm: stepDown(p, ascending),
		hochberg: stepUp(p, ascending, (rank) => m - rank + 1),
		bonferroni: p.map((value) => Math.min(1, m * value))
	};
}

/** From the largest: never above the next one. */
function stepUp(p: readonly number[], ascending: readonly number[], factor: (rank: number) => number): number[] {
	const adjusted = new Array<number>(p.length);
	let smallest = 1;
	for (let rank = p.length; rank >= 1; rank--) {
		const index = ascending[rank - 1]!;
		smallest = Math.min(smallest, p[index]! * factor(rank));
		adjusted[index] = smallest;
	}
	return adjusted;
}

/** From the smallest: never below the one before. */
function stepDown(p: readonly number[], ascending: readonly number[]): number[] {
	const adjusted = new Array<number>(p.length);
	let largest = 0;
	ascending.forEach((index, at) => {
		largest = Math.min(1, Math.max(largest, p[index]! * (p.length - at)));
		adjusted[index] = largest;
	});
	return adjusted;
}
