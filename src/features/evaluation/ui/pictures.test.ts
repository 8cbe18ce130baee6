import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventEffect } from '../schema.ts';
import { eventPicture, NARROW, rangeOf, spans, WIDE } from './event-picture.ts';
import { linePicture } from './line-picture.ts';
import { labelStep, linear, ticks } from './scale.ts';

const effect = (event: number, att: number | null, half: number | null = 1): EventEffect => ({
	event,
	att,
	se: 0.5,
	ci95: att === null || half === null ? null : [att - half, att + half],
	band95: null
});

describe('scales', () => {
	test.each([
		[[-3, 5], 5, [-4, -2, 0, 2, 4, 6]],
		[[78.2, 84.9], 4, [78, 80, 82, 84, 86]],
		[[0.02, 0.19], 4, [0, 0.05, 0.1, 0.15, 0.2]],
		[[3, 3], 4, [3, 4]]
	] as const)('%s in about %d steps', (values, count, marks) => expect(ticks(values, count)).toEqual(marks));

	test('round marks enclose all values and stay few', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
				const marks = ticks(values, 5);
				return (marks[0] ?? 1) <= Math.min(...values) + 1e-6 && (marks.at(-1) ?? -1) >= Math.max(...values) - 1e-6 && marks.length >= 2 && marks.length <= 8;
			})
		);
	});

	test('no values still make an axis', () => expect(ticks([], 5)).toEqual([0, 1]));
	test('a place in the picture', () => expect([0, 5, 10].map(linear([0, 10], [100, 0]))).toEqual([100, 50, 0]));
	test('a range of nothing does not divide by zero', () => expect(linear([3, 3], [0, 100])(3)).toBe(0));
	test.each([
		[24, 12, 2],
		[24, 6, 6],
		[5, 12, 1],
		[600, 5, 120]
	])('%d months, %d labels: every %d', (length, most, step) => expect(labelStep(length, most)).toBe(step));
});

describe('the picture of months since training', () => {
	const events = [effect(-3, 0.4), effect(-2, -0.2), { ...effect(-1, 0, null), ci95: null }, effect(0, 2), effect(1, 3), effect(2, 3.5, null), effect(3, null)];

	test('dots stand in order, the start between −1 and 0, and nothing outside the frame', () => {
		for (const size of [WIDE, NARROW]) {
			const picture = eventPicture(events, 2, size)!;
			const places = picture.dots.map(({ x }) => x);
			expect(places).toEqual([...places].sort((a, b) => a - b));
			expect(picture.dots.map(({ event, isAfter, isReference }) => [event, isAfter, isReference])).toEqual([
				[-3, false, false],
				[-2, false, false],
				[-1, false, true],
				[0, true, false],
				[1, true, false],
				[2, true, false]
			]);
			expect(picture.startX).toBeGreaterThan(places[2]!);
			expect(picture.startX).toBeLessThan(places[3]!);
			for (const { x, y, low, high } of picture.dots) for (const value of [x, y, low ?? y, high ?? y]) expect(value >= 0 && value <= size.width).toBe(true);
			expect(picture.band.top).toBeLessThan(picture.zero);
			expect(picture.band.bottom).toBeGreaterThan(picture.zero);
		}
	});

	test('higher is further up', () => {
		const { dots } = eventPicture(events, 2, WIDE)!;
		expect(dots[4]!.y).toBeLessThan(dots[3]!.y);
		expect(dots[4]!.high!).toBeLessThan(dots[4]!.low!);
	});

	test('shows a year on each side', () => {
		const many = Array.from({ length: 60 }, (_, index) => effect(index - 30, 1));
		expect(eventPicture(many, 2, WIDE)!.dots.map(({ event }) => event)).toEqual(Array.from({ length: 25 }, (_, index) => index - 12));
	});

	test('nothing known, nothing drawn', () => {
		expect(eventPicture([], 2, WIDE)).toBeNull();
		expect(eventPicture([effect(0, null)], 2, WIDE)).toBeNull();
		expect(spans([])).toEqual({ before: null, after: null });
	});

	test('the sentence knows the extremes', () => expect(spans(events)).toEqual({ before: [-0.2, 0.4], after: [2, 3.5] }));
	test('the simultaneous range goes first', () => expect(rangeOf({ band95: [0, 4], ci95: [1, 3] })).toEqual([0, 4]));
});

describe('the picture of both groups', () => {
	const month = (index: number) => `2025-${String(index).padStart(2, '0')}-01`;
	const series = Array.from({ length: 12 }, (_, index) => ({ month: month(index + 1), trained: 75 + index, comparison: index === 5 ? null : 76 }));

	test('a gap stays a gap', () => {
		const picture = linePicture(series, [month(4)], WIDE)!;
		expect(picture.trained).toHaveLength(1);
		expect(picture.comparison).toHaveLength(2);
		expect(picture.starts).toHaveLength(1);
		expect(picture.labels.map((label) => label.month)).toEqual([1, 4, 7, 10].map(month));
	});

	test('a month alone between two gaps is a dot, not nothing', () => {
		const months = [71, null, 73, null, 75, 76].map((trained, at) => ({ month: `2026-0${at + 1}-01`, trained, comparison: 70 }));
		const { trained, comparison } = linePicture(months, [], WIDE)!;
		expect(comparison).toHaveLength(1);
		expect(trained.map((line) => line.split(' ').length)).toEqual([2, 2, 2]);
		const ends = trained.map((line) => line.split(' '));
		expect(ends.map(([from, to]) => from === to)).toEqual([true, true, false]);
	});

	test('many cohorts are drawn as a span, those outside the data not at all', () => {
		expect(linePicture(series, [2, 3, 4, 5, 6, 7, 8].map(month), NARROW)!.starts).toHaveLength(2);
		expect(linePicture(series, ['2024-01-01', '2027-01-01'], NARROW)!.starts).toEqual([]);
	});

	test.each([[[]], [series.slice(0, 1)], [series.slice(0, 2).map((one) => ({ ...one, trained: null, comparison: null }))]])('too little to draw', (few) =>
		expect(linePicture(few, [], WIDE)).toBeNull()
	);
});
