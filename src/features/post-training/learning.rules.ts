import { mean } from '#platform/statistics/moments.ts';

/** A participant with both scores, and with what each was out of. */
export interface Pair {
	readonly before: number;
	readonly after: number;
	readonly beforeMost: number;
	readonly afterMost: number;
}

export type GainClass = 'high' | 'medium' | 'low';

export interface Gain {
	/** On the scale 0–100, whatever the tests were out of. */
	readonly before: number;
	readonly after: number;
	/** after − before, in points of 100. */
	readonly gain: number;
	/** (after − before) / (100 − before); null for who had everything before. */
	readonly normalised: number | null;
	readonly gainClass: GainClass | null;
	/** Less after than before: in the low class, and told so. */
	readonly hasFallen: boolean;
}

/** Binary fractions of decimal scores: 27/45 must be 0.6, and 0.7 of anything must not fall below 0.7. */
const ROUNDING = 1e-9;

/** @source R25; Hake 1998: high from 0.70, medium from 0.30 */
export function gainClass(normalised: number): GainClass {
	if (normalised >= 0.7 - ROUNDING) return 'high';
	return normalised >= 0.3 - ROUNDING ? 'medium' : 'low';
}

/** What one participant gained. @source R25 */
export function gainOf({ before, after, beforeMost, afterMost }: Pair): Gain {
	const [first, second] = [(before * 100) / beforeMost, (after * 100) / afterMost];
	const gain = second - first;
	const left = 100 - first;
	const normalised = left > ROUNDING ? gain / left : null;
	return { before: first, after: second, gain, normalised, gainClass: normalised === null ? null : gainClass(normalised), hasFallen: gain < -ROUNDING };
}

/** What the tests say of a set of pairs; the statistics are handed in, for they belong to evaluation. */
export interface PairTests {
	pairedT(before: ArrayLike<number>, after: ArrayLike<number>): { readonly meanDiff: number; readonly t: number; readonly df: number; readonly pTwoSided: number; readonly ci95: readonly [number, number] | null };
	pairedCohen(before: ArrayLike<number>, after: ArrayLike<number>): { readonly dz: number; readonly dzCi95: readonly [number, number] | null };
	signedRankTest(change: Float64Array): { readonly nNonzero: number; readonly vPlus: number; readonly pExactMidrankSignflip: number; readonly pNormalContinuity: number };
}

export interface LearningResult {
	readonly n: number;
	/** Means on the scale 0–100. */
	readonly before: number;
	readonly after: number;
	readonly gain: number;
	/** 95 %, paired t; null where all gained alike. */
	readonly interval: readonly [number, number] | null;
	readonly t: { readonly t: number; readonly df: number; readonly p: number } | null;
	/** Wilcoxon's signed ranks: exact up to 50 changed pairs, else by the normal. */
	readonly wilcoxon: { readonly v: number; readonly p: number; readonly isExact: boolean } | null;
	/** Cohen's d of the changes. */
	readonly d: { readonly d: number; readonly interval: readonly [number, number] | null } | null;
	/** Mean of the participants' N-gains, and the N-gain of the means: two things, and both are printed. */
	readonly meanNormalised: number | null;
	readonly normalisedOfMeans: number | null;
	readonly counts: Readonly<Record<GainClass | 'undefined' | 'fallen', number>>;
	/** Gain of the third that began lowest and of the third that began highest; null below nine pairs. */
	readonly thirds: { readonly lowest: number; readonly highest: number } | null;
}

const known = (value: number) => (Number.isFinite(value) ? value : null);

/** Fewest pairs of which anything is said. */
export const FEWEST_PAIRS = 2;
const FEWEST_FOR_THIRDS = 9;

/** The level of learning of a session: undefined below two pairs. @source F33, R25; docs/rules/post-training.md */
export function learningResult(pairs: readonly Pair[], tests: PairTests): LearningResult | undefined {
	if (pairs.length < FEWEST_PAIRS) return undefined;
	const gains = pairs.map(gainOf);
	const [first, second] = [gains.map(({ before }) => before), gains.map(({ after }) => after)];
	const [before, after] = [mean(first), mean(second)];
	const t = tests.pairedT(first, second);
	const cohen = tests.pairedCohen(first, second);
	const ranks = tests.signedRankTest(Float64Array.from(gains, ({ gain }) => (Math.abs(gain) < ROUNDING ? 0 : gain)));
	const isExact = Number.isFinite(ranks.pExactMidrankSignflip);
	const p = isExact ? ranks.pExactMidrankSignflip : ranks.pNormalContinuity;
	const normalised = gains.flatMap((one) => one.normalised ?? []);
	const count = (wanted: GainClass) => gains.filter((one) => one.gainClass === wanted).length;
	return {
		n: pairs.length, before, after, gain: after - before, interval: t.ci95,
		t: Number.isFinite(t.t) ? { t: t.t, df: t.df, p: t.pTwoSided } : null,
		wilcoxon: ranks.nNonzero > 0 && Number.isFinite(p) ? { v: ranks.vPlus, p, isExact } : null,
		d: Number.isFinite(cohen.dz) ? { d: cohen.dz, interval: cohen.dzCi95 } : null,
		meanNormalised: normalised.length > 0 ? known(mean(normalised)) : null,
		normalisedOfMeans: 100 - before > ROUNDING ? (after - before) / (100 - before) : null,
		counts: { high: count('high'), medium: count('medium'), low: count('low'), undefined: gains.length - normalised.length, fallen: gains.filter(({ hasFallen }) => hasFallen).length },
		thirds: thirdsOf(gains)
	};
}

/** Who began lowest rises most even where nothing was learned: the two thirds side by side show how much of that there is. */
function thirdsOf(gains: readonly Gain[]): LearningResult['thirds'] {
	if (gains.length < FEWEST_FOR_THIRDS) return null;
	const sorted = gains.toSorted((a, b) => a.before - b.before).map(({ gain }) => gain);
	const third = Math.floor(sorted.length / 3);
	return { lowest: mean(sorted.slice(0, third)), highest: mean(sorted.slice(-third)) };
}
