import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentQuantile } from '#features/surveys/rules.ts';
import { ImprovementForm } from './improvement.schema.ts';
import { indexOfMonth, runsOf, type TimelineMonth } from './timeline.rules.ts';
import { timelinePicture } from './ui/timeline-picture.ts';

const month = (name: string, given: Partial<TimelineMonth> = {}): TimelineMonth => ({
	month: name, index: null, interval: null, answers: 0, waitMinutes: null, withinPromise: null, complaints: null, confirmedFixed: null, ...given
});

describe('the index of a month', () => {
	test('has an interval around it', () => {
		// mean 3, s 0.6, n 25: t(24) ≈ 2.0639 → 3 ± 0.2477 → 75 ± 6.19
		const { index, interval } = indexOfMonth({ month: '2026-01-01', answers: 25, mean: 3, spread: 0.6 }, studentQuantile, 5);
		expect(index).toBe(75);
		expect(interval?.map((value) => Math.round(value * 100) / 100)).toEqual([68.81, 81.19]);
	});
	test('is a gap with few answers: they could be recognised (R18)', () => {
		expect(indexOfMonth({ month: '2026-01-01', answers: 4, mean: 3, spread: 0.6 }, studentQuantile, 5)).toEqual({ index: null, interval: null });
	});
	test('stays within what answers can give', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 1, max: 4, noNaN: true }), fc.double({ min: 0, max: 1.5, noNaN: true }), (answers, mean, spread) => {
			const { index, interval } = indexOfMonth({ month: '2026-01-01', answers, mean, spread }, studentQuantile, 1);
			const [low, high] = interval ?? [25, 100];
			expect(25 <= low && low <= (index ?? 0) + 1e-9 && (index ?? 0) <= high + 1e-9 && high <= 100).toBe(true);
		}));
	});
});

describe('the picture', () => {
	test('breaks its line where a month has no data, and never draws a zero there', () => {
		const months = [month('2026-01-01', { index: 70 }), month('2026-02-01', { index: 72 }), month('2026-03-01'), month('2026-04-01', { index: 75 }), month('2026-05-01', { index: 76 })];
		const [strip, ...more] = timelinePicture(months, [], 360).strips;
		expect(more).toEqual([]);
		expect(strip?.lines).toHaveLength(2);
		expect(strip?.dots).toHaveLength(4);
	});
	test('shows a complaint bar only where there were some', () => {
		expect(timelinePicture([month('2026-01-01', { complaints: 4 }), month('2026-02-01')], [], 360).strips[0]?.bars).toHaveLength(1);
	});
	test('puts marks of one month above each other, and leaves out those outside', () => {
		const mark = (on: string, href: string) => ({ kind: 'training', on, title: 'Pelatihan', href, topic: null }) as const;
		const { marks } = timelinePicture([month('2026-01-01'), month('2026-02-01')], [mark('2026-01-05', '/a'), mark('2026-01-25', '/b'), mark('2025-01-01', '/c')], 360);
		expect(marks.map(({ mark: { href } }) => href)).toEqual(['/a', '/b']);
		expect(marks[0]?.x).toBe(marks[1]?.x);
		expect((marks[1]?.y ?? 0) - (marks[0]?.y ?? 0)).toBe(24);
	});
	test('stands inside its frame whatever the figures', () => {
		const value = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null });
		fc.assert(fc.property(fc.array(fc.record({ index: value, waitMinutes: value, withinPromise: value, complaints: value }), { maxLength: 30 }), (rows) => {
			const picture = timelinePicture(rows.map((row, at) => month(`20${10 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, row)), [], 360);
			for (const strip of picture.strips) for (const { x, y } of [...strip.dots, ...strip.bars]) expect(x >= picture.left && x <= picture.right && y >= strip.top && y <= strip.bottom).toBe(true);
		}));
	});
	test('runs of nothing are none', () => expect([runsOf([null, null]), runsOf([1, null, 2, 3])]).toEqual([[], [[1], [2, 3]]]));
});

describe('an improvement', () => {
	const good = {
		serviceId: '01990000-0000-7000-8000-000000000000', title: 'Satu loket', beforeText: 'Tiga loket', afterText: 'Satu loket', beganOn: '2026-01-05', cause: 'own', expected: 'time', responsible: '01990000-0000-7000-8000-000000000001'
	};
	test('may still last, and an empty field is none', () => {
		expect(ImprovementForm.parse({ ...good, endedOn: '', clusterId: '', causeElement: '' })).toMatchObject({ endedOn: null, clusterId: null, causeElement: null });
	});
	test.each([{ endedOn: '2026-01-04' }, { beganOn: '2026-02-30' }, { title: '' }, { afterText: '<script>' }, { cause: 'x' }, { expected: 'index' }, { responsible: 'Budi' }])('is refused with %j', (bad) => {
		expect(ImprovementForm.safeParse({ ...good, ...bad }).success).toBe(false);
	});
});

describe('the interval of few answers', () => {
	const flat = () => 2;
	const of = (answers: number, given: { mean?: number; spread?: number | null } = {}) => indexOfMonth({ month: '2026-01-01', answers, mean: 3, spread: 0.5, ...given }, flat, 1);

	test('two answers have one, one answer has none', () => {
		// 3 ± 2 · 0.5 / √2 = 3 ± 0.7071 → 57.32 to 92.68.
		expect(of(2).interval?.map((value) => Math.round(value * 100) / 100)).toEqual([57.32, 92.68]);
		expect(of(1)).toEqual({ index: 75, interval: null });
	});
	test('without a spread there is none, however many answers', () => expect(of(400, { spread: null })).toEqual({ index: 75, interval: null }));
	test('no spread at all is an interval of one point', () => expect(of(9, { spread: 0 })).toEqual({ index: 75, interval: [75, 75] }));
	test('as many answers as the least are enough', () => {
		expect(indexOfMonth({ month: '2026-01-01', answers: 5, mean: 2, spread: 0 }, flat, 5).index).toBe(50);
		expect(indexOfMonth({ month: '2026-01-01', answers: 4, mean: 2, spread: 0 }, flat, 5).index).toBeNull();
	});
	test('the quantile is asked for with one degree less than answers', () => {
		const asked: number[] = [];
		indexOfMonth({ month: '2026-01-01', answers: 12, mean: 2, spread: 1 }, (degrees) => { asked.push(degrees); return 2; }, 5);
		expect(asked).toEqual([11]);
	});
});
