import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canFind, emptyOf, isTooEmpty, lots, trainedNeeded, unitsNeeded } from './outlook.rules.ts';

describe('the answer', () => {
	test('is yes from the smallest visible change on', () => {
		expect(canFind({ mde: 2, sesoi: 2, obstacle: null })).toBe(true);
		expect(canFind({ mde: 2.01, sesoi: 2, obstacle: null })).toBe(false);
	});
	test('is no without comparison or lots, and open where nothing is known', () => {
		expect(canFind({ mde: null, sesoi: 2, obstacle: 'no_comparison' })).toBe(false);
		expect(canFind({ mde: null, sesoi: 2, obstacle: 'few_lots' })).toBe(false);
		expect(canFind({ mde: null, sesoi: 2, obstacle: 'few_past_months' })).toBeNull();
	});
});

// Handbook on impact methods § 6: with J donors p cannot be below 1/(J+1), so 19 are needed for 0.05.
test('ways to choose by lot', () => {
	expect(lots(1, 19)).toBe(20);
	expect(lots(1, 18)).toBe(19);
	expect(lots(3, 3)).toBe(20);
	expect(lots(2, 4)).toBe(15);
	expect(lots(0, 5)).toBe(1);
	expect(lots(500, 500)).toBeGreaterThan(1e5);
});

describe('units that would be needed', () => {
	test('twice the precision needs four times the units', () => expect(unitsNeeded(4, 2, 10, 20)).toEqual({ trained: 40, comparison: 80 }));
	test('beside the same comparison there may be no number that is enough', () => {
		// 1/n + 1/20 = (1/10 + 1/20) ÷ 4 = 0.0375 < 1/20
		expect(trainedNeeded(4, 2, 10, 20)).toBeNull();
		// 1/n = 0.15 × (2/2.2)² − 0.05 = 0.07397
		expect(trainedNeeded(2.2, 2, 10, 20)).toBe(14);
	});
	test('absurdly many are nobody’s help', () => expect(unitsNeeded(1000, 1, 10, 20)).toBeNull());
	test('are enough, and never fewer than there are', () => {
		fc.assert(fc.property(fc.double({ min: 1.01, max: 5, noNaN: true }), fc.integer({ min: 5, max: 50 }), fc.integer({ min: 5, max: 50 }), (ratio, trained, comparison) => {
			const [both, more] = [unitsNeeded(ratio, 1, trained, comparison)!, trainedNeeded(ratio, 1, trained, comparison)];
			const precision = (a: number, b: number) => ratio * Math.sqrt((1 / a + 1 / b) / (1 / trained + 1 / comparison));
			expect(precision(both.trained, both.comparison)).toBeLessThanOrEqual(1 + 1e-6);
			if (more !== null) {
				expect(more).toBeGreaterThanOrEqual(trained);
				expect(precision(more, comparison)).toBeLessThanOrEqual(1 + 1e-6);
			}
		}));
	});
});

describe('months without a value', () => {
	const rows = (values: Readonly<Record<string, readonly (number | null)[]>>) =>
		Object.entries(values).flatMap(([unitId, months]) =>
			months.map((value, at) => ({ unitId, serviceId: 's', month: `2026-0${at + 1}-01`, firstMonth: null, responses: value === null ? 0 : 3, total: 0, value }))
		);

	test('are counted over all units and months, and over the quarters that hold them', () => {
		const some = rows({ a: [4, null, null, 6, null, null], b: [null, null, null, 5, 5, 5] });
		expect(emptyOf(some, 'closing_median_days')).toEqual({ months: 1 - 5 / 12, quarters: 1 / 4 });
	});

	test('are none where every unit has every month, and none of nothing', () => {
		expect(emptyOf(rows({ a: [1, 2], b: [3, 4] }), 'wait_median_minutes')).toEqual({ months: 0, quarters: 0 });
		expect(emptyOf([], 'wait_median_minutes')).toEqual({ months: 0, quarters: 0 });
	});

	test('a month that a unit has no row for is empty too', () => expect(emptyOf(rows({ a: [1, 2, 3, 4], b: [1] }), 'wait_median_minutes').months).toBe(1 - 5 / 8));

	// Handbook on impact methods § 9, gate 1: at most 20 % missing.
	test('are too many above a fifth', () => {
		expect(isTooEmpty({ empty: { months: 0.2, quarters: 0 } })).toBe(false);
		expect(isTooEmpty({ empty: { months: 0.2001, quarters: 0 } })).toBe(true);
		expect(canFind({ mde: 1, sesoi: 2, obstacle: null, empty: { months: 0.67, quarters: 0.3 } })).toBe(false);
	});
});
