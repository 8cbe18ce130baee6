import { describe, expect, test } from 'vitest';
import { hasReferences, readExpected, skipMessage } from '../testing/reference.ts';
import { interruptedSeries } from './its.ts';
import { seededRandom } from './random.ts';

interface Reference {
	its: {
		y: number[];
		intervention_index: number;
		segmented: {
			coef: Record<string, number>;
			durbin_watson: number;
			gls_ar1_reml: { phi: number; sigma: number; coef: Record<string, number>; se: Record<string, number>; p_t_nmk: Record<string, number> };
			newey_west: { lag: number; se_adjusted_n_over_nmk: Record<string, number>; p_adjusted_t_nmk: Record<string, number> }[];
		};
	};
}

const NAMES = [
	['intercept', 'intercept'],
	['time', 'time'],
	['level', 'level'],
	['slopeChange', 'slope_change']
] as const;

function months(count: number, from = 1): number[] {
	return Array.from({ length: count }, (_value, at) => at + from);
}

describe.skipIf(!hasReferences)(`48 months, a break in the middle${skipMessage}`, () => {
	const expected = hasReferences ? readExpected<Reference>('stat_kecil').its : null!;
	const series = hasReferences ? { time: months(expected.y.length), outcome: expected.y } : { time: [], outcome: [] };

	test('GLS equals nlme::gls with corAR1', () => {
		const { gls } = interruptedSeries(series, expected.intervention_index)!;
		const reference = expected.segmented.gls_ar1_reml;
		expect(gls.phi).toBeCloseTo(reference.phi, 4);
		expect(gls.sigma).toBeCloseTo(reference.sigma, 3);
		for (const [ours, theirs] of NAMES) {
			expect(gls[ours].estimate).toBeCloseTo(reference.coef[theirs]!, 4);
			expect(gls[ours].se).toBeCloseTo(reference.se[theirs]!, 4);
			expect(gls[ours].p).toBeCloseTo(reference.p_t_nmk[theirs]!, 4);
		}
	});

	test.each([0, 1, 3, 6, 12])('Newey–West with lag %i equals sandwich', (lag) => {
		const { neweyWest } = interruptedSeries(series, expected.intervention_index, lag)!;
		const reference = expected.segmented.newey_west.find((row) => row.lag === lag)!;
		for (const [ours, theirs] of NAMES) {
			expect(neweyWest[ours].estimate).toBeCloseTo(expected.segmented.coef[theirs]!, 8);
			expect(neweyWest[ours].se).toBeCloseTo(reference.se_adjusted_n_over_nmk[theirs]!, 8);
			expect(neweyWest[ours].p).toBeCloseTo(reference.p_adjusted_t_nmk[theirs]!, 8);
		}
	});

	test('Durbin–Watson, default lag and counts', () => {
		const result = interruptedSeries(series, expected.intervention_index)!;
		expect(result.durbinWatson).toBeCloseTo(expected.segmented.durbin_watson, 10);
		expect(result).toMatchObject({ n: 48, df: 44, preMonths: 24, postMonths: 24, neweyWest: { lag: 2 } });
	});
});

describe('one series', () => {
	const random = seededRandom(4);
	const noise = () => random.bits() / 4_294_967_296 - 0.5;
	const outcome = months(40).map((month) => 70 + 0.1 * month + (month >= 21 ? 5 : 0) + noise());

	test('finds a jump of five, and its average', () => {
		const result = interruptedSeries({ time: months(40), outcome }, 21)!;
		expect(result.gls.level.estimate).toBeCloseTo(5, 0);
		expect(result.average.estimate).toBeCloseTo(result.gls.level.estimate + 9.5 * result.gls.slopeChange.estimate, 10);
		expect(result.average.ci90![0]).toBeGreaterThan(result.average.ci95![0]);
	});

	test('months counted from elsewhere give the same break', () => {
		const base = interruptedSeries({ time: months(40), outcome }, 21)!;
		const moved = interruptedSeries({ time: months(40, 24_000), outcome }, 24_020)!;
		expect(moved.gls.level.estimate).toBeCloseTo(base.gls.level.estimate, 8);
		expect(moved.gls.level.se).toBeCloseTo(base.gls.level.se, 8);
	});

	test('a missing month is a gap, not a neighbour', () => {
		const keep = months(40).filter((month) => month !== 10 && month !== 30);
		const result = interruptedSeries({ time: keep, outcome: keep.map((month) => outcome[month - 1]!) }, 21)!;
		expect(result.n).toBe(38);
		expect(result.gls.level.estimate).toBeCloseTo(5, 0);
	});

	test('too short a side, a start outside the series, or a perfect line give nothing', () => {
		expect(interruptedSeries({ time: months(40), outcome }, 40)).toBeNull();
		expect(interruptedSeries({ time: months(40), outcome }, 2)).toBeNull();
		expect(interruptedSeries({ time: months(40), outcome }, 99)).toBeNull();
		expect(interruptedSeries({ time: months(4), outcome: [1, 2, 4, 3] }, 3)).toBeNull();
		expect(interruptedSeries({ time: months(20), outcome: months(20).map(() => 80) }, 11)).toBeNull();
	});
});
