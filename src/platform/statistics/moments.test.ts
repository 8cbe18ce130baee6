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
