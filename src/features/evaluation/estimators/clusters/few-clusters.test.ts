import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PanelPlan } from '../../testing/build-panel.ts';
import { buildPanel, starts } from '../../testing/build-panel.ts';
import { estimateImpact } from '../estimate.ts';
import { twoGroupTests } from './two-groups.ts';

const judged = { sesoi: 1, outcomeName: 'IKM', outcomeUnit: 'poin' } as const;

/** The comparison of changes, written out: one value a unit, from the definition of the aggregate. */
function byDefinition(plan: PanelPlan) {
	const panel = buildPanel(plan);
	const outcome = (unit: number, month: number) => panel.outcome[unit * plan.months + month - 1]!;
	const cohorts = [...new Set(plan.starts)].filter((start) => start > 0);
	const posts = (start: number) => plan.months - start + 1;
	const change = (unit: number, start: number) => {
		let sum = 0;
		for (let month = start; month <= plan.months; month++) sum += outcome(unit, month) - outcome(unit, start - 1);
		return sum / posts(start);
	};
	const units = plan.starts.map((_start, unit) => unit);
	const controls = units.filter((unit) => plan.starts[unit] === 0);
	const controlMean = (start: number) => controls.reduce((sum, unit) => sum + change(unit, start) / controls.length, 0);
	const weightOf = (start: number) => plan.starts.filter((own) => own === start).length * posts(start);
	const total = cohorts.reduce((sum, start) => sum + weightOf(start), 0);
	const treated = plan.starts.filter((start) => start > 0).length;
	return twoGroupTests({
		values: Float64Array.from(units, (unit) => {
			const start = plan.starts[unit]!;
			if (start > 0) return change(unit, start) - controlMean(start);
			return cohorts.reduce((sum, own) => sum + (weightOf(own) / total) * (change(unit, own) - controlMean(own)), 0);
		}),
		weight: Float64Array.from(units, (unit) => (plan.starts[unit]! > 0 ? (posts(plan.starts[unit]!) * treated) / total : 1)),
		isTreated: plan.starts.map((start) => start > 0),
		cluster: Int32Array.from(units, (unit) => Math.floor(unit / plan.clusterSize!)),
		clusters: Math.ceil(units.length / plan.clusterSize!)
	})!;
}

describe('few clusters', () => {
	test.each<[string, PanelPlan]>([
		['one cohort', { months: 12, starts: starts([10, 7], [14, 0]), clusterSize: 2 }],
		['one cohort, the last cluster smaller', { months: 12, starts: starts([12, 7], [15, 0]), clusterSize: 2 }],
		['three cohorts', { months: 12, starts: starts([4, 5], [8, 7], [4, 10], [16, 0]), clusterSize: 2, effect: (since) => since }],
		['clusters that hold trained and other units', { months: 10, starts: starts([7, 5], [6, 7], [12, 0]), clusterSize: 3 }]
	])('%s: the same as the comparison of changes written out', (_name, plan) => {
		const expected = byDefinition(plan);
		const { fewClusters, simple } = estimateImpact(buildPanel(plan), judged);
		expect(fewClusters).toMatchObject({ clusters: expected.clusters, treatedClusters: expected.treatedClusters });
		expect(fewClusters!.cr2!.se).toBeCloseTo(expected.cr2!.se, 9);
		expect(fewClusters!.cr2!.df).toBeCloseTo(expected.cr2!.dfSatterthwaite, 8);
		// Where signs are drawn, they are drawn for clusters in the order of their names.
		const near = expected.wild!.exact ? 1e-9 : 0.02;
		expect(Math.abs(fewClusters!.wild!.p - expected.wild!.p)).toBeLessThanOrEqual(near);
		fewClusters!.wild!.ci95!.forEach((end, at) => expect(Math.abs(end - expected.wild!.ci95![at]!)).toBeLessThanOrEqual(near * 10));
		expect(fewClusters!.clusterMeans === null).toBe(expected.clusterMeans === null);
		// The corrected error is never below the one that is printed as se, which keeps its meaning.
		expect(fewClusters!.cr2!.se).toBeGreaterThan(simple.se!);
	});

	test('CR2 carries the interval, p and what could have been detected', () => {
		const { simple, fewClusters, mde } = estimateImpact(buildPanel({ months: 12, starts: starts([14, 7], [16, 0]), clusterSize: 2 }), {
			...judged,
			assignment: 'cluster'
		});
		expect(fewClusters!.decidedBy).toBe('cr2');
		expect(simple).toMatchObject({ ci95: fewClusters!.cr2!.ci95, p: fewClusters!.cr2!.p, df: fewClusters!.cr2!.df });
		expect(mde! / fewClusters!.cr2!.se).toBeGreaterThan(2.8);
	});

	test.each(['unit', 'cluster'] as const)('three trained clusters: by lot among clusters, at most an indication (chosen by %s)', (assignment) => {
		const plan: PanelPlan = { months: 14, starts: starts([12, 9], [48, 0]), clusterSize: 4, effect: () => 6 };
		const { permutation, fewClusters, verdict, simple } = estimateImpact(buildPanel(plan), { ...judged, assignment });
		expect(permutation).toMatchObject({ exact: true, draws: 455 });
		expect(fewClusters).toMatchObject({ decidedBy: 'permutation', treatedClusters: 3, clusterMeans: { welch: expect.anything(), pooled: expect.anything() } });
		expect(simple).toMatchObject({ df: null, p: permutation!.p });
		expect(verdict.code).toBe('indicated_better');
	});

	test('trained units within clusters cannot be drawn by cluster: CR2, at most an indication', () => {
		const plan: PanelPlan = { months: 14, starts: starts([6, 9], [40, 0]), clusterSize: 8, effect: () => 6 };
		const mixed = buildPanel({ ...plan, starts: plan.starts.map((_start, unit) => (unit % 8 < 3 && unit < 16 ? 9 : 0)) });
		const { permutation, fewClusters, verdict } = estimateImpact(mixed, judged);
		expect(permutation).toBeNull();
		expect(fewClusters).toMatchObject({ decidedBy: 'cr2', treatedClusters: 2, clusterMeans: null });
		expect(verdict.code).toBe('indicated_better');
	});

	test('eight cohorts of one cluster each still have an interval', () => {
		const plan: PanelPlan = {
			months: 16,
			starts: [...starts(...[6, 7, 8, 9, 10, 11, 12, 13].map((month) => [3, month] as const)), ...starts([30, 0])],
			clusterSize: 3
		};
		const { simple, fewClusters } = estimateImpact(buildPanel(plan), { ...judged, assignment: 'cluster' });
		expect(fewClusters).toMatchObject({ treatedClusters: 8, decidedBy: 'cr2' });
		expect(simple.ci95).not.toBeNull();
	});
});

describe('where the rule does not hold', () => {
	test('forty clusters, ten of them trained: the repair of units', () => {
		const plan: PanelPlan = { months: 8, starts: starts([20, 5], [60, 0]), clusterSize: 2 };
		expect(estimateImpact(buildPanel(plan), judged).fewClusters).toBeNull();
		expect(estimateImpact(buildPanel({ ...plan, starts: starts([18, 5], [62, 0]) }), judged).fewClusters).toMatchObject({ clusters: 40, treatedClusters: 9 });
	});

	test('no clusters, or a cluster for every unit', () => {
		const { clusterSize: _, ...plain }: PanelPlan = { months: 8, starts: starts([8, 5], [12, 0]), clusterSize: 1 };
		expect(estimateImpact(buildPanel(plain), judged).fewClusters).toBeNull();
		expect(estimateImpact(buildPanel({ ...plain, clusterSize: 1 }), judged).fewClusters).toBeNull();
	});

	test('a constant outcome has neither test, and no number that is none', () => {
		const result = estimateImpact(buildPanel({ months: 8, starts: starts([8, 5], [12, 0]), clusterSize: 2, noise: 0 }), judged);
		expect(result.simple).toMatchObject({ se: null, ci95: null });
		expect(result.fewClusters).toMatchObject({ cr2: null, wild: null });
	});
});

describe('what is said', () => {
	const plan: PanelPlan = { months: 12, starts: starts([10, 7], [8, 0]), clusterSize: 2 };

	test('that clusters are few, and how many values p can take', () => {
		const { warnings, fewClusters } = estimateImpact(buildPanel(plan), judged);
		expect(fewClusters!.wild).toMatchObject({ draws: 512, distinctP: 256 });
		expect(warnings.find(({ code }) => code === 'clusters.few')?.message).toMatch(/^Hanya 9 kelompok unit, 5 di antaranya terlatih\./);
		expect(warnings.find(({ code }) => code === 'clusters.few_p_values')?.message).toBe(
			'Dengan 9 kelompok unit, p dari uji tanda acak paling banyak punya 256 nilai berbeda.'
		);
	});

	test('in English; and nothing about values of p from ten clusters on', () => {
		const { warnings } = estimateImpact(buildPanel({ ...plan, starts: starts([10, 7], [10, 0]) }), { ...judged, language: 'en' });
		expect(warnings.map(({ code }) => code)).toContain('clusters.few');
		expect(warnings.map(({ code }) => code)).not.toContain('clusters.few_p_values');
		expect(warnings.find(({ code }) => code === 'clusters.few')?.message).toMatch(/^Only 10 groups of units, 5 of them with training\./);
	});
});

test('effects change sign with the outcome, and their errors do not', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 4 }), (seed, clusterSize) => {
			const panel = buildPanel({ months: 7, starts: starts([5 * clusterSize, 5], [5 * clusterSize, 0]), clusterSize, seed });
			const mirrored = { ...panel, outcome: Array.from(panel.outcome, (value) => 160 - value) };
			const [plain, other] = [estimateImpact(panel, judged), estimateImpact(mirrored, judged)];
			expect(other.simple.att).toBeCloseTo(-plain.simple.att!, 9);
			expect(other.fewClusters!.cr2!.se).toBeCloseTo(plain.fewClusters!.cr2!.se, 9);
			expect(other.fewClusters!.wild!.p).toBe(plain.fewClusters!.wild!.p);
		}),
		{ numRuns: 20 }
	);
});
