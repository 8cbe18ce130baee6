import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideSmall, isFewPeople } from './hidden.rules.ts';
import { HIDDEN } from './report.schema.ts';

// R18: no cell of fewer than five people.
describe('small counts', () => {
	test.each([
		[[10, 20], [10, 20], 30],
		[[0, 0, 9], [0, 0, 9], 9],
		[[2, 4, 30], [HIDDEN, HIDDEN, 30], 36],
		// The only small one could be taken from the total: the next smallest goes with it.
		[[2, 9, 30], [HIDDEN, HIDDEN, 30], 41],
		// Two alike tell themselves.
		[[3, 3, 30, 40], [HIDDEN, HIDDEN, HIDDEN, 40], 76],
		// Fewer than five together.
		[[1, 2, 50, 60], [HIDDEN, HIDDEN, HIDDEN, 60], 113],
		[[3], [HIDDEN], HIDDEN],
		[[2, 2], [HIDDEN, HIDDEN], HIDDEN],
		[[], [], 0]
	] as const)('%j', (counts, cells, total) => expect(hideSmall(counts)).toEqual({ cells, total }));

	test('a share is told of five and more', () => {
		expect([0, 4, 5].map(isFewPeople)).toEqual([true, true, false]);
	});

	test('nothing of one to four is ever shown, and a hidden one is never the difference', () =>
		fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), (counts) => {
			const { cells, total } = hideSmall(counts);
			const hidden = counts.filter((_, at) => cells[at] === HIDDEN);
			expect(cells.some((cell) => typeof cell === 'number' && cell > 0 && cell < 5)).toBe(false);
			if (total === HIDDEN) return;
			expect(total).toBe(counts.reduce((sum, count) => sum + count, 0));
			if (hidden.length > 0) {
				expect(hidden.length).toBeGreaterThan(1);
				expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5);
			}
		})));
});

describe('the edge of small counts', () => {
	test.each([
		// Five people behind two unlike counts are enough; the next size stays.
		[[2, 3, 30], [HIDDEN, HIDDEN, 30], 35],
		[[1, 4, 5, 30], [HIDDEN, HIDDEN, 5, 30], 40],
		// Four are not: the next size goes too, and all that have it.
		[[4, 5, 5, 30], [HIDDEN, HIDDEN, HIDDEN, 30], 44],
		[[1, 3, 5, 9], [HIDDEN, HIDDEN, HIDDEN, 9], 18],
		[[5, 5], [5, 5], 10]
	] as const)('%j', (counts, cells, total) => expect(hideSmall(counts)).toEqual({ cells, total }));
});
