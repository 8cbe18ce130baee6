import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerHour, costPerPoint, returnOn, totalCosts, type CostTotals, type Gain } from './value.rules.ts';

const costs = (full: number): CostTotals => ({ paid: full, workingTime: 0, full, lines: 1 });
const none: CostTotals = { paid: 0, workingTime: 0, full: 0, lines: 0 };
const gain = (given: Partial<Gain>): Gain => ({ att: 3, ci95: [1, 5], direction: 'up', units: 10, ...given });

describe('return on what was spent', () => {
	// R26: Rp120,000,000 and Rp180,000,000 → ROI 50 %, BCR 1.5.
	test('180 million from 120 million is 50 percent, ratio 1.5', () => expect(returnOn(costs(120_000_000), 180_000_000)).toEqual({ roiPercent: 50, benefitCostRatio: 1.5, range: null }));
	// R26 with a stated range: 150 to 240 million of 120 million are 25 to 100 percent, 1.25 to 2.
	test('and from 150 to 240 million it is 25 to 100 percent', () => expect(returnOn(costs(120_000_000), 180_000_000, [150_000_000, 240_000_000])).toEqual({ roiPercent: 50, benefitCostRatio: 1.5, range: { roiPercent: [25, 100], benefitCostRatio: [1.25, 2] } }));
	test('a range without a benefit says nothing', () => expect(returnOn(costs(120_000_000), null, [1, 2])).toBeNull());
	// R26: cost 0 → not defined.
	test('is not defined where the cost is zero', () => expect(returnOn(costs(0), 180_000_000)).toBeNull());
	test('is not defined where no cost is recorded: unknown is not zero', () => expect(returnOn(none, 180_000_000)).toBeNull());
	test('is not defined where nobody stated a benefit: nothing is put into money silently', () => expect(returnOn(costs(120_000_000), null)).toBeNull());
	test('a benefit stated as zero loses everything', () => expect(returnOn(costs(120_000_000), 0)).toEqual({ roiPercent: -100, benefitCostRatio: 0, range: null }));
	test('the two always agree: ROI is the ratio less one', () => {
		const rupiah = fc.integer({ min: 1, max: 1_000_000_000_000 });
		fc.assert(fc.property(rupiah, rupiah, (cost, benefit) => {
			const { roiPercent, benefitCostRatio } = returnOn(costs(cost), benefit)!;
			expect(Math.abs(roiPercent / 100 - (benefitCostRatio - 1))).toBeLessThan(1e-9 * Math.max(1, benefitCostRatio));
		}));
	});
});

describe('sums of costs', () => {
	test('keep the working time of participants apart from money spent', () =>
		expect(totalCosts([{ kind: 'honorarium', amountRupiah: 10 }, { kind: 'travel', amountRupiah: 5 }, { kind: 'working_time', amountRupiah: 7 }])).toEqual({ paid: 15, workingTime: 7, full: 22, lines: 3 }));
	test('of no lines are no costs, and say so', () => expect(totalCosts([])).toEqual(none));
	test('a line of zero is a known zero', () => expect(totalCosts([{ kind: 'place', amountRupiah: 0 }])).toEqual({ paid: 0, workingTime: 0, full: 0, lines: 1 }));
});

describe('cost of an hour', () => {
	test('is all costs by the hours of all participants', () => expect(costPerHour(costs(9_000_000), 100 * 60)).toBe(90_000));
	test.each([['no hour was attended', costs(1000), 0], ['no cost is recorded', none, 600], ['hours below zero', costs(1000), -60]])('is unknown where %s', (_, total, minutes) => expect(costPerHour(total, minutes)).toBeNull());
	test('is zero where the training was free', () => expect(costPerHour(costs(0), 60)).toBe(0));
});

describe('cost of a point', () => {
	// 60 million ÷ (3 points × 10 units) = 2 million; ends: 60 ÷ (5 × 10) and 60 ÷ (1 × 10).
	test('has the reciprocal of the interval as its interval', () => expect(costPerPoint(costs(60_000_000), gain({}))).toEqual({ kind: 'bounded', estimate: 2_000_000, low: 1_200_000, high: 6_000_000 }));
	test('has no upper bound where the interval holds zero', () => expect(costPerPoint(costs(60_000_000), gain({ ci95: [-1, 5] }))).toEqual({ kind: 'unbounded', low: 1_200_000 }));
	test.each([[[0, 5]], [[-0, 5]]] as const)('nor where it only touches zero', (ci95) => expect(costPerPoint(costs(60_000_000), gain({ ci95 }))).toMatchObject({ kind: 'unbounded' }));
	test('counts a fall as a gain where less is better', () => expect(costPerPoint(costs(60_000_000), gain({ att: -3, ci95: [-5, -1], direction: 'down' }))).toEqual({ kind: 'bounded', estimate: 2_000_000, low: 1_200_000, high: 6_000_000 }));
	test.each([
		['nothing was gained', gain({ att: -3, ci95: [-5, -1] }), 'no_gain'],
		['the interval ends at zero', gain({ att: -1, ci95: [-5, 0] }), 'no_gain'],
		['there is no verdict', gain({ att: null, ci95: null }), 'no_verdict'],
		['no interval is known', gain({ ci95: null }), 'no_verdict'],
		['nobody was trained', gain({ units: 0 }), 'no_verdict']
	] as const)('is not said where %s', (_, given, because) => expect(costPerPoint(costs(60_000_000), given)).toEqual({ kind: 'undefined', because }));
	test('is not said where no cost is recorded, or the cost is zero', () => {
		expect(costPerPoint(none, gain({}))).toEqual({ kind: 'undefined', because: 'no_costs' });
		expect(costPerPoint(costs(0), gain({}))).toEqual({ kind: 'undefined', because: 'free' });
	});
	test('is never a nonsense number, whatever comes in', () => {
		const points = fc.double({ min: -50, max: 50, noNaN: true });
		fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.integer({ min: 1, max: 500 }), points, points, points, fc.constantFrom('up' as const, 'down' as const), (full, units, a, b, c, direction) => {
			const [low, att, high] = [a, b, c].sort((one, other) => one - other) as [number, number, number];
			const cost = costPerPoint(costs(full), { att, ci95: [low, high], direction, units });
			if (cost.kind === 'undefined') return;
			expect(cost.low).toBeGreaterThanOrEqual(0);
			if (cost.kind === 'bounded') {
				expect(cost.low).toBeLessThanOrEqual(cost.estimate);
				expect(cost.estimate).toBeLessThanOrEqual(cost.high);
			}
		}));
	});
});

describe('the bounds of value', () => {
	test('a minute is enough for the cost of an hour', () => expect(costPerHour(costs(1000), 1)).toBe(60_000));
	test('the cost of an hour is whole rupiah', () => expect(costPerHour(costs(100), 7 * 60)).toBe(14));
	test('one trained unit is enough for the cost of a point', () => expect(costPerPoint(costs(6_000_000), gain({ units: 1 }))).toEqual({ kind: 'bounded', estimate: 2_000_000, low: 1_200_000, high: 6_000_000 }));

	test('a gain of less than a point is a gain', () => {
		expect(costPerPoint(costs(1_000_000), gain({ att: 0.2, ci95: [0.1, 0.5], units: 1 }))).toEqual({ kind: 'bounded', estimate: 5_000_000, low: 2_000_000, high: 10_000_000 });
		expect(costPerPoint(costs(1_000_000), gain({ att: 0.2, ci95: [-0.1, 0.5], units: 1 }))).toEqual({ kind: 'unbounded', low: 2_000_000 });
	});

	test('an estimate of nothing has no price, though its interval lies above', () => expect(costPerPoint(costs(1_000_000), gain({ att: 0, ci95: [1, 5] }))).toEqual({ kind: 'unbounded', low: 20_000 }));

	test('twice the units halve the price, twice the costs double it', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 50 }), (millions, units) => {
			const price = (full: number, of: number) => {
				const cost = costPerPoint(costs(full * 30_000_000), gain({ units: of }));
				return cost.kind === 'bounded' ? cost.estimate : Number.NaN;
			};
			expect(Math.abs(price(millions, 2 * units) * 2 - price(millions, units))).toBeLessThanOrEqual(2);
			expect(Math.abs(price(2 * millions, units) - 2 * price(millions, units))).toBeLessThanOrEqual(2);
		}));
	});
});
