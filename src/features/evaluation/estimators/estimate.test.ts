import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { buildPanel, reorder, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import type { ImpactResult, Panel } from '../schema.ts';
import { estimateImpact } from './estimate.ts';
import { seededRandom } from './random.ts';

const plan: PanelPlan = { months: 20, starts: starts([10, 9], [8, 12], [24, 0]), effect: (since) => 2 + Math.min(since, 4) / 2 };
const options = { sesoi: 1.5, direction: 'up', outcomeName: 'IKM', outcomeUnit: 'poin' } as const;

function holdsNoNaN(result: ImpactResult): boolean {
	const walk = (item: unknown): boolean => {
		if (typeof item === 'number') return Number.isFinite(item);
		if (item !== null && typeof item === 'object') return Object.values(item).every(walk);
		return item !== undefined;
	};
	return walk(result) && JSON.stringify(result).length > 0;
}

describe('one outcome, judged', () => {
	test('a real and worthwhile effect with twenty quiet months is proven', () => {
		const result = estimateImpact(buildPanel(plan), options);
		expect(result.verdict.code).toBe('proven_better');
		expect(result.simple.att).toBeGreaterThan(2.5);
		expect(result.verdict.sentence).toMatch(/^Setelah pelatihan, IKM unit yang dilatih .* sekitar \d,\d\d? poin .*\(perkiraan wajar \d,\d+ sampai \d,\d+\)\.$/);
		expect(result.verdict.sentence).not.toMatch(/signifikan|p-value|NaN|undefined/);
		expect(result.units).toMatchObject({
			used: 42,
			treated: 18,
			control: 24,
			comparison: 24,
			dropped: 0,
			alwaysTreated: 0,
			months: 20,
			missing: 0,
			clusters: null
		});
		expect(result.dynamic.byEvent.map((part) => part.event)).toEqual(Array.from({ length: 22 }, (_value, at) => at - 10));
		expect(result.options).toMatchObject({ control: 'never', method: 'dr', base: 'varying', panel: 'balanced', anticipation: 0 });
	});

	test('the mirrored outcome with the mirrored direction has the mirrored verdict', () => {
		const panel = buildPanel(plan);
		const mirrored = { ...panel, outcome: Array.from(panel.outcome, (value) => -value) };
		expect(estimateImpact(mirrored, { ...options, direction: 'down' }).verdict.code).toBe('proven_better');
		expect(estimateImpact(mirrored, options).verdict.code).toBe('proven_worse');
	});

	test('no effect and little noise is no meaningful effect; much noise is not enough evidence', () => {
		expect(estimateImpact(buildPanel({ ...plan, effect: () => 0 }), options).verdict.code).toBe('no_meaningful_effect');
		const noisy = estimateImpact(buildPanel({ ...plan, effect: () => 0, noise: 12 }), options);
		expect(noisy.verdict.code).toBe('not_enough_evidence');
		expect(noisy.verdict.sentence).toContain('hanya mampu mendeteksi perubahan minimal');
		expect(noisy.verdict.sentence).toContain('Jangan dibaca sebagai tidak berdampak');
		expect(noisy.mde).toBeGreaterThan(1.5);
	});

	test('a drift that was there before training cannot be judged', () => {
		const result = estimateImpact(buildPanel({ ...plan, effect: () => 0, drift: 0.4, noise: 0.5 }), options);
		expect(result.verdict.code).toBe('cannot_be_judged');
		expect(result.verdict.sentence).toMatch(/^Tidak dapat dinilai: sebelum pelatihan pun unit yang dilatih sudah naik lebih cepat 0,4\d? poin per bulan\.$/);
	});

	test('speaks English when asked', () => {
		const result = estimateImpact(buildPanel(plan), { ...options, language: 'en', outcomeName: 'satisfaction', outcomeUnit: 'points' });
		expect(result.verdict.sentence).toMatch(/^After the training, satisfaction of the trained units/);
		expect(result.verdict.gates.every((gate) => gate.detail.length > 0)).toBe(true);
	});

	test('the repaired interval is wider than the normal one', () => {
		const { simple } = estimateImpact(buildPanel({ ...plan, starts: starts([6, 9], [7, 0]) }), options);
		expect(simple.ci95![1] - simple.att!).toBeGreaterThan(1.96 * simple.se!);
		expect(simple.df).toBe(5);
		expect(simple.ci90![1]).toBeLessThan(simple.ci95![1]);
	});

	test('the same data and seed give the same page, bands included', () => {
		const first = estimateImpact(buildPanel(plan), { ...options, bootstrap: { draws: 499, seed: 5 } });
		expect(estimateImpact(buildPanel(plan), { ...options, bootstrap: { draws: 499, seed: 5 } })).toEqual(first);
		const event = first.dynamic.byEvent.find((part) => part.event === 2)!;
		expect(event.band95![1] - event.att!).toBeGreaterThan(event.ci95![1] - event.att!);
		expect(first.bootstrap!.simple.se! / first.simple.se!).toBeCloseTo(1, 0);
	});
});

describe('the engine survives', () => {
	const survivors: [string, Panel, ImpactResult['verdict']['code']][] = [
		['a constant outcome', { ...buildPanel(plan), outcome: buildPanel(plan).time.length ? Array<number>(42 * 20).fill(80) : [] }, 'cannot_be_judged'],
		['nobody treated', buildPanel({ months: 12, starts: starts([20, 0]) }), 'cannot_be_judged'],
		['everybody treated in one month', buildPanel({ months: 12, starts: starts([20, 7]) }), 'cannot_be_judged'],
		['everybody treated before the data begin', buildPanel({ months: 12, starts: starts([20, 1]) }), 'cannot_be_judged'],
		['a single month', buildPanel({ months: 1, starts: starts([5, 1], [5, 0]) }), 'cannot_be_judged'],
		['one month before training', buildPanel({ months: 8, starts: starts([10, 2], [10, 0]) }), 'cannot_be_judged'],
		['one row', buildPanel({ months: 1, starts: [0] }), 'cannot_be_judged'],
		['everything missing', buildPanel({ months: 6, starts: starts([6, 3], [6, 0]), missing: () => true }), 'cannot_be_judged'],
		['half of the months missing', buildPanel({ ...plan, missing: (unit, month) => (unit + month) % 2 === 0 }), 'cannot_be_judged'],
		['a constant covariate', buildPanel({ ...plan, covariate: () => 3 }), 'cannot_be_judged'],
		['a covariate that separates', buildPanel({ ...plan, covariate: (unit) => (unit < 18 ? 1 : 0) }), 'cannot_be_judged'],
		['all weights zero', buildPanel({ ...plan, weight: () => 0 }), 'cannot_be_judged']
	];
	test.each(survivors)('%s, and says so without a NaN', (_name, panel, code) => {
		const result = estimateImpact(panel, options);
		expect(holdsNoNaN(result)).toBe(true);
		expect(result.verdict.code).toBe(code);
		expect(result.verdict.sentence).not.toMatch(/NaN|undefined|null/);
	});

	test('a covariate that is constant, and one that separates, are told apart', () => {
		const codesOf = (covariate: (unit: number) => number, method: 'dr' | 'ipw' | 'reg') =>
			estimateImpact(buildPanel({ ...plan, covariate }), { method }).warnings.map((warning) => warning.code);
		for (const method of ['dr', 'ipw', 'reg'] as const) expect(codesOf(() => 3, method)).toEqual(['cell.collinear']);
		expect(codesOf((unit) => (unit < 18 ? 1 : 0), 'dr')).toEqual(['cell.no_overlap']);
	});

	test('gaps in the calendar: positions count, anticipation counts months', () => {
		const panel = buildPanel({ months: 20, starts: starts([10, 11], [12, 0]), effect: () => 2, missing: (_unit, month) => month === 10 });
		const result = estimateImpact(panel, { ...options, anticipation: 1 });
		expect(result.groupTime.some((cell) => cell.time === 10)).toBe(false);
		expect(result.simple.att).toBeGreaterThan(1);
	});

	test('units with weight zero count neither as treated nor as comparison', () => {
		const { units, warnings } = estimateImpact(buildPanel({ ...plan, weight: (unit) => (unit % 2 === 0 ? 1 : 0) }), options);
		expect(units).toMatchObject({ used: 21, treated: 9, control: 12, dropped: 21 });
		// Four of the eight units of the second cohort are left, and four are few.
		expect(warnings.map(({ code }) => code)).toEqual(['units.weightless', 'group.few_units']);
		expect(warnings[0]!.message).toBe('21 unit berbobot nol dan tidak dipakai.');
	});

	test('without never-treated units the last cohort compares, and a warning says until when', () => {
		const panel = buildPanel({ months: 20, starts: starts([10, 8], [10, 16]), effect: () => 3 });
		for (const control of ['never', 'notyet'] as const) {
			const result = estimateImpact(panel, { ...options, control });
			expect(result.groupTime.every((cell) => cell.group === 8 && cell.time < 16)).toBe(true);
			expect(result.units).toMatchObject({ treated: 10, control: 10, comparison: 10 });
			expect(result.warnings.map((warning) => warning.code)).toContain(control === 'never' ? 'control.last_cohort' : 'control.none_never');
			expect(result.simple.att).toBeGreaterThan(2);
		}
	});

	test('small cohorts keep their numbers and lose their interval', () => {
		const result = estimateImpact(buildPanel({ ...plan, starts: starts([10, 9], [2, 12], [24, 0]) }), options);
		const small = result.group.byGroup.find((part) => part.group === 12)!;
		expect(small).toMatchObject({ few: true, ci95: null });
		expect(small.att).not.toBeNull();
		expect(result.warnings.map((warning) => warning.code)).toContain('group.few_units');
	});

	test('gaps: balanced drops the units, pairwise keeps them', () => {
		const gappy = buildPanel({ ...plan, missing: (unit, month) => unit % 3 === 0 && month === 5 });
		expect(estimateImpact(gappy, options).units).toMatchObject({ used: 28, dropped: 14 });
		expect(estimateImpact(gappy, { ...options, panel: 'pairwise' }).units).toMatchObject({ used: 42, dropped: 0 });
	});

	test('more gaps among trained units than among others takes the proof away', () => {
		const result = estimateImpact(buildPanel({ ...plan, missing: (unit, month) => unit < 18 && month % 5 === 0 }), { ...options, panel: 'pairwise' });
		expect(result.units.missingTreated).toBeCloseTo(0.2, 10);
		expect(result.verdict.gates.find((gate) => gate.name === 'missing_balance')!.passed).toBe(false);
		expect(result.verdict.code).toBe('indicated_better');
	});
});

describe('clusters', () => {
	const clustered: PanelPlan = { ...plan, starts: starts([20, 9], [40, 0]), clusterSize: 4 };

	test('training assigned to clusters is judged by clusters', () => {
		const result = estimateImpact(buildPanel(clustered), { ...options, assignment: 'cluster' });
		expect(result.units).toMatchObject({ treated: 20, clusters: 15, treatedClusters: 5, controlClusters: 10 });
		// Five and ten clusters of two units: Welch's degrees of freedom, were both alike.
		expect(result.simple.df).toBeCloseTo((1 / 5 + 1 / 10) ** 2 / (1 / (25 * 4) + 1 / (100 * 9)), 9);
		expect(result.verdict.gates.find((gate) => gate.name === 'treated_units')!.detail).toContain('5 kelompok unit');
	});

	test('without a cluster column it is refused in words', () => {
		expect(() => estimateImpact(buildPanel(plan), { ...options, assignment: 'cluster' })).toThrow(/cluster column/);
	});

	test('three treated clusters are judged by randomisation and at most indicated', () => {
		const result = estimateImpact(buildPanel({ ...clustered, starts: starts([12, 9], [48, 0]), effect: () => 6 }), { ...options, assignment: 'cluster' });
		expect(result.permutation).toMatchObject({ exact: true, draws: 455 });
		expect(result.verdict.code).toBe('indicated_better');
	});
});

describe('laws', () => {
	test('the order of rows changes nothing', () => {
		const panel = buildPanel({
			...plan,
			months: 9,
			starts: starts([6, 4], [5, 6], [9, 0]),
			clusterSize: 2,
			weight: (unit) => 1 + (unit % 3),
			covariate: (unit) => Math.sin(unit * 7)
		});
		const expected = estimateImpact(panel, { ...options, control: 'notyet', bootstrap: { draws: 99, seed: 3 } });
		fc.assert(
			fc.property(fc.nat(), (seed) => {
				const random = seededRandom(seed);
				const order = [...panel.unit.keys()]
					.map((row) => [random.bits(), row] as const)
					.sort((a, b) => a[0] - b[0])
					.map(([, row]) => row);
				expect(estimateImpact(reorder(panel, order), { ...options, control: 'notyet', bootstrap: { draws: 99, seed: 3 } })).toEqual(expected);
			}),
			{ numRuns: 5 }
		);
	});

	test('adding a constant changes nothing, a common shock a month changes nothing, a factor scales', () => {
		const panel = buildPanel(plan);
		const base = estimateImpact(panel, options).simple;
		const shocked = estimateImpact(
			{ ...panel, outcome: Array.from(panel.outcome, (value, row) => 3 * (value + 50 + Math.cos(panel.time[row]!))) },
			options
		).simple;
		expect(shocked.att).toBeCloseTo(3 * base.att!, 9);
		expect(shocked.se).toBeCloseTo(3 * base.se!, 9);
		expect(shocked.p).toBeCloseTo(base.p!, 9);
	});

	test('scaling or shifting a covariate, or scaling weights, changes nothing', () => {
		const build = (factor: number, shift: number) =>
			buildPanel({ ...plan, covariate: (unit) => shift + factor * Math.sin(unit * 7), weight: (unit) => factor * (1 + (unit % 4)) });
		for (const method of ['dr', 'ipw', 'reg'] as const) {
			const base = estimateImpact(build(1, 0), { ...options, method }).simple;
			const other = estimateImpact(build(1e5, 3e6), { ...options, method }).simple;
			expect(other.att).toBeCloseTo(base.att!, 7);
			expect(other.se).toBeCloseTo(base.se!, 7);
		}
	});

	test('without covariates the three methods coincide', () => {
		const [dr, reg, ipw] = (['dr', 'reg', 'ipw'] as const).map((method) => estimateImpact(buildPanel(plan), { ...options, method }).groupTime);
		expect(reg).toEqual(dr);
		expect(ipw).toEqual(dr);
	});

	test('the universal base keeps the treated cells and makes the base month zero', () => {
		const varying = estimateImpact(buildPanel(plan), options);
		const universal = estimateImpact(buildPanel(plan), { ...options, base: 'universal' });
		expect(universal.simple).toEqual(varying.simple);
		expect(universal.groupTime.find((cell) => cell.group === 9 && cell.time === 8)).toMatchObject({ att: 0, se: null, ci95: null });
	});
});

describe('nobody stayed untrained, and all began together', () => {
	const build = (effect: number, months = 30, start = 17) => buildPanel({ months, starts: starts([12, start]), effect: () => effect, noise: 0.8 });

	test('the own series gives at most an indication, and says what it cannot tell apart', () => {
		const result = estimateImpact(build(8), options);
		expect(result.verdict.code).toBe('indicated_better');
		expect(result.verdict.sentence).toMatch(/^Indikasi saja: tidak ada unit pembanding, perubahan lain pada bulan yang sama/);
		expect(result.series).toMatchObject({ start: 17, preMonths: 16, postMonths: 14, units: 12 });
		expect(result.simple.att).toBeNull();
		expect(result.warnings.map((warning) => warning.code)).toEqual(['design.interrupted_series']);
		expect(holdsNoNaN(result)).toBe(true);
	});

	test('fewer than twelve months before cannot be judged', () => {
		const result = estimateImpact(build(8, 26, 11), options);
		expect(result.verdict.sentence).toBe(
			'Tidak dapat dinilai: tidak ada unit pembanding, dan hanya ada 10 bulan data sebelum pelatihan; perlu paling sedikit 12.'
		);
	});

	test('a unit that misses months makes no jump', () => {
		const full = buildPanel({ months: 30, starts: starts([12, 17]), effect: () => 3, noise: 0.1 });
		const gappy = {
			...full,
			outcome: Array.from(full.outcome, (value, row) => (full.unit[row] === 'u0' && full.time[row]! < 17 && full.time[row]! > 10 ? NaN : value))
		};
		expect(estimateImpact(gappy, options).series!.average!.estimate).toBeCloseTo(estimateImpact(full, options).series!.average!.estimate, 0);
	});
});
