import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark, TimelineMonth } from '../timeline.rules.ts';
import { timelinePicture } from './timeline-picture.ts';

const month = (name: string, given: Partial<TimelineMonth> = {}): TimelineMonth => ({ month: name, index: null, interval: null, answers: 0, waitMinutes: null, withinPromise: null, complaints: null, confirmedFixed: null, ...given });
const year = (of: (at: number) => Partial<TimelineMonth> = () => ({})): TimelineMonth[] => Array.from({ length: 12 }, (_, at) => month(`2026-${String(at + 1).padStart(2, '0')}-01`, of(at)));
const mark = (on: string, given: Partial<Mark> = {}): Mark => ({ kind: 'training', on, title: 'Pelatihan Rekaan', href: `/pelatihan/${on}`, topic: null, ...given });

describe('the strips', () => {
	test('stand only where something was measured, in one order, below each other', () => {
		const picture = timelinePicture(year((at) => ({ index: 70 + at, waitMinutes: 12, complaints: 3 })), [], 640);
		expect(picture.strips.map(({ key }) => key)).toEqual(['index', 'wait', 'complaints']);
		for (const [at, strip] of picture.strips.entries()) expect(strip.top).toBeGreaterThanOrEqual(picture.strips[at - 1]?.bottom ?? 0);
		expect(timelinePicture(year(), [], 640).strips).toEqual([]);
	});

	test('the index is drawn between whole fives, a share from 0 to 100, a count from nought', () => {
		const [index, wait, promise, complaints] = timelinePicture(year(() => ({ index: 72.5, interval: [68, 77] as const, waitMinutes: 12.4, withinPromise: 80, complaints: 3 })), [], 640).strips;
		expect([index?.range, wait?.range, promise?.range, complaints?.range]).toEqual([[65, 80], [0, 13], [0, 100], [0, 3]]);
	});

	test('an index that never moves still has a scale', () => expect(timelinePicture(year(() => ({ index: 70 })), [], 640).strips[0]?.range).toEqual([70, 75]));
	test('no complaint at all is a line at the ground, not a missing strip', () => {
		const [strip] = timelinePicture(year(() => ({ complaints: 0 })), [], 640).strips;
		expect(strip?.range).toEqual([0, 1]);
		for (const bar of strip?.bars ?? []) expect(bar).toMatchObject({ height: 0, y: strip?.bottom });
	});

	test('a month without data breaks the line: nobody sees a way where none was measured', () => {
		const [strip] = timelinePicture(year((at) => ({ index: at === 5 ? null : 70 })), [], 640).strips;
		expect(strip?.lines).toHaveLength(2);
		expect(strip?.lines.map((points) => points.split(' ').length)).toEqual([5, 6]);
		expect(strip?.dots).toHaveLength(11);
	});

	test('a month alone is a dot without a line', () => {
		const [strip] = timelinePicture(year((at) => ({ waitMinutes: at === 3 ? 10 : null })), [], 640).strips;
		expect([strip?.lines, strip?.dots.length]).toEqual([[], 1]);
	});

	test('an interval reaches from its lower to its upper end around the dot', () => {
		const [dot] = timelinePicture([month('2026-10-01', { index: 72, interval: [68, 77] })], [], 640).strips[0]?.dots ?? [];
		expect(dot?.low).toBeGreaterThan(dot?.y ?? 0);
		expect(dot?.high).toBeLessThan(dot?.y ?? 0);
	});

	test('what is higher is drawn higher, and nothing leaves its strip', () => {
		fc.assert(fc.property(fc.array(fc.option(fc.double({ min: 25, max: 100, noNaN: true }), { nil: null }), { minLength: 2, maxLength: 24 }), fc.integer({ min: 280, max: 1200 }), (values, width) => {
			const months = values.map((index, at) => month(`${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, { index }));
			const picture = timelinePicture(months, [], width);
			for (const strip of picture.strips) {
				const known = values.filter((value) => value !== null);
				for (const [at, dot] of strip.dots.entries()) {
					expect(dot.y).toBeGreaterThanOrEqual(strip.top - 0.1);
					expect(dot.y).toBeLessThanOrEqual(strip.bottom + 0.1);
					expect(dot.x).toBeGreaterThan(picture.left);
					expect(dot.x).toBeLessThan(picture.right);
					const [value, next, after] = [known[at] ?? 0, known[at + 1], strip.dots[at + 1]];
					if (next !== undefined && after && next - value > 0.5) expect(after.y).toBeLessThan(dot.y);
				}
			}
		}));
	});
});

describe('the marks', () => {
	test('stand in the month in which something happened, below the strips', () => {
		const picture = timelinePicture(year(() => ({ index: 70 })), [mark('2026-03-17')], 640);
		const [placed] = picture.marks;
		expect(placed?.x).toBe(picture.strips[0]?.dots[2]?.x);
		expect(placed?.y).toBeGreaterThan(picture.strips[0]?.bottom ?? 0);
	});

	test('of other months are left out, and the others keep their number in the list', () => {
		const picture = timelinePicture(year(), [mark('2023-01-05'), mark('2026-03-17')], 640);
		expect(picture.marks.map(({ number }) => number)).toEqual([2]);
	});

	test('of one month stand in rows of their own', () => {
		const picture = timelinePicture(year(), [mark('2026-03-01'), mark('2026-03-17', { kind: 'improvement' }), mark('2026-03-30', { kind: 'need_opened' })], 640);
		expect(new Set(picture.marks.map(({ x }) => x)).size).toBe(1);
		expect(new Set(picture.marks.map(({ y }) => y)).size).toBe(3);
	});

	test('never cover each other, however many there are and however narrow the picture', () => {
		fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 }), fc.integer({ min: 280, max: 1200 }), (list, width) => {
			const marks = list.sort((a, b) => a - b).map((at, index) => mark(`2026-${String(at).padStart(2, '0')}-10`, { href: `/pelatihan/${index}` }));
			const picture = timelinePicture(year(), marks, width);
			expect(picture.marks).toHaveLength(list.length);
			for (const [at, one] of picture.marks.entries())
				for (const other of picture.marks.slice(at + 1)) expect(Math.abs(one.x - other.x) >= 20 || Math.abs(one.y - other.y) >= 20).toBe(true);
			for (const { y } of picture.marks) expect(y + 18).toBeLessThan(picture.height);
		}));
	});
});

describe('the names of months below', () => {
	test('begin with the first, then January and July, and keep their distance', () => {
		const months = Array.from({ length: 24 }, (_, at) => month(`${2024 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}-01`));
		const wide = timelinePicture(months, [], 960).years.map(({ month: name }) => name);
		expect(wide).toEqual(['2024-11-01', '2025-01-01', '2025-07-01', '2026-01-01', '2026-07-01']);
		const { years } = timelinePicture(months, [], 320);
		for (const [at, each] of years.entries()) if (at > 0) expect(each.x - (years[at - 1]?.x ?? 0)).toBeGreaterThan(44);
	});

	test('without months there is nothing to draw, and nothing breaks', () => {
		const picture = timelinePicture([], [mark('2026-03-17')], 640);
		expect([picture.strips, picture.years, picture.marks]).toEqual([[], [], []]);
		expect(picture.height).toBeGreaterThan(0);
	});
});
