import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridDecimals, valueAxis } from './axis.ts';

const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('the axis of values', () => {
	test('puts its first number at one end and its last at the other', () => {
		const { grid, place } = valueAxis([79.2, 84.6], 4, [270, 26]);
		expect(grid).toEqual([{ value: 78, at: 270 }, { value: 80, at: 209 }, { value: 82, at: 148 }, { value: 84, at: 87 }, { value: 86, at: 26 }]);
		expect(place(83)).toBe(117.5);
	});
	test('runs to the right as well as up', () => expect(valueAxis([0, 4], 4, [100, 300]).grid.map(({ at }) => at)).toEqual([100, 150, 200, 250, 300]));
	test('holds every value between its ends, in order and with each number once', () => {
		fc.assert(
			fc.property(values, fc.integer({ min: 2, max: 8 }), (all, count) => {
				const { grid, place } = valueAxis(all, count, [300, 20]);
				expect([grid[0]?.at, grid.at(-1)?.at]).toEqual([300, 20]);
				for (const value of all) {
					expect(place(value)).toBeGreaterThanOrEqual(20);
					expect(place(value)).toBeLessThanOrEqual(300);
				}
				const numbers = grid.map(({ value }) => value);
				expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
			})
		);
	});
	test('of one value alone has two numbers', () => expect(valueAxis([5], 4, [0, 10]).grid.length).toBeGreaterThan(1));
	test('of no value at all is drawn, and says nothing', () => expect(valueAxis([], 4, [0, 10]).grid).toEqual([{ value: 0, at: 0 }, { value: 1, at: 10 }]));
});

describe('the numbers of an axis', () => {
	test.each([[[0, 2, 4], 0], [[0, 0.5, 1], 1], [[-1, 0], 0], [[], 0]] as const)('%j are written with %i decimals', (all, decimals) =>
		expect(gridDecimals(all.map((value) => ({ value })))).toBe(decimals));
});
