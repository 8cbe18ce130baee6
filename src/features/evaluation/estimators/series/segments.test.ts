import { describe, expect, test } from 'vitest';
import { hasReferences, readExpected, skipMessage } from '../../testing/reference.ts';
import { interruptedSeries } from '../its.ts';
import { averageDirection, segments } from './segments.ts';

describe('columns of a segmented regression', () => {
	test('level jumps in the first month after the start, the slope changes from the next', () => {
		const { x, k, t, postMonths, names } = segments([5, 6, 7, 9], 7, null);
		expect({ k, postMonths, names }).toEqual({ k: 4, postMonths: 2, names: [] });
		expect([...t]).toEqual([1, 2, 3, 5]);
		expect([...x]).toEqual([1, 1, 0, 0, 1, 2, 0, 0, 1, 3, 1, 0, 1, 5, 1, 2]);
	});

	test('harmonics return after a year, month terms mark the months of the year', () => {
		const months = Array.from({ length: 25 }, (_value, at) => at + 3);
		const waves = segments(months, 15, 'harmonics');
		expect(waves.names).toEqual(['sin1', 'cos1', 'sin2', 'cos2']);
		for (let c = 4; c < 8; c++) expect(waves.x[c]).toBeCloseTo(waves.x[12 * waves.k + c]!, 12);
		const dummies = segments(months, 15, 'months');
		expect(dummies.names).toHaveLength(11);
		const row = (at: number) => [...dummies.x.subarray(at * dummies.k + 4, (at + 1) * dummies.k)];
		expect(row(0)).toEqual(row(12));
		expect(row(0).reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1);
		expect(new Set(months.map((_month, at) => row(at).join())).size).toBe(12);
	});

	test('months before the year 0 have a season too', () => {
		expect(segments([-3, -2, -1, 0], -1, 'months').names).toEqual(['month1', 'month2', 'month3'].map((_name, at) => ['month9', 'month10', 'month11'][at]!));
	});

	test('the mean change weighs the slope by the months since the start', () => {
		expect([...averageDirection([1, 2, 3, 4, 5], 3, 6)]).toEqual([0, 0, 1, 1, 0, 0]);
	});
});

interface Fit {
	readonly phi: number;
	readonly coef: Record<string, number>;
	readonly se: Record<string, number>;
}
interface Reference {
	readonly its: {
		readonly y: readonly number[];
		readonly intervention_index: number;
		readonly segmented_with_two_harmonics: {
			readonly gls_ar1_reml: Fit;
			readonly newey_west: readonly { readonly lag: number; readonly se_adjusted_n_over_nmk: Record<string, number> }[];
		};
	};
}

describe.skipIf(!hasReferences)(`a series with two harmonics equals nlme and sandwich${skipMessage}`, () => {
	const { its } = hasReferences ? readExpected<Reference>('stat_kecil') : { its: null! };

	test('AR(1) by REML, phi and errors to 1e-4', () => {
		const { gls, season } = interruptedSeries({ time: its.y.map((_value, at) => at + 1), outcome: its.y }, its.intervention_index, undefined, 'harmonics')!;
		const { gls_ar1_reml: expected } = its.segmented_with_two_harmonics;
		expect(Math.abs(gls.phi - expected.phi)).toBeLessThan(1e-6);
		for (const [term, name] of [['intercept', 'intercept'], ['time', 'time'], ['level', 'level'], ['slopeChange', 'slope_change']] as const) {
			expect(Math.abs(gls[term].estimate - expected.coef[name]!)).toBeLessThan(1e-6);
			expect(Math.abs(gls[term].se - expected.se[name]!)).toBeLessThan(1e-6);
		}
		for (const { name, estimate, se } of season!.terms) {
			expect(Math.abs(estimate - expected.coef[name]!)).toBeLessThan(1e-6);
			expect(Math.abs(se - expected.se[name]!)).toBeLessThan(1e-6);
		}
	});

	test.each([0, 3, 12])('Newey–West with lag %i', (lag) => {
		const { neweyWest } = interruptedSeries({ time: its.y.map((_value, at) => at + 1), outcome: its.y }, its.intervention_index, lag, 'harmonics')!;
		const expected = its.segmented_with_two_harmonics.newey_west.find((row) => row.lag === lag)!.se_adjusted_n_over_nmk;
		expect(neweyWest.level.se).toBeCloseTo(expected.level!, 8);
		expect(neweyWest.slopeChange.se).toBeCloseTo(expected.slope_change!, 8);
	});
});

describe('a season that is not taken out', () => {
	const time = Array.from({ length: 48 }, (_value, at) => at + 1);
	const outcome = time.map((month) => 70 + 5 * Math.sin((2 * Math.PI * month) / 12) + (month >= 20 ? 3 : 0) + Math.sin(month * month));

	test('bends the level; harmonics and month terms bring it back', () => {
		const plain = interruptedSeries({ time, outcome }, 20)!;
		for (const season of ['harmonics', 'months'] as const) {
			const adjusted = interruptedSeries({ time, outcome }, 20, undefined, season)!;
			expect(adjusted.gls.level.se).toBeLessThan(plain.gls.level.se);
			expect(Math.abs(adjusted.gls.level.estimate - 3)).toBeLessThan(1.5);
			expect(adjusted.df).toBe(48 - (season === 'harmonics' ? 8 : 15));
		}
		expect(plain.season).toBeNull();
	});

	test('too few months for the terms have no answer', () => {
		expect(interruptedSeries({ time: time.slice(0, 14), outcome: outcome.slice(0, 14) }, 8, undefined, 'months')).toBeNull();
	});
});
