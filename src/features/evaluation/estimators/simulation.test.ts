import { describe, expect, test, vi } from 'vitest';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import type { ImpactOptionsInput, ImpactResult, Interval, Panel } from '../schema.ts';
import { estimateImpact } from './estimate.ts';
import { interruptedSeries } from './its.ts';
import { comparePairs } from './paired.ts';
import { seededRandom } from './random.ts';

/**
 * Small regions with a known truth, two hundred for most questions, the same on every machine. Bounds are wide: at 5 % one in 200 regions
 * in 200 falls outside about 3 to 18, and a method that is wrong falls far outside.
 */
const REGIONS = 200;

// Two busy cores may need longer for two hundred regions than the default allows.
vi.setConfig({ testTimeout: 30_000 });

/** Noise that carries 0.4 of itself into the next month, as outcomes of offices do. */
function carrying(plan: PanelPlan, carried = 0.4, intraCluster = 0): Panel {
	const panel = buildPanel({ ...plan, noise: 0 });
	const random = seededRandom((plan.seed ?? 1) * 31 + 7);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	const shared = new Map<string, number>();
	let last = 0;
	const outcome = panel.unit.map((_unit, row) => {
		const isFirst = row === 0 || panel.unit[row - 1] !== panel.unit[row];
		last = isFirst ? normal() : carried * last + Math.sqrt(1 - carried ** 2) * normal();
		const key = `${panel.cluster?.[row]} ${panel.time[row]}`;
		const common = shared.get(key) ?? normal();
		shared.set(key, common);
		return panel.outcome[row]! + Math.sqrt(1 - intraCluster) * last + Math.sqrt(intraCluster) * common;
	});
	return { ...panel, outcome };
}

function regions(plan: PanelPlan, options: ImpactOptionsInput = {}, count = REGIONS, intraCluster = 0): ImpactResult[] {
	return Array.from({ length: count }, (_value, at) => estimateImpact(carrying({ ...plan, seed: at + 1 }, 0.4, intraCluster), { sesoi: 0.3, ...options }));
}

function share(results: readonly ImpactResult[], holds: (result: ImpactResult) => boolean): number {
	return results.filter(holds).length / results.length;
}

function covers(truth: number) {
	return ({ simple: { ci95 } }: ImpactResult) => ci95 !== null && ci95[0] <= truth && truth <= ci95[1];
}

const claims = ({ verdict }: ImpactResult) => /better|worse/.test(verdict.code);
const proves = ({ verdict }: ImpactResult) => verdict.code.startsWith('proven');

describe('without an effect', () => {
	const small = regions({ months: 16, starts: starts([5, 9], [5, 11], [20, 0]) });

	test('the interval of small regions holds zero about 95 times in 100', () => {
		expect(share(small, covers(0))).toBeGreaterThan(0.91);
		// The unrepaired normal interval covers 93 % here: the repair must not throw information away either.
		expect(share(small, covers(0))).toBeLessThan(0.995);
	});

	test('a claim is made at most as often as the 5 % allow, and proof next to never', () => {
		expect(share(small, claims)).toBeLessThan(0.095);
		expect(share(small, proves)).toBeLessThan(0.06);
	});

	test('false alarms are split between better and worse', () => {
		const better = small.filter(({ simple }) => simple.att! > 0).length / REGIONS;
		expect(Math.abs(better - 0.5)).toBeLessThan(0.12);
	});

	test('the pre-test rejects a true null in few regions, where the one of did rejects in most', () => {
		const own = share(small, ({ pretest }) => pretest.smallSample.p !== null && pretest.smallSample.p < 0.05);
		expect(own).toBeLessThan(0.11);
		const joint = small.filter(({ pretest }) => pretest.wald.p !== null);
		if (joint.length > 20) expect(joint.filter(({ pretest }) => pretest.wald.p! < 0.05).length / joint.length).toBeGreaterThan(own);
	});

	test('three trained units are judged by lot: few claims, and never a proof', () => {
		const few = regions({ months: 7, starts: starts([3, 4], [8, 0]) }, {}, 100);
		expect(share(few, claims)).toBeLessThan(0.13);
		expect(share(few, proves)).toBe(0);
		expect(few.every(({ permutation }) => permutation!.exact && permutation!.draws === 165)).toBe(true);
	});

	test('the p by lot is even: below a tenth in about a tenth of regions, below a half in about half', () => {
		const few = regions({ months: 6, starts: starts([2, 4], [9, 0]) });
		expect(Math.abs(share(few, ({ permutation }) => permutation!.p <= 0.1) - 0.1)).toBeLessThan(0.07);
		expect(Math.abs(share(few, ({ permutation }) => permutation!.p <= 0.5) - 0.5)).toBeLessThan(0.11);
	});
});

describe('with an effect', () => {
	test('the interval holds it, one cohort of eight against sixteen', () => {
		const results = regions({ months: 12, starts: starts([8, 7], [16, 0]), effect: () => 1 });
		expect(share(results, covers(1))).toBeGreaterThan(0.91);
		const mean = results.reduce((sum, { simple }) => sum + simple.att!, 0) / REGIONS;
		const error = results.reduce((sum, { simple }) => sum + simple.se!, 0) / REGIONS / Math.sqrt(REGIONS);
		expect(Math.abs(mean - 1)).toBeLessThan(3.5 * error);
		expect(share(results, ({ verdict }) => verdict.code.endsWith('worse'))).toBe(0);
	});

	test('a growing effect of staggered cohorts is met where two-way fixed effects would not be', () => {
		// Cohorts of equal size: six months 0.5 … 5.5 and three months 0.5 … 2.5, every month counted once.
		const results = regions({ months: 12, starts: starts([6, 7], [6, 10], [12, 0]), effect: (since) => 0.5 + since });
		const truth = (6 * 0.5 + 15 + (3 * 0.5 + 3)) / 9;
		expect(share(results, covers(truth))).toBeGreaterThan(0.91);
	});

	test('what the smallest detectable effect promises: found in about four of five regions', () => {
		const plan: PanelPlan = { months: 10, starts: starts([10, 6], [14, 0]) };
		const mde = regions(plan).reduce((sum, result) => sum + result.mde!, 0) / REGIONS;
		const found = share(regions({ ...plan, effect: () => mde }), ({ simple }) => simple.ci95![0] > 0);
		expect(found).toBeGreaterThan(0.7);
		expect(found).toBeLessThan(0.92);
	});

	test('a drift is not taken for an effect: hardly ever proven, most often not judged', () => {
		const results = regions({ months: 16, starts: starts([10, 10], [16, 0]), drift: 0.5 }, {}, 100);
		expect(share(results, proves)).toBeLessThan(0.05);
		expect(share(results, ({ verdict }) => verdict.code === 'cannot_be_judged')).toBeGreaterThan(0.6);
	});
});

describe('training given to clusters', () => {
	// Ten clusters of four, five of them trained, a quarter of the noise shared inside a cluster and month.
	const plan: PanelPlan = { months: 6, starts: starts([20, 4], [20, 0]), clusterSize: 4 };
	const count = 120;

	test('counting clusters keeps the interval honest; ignoring them does not', () => {
		const byCluster = regions(plan, { assignment: 'cluster' }, count, 0.25);
		expect(share(byCluster, covers(0))).toBeGreaterThan(0.88);
		const ignored = Array.from({ length: count }, (_value, at) => {
			const { unit, time, outcome, firstTreated } = carrying({ ...plan, seed: at + 1 }, 0.4, 0.25);
			return estimateImpact({ unit, time, outcome, firstTreated }, { sesoi: 0.3 });
		});
		expect(share(ignored, covers(0))).toBeLessThan(share(byCluster, covers(0)));
	});

	// 20 clusters of four, five trained in month 4 and five in month 6. The repaired error covered 98 to 99 % of single parts here: too wide.
	test('intervals of every kind of aggregate hold zero about 95 times in 100', () => {
		const results = regions({ months: 8, starts: starts([20, 4], [20, 6], [40, 0]), clusterSize: 4 }, { assignment: 'cluster', base: 'universal' }, 60, 0.25);
		const covered = (ranges: readonly { readonly ci95: Interval | null }[]) => {
			const known = ranges.flatMap(({ ci95 }) => (ci95 ? [ci95] : []));
			expect(known.length).toBeGreaterThanOrEqual(60);
			return known.filter(([low, high]) => low <= 0 && 0 <= high).length / known.length;
		};
		for (const kind of ['dynamic', 'group', 'calendar'] as const) expect(covered(results.map((result) => result[kind].overall)), kind).toBeGreaterThan(0.87);
		for (const some of [results.flatMap(({ dynamic }) => dynamic.byEvent), results.flatMap(({ group }) => group.byGroup), results.flatMap(({ calendar }) => calendar.byTime)]) {
			expect(covered(some)).toBeGreaterThan(0.9);
			expect(covered(some)).toBeLessThan(0.985);
		}
	});
});

describe('one series and pairs', () => {
	const random = seededRandom(99);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

	// Handbook § 5: 48 months, correlation 0.3: AR(1) REML rejects a true null in 7 %, least squares and Newey–West in 16 %.
	test('a level that did not change is called changed less often by AR(1) REML than by Newey–West', () => {
		const time = Array.from({ length: 48 }, (_value, at) => at + 1);
		let [reml, neweyWest] = [0, 0];
		for (let region = 0; region < REGIONS; region++) {
			let last = normal();
			const outcome = time.map((month) => 70 + 0.05 * month + (last = 0.3 * last + normal()));
			const result = interruptedSeries({ time, outcome }, 25)!;
			if (result.gls.level.p < 0.05) reml++;
			if (result.neweyWest.level.p < 0.05) neweyWest++;
		}
		expect(reml / REGIONS).toBeLessThan(0.14);
		expect(neweyWest).toBeGreaterThan(reml);
	});

	test('paired t and Wilcoxon keep their five per cent', () => {
		let [t, wilcoxon] = [0, 0];
		for (let region = 0; region < 2 * REGIONS; region++) {
			const before = Array.from({ length: 12 }, normal);
			const result = comparePairs(
				before,
				before.map((value) => value + normal())
			);
			if (result.pairedT.p < 0.05) t++;
			if (result.wilcoxon.p < 0.05) wilcoxon++;
		}
		expect(t / (2 * REGIONS)).toBeLessThan(0.085);
		expect(wilcoxon / (2 * REGIONS)).toBeLessThan(0.085);
		expect(t).toBeGreaterThan(6);
	});
});
