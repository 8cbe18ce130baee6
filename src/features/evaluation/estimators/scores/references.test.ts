import { describe, expect, test } from 'vitest';
import { hasReferences, readExpected, skipMessage } from '../../testing/reference.ts';
import { compareMeans, independentCohen, rankSumTest } from './independent.ts';
import { analyseItems } from './items.ts';
import { adjustTogether } from './multiple.ts';
import { changes, normalisedGain, pairedCohen, pairedT } from './paired-scores.ts';
import { detectableEffect, detectableMultiplier, differenceDesign, pairedPower, pairedSize, proportionSize, twoSamplePower, twoSampleSize } from './power.ts';
import { compareProportions, proportion } from './proportions.ts';
import { signedRankTest, signTest } from './signed-ranks.ts';

type Numbers = Readonly<Record<string, number>>;
type Values = Readonly<Record<string, number | boolean | null | readonly number[]>>;

interface PairedCase {
	readonly pre: number[];
	readonly post: number[];
	readonly max_score: number;
	readonly correlation: number;
	readonly paired_t: Values;
	readonly wilcoxon: Values;
	readonly sign_test: Values;
	readonly cohen: Values;
	readonly n_gain: { class_gain_of_means: number; mean_of_individual: number; n_defined: number; individual: (number | null)[]; counts: Numbers };
}
interface Reference {
	readonly paired: Record<string, PairedCase>;
	readonly independent: { a: number[]; b: number[]; welch: Values; pooled: Values; mann_whitney: Values } & Values;
	readonly proportions: (Values & { x: number; n: number })[];
	readonly proportion_difference: (Values & { x1: number; n1: number; x2: number; n2: number })[];
	readonly multiple_testing: (Record<string, number[]> & { p: number[] })[];
	readonly items: Record<string, { matrix: number[][]; items: (Values & { item: string })[] } & Values>;
	readonly power: Numbers & { mde_multiplier: { df: number | 'Inf'; alpha: number; power: number; M: number }[]; did_mde: Numbers[] };
}

/** The names of the reference are ours with underscores; V and p_exact_R are R's own. */
const OTHER_NAMES: Readonly<Record<string, string>> = { V_plus: 'vPlus', V_minus: 'vMinus', total_sd: 'totalSd', W: 'W' };
const camel = (name: string) => OTHER_NAMES[name] ?? name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

const TOLERANCE: Readonly<Record<string, number>> = { hodges_lehmann: 1e-4, ci95_normal: 1e-4, dz_ci95: 1e-4, cohen_d_ci95: 1e-4 };

/** Every number of the reference that our result names, within the reference's tolerance; how many were compared. */
function expectNamed(actual: object, expected: object, skip: readonly string[] = []): number {
	const own = actual as Record<string, unknown>;
	let compared = 0;
	for (const [name, value] of Object.entries(expected as Record<string, unknown>)) {
		if (skip.includes(name) || typeof value === 'string') continue;
		const found = own[camel(name)];
		expect(found, name).toBeDefined();
		const pairs: [unknown, unknown][] = Array.isArray(value) ? value.map((item: unknown, at) => [(found as unknown[])[at], item]) : [[found, value]];
		for (const [ours, theirs] of pairs) {
			if (typeof theirs !== 'number') expect(ours ?? null, name).toBe(theirs);
			else
				expect(Math.abs((ours as number) - theirs), `${name}: ${String(ours)} for ${theirs}`).toBeLessThanOrEqual(
					(TOLERANCE[name] ?? 1e-8) * Math.max(1, Math.abs(theirs))
				);
			compared++;
		}
	}
	return compared;
}

const reference = hasReferences ? readExpected<Reference>('stat_kecil') : undefined;

describe.skipIf(!hasReferences)(`pairs equal R, coin and effectsize${skipMessage}`, () => {
	test.each(Object.keys(reference?.paired ?? { none: 0 }))('%s', (name) => {
		const { pre, post, max_score, ...expected } = reference!.paired[name]!;
		expectNamed(pairedT(pre, post), expected.paired_t);
		const ranks = signedRankTest(changes(pre, post));
		// 17 numbers a case: nothing of the reference may be passed over unseen.
		expect(expectNamed(ranks, expected.wilcoxon, ['p_exact_R', 'definition', 'call'])).toBeGreaterThanOrEqual(17);
		if (expected.wilcoxon['p_exact_R'] !== null) expect(ranks.pExactMidrankSignflip).toBeCloseTo(expected.wilcoxon['p_exact_R'] as number, 12);
		expectNamed(signTest(changes(pre, post)), expected.sign_test);
		expectNamed(pairedCohen(pre, post), expected.cohen);
		const { counts, ...gain } = expected.n_gain;
		const found = normalisedGain(pre, post, max_score);
		expectNamed(found, gain);
		expect(found.counts).toEqual({
			high: counts['high_ge_0.7'],
			medium: counts['medium_0.3_to_0.7'],
			low: counts['low_lt_0.3'],
			undefined: counts['undefined']
		});
	});
});

describe.skipIf(!hasReferences)(`two groups, shares and many tests equal R${skipMessage}`, () => {
	test('two groups', () => {
		const { a, b, welch, pooled, mann_whitney, cliffs_delta, ...cohen } = reference!.independent;
		const means = compareMeans(a, b);
		expectNamed(means.welch, welch);
		expectNamed(means.pooled, pooled);
		expectNamed(rankSumTest(a, b), { ...mann_whitney, cliffs_delta });
		expectNamed(independentCohen(a, b), cohen);
	});

	test('shares', () => {
		for (const expected of reference!.proportions) expectNamed(proportion(expected.x, expected.n), expected);
		for (const expected of reference!.proportion_difference) expectNamed(compareProportions(expected.x1, expected.n1, expected.x2, expected.n2), expected);
	});

	test('many tests', () => {
		for (const { p, benjamini_hochberg, benjamini_yekutieli, holm, hochberg, bonferroni } of reference!.multiple_testing)
			expectNamed(adjustTogether(p), { benjamini_hochberg, benjamini_yekutieli, holm, hochberg, bonferroni });
	});
});

describe.skipIf(!hasReferences)(`items equal psych${skipMessage}`, () => {
	test.each(Object.keys(reference?.items ?? { none: 0 }))('%s', (name) => {
		const { matrix, items, definitions, ...expected } = reference!.items[name]!;
		const most = Math.max(...matrix.flat());
		const columns = matrix[0]!.map((_value, at) => Float64Array.from(matrix, (row) => row[at]!));
		const found = analyseItems(
			items.map(({ item }) => item),
			columns,
			most
		);
		expectNamed(found, expected);
		expect(found.nGroup).toBe((definitions as unknown as { n_group: number }).n_group);
		items.forEach((item, at) => expectNamed(found.items[at]!, item));
	});
});

describe.skipIf(!hasReferences)(`power equals power.t.test and pwr${skipMessage}`, () => {
	const level = { alpha: 0.05, power: 0.8 };

	test.each<[string, () => number]>([
		['paired_t_n_for_d_0.3', () => pairedSize(0.3, level)],
		['two_sample_n_per_arm_d_0.5', () => twoSampleSize(0.5, level)],
		['two_sample_power_n30_d_0.5', () => twoSamplePower(30, 30, 0.5, 0.05)],
		['two_sample_mde_n40_power80', () => detectableEffect((effect) => twoSamplePower(40, 40, effect, 0.05), 0.8)],
		['paired_mde_n25', () => detectableEffect((effect) => pairedPower(25, effect, 0.05), 0.8)],
		['unequal_n_power_20_60_d0.6', () => twoSamplePower(20, 60, 0.6, 0.05)],
		['proportions_n_per_arm_60_vs_75', () => proportionSize(0.6, 0.75, level)]
	])('%s', (name, compute) => {
		const expected = reference!.power[name]!;
		expect(Math.abs(compute() / expected - 1)).toBeLessThan(1e-5);
	});

	test('multipliers and designs', () => {
		for (const { df, M, ...own } of reference!.power.mde_multiplier) expect(detectableMultiplier(df === 'Inf' ? Infinity : df, own)).toBeCloseTo(M, 8);
		for (const expected of reference!.power.did_mde) {
			const plan = {
				nTreated: expected['n_treated']!,
				nControl: expected['n_control']!,
				prePeriods: expected['pre_periods']!,
				postPeriods: expected['post_periods']!
			};
			expectNamed(differenceDesign({ ...plan, sdOutcome: expected['sd_outcome']!, rho: expected['rho']! }, level), expected);
		}
	});
});
