import { describe, expect, test } from 'vitest';
import { dateTime, inLocale, longDate, monthName, number } from './messages.ts';

describe('numbers and dates as people read them', () => {
	test.each([
		[2898, 0, 'id', '2.898'], [3.22, 2, 'id', '3,22'], [3.1, 1, 'id', '3,1'], [48_200_000, 0, 'id', '48.200.000'], [-0.5, 1, 'id', '-0,5'],
		[2898, 0, 'en', '2,898'], [3.22, 2, 'en', '3.22']
	] as const)('%d with %d decimals in %s is %s', (value, decimals, locale, text) => expect(number(value, locale, decimals)).toBe(text));

	test('dates have long months in both languages', () => {
		expect(longDate('2026-11-21', 'id')).toBe('21 November 2026');
		expect(longDate('2026-08-17', 'id')).toBe('17 Agustus 2026');
		expect(longDate('2026-08-17', 'en')).toBe('17 August 2026');
		expect(monthName('2026-05-01', 'id')).toBe('Mei 2026');
	});

	test('an instant is told in the agency\'s zone', () => {
		const instant = new Date('2026-11-21T09:00:00Z');
		expect(dateTime(instant, 'id', 'Asia/Jakarta')).toBe('21 November 2026 pukul 16.00');
		expect(dateTime(instant, 'id', 'Asia/Jayapura')).toBe('21 November 2026 pukul 18.00');
	});

	test('each language has its own words', () => expect(inLocale({ id: 'ya', en: 'yes' }, 'en')).toBe('yes'));
});
