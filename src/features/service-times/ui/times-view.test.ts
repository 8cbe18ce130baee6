import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthPicture, PICTURE, promiseText, spanQuery, type MonthFigures } from './times-view.ts';

const month = (name: string, waitMedian: number | null, waitP90 = 60): MonthFigures => ({ month: name, figures: waitMedian === null ? null : { waitMedian, waitP90, isSmall: false } });

describe('the promise in words', () => {
	test.each([
		[{ promisedMinutes: 30, promisedWorkingDays: null }, '30 menit'],
		[{ promisedMinutes: null, promisedWorkingDays: 3 }, '3 hari kerja'],
		[{ promisedMinutes: null, promisedWorkingDays: null }, 'belum ada']
	])('%j is %s', (promise, text) => expect(promiseText(promise, 'id')).toBe(text));
	test('one day is one in English too', () => expect(promiseText({ promisedMinutes: null, promisedWorkingDays: 1 }, 'en')).toBe('1 working day'));
	test('in English', () => expect(promiseText({ promisedMinutes: null, promisedWorkingDays: 1200 }, 'en')).toBe('1,200 working days'));
});

describe('the span in the address', () => {
	const span = { from: '2026-01', to: '2026-11', weekday: undefined, hour: undefined };
	test('has only what was chosen', () => expect(spanQuery(span)).toBe('dari=2026-01&sampai=2026-11'));
	test('changes', () => expect(spanQuery({ ...span, weekday: 1 }, { hour: 8, from: '2026-02', to: '2026-02' })).toBe('dari=2026-02&sampai=2026-02&hari=1&jam=8'));
});

describe('the picture of months', () => {
	test('needs two of them', () => {
		expect(monthPicture([month('2026-01', 10)], null)).toBeNull();
		expect(monthPicture([month('2026-01', 10), month('2026-02', null)], null)).toBeNull();
		expect(monthPicture([], 30)).toBeNull();
	});

	test('breaks its line where nothing is known', () => {
		const picture = monthPicture([month('2026-01', 10), month('2026-02', 12), month('2026-03', null), month('2026-04', 9), month('2026-05', 8)], null);
		expect(picture?.lines).toHaveLength(2);
		expect(picture?.dots.map((dot) => dot.month)).toEqual(['2026-01', '2026-02', '2026-04', '2026-05']);
	});

	test('draws the promise where it lies inside', () => {
		const months = [month('2026-01', 10), month('2026-02', 12)];
		expect(monthPicture(months, 30)?.promise).toBeGreaterThan(PICTURE.top);
		expect(monthPicture(months, 500)?.promise).toBeNull();
		expect(monthPicture(months, null)?.promise).toBeNull();
	});

	test('stays inside its frame', () => {
		const figures = fc.record({ waitMedian: fc.double({ min: 0, max: 400, noNaN: true }), waitP90: fc.double({ min: 0, max: 900, noNaN: true }), isSmall: fc.boolean() });
		fc.assert(
			fc.property(fc.array(fc.option(figures), { minLength: 2, maxLength: 60 }), (all) => {
				const picture = monthPicture(all.map((own, index) => ({ month: `m${index}`, figures: own })), null);
				for (const { x, median, p90 } of picture?.dots ?? []) {
					expect(x).toBeGreaterThanOrEqual(PICTURE.left);
					expect(x).toBeLessThanOrEqual(PICTURE.width);
					for (const y of [median, p90]) {
						expect(y).toBeGreaterThanOrEqual(PICTURE.top - 0.1);
						expect(y).toBeLessThanOrEqual(PICTURE.height - PICTURE.bottom + 0.1);
					}
				}
			})
		);
	});
});
