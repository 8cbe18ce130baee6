import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fisherUpper, studentQuantile, studentTwoSided } from '#platform/statistics/distributions.ts';
import { inner, product, inverseOf } from '#tests/support/impact/matrices.ts';
import type { NaiveOptions } from '#tests/support/impact/naive.ts';
import { average, naiveEffects, naiveTilts, plain } from '#tests/support/impact/naive.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';
import { compareChanges, comparePairs } from './paired.ts';

const OPTIONS: NaiveOptions = { control: 'never', method: 'dr', base: 'varying', anticipation: 0 };
const staggered: PanelPlan = { months: 12, starts: starts([6, 8], [5, 9], [11, 0]), seed: 23 };

// Handbook on impact methods § 5: psi times sqrt(n/(n − 1)) of its cohort or of the comparison, t with min(Σ(n_g − 1), n_c − 1).
describe('the repaired interval', () => {
	function repaired(plan: PanelPlan, sizes: ReadonlyMap<number, number>): number {
		const square = naiveTilts(buildPanel(plan), OPTIONS).reduce((sum, { start, change }) => {
			const n = sizes.get(start)!;
			return sum + (change.get('simple')! * Math.sqrt(n / (n - 1))) ** 2;
		}, 0);
		return Math.sqrt(square);
	}

	test('units: factor and degrees of freedom', () => {
		const { simple, mde } = estimateImpact(buildPanel(staggered));
		const se = repaired(
			staggered,
			new Map([
				[8, 6],
				[9, 5],
				[Infinity, 11]
			])
		);
		expect(simple.df).toBe(9);
		expect((simple.ci95![1] - simple.ci95![0]) / 2).toBeCloseTo(studentQuantile(0.975, 9) * se, 7);
		expect((simple.ci90![1] - simple.ci90![0]) / 2).toBeCloseTo(studentQuantile(0.95, 9) * se, 7);
		expect(simple.p).toBeCloseTo(studentTwoSided(simple.att! / se, 9), 7);
		expect(mde).toBeCloseTo((studentQuantile(0.975, 9) + studentQuantile(0.8, 9)) * se, 7);
	});

	test('clusters: the same, counted in clusters', () => {
		const plan = { ...staggered, starts: starts([20, 8], [12, 0]), clusterSize: 2 };
		const se = repaired(
			plan,
			new Map([
				[8, 10],
				[Infinity, 6]
			])
		);
		const { simple } = estimateImpact(buildPanel(plan));
		// Clusters of equal size: the repaired error is the leverage-corrected one, with degrees of freedom of ten and six means.
		const df = (1 / 10 + 1 / 6) ** 2 / (1 / (100 * 9) + 1 / (36 * 5));
		expect(simple.df).toBeCloseTo(df, 9);
		expect((simple.ci95![1] - simple.ci95![0]) / 2).toBeCloseTo(studentQuantile(0.975, df) * se, 7);
	});

	test('a comparison of two units leaves one degree of freedom, whatever the number of trained units', () => {
		expect(estimateImpact(buildPanel({ ...staggered, starts: starts([30, 8], [2, 0]) })).simple.df).toBe(1);
	});
});

// Handbook on impact methods § 5, note (*).
describe('the pre-test with the right size', () => {
	function expected(plan: PanelPlan, anticipation: number, m: number) {
		const panel = buildPanel(plan);
		const options: NaiveOptions = { ...OPTIONS, base: 'universal', anticipation };
		const effects = naiveEffects(panel, options);
		const tilts = naiveTilts(panel, options);
		const leads = [...effects.keys()].filter((name) => /^event -/.test(name)).map((name) => Number(name.slice(6)));
		const base = -1 - anticipation;
		const before = leads.filter((event) => event < base).sort((a, b) => a - b);
		const q = Math.min(6, Math.floor((m - 1) / 2), before.length);
		const nearest = before.slice(before.length - q);
		const vector = (event: number) => tilts.map(({ change }) => change.get(`event ${event}`)!);
		const covariance = nearest.map((a) => nearest.map((b) => inner(vector(a), vector(b))));
		const values = nearest.map((event) => effects.get(`event ${event}`)!);
		const wald = inner(product([values], inverseOf(covariance))[0]!, values);
		const line = [...before.filter((event) => event >= base - 6), base];
		const centre = plain(line);
		const shares = line.map((event) => (event - centre) / line.reduce((sum, other) => sum + (other - centre) ** 2, 0));
		const slope = inner(
			shares,
			line.map((event) => effects.get(`event ${event}`)!)
		);
		const error = Math.sqrt(
			tilts.reduce(
				(sum, { change }) =>
					sum +
					inner(
						shares,
						line.map((event) => change.get(`event ${event}`)!)
					) **
						2,
				0
			)
		);
		return { slope, pF: fisherUpper((wald / q) * ((m - q) / (m - 1)), q, m - q), pSlope: studentTwoSided(slope / error, m - 1) };
	}

	test.each<[string, PanelPlan, number, number]>([
		['two cohorts, more than six leads', staggered, 0, 11],
		['few units, few leads', { ...staggered, starts: starts([5, 8], [6, 0]) }, 0, 5],
		['anticipation of one month', { ...staggered, starts: starts([8, 9], [12, 0]) }, 1, 8],
		['clusters of two', { ...staggered, starts: starts([16, 9], [20, 0]), clusterSize: 2 }, 0, 8]
	])('%s', (_name, plan, anticipation, m) => {
		const { smallSample } = estimateImpact(buildPanel(plan), { anticipation }).pretest;
		const { slope, pF, pSlope } = expected(plan, anticipation, m);
		expect(smallSample.slope).toBeCloseTo(slope, 8);
		expect(smallSample.pF).toBeCloseTo(pF, 6);
		expect(smallSample.pSlope).toBeCloseTo(pSlope, 7);
		expect(smallSample.p).toBeCloseTo(Math.min(1, 2 * Math.min(pF, pSlope)), 6);
	});
});

describe('drawing by lot equals going through every assignment', () => {
	const plan: PanelPlan = { months: 14, starts: starts([1, 8], [1, 10], [7, 0]), effect: () => 1.5, seed: 5 };

	test('p is the share of assignments with at least as large an effect', () => {
		const panel = buildPanel(plan);
		const real = naiveEffects(panel, OPTIONS).get('simple')!;
		const units = [...new Set(panel.unit)];
		const placebo = units.flatMap((first) =>
			units
				.filter((second) => second !== first)
				.map((second) => {
					const firstTreated = panel.unit.map((unit) => (unit === first ? 8 : unit === second ? 10 : 0));
					return Math.abs(naiveEffects({ ...panel, firstTreated }, OPTIONS).get('simple')!);
				})
		);
		const { permutation } = estimateImpact(panel);
		expect(permutation).toMatchObject({ exact: true, draws: 72 });
		expect(permutation!.p).toBeCloseTo(placebo.filter((size) => size >= Math.abs(real) - 1e-9).length / 72, 12);
	});

	test('p never falls below one over the number of assignments, whatever the effect', () => {
		for (const controls of [9, 14, 19, 30]) {
			const result = estimateImpact(buildPanel({ ...plan, starts: starts([1, 8], [controls, 0]), effect: () => 1000 }), { sesoi: 1 });
			expect(result.permutation!.p).toBeCloseTo(1 / (controls + 1), 12);
			// 19 others are needed for 0.05.
			expect(result.verdict.code).toBe(controls >= 19 ? 'indicated_better' : 'not_enough_evidence');
		}
	});
});

describe('pairs equal counting', () => {
	const score = fc.integer({ min: -6, max: 6 });

	/** Every way to give signs to the ranks, as many as 2^n. */
	function signFlips(changes: readonly number[]): { statistic: number; p: number } {
		const moved = changes.filter((change) => change !== 0);
		const ranks = moved.map((own) => {
			const smaller = moved.filter((other) => Math.abs(other) < Math.abs(own)).length;
			const equal = moved.filter((other) => Math.abs(other) === Math.abs(own)).length;
			return smaller + (equal + 1) / 2;
		});
		const statistic = ranks.reduce((sum, rank, at) => sum + (moved[at]! > 0 ? rank : 0), 0);
		let [lower, upper] = [0, 0];
		for (let signs = 0; signs < 2 ** moved.length; signs++) {
			const value = ranks.reduce((sum, rank, at) => sum + ((signs >> at) & 1) * rank, 0);
			if (value <= statistic) lower++;
			if (value >= statistic) upper++;
		}
		return { statistic, p: Math.min(1, (2 * Math.min(lower, upper)) / 2 ** moved.length) };
	}

	test('the exact Wilcoxon p is the share of sign flips, with ties and zeros', () => {
		fc.assert(
			fc.property(fc.array(score, { minLength: 2, maxLength: 9 }), (changes) => {
				fc.pre(changes.some((change) => change !== 0));
				const { wilcoxon } = comparePairs(
					changes.map(() => 50),
					changes.map((change) => 50 + change)
				);
				const { statistic, p } = signFlips(changes);
				expect(wilcoxon.statistic).toBe(statistic);
				expect(wilcoxon.p).toBeCloseTo(p, 12);
			}),
			{ numRuns: 60 }
		);
	});

	test('the Hodges–Lehmann change is the median of all pairwise means of those that moved', () => {
		fc.assert(
			fc.property(fc.array(score, { minLength: 2, maxLength: 12 }), (changes) => {
				const moved = changes.filter((change) => change !== 0);
				fc.pre(moved.length > 0);
				const means = moved.flatMap((a, i) => moved.slice(i).map((b) => (a + b) / 2)).sort((a, b) => a - b);
				const middle = (means.length - 1) / 2;
				const { hodgesLehmann } = comparePairs(
					changes.map(() => 50),
					changes.map((change) => 50 + change)
				).wilcoxon;
				expect(hodgesLehmann).toBeCloseTo((means[Math.floor(middle)]! + means[Math.ceil(middle)]!) / 2, 12);
			}),
			{ numRuns: 60 }
		);
	});

	test('two groups: Welch, and with clusters the sandwich of a regression on one dummy', () => {
		const change = [3, 4.5, 2, 6, 1, 0.5, 2, -1, 0];
		const isTreated = change.map((_value, at) => at < 4);
		const cluster = ['a', 'a', 'b', 'c', 'd', 'd', 'e', 'f', 'f'];
		const result = compareChanges(change, isTreated, cluster)!;
		const [treated, control] = [change.slice(0, 4), change.slice(4)];
		const spread = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - plain(values)) ** 2, 0) / (values.length - 1) / values.length;
		expect(result.welch.difference).toBeCloseTo(plain(treated) - plain(control), 12);
		expect(result.welch.se).toBeCloseTo(Math.sqrt(spread(treated) + spread(control)), 12);
		expect(result.welch.df).toBeCloseTo((spread(treated) + spread(control)) ** 2 / (spread(treated) ** 2 / 3 + spread(control) ** 2 / 4), 10);
		// A unit tilts its own group's mean only: (y − mean)/n of the group, added up inside clusters.
		const sums = [...new Set(cluster)].map((name) =>
			change.reduce((sum, value, at) => (cluster[at] === name ? sum + (isTreated[at] ? (value - plain(treated)) / 4 : -(value - plain(control)) / 5) : sum), 0)
		);
		const cr1 = Math.sqrt(inner(sums, sums) * (6 / 5) * (8 / 7));
		expect(result.clustered).toMatchObject({ clusters: 6, df: 5 });
		expect(result.clustered!.se).toBeCloseTo(cr1, 12);
	});

	test('effect sizes: mean over its own spread, and over the mean spread of before and after', () => {
		const { cohen, pairedT } = comparePairs([10, 12, 14, 16], [13, 13, 18, 20]);
		// Changes 3, 1, 4, 4: mean 3, variance 2; before 20/3, after 38/3.
		expect(pairedT).toMatchObject({ difference: 3, df: 3 });
		expect(cohen.dz).toBeCloseTo(3 / Math.SQRT2, 12);
		expect(cohen.dAv).toBeCloseTo(3 / Math.sqrt((20 / 3 + 38 / 3) / 2), 12);
		// J(3) = Γ(1.5) / (Γ(1) √1.5) = 0.723601
		expect(cohen.hedgesG / cohen.dz).toBeCloseTo(0.7236013, 6);
		expect(average([1, 3], [3, 1])).toBe(1.5);
	});
});
