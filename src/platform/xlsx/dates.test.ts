import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDateFormat, isSerial, momentOfSerial, momentOfText } from './dates.ts';

const dayOf = (serial: number, is1904 = false) => momentOfSerial(serial, is1904).toISOString().slice(0, 10);

describe('the serial number of a day', () => {
	// ECMA-376 part 1, § 18.17.4.1: the 1900 system begins with 1 January 1900 as 1, and knows a 29 February 1900 that never was as 60.
	test.each([[1, '1900-01-01'], [2, '1900-01-02'], [59, '1900-02-28'], [60, '1900-02-28'], [61, '1900-03-01'], [2_958_465, '9999-12-31']])('%i of the 1900 system is %s', (serial, day) => expect(dayOf(serial)).toBe(day));

	// The same section: 1 January 1904 is 0, and 31 December 9999 is 2,957,003.
	test.each([[0, '1904-01-01'], [1, '1904-01-02'], [2_957_003, '9999-12-31']])('%i of the 1904 system is %s', (serial, day) => expect(dayOf(serial, true)).toBe(day));

	// 46,347 is 21 November 2026; both systems are 1,462 days apart.
	test('the same day is 1,462 days less in the 1904 system', () => {
		expect(dayOf(46_347)).toBe('2026-11-21');
		fc.assert(fc.property(fc.integer({ min: 1_523, max: 2_958_465 }), (serial) => { expect(dayOf(serial)).toBe(dayOf(serial - 1_462, true)); }));
	});

	test('the next number is the next day, but over the leap day that never was', () => {
		fc.assert(fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
			expect(momentOfSerial(serial + 1, false).getTime() - momentOfSerial(serial, false).getTime()).toBe(86_400_000);
		}));
	});

	test('a fraction is the hour', () => {
		expect(momentOfSerial(46_347.5, false).toISOString()).toBe('2026-11-21T12:00:00.000Z');
		expect(momentOfSerial(46_347 + 8 / 24 + 5 / 1440 + 30 / 86_400, false).toISOString()).toBe('2026-11-21T08:05:30.000Z');
	});

	test('a second is not lost to the number\'s last digits', () => {
		fc.assert(fc.property(fc.integer({ min: 40_000, max: 60_000 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
			expect(momentOfSerial(day + second / 86_400, false).getTime() % 1000).toBe(0);
		}));
	});
});

describe('what could be a day at all', () => {
	test.each([[0, true], [1, true], [2_958_465, true], [2_958_465.999, true], [2_958_466, false], [-1, false], [-0.001, false], [199_204_172_019, false], [Number.NaN, false], [Infinity, false]])('%d: %s', (number, is) => expect(isSerial(number)).toBe(is));
});

describe('whether a format shows a day', () => {
	// ECMA-376 part 1, § 18.8.30: the formats without a code of their own.
	test.each([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])('number %i does', (id) => expect(isDateFormat(id, undefined)).toBe(true));
	test.each([0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 38, 39, 40, 48, 49, 164])('number %i does not', (id) => expect(isDateFormat(id, undefined)).toBe(false));

	test.each(['dd/mm/yyyy', 'd mmmm yyyy', 'yyyy-mm-dd', 'hh:mm', '[h]:mm', '[mm]:ss', '[$-421]dd mmmm yyyy', 'dd\\/mm\\/yyyy', '"tgl "dd', '[Red]dd-mm', 'YYYY', 'mm/yy;@'])('"%s" does', (code) => expect(isDateFormat(164, code)).toBe(true));
	test.each(['General', '0.00', '#,##0', '@', '0" hari"', '"Rp" #,##0', '0\\d', '[Red]0', '[$Rp-421]#,##0', '_-* #,##0_-', '0"h"', '', '_d0', '*y0'])('"%s" does not', (code) => expect(isDateFormat(164, code)).toBe(false));

	test('a code of one\'s own counts before the number', () => expect([isDateFormat(14, '0.00'), isDateFormat(2, 'dd')]).toEqual([false, true]));

	test('whatever stands between quotes says nothing', () => {
		fc.assert(fc.property(fc.string().filter((text) => !text.includes('"')), (text) => { expect(isDateFormat(164, `0"${text}"`)).toBe(false); }));
	});
});

describe('a day written as text', () => {
	test.each([
		['2026-11-21', '2026-11-21T00:00:00.000Z'], ['2026-11-21T08:05:30', '2026-11-21T08:05:30.000Z'], ['2026-11-21T08:05:30Z', '2026-11-21T08:05:30.000Z'],
		[' 2026-11-21 ', '2026-11-21T00:00:00.000Z'], ['2024-02-29T23:59:59.500', '2024-02-29T23:59:59.500Z']
	])('"%s" is that moment', (text, moment) => expect(momentOfText(text)?.toISOString()).toBe(moment));

	test.each(['', '21-11-2026', '2026-13-01', '2026-11-21 08:05', '2026-11-21T8:05:30', '2026-11-21T25:00:00', 'hari ini', '2026-11-21T08:05:30+07:00', '20261121'])('"%s" is none', (text) => expect(momentOfText(text)).toBeUndefined());

	// A Date would take 30 February for 2 March: the day of a person would change without a word.
	test.each(['2026-02-29', '2026-02-30', '1990-04-31', '2026-00-10', '2026-11-00'])('"%s" is no day and stays to be seen', (text) => expect(momentOfText(text)).toBeUndefined());

	test('never throws, whatever stands there', () => {
		fc.assert(fc.property(fc.string(), (text) => {
			const moment = momentOfText(text);
			expect(moment === undefined || !Number.isNaN(moment.getTime())).toBe(true);
		}));
	});
});
