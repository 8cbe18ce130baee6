import { describe, expect, test } from 'vitest';
import { buildPanel, starts } from '../../testing/build-panel.ts';
import { hasReferences, readExpected, skipMessage } from '../../testing/reference.ts';
import { estimateImpact } from '../estimate.ts';
import { preparePanel } from '../panel.ts';
import { syntheticFromPanel } from './from-panel.ts';
import type { UnitSeries } from './synthetic-control.ts';
import { syntheticControl } from './synthetic-control.ts';

interface Reference {
	readonly y_treated: readonly number[];
	readonly donors: readonly (readonly number[])[];
	readonly pre_periods: number;
	readonly weights: readonly number[];
	readonly gap: readonly number[];
	readonly mean_effect_post: number;
	readonly pre_rmspe: number;
	readonly post_pre_mspe_ratio: readonly number[];
	readonly p_placebo: number;
	readonly exact_recovery: { readonly y_treated: readonly number[] };
}

function seriesOf({ y_treated, donors }: Pick<Reference, 'y_treated' | 'donors'>): UnitSeries {
	return {
		times: y_treated.map((_value, at) => at + 1),
		treated: { unit: 'T', outcome: Float64Array.from(y_treated) },
		donors: donors[0]!.map((_value, which) => ({ unit: String(which), outcome: Float64Array.from(donors, (row) => row[which]!) }))
	};
}

describe.skipIf(!hasReferences)(`synthetic control equals quadprog${skipMessage}`, () => {
	const { synthetic_control: expected } = hasReferences ? readExpected<{ synthetic_control: Reference }>('stat_kecil') : { synthetic_control: null! };

	// The reference adds a ridge of 1e-10 to be solvable; its tolerance for weights is 1e-4.
	test('weights, gaps, placebos and p', () => {
		const found = syntheticControl(seriesOf(expected), expected.pre_periods + 1)!;
		for (const { unit, weight } of found.weights) expect(Math.abs(weight - expected.weights[Number(unit)]!)).toBeLessThan(1e-6);
		expect(found.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
		found.path.forEach(({ gap }, at) => expect(gap).toBeCloseTo(expected.gap[at]!, 6));
		expect(found.effect).toBeCloseTo(expected.mean_effect_post, 6);
		expect(found.preRmspe).toBeCloseTo(expected.pre_rmspe, 8);
		expect(found.ratio / expected.post_pre_mspe_ratio[0]!).toBeCloseTo(1, 6);
		for (const { unit, ratio } of found.placebos) expect(ratio / expected.post_pre_mspe_ratio[1 + Number(unit)]!).toBeCloseTo(1, 6);
		expect(found.p).toBeCloseTo(expected.p_placebo, 12);
		expect(found.smallestP).toBeCloseTo(1 / 13, 12);
	});

	test('a mix without noise is found again', () => {
		const { weights, preRmspe } = syntheticControl(seriesOf({ y_treated: expected.exact_recovery.y_treated, donors: expected.donors }), 17)!;
		expect(weights.map(({ unit, weight }) => [unit, Math.round(weight * 1e6) / 1e6])).toEqual([
			['0', 0.5],
			['1', 0.3],
			['2', 0.2]
		]);
		expect(preRmspe).toBeLessThan(1e-9);
	});
});

describe('synthetic control', () => {
	const plan = { months: 40, starts: starts([1, 31], [24, 0]), effect: () => 6, noise: 0.5, seed: 5 };
	const options = { control: 'never', panel: 'pairwise', anticipation: 0 } as const;
	const from = (given: Parameters<typeof buildPanel>[0]) => syntheticFromPanel(preparePanel(buildPanel(given), options));

	test('finds a strong effect, ranks the trained unit first, and says the floor', () => {
		const found = from(plan)!;
		expect(found.effect).toBeGreaterThan(3);
		expect(found).toMatchObject({ unit: 'u0', p: 1 / 25, smallestP: 1 / 25, preMonths: 30, postMonths: 10, start: 31 });
		expect(found.placebos).toHaveLength(24);
		expect(found.placebos.every(({ ratio }, at, all) => at === 0 || ratio <= all[at - 1]!.ratio)).toBe(true);
	});

	test('a shift, another scale, other months and another order keep weights and p', () => {
		const found = from(plan)!;
		const panel = buildPanel(plan);
		const moved = { ...panel, outcome: Array.from(panel.outcome, (value) => 3 * value + 40) };
		const again = syntheticFromPanel(preparePanel(moved, options))!;
		expect(again.p).toBe(found.p);
		expect(again.effect).toBeCloseTo(3 * found.effect, 8);
		again.weights.forEach(({ unit, weight }, at) => {
			expect(unit).toBe(found.weights[at]!.unit);
			expect(weight).toBeCloseTo(found.weights[at]!.weight, 8);
		});
		expect(from({ ...plan, offset: 24_288 })!.effect).toBe(found.effect);
	});

	test('huge and tiny outcomes stay numbers', () => {
		const panel = buildPanel(plan);
		for (const factor of [1e300, 1e-300]) {
			const found = syntheticFromPanel(preparePanel({ ...panel, outcome: Array.from(panel.outcome, (value) => value * factor) }, options))!;
			expect(Number.isFinite(found.effect) && Number.isFinite(found.ratio) && Number.isFinite(found.preRmspe)).toBe(true);
			expect(found.p).toBe(from(plan)!.p);
		}
	});

	test('a constant outcome has no gap and the largest p', () => {
		const panel = buildPanel(plan);
		expect(syntheticFromPanel(preparePanel({ ...panel, outcome: panel.unit.map(() => 80) }, options))).toMatchObject({ effect: 0, p: 1, ratio: 0 });
	});

	test('says what weakens it', () => {
		const codes = (given: Parameters<typeof buildPanel>[0]) => from(given)!.notices.map(({ code }) => code);
		expect(codes(plan)).toEqual(['synth.indication_only']);
		expect(codes({ ...plan, starts: starts([1, 6], [8, 0]) })).toEqual(expect.arrayContaining(['synth.few_donors', 'synth.short_before']));
		expect(codes({ ...plan, effect: () => 0 })).toContain('synth.poor_fit');
		expect(codes({ ...plan, missing: (unit, month) => unit === 3 && month === 5 })).toContain('synth.donors_with_gaps');
	});

	test('a month the trained unit lacks is left out for all', () => {
		const found = from({ ...plan, missing: (unit, month) => unit === 0 && (month === 4 || month === 35) })!;
		expect(found.path.map(({ time }) => time)).not.toContain(4);
		expect(found).toMatchObject({ preMonths: 29, postMonths: 9 });
	});

	test.each([
		['two trained units', { ...plan, starts: starts([2, 31], [10, 0]) }],
		['nobody trained', { ...plan, starts: starts([12, 0]) }],
		['one month before', { ...plan, starts: starts([1, 2], [12, 0]) }],
		['one donor', { ...plan, starts: starts([1, 31], [1, 0]) }],
		['all donors with gaps', { ...plan, missing: (unit: number, month: number) => unit > 0 && month === 7 }]
	])('%s: no mix', (_what, given) => {
		expect(from(given)).toBeNull();
	});

	test('stands beside the estimate of one trained unit, whose verdict is at most an indication', () => {
		const result = estimateImpact(buildPanel(plan), { panel: 'pairwise', sesoi: 1 });
		expect(result.synthetic).toMatchObject({ unit: 'u0', p: 1 / 25, smallestP: 1 / 25 });
		expect(result.verdict.code).not.toMatch(/^proven/);
		expect(result.warnings.map(({ code }) => code)).toContain('synth.indication_only');
		expect(estimateImpact(buildPanel({ ...plan, starts: starts([6, 31], [10, 0]) })).synthetic).toBeNull();
	});
});
