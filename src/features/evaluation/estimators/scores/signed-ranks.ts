import { betaLower, normalLower, normalQuantile } from '#platform/statistics/distributions.ts';
import { median } from '#platform/statistics/moments.ts';
import { findRoot } from '#platform/statistics/root.ts';
import type { Interval } from '../../schema.ts';
import { exactSignFlip, midranks, signFlipDistribution } from './ranks.ts';

/** Wilcoxon's signed ranks of a set of changes: unchanged pairs dropped, ties at their mean rank. */
export interface SignedRanks {
	readonly nNonzero: number;
	readonly vPlus: number;
	readonly vMinus: number;
	readonly hasTiesOrZeros: boolean;
	readonly zNoContinuity: number;
	readonly pNormalContinuity: number;
	readonly pNormalNoContinuity: number;
	/** Every sign a coin, up to 50 changed pairs; NaN beyond. */
	readonly pExactMidrankSignflip: number;
	/** Where the normal test with mean ranks crosses zero; R's estimate, within 1e-4 of it. */
	readonly hodgesLehmann: number;
	readonly ci95Normal: Interval | null;
	/** 0.95, or less where so few pairs allow no wider interval. */
	readonly ciNormalLevel: number;
	/** Median of the pairwise averages, and the interval of the exact test; null with ties or zeros, or beyond 50 pairs. */
	readonly hodgesLehmannExact: number | null;
	readonly ci95Exact: Interval | null;
	/** Pratt's version: zeros take part in the ranking and are then left out. */
	readonly prattZ: number;
	readonly prattP: number;
	readonly rankBiserial: number;
	/** |z| / √n */
	readonly effectR: number;
	/** Medians of the pairwise averages of changed pairs, and of all; NaN beyond 2,000 pairs. */
	readonly medianWalshNonzero: number;
	readonly medianWalshAll: number;
}

const MOST_EXACT = 50;
const MOST_PAIRED = 2000;
/** Where R stops looking. */
const NEAR = 1e-4;

/** @source Wilcoxon 1945, Pratt 1959; R: wilcox.test(paired = TRUE), coin::wilcoxsign_test */
export function signedRankTest(change: Float64Array): SignedRanks {
	const values = change.filter((value) => value !== 0);
	const n = values.length;
	const { ranks, tieTerm } = midranks(values.map(Math.abs));
	const vPlus = values.reduce((sum, value, i) => sum + (value > 0 ? ranks[i]! : 0), 0);
	const total = (n * (n + 1)) / 2;
	const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48);
	const zNoContinuity = spread > 0 ? (vPlus - total / 2) / spread : NaN;
	const isPlain = tieTerm === 0 && n === change.length && n > 0;
	return {
		nNonzero: n,
		vPlus,
		vMinus: total - vPlus,
		hasTiesOrZeros: !isPlain,
		zNoContinuity,
		pNormalContinuity: twoSided(Math.max(0, Math.abs(vPlus - total / 2) - 0.5) / spread),
		pNormalNoContinuity: twoSided(Math.abs(zNoContinuity)),
		pExactMidrankSignflip: n > 0 && n <= MOST_EXACT ? exactSignFlip(ranks, vPlus) : NaN,
		...shift(values),
		...(isPlain && n <= MOST_EXACT ? exactShift(values, ranks) : { hodgesLehmannExact: null, ci95Exact: null }),
		...pratt(change),
		rankBiserial: total > 0 ? (2 * vPlus - total) / total : NaN,
		effectR: Math.abs(zNoContinuity) / Math.sqrt(n),
		medianWalshNonzero: walshMedian(values),
		medianWalshAll: walshMedian(change)
	};
}

function twoSided(z: number): number {
	return Number.isNaN(z) ? NaN : Math.min(1, 2 * normalLower(-z));
}

function pratt(change: Float64Array): Pick<SignedRanks, 'prattZ' | 'prattP'> {
	const { ranks } = midranks(change.map(Math.abs));
	let [sum, square] = [0, 0];
	change.forEach((value, i) => {
		sum += Math.sign(value) * ranks[i]!;
		if (value !== 0) square += ranks[i]! ** 2;
	});
	const prattZ = square > 0 ? sum / Math.sqrt(square) : NaN;
	return { prattZ, prattP: twoSided(Math.abs(prattZ)) };
}

/** Normal test of the changes less a value: falls in steps as the value grows. */
function standardised(values: Float64Array, value: number, continuity: boolean): number {
	const rest = values.map((own) => own - value).filter((own) => own !== 0);
	const n = rest.length;
	const { ranks, tieTerm } = midranks(rest.map(Math.abs));
	const away = rest.reduce((sum, own, i) => sum + (own > 0 ? ranks[i]! : 0), 0) - (n * (n + 1)) / 4;
	const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48);
	return (away - (continuity ? Math.sign(away) * 0.5 : 0)) / spread;
}

function shift(values: Float64Array): Pick<SignedRanks, 'hodgesLehmann' | 'ci95Normal' | 'ciNormalLevel'> {
	const [low, high] = [values.reduce((least, value) => Math.min(least, value), Infinity), values.reduce((most, value) => Math.max(most, value), -Infinity)];
	const level = values.length < 2 || low === high ? 0 : reachable(values, low, high);
	const hodgesLehmann = low === high ? low : findRoot((value) => standardised(values, value, false), low, high, NEAR);
	if (level <= 0) return { hodgesLehmann, ci95Normal: null, ciNormalLevel: 0 };
	const z = normalQuantile((1 + level) / 2);
	const [from, to] = [z, -z].map((cut) => findRoot((value) => standardised(values, value, true) - cut, low, high, NEAR));
	const isFound = Number.isFinite(from) && Number.isFinite(to);
	return { hodgesLehmann, ci95Normal: isFound ? [from!, to!] : null, ciNormalLevel: level };
}

/** Four pairs cannot reject at 5 % however they fall: the error doubles until an interval exists. */
function reachable(values: Float64Array, low: number, high: number): number {
	const [atLow, atHigh] = [standardised(values, low, true), standardised(values, high, true)];
	for (let alpha = 0.05; alpha < 1; alpha *= 2) {
		const z = normalQuantile(1 - alpha / 2);
		if (atLow >= z && atHigh <= -z) return 1 - alpha;
	}
	return 0;
}

function exactShift(values: Float64Array, ranks: Float64Array): { hodgesLehmannExact: number; ci95Exact: Interval | null } {
	const averages = walshAverages(values);
	const n = values.length;
	// Whole ranks: every second entry of the doubled distribution.
	const mass = signFlipDistribution(ranks);
	let [below, count] = [mass[0]!, 0];
	while (below < 0.025 && 2 * count + 2 < mass.length) below += mass[2 * ++count]!;
	const cut = Math.max(1, count);
	return { hodgesLehmannExact: median(averages), ci95Exact: [averages[cut - 1]!, averages[(n * (n + 1)) / 2 - cut]!] };
}

function walshAverages(values: Float64Array): Float64Array {
	const averages = new Float64Array((values.length * (values.length + 1)) / 2);
	let at = 0;
	for (let i = 0; i < values.length; i++) for (let j = i; j < values.length; j++) averages[at++] = (values[i]! + values[j]!) / 2;
	return averages.sort();
}

function walshMedian(values: Float64Array): number {
	return values.length > MOST_PAIRED ? NaN : median(walshAverages(values));
}

/** How many rose and how many fell; p of a fair coin. */
export function signTest(change: Float64Array): { nPos: number; nNeg: number; p: number } {
	const nPos = change.filter((value) => value > 0).length;
	const nNeg = change.filter((value) => value < 0).length;
	const [fewer, n] = [Math.min(nPos, nNeg), nPos + nNeg];
	return { nPos, nNeg, p: n === 0 ? NaN : Math.min(1, 2 * betaLower(0.5, n - fewer, fewer + 1)) };
}
