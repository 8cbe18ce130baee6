import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { ImpactOptionsInput, ImpactResult, Panel } from '../schema.ts';
import { ImpactOptions, VERDICT_CODES } from '../schema.ts';
import { GATE_NAMES } from '../rules.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';
import { interruptedSeries } from './its.ts';
import { withoutNaN } from './json.ts';

const plan: PanelPlan = { months: 18, starts: starts([9, 9], [9, 12], [20, 0]), effect: () => 4 };
const judged = { sesoi: 1, outcomeName: 'IKM', outcomeUnit: 'poin' } as const;

function detail(result: ImpactResult, name: (typeof GATE_NAMES)[number]): string {
	return result.verdict.gates.find((gate) => gate.name === name)!.detail;
}

function of(change: Partial<PanelPlan>, options: ImpactOptionsInput = {}): ImpactResult {
	return estimateImpact(buildPanel({ ...plan, ...change }), { ...judged, ...options });
}

// Handbook on impact methods § 9, gate 1: the cohorts holding at least half of the treated units.
describe('months before and after', () => {
	test.each<[string, Partial<PanelPlan>, number]>([
		['one cohort', { starts: starts([9, 9], [20, 0]) }, 8],
		['two of equal size: the later one holds half', {}, 11],
		['the early one is larger', { starts: starts([10, 9], [9, 12], [20, 0]) }, 8],
		['the late one is larger', { starts: starts([9, 9], [10, 12], [20, 0]) }, 11],
		['three, the middle one decides', { starts: starts([6, 5], [6, 9], [6, 12], [20, 0]) }, 8],
		['units of weight zero do not hold anything', { starts: starts([9, 9], [9, 12], [20, 0]), weight: (unit) => (unit > 8 && unit < 11 ? 0 : 1) }, 8],
		['a month that nobody has is not counted', { missing: (_unit, month) => month === 3 }, 10]
	])('%s', (_name, change, months) => expect(detail(of(change), 'pre_months')).toMatch(new RegExp(`^${months} bulan sebelum`)));

	test('anticipation takes its months from those before', () => {
		expect(detail(of({}, { anticipation: 2 }), 'pre_months')).toMatch(/^9 bulan/);
	});

	test('after: what at least half of the trained units have', () => {
		expect(detail(of({}), 'post_months')).toMatch(/^10 bulan sesudah/);
		expect(detail(of({ starts: starts([9, 16], [9, 17], [20, 0]) }), 'post_months')).toMatch(/^3 bulan sesudah/);
		// The early nine of eighteen are half; of nineteen they are not.
		expect(detail(of({ starts: starts([9, 9], [10, 17], [20, 0]) }), 'post_months')).toMatch(/^2 bulan sesudah/);
		expect(of({ starts: starts([9, 17], [20, 0]) }).verdict.sentence).toBe(
			'Tidak dapat dinilai: baru ada 2 bulan data sesudah pelatihan pada angkatan yang memuat separuh unit terlatih; perlu paling sedikit 3.'
		);
	});
});

describe('what the sentence says about the trained units themselves', () => {
	const decline = (panel: Panel, speed: number): Panel => ({ ...panel, outcome: Array.from(panel.outcome, (value, row) => value - speed * panel.time[row]!) });

	test('they rose more than the others', () => expect(of({}).verdict.sentence).toContain('IKM unit yang dilatih naik sekitar'));

	test('everybody fell, they less: nobody is told that they rose', () => {
		const result = estimateImpact(decline(buildPanel(plan), 2), judged);
		expect(result.simple.att).toBeGreaterThan(3);
		expect(result.verdict.sentence).toContain('lebih tinggi daripada yang diperkirakan dari unit pembanding');
		expect(result.verdict.sentence).not.toContain('naik');
	});

	test('waiting time: down is better, and the sentence speaks of a fall', () => {
		const result = of({ effect: () => -4 }, { direction: 'down', outcomeName: 'waktu tunggu', outcomeUnit: 'menit' });
		expect(result.verdict.code).toBe('proven_better');
		expect(result.verdict.sentence).toMatch(/waktu tunggu unit yang dilatih turun sekitar \d,\d+ menit lebih besar/);
	});
});

describe('robustness runs are the evaluation itself, done another way', () => {
	test.each(['never', 'notyet'] as const)('with control %s', (control) => {
		const result = of({}, { control, anticipation: 1 });
		const [other, anticipating] = result.robustness;
		const swapped = of({}, { control: control === 'never' ? 'notyet' : 'never', anticipation: 1 }).simple;
		const longer = of({}, { control, anticipation: 2 }).simple;
		expect(other).toEqual({ name: 'other_control', att: swapped.att, ci90: swapped.ci90 });
		expect(anticipating).toEqual({ name: 'more_anticipation', att: longer.att, ci90: longer.ci90 });
	});

	test('an effect that began a month early fails the run with anticipation less than the gate', () => {
		const early = buildPanel({ ...plan, starts: starts([10, 10], [20, 0]), effect: () => 0 });
		// A jump in the month before training that goes away again: only the base month makes the effect.
		const dipped = { ...early, outcome: Array.from(early.outcome, (value, row) => value - (early.firstTreated[row]! > 0 && early.time[row] === 9 ? 5 : 0)) };
		const result = estimateImpact(dipped, judged);
		expect(result.simple.att).toBeGreaterThan(4);
		expect(result.verdict.gates.find(({ name }) => name === 'robustness')!.passed).toBe(false);
		expect(result.verdict.code).not.toBe('proven_better');
	});
});

describe('several outcomes of one report', () => {
	test('the adjusted p overrules the interval', () => {
		expect(of({}, { adjustedP: 0.04 }).verdict.code).toBe('proven_better');
		expect(of({}, { adjustedP: 0.4 }).verdict.code).toBe('not_enough_evidence');
	});
});

describe('counts add up', () => {
	test('every unit of the file is used, dropped or always treated, whatever the file', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(0, 0, 1, 2, 4, 6, 9), { minLength: 1, maxLength: 24 }),
				fc.integer({ min: 2, max: 29 }),
				fc.constantFrom('balanced' as const, 'pairwise' as const),
				fc.constantFrom('never' as const, 'notyet' as const),
				(starting, hole, panel, control) => {
					const { units } = of({ months: 6, starts: starting, missing: (unit, month) => (unit * 7 + month * 5) % hole === 0 }, { panel, control });
					expect(units.used + units.dropped + units.alwaysTreated).toBe(starting.length);
					expect(units.treated + units.control).toBe(units.used);
					expect(units.comparison).toBeLessThanOrEqual(units.used);
					for (const share of [units.missing, units.missingTreated, units.missingControl]) expect(share >= 0 && share <= 1).toBe(true);
				}
			),
			{ numRuns: 60 }
		);
	});

	test('missing is counted over the units that could be used, trained and others apart', () => {
		const { units } = of(
			{ starts: starts([6, 9], [6, 0], [2, 1]), months: 12, missing: (unit, month) => (unit < 6 && month <= 3) || (unit >= 12 && month > 2) },
			{ panel: 'pairwise' }
		);
		expect(units).toMatchObject({ alwaysTreated: 2, missing: 18 / 144, missingTreated: 18 / 72, missingControl: 0 });
	});
});

describe('the series of the trained, when nobody compares', () => {
	const series = buildPanel({ months: 30, starts: starts([7, 17]), effect: () => 3, noise: 0.6, weight: (unit) => 1 + unit });

	test('is the weighted mean of what each unit differs from itself', () => {
		const units = [...new Set(series.unit)];
		const outcome = Array.from({ length: 30 }, (_value, at) => {
			const parts = units.map((unit, index) => {
				const own = [...series.unit.keys()].filter((row) => series.unit[row] === unit);
				const mean = own.reduce((sum, row) => sum + series.outcome[row]!, 0) / own.length;
				return [1 + index, series.outcome[own[at]!]! - mean] as const;
			});
			return parts.reduce((sum, [weight, value]) => sum + weight * value, 0) / parts.reduce((sum, [weight]) => sum + weight, 0);
		});
		const expected = interruptedSeries({ time: outcome.map((_value, at) => at + 1), outcome }, 17)!.average;
		const { average } = estimateImpact(series, judged).series!;
		expect(average!.estimate).toBeCloseTo(expected.estimate, 7);
		expect(average!.se).toBeCloseTo(expected.se, 6);
	});

	test('levels of units do not matter, and the verdict stays an indication however large the effect', () => {
		const lifted = {
			...series,
			outcome: Array.from(series.outcome, (value, row) => value + 10 * Number(series.unit[row]!.slice(1)) + (series.time[row]! >= 17 ? 100 : 0))
		};
		const result = estimateImpact(lifted, judged);
		expect(result.series!.average!.estimate).toBeGreaterThan(100);
		expect(result.verdict.code).toBe('indicated_better');
	});

	test('everybody counts as trained, nobody as comparison', () => {
		const { units } = estimateImpact({ ...series, cluster: series.unit.map((unit) => (unit < 'u3' ? 'a' : 'b')) }, judged);
		expect(units).toMatchObject({
			used: 7,
			treated: 7,
			control: 0,
			comparison: 0,
			dropped: 0,
			months: 30,
			clusters: 2,
			treatedClusters: 2,
			controlClusters: 0
		});
	});

	test('anticipation that reaches back to the first month leaves no series', () => {
		expect(estimateImpact(series, { ...judged, anticipation: 15 }).series).not.toBeNull();
		expect(estimateImpact(series, { ...judged, anticipation: 16 }).series).toBeNull();
	});
});

describe('options and documents', () => {
	test.each<[string, Record<string, unknown>]>([
		['a negative anticipation', { anticipation: -1 }],
		['half a month', { anticipation: 0.5 }],
		['a smallest change of zero', { sesoi: 0 }],
		['an unknown control', { control: 'later' }],
		['too few draws', { bootstrap: { draws: 10, seed: 1 } }],
		['a name that is a text of its own', { outcomeName: 'x'.repeat(81) }],
		['a p above one', { adjustedP: 1.01 }]
	])('%s is no option', (_name, option) => expect(ImpactOptions.safeParse(option).success).toBe(false));

	test('what was asked stands in the result, defaults filled in', () => {
		expect(of({}).options).toEqual(ImpactOptions.parse(judged));
	});

	test('a document without NaN keeps everything else', () => {
		const document = { a: [1, NaN, { b: Infinity }], c: null, d: 'NaN', e: false, f: -0.5 };
		expect(withoutNaN(document)).toEqual({ a: [1, null, { b: null }], c: null, d: 'NaN', e: false, f: -0.5 });
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(withoutNaN(value)).toEqual(value);
			})
		);
	});

	test('every verdict of any small region is one of the seven, with all gates and a sentence', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(0, 0, 3, 4, 5), { minLength: 2, maxLength: 14 }),
				fc.nat(999),
				fc.constantFrom('id' as const, 'en' as const),
				(starting, seed, language) => {
					const { verdict } = of({ months: 6, starts: starting, seed, effect: () => (seed % 7) - 3 }, { language });
					expect(VERDICT_CODES).toContain(verdict.code);
					expect(verdict.gates.map(({ name }) => name)).toEqual(GATE_NAMES.filter((name) => name !== 'registered' && name !== 'outcome'));
					expect(verdict.sentence).toMatch(/^[A-Z].*\.$/);
					for (const gate of verdict.gates) expect(`${verdict.sentence} ${gate.detail}`).not.toMatch(/NaN|undefined|null|Infinity|∞/);
				}
			),
			{ numRuns: 60 }
		);
	});
});
