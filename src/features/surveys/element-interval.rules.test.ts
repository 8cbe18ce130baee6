import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementInterval, elementIntervals } from './element-interval.rules.ts';
import { studentQuantile } from './rules.ts';
import { ELEMENTS, type Element } from './schema.ts';

const result = (scores: readonly number[], kept?: readonly [number, number] | null) => ({
	elements: [{ element: 'conduct' as const, answered: scores.length, sum: scores.reduce((a, b) => a + b, 0), index: 0, grade: null }],
	...(kept === undefined ? {} : { elementIntervals: { conduct: kept } })
});
const answers = (scores: readonly number[], element: Element = 'conduct') => scores.map((score) => ({ [element]: score }));

describe('the interval of an element', () => {
	test('is that of Student for the mean of its answers', () => {
		// 2, 3, 2, 3, 2, 3: mean 2.5, s² = 0.3, t(5) = 2.5706 → 2.5 ± 0.5748
		expect(elementIntervals(answers([2, 3, 2, 3, 2, 3]), ['conduct'])).toEqual({ conduct: [4813, 7687] });
		expect(studentQuantile(5)).toBe(2.5706);
	});
	test('is a point where all said the same, and unknown with one answer', () => {
		expect(elementIntervals(answers([3, 3, 3]), ['conduct'])).toEqual({ conduct: [7500, 7500] });
		expect(elementIntervals(answers([3]), ['conduct'])).toEqual({ conduct: null });
	});
	test('says nothing of an element that nobody answered or that is not used', () => {
		expect(elementIntervals(answers([3, 3]), ['cost'])).toEqual({});
		expect(elementIntervals([], ELEMENTS)).toEqual({});
	});
	test('of a fixed result is the kept one, also when that is unknown', () => {
		expect(elementInterval(result([1, 4], [4000, 5000]), 'conduct')).toEqual([4000, 5000]);
		expect(elementInterval(result([1, 4], null), 'conduct')).toBeNull();
		expect(elementInterval(result([1, 4]), 'cost')).toBeNull();
		expect(elementInterval(result([1]), 'conduct')).toBeNull();
	});
	test('of an old result is never narrower than the one its answers give', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 60 }), (scores) => {
				const [low, high] = elementIntervals(answers(scores), ['conduct']).conduct ?? [0, 0];
				const [widestLow, widestHigh] = elementInterval(result(scores), 'conduct') ?? [0, 0];
				expect(widestLow).toBeLessThanOrEqual(low);
				expect(widestHigh).toBeGreaterThanOrEqual(high);
				expect(low).toBeGreaterThanOrEqual(2500);
				expect(high).toBeLessThanOrEqual(10_000);
			})
		);
	});
});

describe('the widest interval of an old result', () => {
	// Half said 1 and half 4: mean 2.5, s² = (1.5 · 1.5) · n / (n − 1).
	test('is that of answers at both ends', () => {
		const scores = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 1 : 4));
		const reach = studentQuantile(39) * Math.sqrt(((1.5 * 1.5 * 40) / 39) / 40);
		expect(elementInterval(result(scores), 'conduct')).toEqual([Math.round(2500 * (2.5 - reach)), Math.round(2500 * (2.5 + reach))]);
		expect(elementInterval(result(scores), 'conduct')).toEqual(elementIntervals(answers(scores), ['conduct']).conduct);
	});
	test('of mean 3.25 with 40 answers: a quarter said 1, three quarters said 4', () => {
		const scores = Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? 1 : 4));
		expect(elementInterval(result(scores), 'conduct')).toEqual(elementIntervals(answers(scores), ['conduct']).conduct);
	});
	test('is a point where the mean leaves no choice', () => {
		expect(elementInterval(result([4, 4, 4]), 'conduct')).toEqual([10_000, 10_000]);
		expect(elementInterval(result([1, 1]), 'conduct')).toEqual([2500, 2500]);
	});
	test('needs two answers, and two are enough', () => {
		expect(elementInterval(result([1, 4]), 'conduct')).toEqual([2500, 10_000]);
		expect(elementIntervals(answers([2, 3]), ['conduct']).conduct).toEqual([2500, 10_000]);
	});
});
