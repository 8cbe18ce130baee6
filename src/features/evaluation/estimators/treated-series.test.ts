import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImpactOptionsInput, Panel } from '../schema.ts';
import { ImpactOptions } from '../schema.ts';
import { buildPanel, reorder, starts } from '../testing/build-panel.ts';
import { briefEffect } from './brief-effect.ts';
import { estimateImpact } from './estimate.ts';
import { interruptedSeries } from './its.ts';
import { seededRandom } from './random.ts';
import { interruptedCounts } from './series/count-series.ts';
import { treatedSeries } from './treated-series.ts';

const judged = (panel: Panel, given: ImpactOptionsInput = {}) => treatedSeries(panel, ImpactOptions.parse(given))!;

/** Poisson counts of offices that were all trained in the same month: `rate` of each a month, times `ratio` since. */
function countPanel({ months = 36, start = 25, rates = [6, 9, 15], ratio = 1, wave = 0, seed = 1 }: { months?: number; start?: number; rates?: readonly number[]; ratio?: number; wave?: number; seed?: number }): Panel {
	const random = seededRandom(seed);
	const drawn = (mean: number): number => {
		let [count, product] = [-1, 1];
		do [count, product] = [count + 1, (product * (random.bits() + 0.5)) / 4_294_967_296];
		while (product > Math.exp(-mean));
		return count;
	};
	const rows = rates.flatMap((rate, office) => Array.from({ length: months }, (_value, at) => ({ office, month: at + 1, rate })));
	return {
		unit: rows.map(({ office }) => `u${office}`), time: rows.map(({ month }) => month), firstTreated: rows.map(() => start),
		outcome: rows.map(({ month, rate }) => drawn(rate * (month >= start ? ratio : 1) * (1 + wave * Math.sin((2 * Math.PI * month) / 12))))
	};
}

const monthSums = ({ time, outcome }: Panel) => {
	const months = [...new Set(Array.from(time))].sort((a, b) => a - b);
	return { time: months, count: months.map((month) => Array.from(time).reduce((sum, own, row) => (own === month ? sum + outcome[row]! : sum), 0)) };
};

describe('counts of offices trained together', () => {
	test('are the Poisson regression of their sums, told as events of one office a month', () => {
		const panel = countPanel({ ratio: 0.7 });
		const sums = monthSums(panel);
		const whole = interruptedCounts(sums, 25)!.difference;
		const { average, mde, units } = judged(panel, { family: 'poisson' });
		expect([units, average!.estimate * 3, average!.se * 3, average!.p]).toEqual([3, expect.closeTo(whole.estimate, 8), expect.closeTo(whole.se, 8), expect.closeTo(whole.p, 8)]);
		expect(average!.ci95![0]).toBeLessThan(average!.ci90![0]);
		expect(mde).toBeGreaterThan(1.9 * average!.se);
	});

	test('a fall by three tenths is found: about three events of ten a month', () => {
		const { average } = judged(countPanel({ ratio: 0.7, seed: 3 }), { family: 'poisson' });
		expect(average!.estimate).toBeLessThan(-1);
		expect(average!.ci95![0]).toBeLessThan(-3);
		expect(average!.ci95![1]).toBeGreaterThan(-3);
	});

	test('a missing month of a large office makes no jump', () => {
		const panel = countPanel({ rates: [4, 40], seed: 5 });
		const gone = panel.unit.map((name, row) => name === 'u1' && panel.time[row]! >= 34);
		const { average } = judged({ ...panel, outcome: Array.from(panel.outcome, (value, row) => (gone[row] ? NaN : value)) }, { family: 'poisson' });
		expect(Math.abs(average!.estimate)).toBeLessThan(5);
		expect(average!.ci95![0]).toBeLessThan(0);
	});

	test('another unit of measurement changes the numbers by its factor, the order of rows not at all', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 10, max: 1000, noNaN: true }), (seed, factor) => {
				const panel = countPanel({ seed, ratio: 0.8 });
				const plain = judged(panel, { family: 'poisson' }).average!;
				const larger = judged({ ...panel, outcome: Array.from(panel.outcome, (value) => value * factor) }, { family: 'poisson' }).average!;
				expect(larger.estimate / factor).toBeCloseTo(plain.estimate, 6);
				const mixed = judged(reorder(panel, [...panel.unit.keys()].reverse()), { family: 'poisson' }).average!;
				expect([mixed.estimate, mixed.se]).toEqual([plain.estimate, plain.se]);
			}),
			{ numRuns: 10 }
		);
	});

	// 120 regions in which nothing changed: 95 in 100 should hold zero; bounds as wide as chance asks.
	test('the interval holds zero about 95 times in 100 where nothing changed', () => {
		const results = Array.from({ length: 120 }, (_value, at) => judged(countPanel({ seed: at + 1 }), { family: 'poisson' }).average!.ci95!);
		const covered = results.filter(([low, high]) => low <= 0 && 0 <= high).length / results.length;
		expect(covered).toBeGreaterThan(0.88);
		expect(covered).toBeLessThan(0.995);
	});

	test('below zero is no count; without any event on a side nothing is said', () => {
		const panel = countPanel({});
		const negative = { ...panel, outcome: Array.from(panel.outcome, (value, row) => (row === 5 ? -1 : value)) };
		expect(() => judged(negative, { family: 'poisson' })).toThrow(expect.objectContaining({ code: 'outcome.not_a_count', index: 5 }));
		const ended = { ...panel, outcome: Array.from(panel.outcome, (value, row) => (panel.time[row]! >= 25 ? 0 : value)) };
		expect(judged(ended, { family: 'poisson' })).toMatchObject({ average: null, mde: null, postMonths: 12 });
		expect(judged({ ...panel, outcome: Array.from(panel.outcome, () => 0) }, { family: 'poisson' })).toMatchObject({ average: null, mde: null });
	});
});

describe('the time of the year', () => {
	const seasonal = countPanel({ months: 48, start: 31, wave: 0.6, rates: [30, 50] });

	test('taken out of a wave the interval is much shorter', () => {
		const [plain, without] = [judged(seasonal), judged(seasonal, { seasonal: 'harmonics' })];
		expect(without.average!.se).toBeLessThan(0.7 * plain.average!.se);
		expect(judged(seasonal, { seasonal: 'months', family: 'poisson' }).average!.se).toBeLessThan(0.7 * judged(seasonal, { family: 'poisson' }).average!.se);
	});

	test('of one office it is that of the command for one series', () => {
		const panel = countPanel({ months: 40, start: 29, rates: [20], wave: 0.4 });
		const wanted = interruptedSeries({ time: panel.time, outcome: panel.outcome }, 29, undefined, 'harmonics')!.average;
		expect(judged(panel, { seasonal: 'harmonics' }).average).toEqual({ estimate: expect.closeTo(wanted.estimate, 8), se: expect.closeTo(wanted.se, 8), p: expect.closeTo(wanted.p, 8), ci95: expect.anything(), ci90: expect.anything() });
	});

	test.each([['harmonics', 23, 24], ['months', 35, 36]] as const)('%s: %i months are too few, %i are enough', (kind, few, enough) => {
		expect(() => judged(countPanel({ months: few, start: 13 }), { seasonal: kind })).toThrow(expect.objectContaining({ code: 'series.short_for_season' }));
		expect(judged(countPanel({ months: enough, start: 13 }), { seasonal: kind }).average).not.toBeNull();
	});
});

describe('in the whole verdict', () => {
	test('the choice carries it, in the estimate alone too, and stands among the options', () => {
		const panel = countPanel({ ratio: 0.6, seed: 9 });
		const options: ImpactOptionsInput = { family: 'poisson', seasonal: 'harmonics', sesoi: 1, direction: 'down' };
		const result = estimateImpact(panel, options);
		expect(result.series!.average).toEqual(judged(panel, options).average);
		expect(briefEffect(panel, options).att).toBe(result.series!.average!.estimate);
		expect([result.verdict.code, result.options.family, result.options.seasonal]).toEqual(['indicated_better', 'poisson', 'harmonics']);
	});

	test('nothing is said of a season or of counts where units can be compared', () => {
		const panel = buildPanel({ months: 12, starts: starts([6, 7], [6, 0]) });
		const { options: _plain, ...plain } = estimateImpact(panel, { sesoi: 1 });
		const { options: _other, ...other } = estimateImpact(panel, { sesoi: 1, family: 'poisson', seasonal: 'months' });
		expect(other).toEqual(plain);
	});

	test('without a choice it is the line it was', () => {
		const panel = buildPanel({ months: 30, starts: starts([12, 17]), effect: () => 5, noise: 0.5 });
		expect(judged(panel)).toEqual(judged(panel, { family: 'gaussian', seasonal: null }));
		expect(judged(panel).average!.estimate).toBeCloseTo(5, 0);
	});
});
