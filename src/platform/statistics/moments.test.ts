import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlation, deviation, mean, median, variance } from './moments.ts';

// F. J. Anscombe (1973), Graphs in Statistical Analysis, first set: means 9 and 7.50, variances 11 and 4.13, correlation 0.816.
const X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

describe('moments', () => {
	test('of the first set of Anscombe', () => {
		expect(mean(X)).toBe(9);
		expect(mean(Y)).toBeCloseTo(7.5, 2);
		expect(variance(X)).toBe(11);
		expect(variance(Y)).toBeCloseTo(4.127, 3);
		expect(deviation(X)).toBe(Math.sqrt(11));
		expect(correlation(X, Y)).toBeCloseTo(0.816, 3);
	});

	test('of too little are not numbers', () => {
		expect([mean([]), variance([1]), median([]), correlation([1, 1], [1, 2])]).toEqual([NaN, NaN, NaN, NaN]);
	});
});

describe('the median', () => {
	test.each([[[3], 3], [[1, 2], 1.5], [[1, 2, 9], 2], [[1, 2, 4, 9], 3]] as const)('of %j is %d', (sorted, middle) => expect(median(sorted)).toBe(middle));

	test('has at most half of the values below it, and at most half above', () => {
		fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
			const middle = median(values.toSorted((a, b) => a - b));
			expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
			expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
		}));
	});
});

describe('correlation', () => {
	test('of a line is one, of a falling one minus one, however small or large the numbers', () => {
		expect(correlation([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 14);
		expect(correlation([1, 2, 3], [6, 4, 2])).toBeCloseTo(-1, 14);
		expect(correlation([0.1, 0.2, 0.4], [0.2, 0.4, 0.8])).toBeCloseTo(1, 14);
	});
	test('is not a number where either side is constant', () => {
		expect(correlation([1, 2, 3], [5, 5, 5])).toBeNaN();
		expect(correlation([5, 5, 5], [1, 2, 3])).toBeNaN();
		expect(correlation([5, 5], [5, 5])).toBeNaN();
		expect(correlation([], [])).toBeNaN();
	});
	test('is the same from either side, and blind to scale and shift', () => {
		const values = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 3, maxLength: 20 });
		fc.assert(fc.property(values, (rows) => {
			const [a, b] = [rows.map(([one]) => one), rows.map(([, other]) => other)];
			const r = correlation(a, b);
			if (Number.isNaN(r)) return;
			expect(correlation(b, a)).toBeCloseTo(r, 12);
			expect(correlation(a.map((one) => 3 * one + 7), b)).toBeCloseTo(r, 10);
			expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-12);
		}));
	});
});
