import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayIn, daysOfMonth, endOfDay, isDay, isNoDay, timeIn } from './clock.ts';

describe('the day in a zone (R32)', () => {
	// R32: an activity that ends on 31 December at 23:30 WIT counts in that year, though in UTC it is 14:30 and in WIB 21:30.
	const newYearsEve = new Date('2026-12-31T14:30:00Z');
	test.each([['Asia/Jayapura', '2026-12-31'], ['Asia/Makassar', '2026-12-31'], ['Asia/Jakarta', '2026-12-31']])('%s', (zone, day) => expect(dayIn(zone, newYearsEve)).toBe(day));

	test('half past midnight in Jayapura is still yesterday in Jakarta', () => {
		const instant = new Date('2026-12-31T15:30:00Z');
		expect(dayIn('Asia/Jayapura', instant)).toBe('2027-01-01');
		expect(dayIn('Asia/Jakarta', instant)).toBe('2026-12-31');
	});

	test('the time of day has 24 hours and no 24th', () => {
		expect(timeIn('Asia/Jakarta', new Date('2026-11-21T17:05:00Z'))).toEqual({ hour: 0, minute: 5 });
		expect(timeIn('Asia/Makassar', new Date('2026-11-21T15:59:00Z'))).toEqual({ hour: 23, minute: 59 });
	});
});

describe('days as text', () => {
	test.each(['2026-02-30', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '2026-02-29', '', 'today', '2026-01-01T00:00:00Z', '0000-01-01'])('%j is no day', (text) => expect(isDay(text)).toBe(false));
	test.each<[unknown, boolean]>([['2026-02-30', true], [' 2026-13-01 ', true], ['2026-02-28', false], ['', false], ['kemarin', false], [undefined, false], [20260230, false]])('%j is written like a day that does not exist: %s', (value, expected) => expect(isNoDay(value)).toBe(expected));
	test.each(['2026-02-28', '2024-02-29', '1990-05-15', '0001-01-01', '9999-12-31'])('%s is a day', (text) => expect(isDay(text)).toBe(true));

	test('adding and taking away the same count comes back, over leap years and month ends', () => {
		fc.assert(fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), fc.integer({ min: -4000, max: 4000 }), (date, count) => {
			const day = date.toISOString().slice(0, 10);
			const other = addDays(day, count);
			expect(isDay(other)).toBe(true);
			expect(addDays(other, -count)).toBe(day);
			expect(Math.sign(other.localeCompare(day))).toBe(Math.sign(count));
		}));
	});
});

describe('the length of a month', () => {
	// The Gregorian rule: 1900 and 2100 had no 29 February, 2000 and 2400 have one.
	test.each([[2023, 28], [2024, 29], [2100, 28], [1900, 28], [2000, 29], [2400, 29], [2200, 28]])('February of %i has %i days', (year, days) => expect(daysOfMonth(year, 2)).toBe(days));
	test('the others are as on every calendar', () => expect([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysOfMonth(2026, month))).toEqual([31, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]));
	test('it is the day before the first of the next one, whatever the year', () => {
		fc.assert(fc.property(fc.integer({ min: 1583, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
			expect(daysOfMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
		}));
	});
	test.each(['2100-02-29', '1900-02-29', '2026-04-31', '2026-06-31', '2026-09-31', '2026-11-31', '2026-01-32'])('%s is no day', (day) => expect(isDay(day)).toBe(false));
	test.each(['2000-02-29', '2026-04-30', '2026-01-31', '2026-12-31'])('%s is one', (day) => expect(isDay(day)).toBe(true));
});

test('midnight is hour 0 and minute 0 of the day that begins', () => expect(timeIn('Asia/Jakarta', new Date('2026-11-21T17:00:00Z'))).toEqual({ hour: 0, minute: 0 }));

test.each([['Asia/Jakarta', '+07:00'], ['Asia/Makassar', '+08:00'], ['Asia/Jayapura', '+09:00'], ['UTC', '+00:00']])('a day ends at its last second in %s', (timeZone, offset) => {
	expect(endOfDay('2026-11-30', timeZone)).toBe(`2026-11-30T23:59:59${offset}`);
	expect(endOfDay('2028-02-29', timeZone)).toBe(`2028-02-29T23:59:59${offset}`);
});
