import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '#platform/clock.ts';
import { afterWorkingDays } from '#platform/working-days.ts';
import { isCompleteYear, nationalHolidays } from './national-holidays.rules.ts';
import { calendarYear, workCalendar, type OwnDay } from './rules.ts';
import { HolidayChange, HolidayForm } from './schema.ts';

const own = (day: string, isOff = true): OwnDay => ({ day, name: 'Hari rekaan', kind: 'regional', isOff });

describe('the national list', () => {
	test.each([2024, 2025, 2026, 2027, 2050])('of %i holds days that exist, each once and in order', (year) => {
		const days = nationalHolidays(year).map(({ day }) => day);
		expect(days.every((day) => isDay(day) && day.startsWith(`${year}-`))).toBe(true);
		expect(days).toEqual([...new Set(days)].sort());
	});

	test('holds independence day in every year, and says which years hold no more than days of fixed date', () => {
		for (const year of [2025, 2026, 2031]) expect(nationalHolidays(year).map(({ day }) => day)).toContain(`${year}-08-17`);
		expect([2025, 2026, 2027].map(isCompleteYear)).toEqual([true, true, false]);
	});
});

describe('what an agency changes', () => {
	test('a day of its own is added and marked as its own', () => {
		expect(calendarYear(2026, [own('2026-01-06')]).find(({ day }) => day === '2026-01-06')).toEqual({ ...own('2026-01-06'), isOwn: true });
	});

	test('a national holiday on which it works is shown but not counted', () => {
		const works = own('2026-08-17', false);
		expect(calendarYear(2026, [works]).filter(({ day }) => day === '2026-08-17')).toEqual([{ ...works, isOwn: true }]);
		expect(workCalendar(2026, 2026, [works]).holidays.has('2026-08-17')).toBe(false);
	});

	test('a day of another year stays there', () => {
		expect(calendarYear(2026, [own('2025-03-03')]).some(({ isOwn }) => isOwn)).toBe(false);
	});

	// R19: the deadline of 60 working days with the holidays of 2026, which has 17 and 25 August.
	test('a deadline passes over the holidays of this year and the next', () => {
		expect(afterWorkingDays('2026-06-24', 60, workCalendar(2026, 2026, []))).toBe('2026-09-18');
		expect(afterWorkingDays('2026-12-23', 6, workCalendar(2026, 2026, []))).toBe('2027-01-05'); // leave on the 24th, Christmas, New Year
	});

	test('adding days off never shortens the list of days off', () => {
		const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
		fc.assert(fc.property(fc.uniqueArray(day, { maxLength: 30 }), (days) => {
			const { holidays } = workCalendar(2025, 2026, days.map((each) => own(each)));
			expect(days.every((each) => holidays.has(each))).toBe(true);
			expect(holidays.size).toBeGreaterThanOrEqual(workCalendar(2025, 2026, []).holidays.size);
		}));
	});
});

describe('forms', () => {
	test.each([
		{ day: '2026-02-30', name: 'x', kind: 'regional' }, { day: '17-08-2026', name: 'x', kind: 'regional' }, { day: '2026-08-17', name: '  ', kind: 'regional' },
		{ day: '2026-08-17', name: 'x', kind: 'private' }, { day: '2026-08-17', name: 'x'.repeat(121), kind: 'regional' }, {}
	])('%o is refused', (form) => {
		expect(HolidayForm.safeParse(form).success).toBe(false);
	});

	test('a change is one of two', () => {
		expect(HolidayChange.safeParse({ day: '2026-08-17', change: 'drop' }).success).toBe(false);
	});
});
