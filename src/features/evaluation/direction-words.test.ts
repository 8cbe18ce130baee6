import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeInWords, movedEn, movedId, rangeInWords } from './direction-words.ts';
import type { Interval } from './schema.ts';

const one = (size: number) => size.toFixed(1);
const comma = (size: number) => one(size).replace('.', ',');

describe('a range has the direction of what is said', () => {
	test.each<[Interval, string, string]>([
		[[1.8, 6.6], 'naik 1,8 sampai 6,6', 'a rise of 1.8 to 6.6'],
		[[-6.6, -1.8], 'turun 1,8 sampai 6,6', 'a fall of 1.8 to 6.6'],
		[[-6.6, 1.2], 'antara turun 6,6 dan naik 1,2', 'between a fall of 6.6 and a rise of 1.2'],
		[[0, 3], 'naik 0,0 sampai 3,0', 'a rise of 0.0 to 3.0'],
		[[-3, 0], 'turun 0,0 sampai 3,0', 'a fall of 0.0 to 3.0'],
		// What is written as zero neither rose nor fell.
		[[-0.04, 3], 'naik 0,0 sampai 3,0', 'a rise of 0.0 to 3.0'],
		[[-3, 0.04], 'turun 0,0 sampai 3,0', 'a fall of 0.0 to 3.0'],
		[[-0.04, 0.04], 'naik 0,0 sampai 0,0', 'a rise of 0.0 to 0.0'],
		[[-3, -0.04], 'turun 0,0 sampai 3,0', 'a fall of 0.0 to 3.0']
	])('%j', (range, indonesian, english) => {
		expect(rangeInWords(range, comma, movedId)).toBe(indonesian);
		expect(rangeInWords(range, one, movedEn)).toBe(english);
	});

	test('no sign is ever written, and the first number of one direction is the smaller', () => {
		const end = fc.double({ min: -99, max: 99, noNaN: true });
		fc.assert(
			fc.property(end, end, (a, b) => {
				const text = rangeInWords([Math.min(a, b), Math.max(a, b)], one, movedEn);
				expect(text).not.toMatch(/[-−+]/);
				const [first, last] = [...text.matchAll(/\d+\.\d/g)].map(([figures]) => Number(figures));
				if (!text.startsWith('between')) expect(first).toBeLessThanOrEqual(last!);
			})
		);
	});

	test('a range on both sides of zero always says so', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.1, max: 99, noNaN: true }), fc.double({ min: 0.1, max: 99, noNaN: true }), (fall, rise) => {
				expect(rangeInWords([-fall, rise], comma, movedId)).toMatch(/^antara turun \S+ dan naik \S+$/);
			})
		);
	});
});

describe('a change with its range', () => {
	const said = (att: number, ci95: Interval | null) => [changeInWords({ att, ci95, unit: 'poin' }, comma, movedId), changeInWords({ att, ci95, unit: 'points' }, one, movedEn)];

	test.each<[number, Interval | null, string, string]>([
		[-4.2, [-6.6, -1.8], 'turun 4,2 poin; rentang 95 %: turun 1,8 sampai 6,6', 'a fall of 4.2 points; 95% range: a fall of 1.8 to 6.6'],
		[4.2, [1.8, 6.6], 'naik 4,2 poin; rentang 95 %: naik 1,8 sampai 6,6', 'a rise of 4.2 points; 95% range: a rise of 1.8 to 6.6'],
		[-2.7, [-6.6, 1.2], 'turun 2,7 poin; rentang 95 %: antara turun 6,6 dan naik 1,2', 'a fall of 2.7 points; 95% range: between a fall of 6.6 and a rise of 1.2'],
		[0.04, [-1, 1], 'berubah 0,0 poin; rentang 95 %: antara turun 1,0 dan naik 1,0', 'a change of 0.0 points; 95% range: between a fall of 1.0 and a rise of 1.0'],
		[-0.3, null, 'turun 0,3 poin', 'a fall of 0.3 points']
	])('%d in %j', (att, range, indonesian, english) => expect(said(att, range)).toEqual([indonesian, english]));
});
