import { describe, expect, test } from 'vitest';
import { Random } from './random.ts';

describe('seeded random numbers', () => {
	// First outputs of xoshiro128starstar.c for the state 1, 2, 3, 4, as the Rust crate rand_xoshiro prints them in its test.
	test('equals the published generator', () => {
		const random = new Random('', [1, 2, 3, 4]);
		expect(Array.from({ length: 6 }, () => random.word())).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
	});

	test('the same seed repeats, another seed differs', () => {
		const draw = (seed: string) => Array.from({ length: 20 }, ((random) => () => random.word())(new Random(seed)));
		expect(draw('a')).toEqual(draw('a'));
		expect(draw('a')).not.toEqual(draw('b'));
	});

	test('a fork does not depend on what its parent has drawn', () => {
		const fresh = new Random('a').fork('x').word();
		const used = new Random('a');
		used.word();
		expect(used.fork('x').word()).toBe(fresh);
	});

	test('whole numbers stay inside their bounds and reach both', () => {
		const random = new Random('bounds');
		const drawn = new Set(Array.from({ length: 300 }, () => random.int(1, 4)));
		expect([...drawn].sort()).toEqual([1, 2, 3, 4]);
	});

	test('uniform, normal and Poisson have the mean and spread they promise', () => {
		const random = new Random('moments');
		const moments = (draw: () => number, n = 20000) => {
			const values = Array.from({ length: n }, draw);
			const mean = values.reduce((sum, value) => sum + value, 0) / n;
			return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n };
		};
		const uniform = moments(() => random.next());
		expect(uniform.mean).toBeCloseTo(0.5, 1);
		expect(uniform.variance).toBeCloseTo(1 / 12, 2);
		const normal = moments(() => random.normal());
		expect(Math.abs(normal.mean)).toBeLessThan(0.03);
		expect(Math.abs(normal.variance - 1)).toBeLessThan(0.05);
		for (const mean of [0.3, 4, 90]) {
			const counts = moments(() => random.poisson(mean));
			expect(Math.abs(counts.mean - mean)).toBeLessThan(0.05 * mean + 0.02);
			expect(Math.abs(counts.variance - mean)).toBeLessThan(0.1 * mean + 0.02);
		}
	});

	test('weights are kept, a zero weight is never chosen', () => {
		const random = new Random('weights');
		const counts = { a: 0, b: 0, c: 0 };
		for (let i = 0; i < 4000; i++) counts[random.weighted([['a', 3], ['b', 1], ['c', 0]] as const)]++;
		expect(counts.c).toBe(0);
		expect(counts.a / 4000).toBeCloseTo(0.75, 1);
	});

	test('a shuffle keeps every element and leaves the original alone', () => {
		const original = [1, 2, 3, 4, 5, 6, 7, 8];
		const shuffled = new Random('s').shuffle(original);
		expect(shuffled.toSorted()).toEqual(original);
		expect(original).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect(shuffled).not.toEqual(original);
	});

	test('identifiers are version 7 in form and grow with their clock', () => {
		const random = new Random('u');
		const first = random.uuid(1_700_000_000_000);
		const second = random.uuid(1_700_000_000_001);
		expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(first < second).toBe(true);
	});

	test('an empty list cannot be picked from', () => {
		expect(() => new Random('e').pick([])).toThrow(RangeError);
		expect(() => new Random('e').weighted([])).toThrow(RangeError);
	});
});
