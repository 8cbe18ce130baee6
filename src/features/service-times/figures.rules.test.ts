import { wilson95 } from '#platform/statistics/wilson.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSmall, quantile } from './figures.rules.ts';

describe('quantiles by the seventh definition', () => {
	// R: quantile(c(1, 3, 4, 8, 20), c(.5, .9)) gives 4.0 and 15.2; quantile(1:10, .9) gives 9.1.
	test.each([
		[[1, 3, 4, 8, 20], 0.5, 4],
		[[1, 3, 4, 8, 20], 0.9, 15.2],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
		[[7], 0.9, 7]
	])('%j at %s is %s', (values, share, expected) => expect(quantile(values, share)).toBeCloseTo(expected, 12));
	test('of nothing is nothing', () => expect(quantile([], 0.5)).toBeNaN());
	test('stays within the values', () => {
		fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
			const sorted = [...values].sort((a, b) => a - b);
			const found = quantile(sorted, share);
			expect(found).toBeGreaterThanOrEqual((sorted[0] ?? 0) - 1e-9);
			expect(found).toBeLessThanOrEqual((sorted.at(-1) ?? 0) + 1e-9);
		}));
	});
});

describe('interval of a share', () => {
	// R: prop.test(x, n, correct = FALSE)$conf.int
	test.each([
		[8, 10, 0.4901625, 0.9433178],
		[0, 8, 0, 0.3244076],
		[81, 263, 0.2552829, 0.3662095] // Newcombe 1998, table I, row 81/263, method 3 (0.2553, 0.3662)
	])('%s of %s', (within, count, low, high) => {
		expect(wilson95(within, count)?.[0]).toBeCloseTo(low, 4);
		expect(wilson95(within, count)?.[1]).toBeCloseTo(high, 4);
	});
	test('of nobody there is none', () => expect(wilson95(0, 0)).toBeNull());
	test('holds its share and stays a share', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
			const within = Math.round(part * count);
			const [low, high] = wilson95(within, count) ?? [1, 0];
			expect(low).toBeGreaterThanOrEqual(0);
			expect(high).toBeLessThanOrEqual(1);
			expect(low).toBeLessThanOrEqual(within / count + 1e-12);
			expect(high).toBeGreaterThanOrEqual(within / count - 1e-12);
		}));
	});
	test('fewer than ten are few', () => expect([9, 10].map(isSmall)).toEqual([true, false]));
});
