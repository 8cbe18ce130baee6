import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './clock.ts';
import { afterWorkingDays, isWorkingDay, PLAIN_CALENDAR, workingDaysBetween, type WorkCalendar } from './working-days.ts';

const withHolidays = (...days: string[]): WorkCalendar => ({ ...PLAIN_CALENDAR, holidays: new Set(days) });
const someDay = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2022-01-01', offset));

describe('deadlines count working days from the day after receipt (R19)', () => {
	// regulations.md R19: received Wednesday 24 June 2026, no holiday in between
	test.each([
		[3, '2026-06-29'],
		[5, '2026-07-01'],
		[14, '2026-07-14'],
		[60, '2026-09-16']
	])('%i working days end on %s', (count, expected) => {
		expect(afterWorkingDays('2026-06-24', count, PLAIN_CALENDAR)).toBe(expected);
	});

	test('one holiday, 17 August, moves only the deadline beyond it', () => {
		const calendar = withHolidays('2026-08-17');
		expect(afterWorkingDays('2026-06-24', 60, calendar)).toBe('2026-09-17');
		expect(afterWorkingDays('2026-06-24', 14, calendar)).toBe('2026-07-14');
	});

	test('what comes in on a Saturday, or on a holiday, begins with the next working day', () => {
		expect(afterWorkingDays('2026-06-27', 1, PLAIN_CALENDAR)).toBe('2026-06-29');
		expect(afterWorkingDays('2026-08-17', 1, withHolidays('2026-08-17'))).toBe('2026-08-18');
	});

	test('an agency that works on Saturday too reaches the day sooner', () => {
		expect(afterWorkingDays('2026-06-24', 4, { ...PLAIN_CALENDAR, weekDays: new Set([1, 2, 3, 4, 5, 6]) })).toBe('2026-06-29');
		expect(afterWorkingDays('2026-06-24', 4, PLAIN_CALENDAR)).toBe('2026-06-30');
	});
});

describe('a pause', () => {
	test('moves the deadline by the working days it held', () => {
		expect(afterWorkingDays('2026-06-24', 5, PLAIN_CALENDAR, [{ from: '2026-06-26', to: '2026-06-30' }])).toBe('2026-07-03');
	});

	test('over a weekend only moves nothing', () => {
		expect(afterWorkingDays('2026-06-24', 5, PLAIN_CALENDAR, [{ from: '2026-06-26', to: '2026-06-28' }])).toBe('2026-07-01');
	});

	test('that still runs leaves no deadline', () => {
		expect(afterWorkingDays('2026-06-24', 5, PLAIN_CALENDAR, [{ from: '2026-06-26', to: null }])).toBeNull();
	});

	test('that began after the deadline had passed changes nothing', () => {
		expect(afterWorkingDays('2026-06-24', 3, PLAIN_CALENDAR, [{ from: '2026-06-29', to: null }])).toBe('2026-06-29');
	});

	test('counted twice because two overlap is counted once', () => {
		const once = afterWorkingDays('2026-06-24', 5, PLAIN_CALENDAR, [{ from: '2026-06-26', to: '2026-07-02' }]);
		expect(afterWorkingDays('2026-06-24', 5, PLAIN_CALENDAR, [{ from: '2026-06-26', to: '2026-07-01' }, { from: '2026-06-29', to: '2026-07-02' }])).toBe(once);
	});
});

describe('bad input', () => {
	test.each([0, -1, 1.5, Number.NaN, Infinity])('%s days are refused', (count) => {
		expect(() => afterWorkingDays('2026-06-24', count, PLAIN_CALENDAR)).toThrow(RangeError);
	});

	test('a week without working days is refused instead of searched for ever', () => {
		expect(() => afterWorkingDays('2026-06-24', 1, { weekDays: new Set(), holidays: new Set() })).toThrow(/no working days/);
	});
});

describe('properties', () => {
	test('counting back gives the number of days again, and the day is one the agency works', () => {
		fc.assert(
			fc.property(someDay, fc.integer({ min: 1, max: 80 }), fc.uniqueArray(someDay, { maxLength: 40 }), (from, count, holidays) => {
				const calendar = withHolidays(...holidays);
				const due = afterWorkingDays(from, count, calendar);
				expect(due !== null && isWorkingDay(due, calendar)).toBe(true);
				expect(workingDaysBetween(from, due ?? '', calendar)).toBe(count);
			})
		);
	});

	test('a holiday more never brings a deadline nearer', () => {
		fc.assert(
			fc.property(someDay, fc.integer({ min: 1, max: 60 }), fc.uniqueArray(someDay, { maxLength: 20 }), someDay, (from, count, holidays, more) => {
				const before = afterWorkingDays(from, count, withHolidays(...holidays)) ?? '';
				const after = afterWorkingDays(from, count, withHolidays(...holidays, more)) ?? '';
				expect(after >= before).toBe(true);
			})
		);
	});

	test('nothing lies between a day and an earlier one', () => {
		expect(workingDaysBetween('2026-07-01', '2026-06-01', PLAIN_CALENDAR)).toBe(0);
		expect(workingDaysBetween('2026-07-01', '2026-07-01', PLAIN_CALENDAR)).toBe(0);
	});
});
