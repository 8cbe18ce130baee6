import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from './clock.ts';
import { addMonths, monthDay, monthName, monthNumber, monthsBefore, monthsBetween, readMonth } from './months.ts';

const someNumber = fc.integer({ min: 1900 * 12, max: 2200 * 12 });
const someDay = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('months as numbers', () => {
	test('December and January are neighbours', () => expect(monthNumber('2026-01-01') - monthNumber('2025-12-01')).toBe(1));
	test('a day and the name of its month count alike', () => expect(monthNumber('2026-11-22')).toBe(monthNumber('2026-11')));
	test('have a name and a first day', () => expect([monthName(2026 * 12 + 8), monthDay(2026 * 12 + 11)]).toEqual(['2026-09', '2026-12-01']));
	test('of early years keep their four digits', () => expect(monthName(7 * 12)).toBe('0007-01'));
	test('come back as they went', () => {
		fc.assert(fc.property(someNumber, (number) => monthNumber(monthDay(number)) === number && monthNumber(monthName(number)) === number && isDay(monthDay(number))));
	});
	test('sort as their names do', () => {
		fc.assert(fc.property(someNumber, someNumber, (a, b) => Math.sign(a - b) === Math.sign(monthName(a).localeCompare(monthName(b)))));
	});
});

describe('months before', () => {
	test.each([['2026-11-22', 6, '2026-05-01'], ['2026-01-31', 1, '2025-12-01'], ['2026-12-01', 12, '2025-12-01'], ['2026-03-15', 27, '2023-12-01'], ['2026-02-28', 0, '2026-02-01'], ['2025-12-31', -1, '2026-01-01']])('of %s, %i months before begin on %s', (day, months, wanted) => {
		expect(monthsBefore(day, months)).toBe(wanted);
	});
});

describe('months between', () => {
	test('pass the turn of the year', () => expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']));
	test('are named by any of their days', () => expect(monthsBetween('2025-12-31', '2026-01-01')).toEqual(['2025-12', '2026-01']));
	test('one is one', () => expect(monthsBetween('2026-11', '2026-11')).toEqual(['2026-11']));
	test('backwards there are none', () => expect(monthsBetween('2026-11', '2026-10')).toEqual([]));
	test('are as many as the numbers say, each once and in order', () => {
		fc.assert(fc.property(someNumber, fc.integer({ min: 0, max: 200 }), (first, more) => {
			const months = monthsBetween(monthName(first), monthName(first + more));
			expect([months.length, new Set(months).size, months[0], months.at(-1)]).toEqual([more + 1, more + 1, monthName(first), monthName(first + more)]);
			expect(months.toSorted()).toEqual(months);
		}));
	});
});

describe('months later', () => {
	test.each([['2026-01-31', 1, '2026-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2026-08-31', 6, '2027-02-28'], ['2026-12-15', 1, '2027-01-15'], ['2026-03-10', 0, '2026-03-10'], ['2026-05-31', 36, '2029-05-31'], ['2026-03-31', -1, '2026-02-28']])('%s and %i months is %s', (from, months, to) => {
		expect(addMonths(from, months)).toBe(to);
	});
	test('is a day that exists, in the month so many later, on the same date or the last', () => {
		fc.assert(fc.property(someDay, fc.integer({ min: -200, max: 200 }), (day, count) => {
			const later = addMonths(day, count);
			expect(isDay(later)).toBe(true);
			expect(monthNumber(later) - monthNumber(day)).toBe(count);
			expect(later.slice(8) === day.slice(8) || (later.slice(8) < day.slice(8) && !isDay(`${later.slice(0, 8)}${String(Number(later.slice(8)) + 1)}`))).toBe(true);
		}));
	});
});

describe('a month as it is typed', () => {
	test.each([['2026-03', '2026-03-01'], ['2026-3', '2026-03-01'], ['3/2026', '2026-03-01'], ['12-2026', '2026-12-01'], ['2000-01', '2000-01-01'], ['2100-12', '2100-12-01']])('%s begins on %s', (text, day) => expect(readMonth(text)).toBe(day));
	test.each(['', '2026', '2026-13', '0/2026', '1999-12', '2101-01', '2026-03-01', 'Maret 2026', ' 2026-03', '3/26'])('"%s" is none', (text) => expect(readMonth(text)).toBeUndefined());
	test('the name of any month of the century is read as its first day', () => {
		fc.assert(fc.property(fc.integer({ min: 2000 * 12, max: 2100 * 12 + 11 }), (number) => readMonth(monthName(number)) === monthDay(number)));
	});
});
