import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { studentQuantile } from '#platform/statistics/distributions.ts';
import { aggregateDynamic } from './aggregate.ts';
import { drawMultipliers, quartileError, simultaneousCritical, smallSampleCritical, usableCritical } from './bootstrap.ts';
import { estimateImpact } from './estimate.ts';
import { estimateGroupTime } from './group-time.ts';
import { preparePanel } from './panel.ts';
import { permuteAssignment } from './permutation.ts';
import { seededRandom } from './random.ts';

const OPTIONS = { control: 'never', method: 'dr', base: 'varying', panel: 'balanced', anticipation: 0, assignment: 'unit' } as const;
const plan: PanelPlan = { months: 8, starts: starts([9, 5], [7, 6], [14, 0]), effect: () => 2, seed: 13 };
const panel = preparePanel(buildPanel(plan), OPTIONS);
const influences = aggregateDynamic(panel, estimateGroupTime(panel, OPTIONS)).parts.map(({ influence }) => influence);

describe('multiplier draws', () => {
	test('one draw is the mean of influences with a coin for each unit, the same coins for every effect', () => {
		const { draws } = drawMultipliers(panel, influences, 3, 77);
		// The coins are read back from effects that pick out one unit each.
		const units = panel.units.length;
		const picks = Array.from({ length: units }, (_value, at) => Float64Array.from({ length: units }, (_other, unit) => (unit === at ? units : 0)));
		const coins = drawMultipliers(panel, picks, 3, 77).draws;
		for (let draw = 0; draw < 3; draw++) {
			coins.forEach((coin) => expect(Math.abs(coin![draw]!)).toBe(1));
			influences.forEach((influence, at) => {
				const expected = influence!.reduce((sum, value, unit) => sum + coins[unit]![draw]! * value, 0) / units;
				expect(draws[at]![draw]).toBeCloseTo(expected, 12);
			});
		}
	});

	test('coins are fair, and independent between units and draws', () => {
		const units = panel.units.length;
		const picks = Array.from({ length: units }, (_value, at) => Float64Array.from({ length: units }, (_other, unit) => (unit === at ? units : 0)));
		const coins = drawMultipliers(panel, picks, 4000, 5).draws.map((draws) => [...draws!]);
		for (const coin of coins) expect(Math.abs(coin.reduce((a, b) => a + b, 0)) / 4000).toBeLessThan(0.07);
		for (let unit = 1; unit < units; unit++) {
			const together = coins[unit]!.reduce((sum, value, draw) => sum + value * coins[unit - 1]![draw]!, 0) / 4000;
			const onward = coins[unit]!.slice(1).reduce((sum, value, draw) => sum + value * coins[unit]![draw]!, 0) / 4000;
			expect(Math.max(Math.abs(together), Math.abs(onward))).toBeLessThan(0.07);
		}
	});

	test('clusters share one coin: units of one cluster with opposite influence cancel', () => {
		const clustered = preparePanel(buildPanel({ ...plan, clusterSize: 2 }), OPTIONS);
		const against = Float64Array.from(clustered.units, (_name, unit) => {
			const first = clustered.clusterOf!.indexOf(clustered.clusterOf![unit]!);
			return unit === first ? 1 : -1;
		});
		expect([...drawMultipliers(clustered, [against], 50, 1).draws[0]!].every((value) => value === 0)).toBe(true);
	});

	test('more draws begin with the fewer', () => {
		const few = drawMultipliers(panel, influences, 99, 4).draws[0]!;
		expect(drawMultipliers(panel, influences, 500, 4).draws[0]!.slice(0, 99)).toEqual(few);
	});

	test('an effect that is k times another has k times its error, and their band is no wider than one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (factor, seed) => {
				const one = influences[3]!;
				const drawn = drawMultipliers(panel, [one, one.map((value) => factor * value)], 299, seed);
				const [own, times] = drawn.draws.map(quartileError);
				expect(times! / own!).toBeCloseTo(factor, 8);
				const alone = simultaneousCritical({ draws: [drawn.draws[0]!] }, [own!]);
				expect(simultaneousCritical(drawn, [own!, times!])).toBeCloseTo(alone, 10);
			}),
			{ numRuns: 15 }
		);
	});

	test('the critical value of a band grows with the number of effects in it', () => {
		const drawn = drawMultipliers(panel, influences, 999, 8);
		const errors = drawn.draws.map(quartileError);
		let before = 0;
		for (let count = 1; count <= influences.length; count++) {
			const critical = simultaneousCritical({ draws: drawn.draws.slice(0, count) }, errors.slice(0, count));
			expect(critical).toBeGreaterThanOrEqual(before);
			before = critical;
		}
		expect(before).toBeGreaterThan(2.2);
	});

	test('the error is the interquartile range of order statistics, over that of the normal', () => {
		// 100 draws: the 75th and the 25th in order; 1.3489795 = 2 × 0.6744898.
		const draws = Float64Array.from({ length: 100 }, (_value, at) => ((at * 37) % 100) + 1);
		expect(quartileError(draws)).toBeCloseTo(50 / 1.3489795, 6);
		expect(quartileError(new Float64Array(50))).toBeNaN();
		expect(quartileError(null)).toBeNaN();
	});

	test('critical values of 1.96 and 7 are used, those beyond are not', () => {
		expect([1.959, 1.96, 7, 7.001].map(usableCritical)).toEqual([null, 1.96, 7, null]);
	});

	test('with few degrees of freedom a band is at least as wide as the pointwise interval of t', () => {
		for (const df of [3, 8, 20, 100]) expect(smallSampleCritical(1.96, df)).toBeCloseTo(studentQuantile(0.975, df), 3);
	});
});

describe('the page is the same every time', () => {
	test.each([
		[99, 0],
		[500, 1],
		[1000, 4_294_967_295]
	])('%i draws with seed %i', (draws, seed) => {
		const page = () => JSON.stringify(estimateImpact(buildPanel({ ...plan, clusterSize: 2 }), { bootstrap: { draws, seed }, sesoi: 1 }));
		expect(page()).toBe(page());
	});

	test('the seed moves the bands and nothing else', () => {
		const [one, two] = [1, 2].map((seed) => estimateImpact(buildPanel(plan), { bootstrap: { draws: 199, seed }, sesoi: 1 }));
		expect(one!.bootstrap!.simple.se).not.toBe(two!.bootstrap!.simple.se);
		expect(one!.dynamic.byEvent.map(({ band95, ...rest }) => ({ ...rest, has: band95 !== null }))).toEqual(
			two!.dynamic.byEvent.map(({ band95, ...rest }) => ({ ...rest, has: band95 !== null }))
		);
		expect(one!.verdict).toEqual(two!.verdict);
		expect(one!.simple).toEqual(two!.simple);
	});

	test('without a bootstrap there is no band and no draw', () => {
		const { bootstrap, dynamic } = estimateImpact(buildPanel(plan));
		expect(bootstrap).toBeNull();
		expect(dynamic.byEvent.every(({ band95 }) => band95 === null)).toBe(true);
	});

	test('lots are drawn from a seed of their own: the one of the bands does not move them', () => {
		const few = { ...plan, starts: starts([4, 5], [40, 0]) };
		const [one, two] = [1, 2].map((seed) => estimateImpact(buildPanel(few), { bootstrap: { draws: 99, seed } }).permutation);
		expect(one).toMatchObject({ exact: false, draws: 1000 });
		expect(one).toEqual(two);
	});
});

describe('drawing by lot', () => {
	const lots = (starting: readonly number[], assignment: 'unit' | 'cluster' = 'unit', clusterSize?: number) =>
		permuteAssignment(
			preparePanel(buildPanel({ ...plan, starts: starting, ...(clusterSize ? { clusterSize } : {}) }), OPTIONS),
			{ ...OPTIONS, assignment },
			0.7
		);

	// Ways to give the starts to units: n! / (untreated! · Π equal starts!).
	test.each<[readonly number[], number]>([
		[starts([1, 5], [6, 0]), 7],
		[starts([2, 5], [6, 0]), 28],
		[starts([1, 4], [1, 5], [6, 0]), 56],
		[starts([2, 4], [1, 5], [6, 0]), 252],
		[starts([1, 4], [1, 5], [1, 6], [6, 0]), 504],
		[starts([4, 5], [12, 0]), 1820]
	])('%j are all looked at, each once', (starting, ways) => expect(lots(starting)).toMatchObject({ exact: true, draws: ways }));

	test('p lies between one over the number of ways and one, and equal effects count as large', () => {
		const all = lots(starts([2, 5], [6, 0]))!;
		expect(all.p).toBeGreaterThanOrEqual(1 / 28);
		expect(permuteAssignment(panel, OPTIONS, 0)!.p).toBe(1);
		expect(permuteAssignment(panel, OPTIONS, NaN)).toBeNull();
	});

	test('a larger effect is never more ordinary', () => {
		const ready = preparePanel(buildPanel({ ...plan, starts: starts([3, 5], [9, 0]) }), OPTIONS);
		const sizes = [0, 0.2, 0.5, 1, 2, 5, 50].map((att) => permuteAssignment(ready, OPTIONS, att)!.p);
		expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
	});

	test('whole clusters change places; a cluster with two starts cannot', () => {
		expect(lots(starts([4, 5], [12, 0]), 'cluster', 2)).toMatchObject({ exact: true, draws: 28 });
		expect(lots(starts([3, 5], [13, 0]), 'cluster', 2)).toBeNull();
	});

	test('the 90 % margin is no wider than the 95 % one, and the detectable effect no smaller', () => {
		const { margin90, margin95, detectable } = lots(starts([3, 5], [15, 0]))!;
		expect(margin90).toBeLessThanOrEqual(margin95);
		expect(detectable).toBeGreaterThan(margin95);
	});
});

describe('coins from a seed', () => {
	test('near seeds give unlike streams', () => {
		const first = (seed: number) => seededRandom(seed).bits();
		const seen = new Set(Array.from({ length: 2000 }, (_value, seed) => first(seed)));
		expect(seen.size).toBe(2000);
		const ones = Array.from({ length: 32 }, (_value, bit) => [...seen].filter((bits) => (bits >>> bit) & 1).length);
		for (const count of ones) expect(Math.abs(count - 1000)).toBeLessThan(120);
	});

	test('whole numbers below a limit are even', () => {
		const random = seededRandom(3);
		const counts = new Array<number>(7).fill(0);
		for (let draw = 0; draw < 7000; draw++) counts[random.integer(7)]!++;
		// Chi-square with 6 degrees of freedom: above 22.5 in one of a thousand.
		expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(22.5);
	});
});
