import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockTime, stretchesOf } from './rules.ts';
import { feeText, openingText, promiseText } from './standard-text.ts';

describe('a standard in words', () => {
	test('says its time in the reader’s language', () => {
		expect(promiseText({ promisedMinutes: 30, promisedWorkingDays: null }, 'id')).toBe('30 menit');
		expect(promiseText({ promisedMinutes: null, promisedWorkingDays: 3 }, 'en')).toBe('3 working days');
		expect(promiseText({ promisedMinutes: null, promisedWorkingDays: null }, 'id')).toBe('Belum ditetapkan');
	});

	test('says what it costs', () => expect([feeText({ feeRupiah: 0 }, 'id'), feeText({ feeRupiah: 15_000 }, 'id'), feeText({ feeRupiah: 15_000 }, 'en')]).toEqual(['Gratis', 'Rp 15.000', 'Rp 15,000']));

	test('says when it is open', () => {
		const hours = { opensMinute: 480, closesMinute: 900 };
		const none = { opensMinute: null, closesMinute: null };
		expect(openingText({ openDays: [1, 2, 3, 4, 5], ...hours }, 'id')).toBe('Senin sampai Jumat; 08:00–15:00');
		expect(openingText({ openDays: [1, 2, 4, 7], ...none }, 'id')).toBe('Senin, Selasa, Kamis, Minggu');
		expect(openingText({ openDays: [1, 2, 3, 4, 5, 6, 7], ...none }, 'en')).toBe('Monday to Sunday');
		expect(openingText({ openDays: [], ...none }, 'id')).toBe('');
	});

	test('counts one in English without an s', () => {
		expect([promiseText({ promisedMinutes: 1, promisedWorkingDays: null }, 'en'), promiseText({ promisedMinutes: null, promisedWorkingDays: 1 }, 'en')]).toEqual(['1 minute', '1 working day']);
		expect([promiseText({ promisedMinutes: 2, promisedWorkingDays: null }, 'en'), promiseText({ promisedMinutes: null, promisedWorkingDays: 500 }, 'en')]).toEqual(['2 minutes', '500 working days']);
	});

	test('a promise of no time would be read, not taken for none', () => expect(promiseText({ promisedMinutes: 0, promisedWorkingDays: null }, 'id')).toBe('0 menit'));

	test('hours without days are hours alone', () => expect(openingText({ openDays: [], opensMinute: 480, closesMinute: 900 }, 'id')).toBe('08:00–15:00'));

	test('half of the hours says nothing of hours', () => {
		expect(openingText({ openDays: [1], opensMinute: 480, closesMinute: null }, 'id')).toBe('Senin');
		expect(openingText({ openDays: [1], opensMinute: null, closesMinute: 900 }, 'id')).toBe('Senin');
	});

	const days = fc.subarray([1, 2, 3, 4, 5, 6, 7]);
	const minutes = fc.option(fc.integer({ min: 0, max: 1440 }));

	test('whatever the days and hours, nothing of the machine and no loose separator is read', () => {
		fc.assert(fc.property(days, minutes, minutes, fc.constantFrom('id' as const, 'en' as const), (openDays, opensMinute, closesMinute, locale) => {
			const text = openingText({ openDays, opensMinute, closesMinute }, locale);
			expect(text).not.toMatch(/undefined|null|NaN|^[;, ]|[;, ]$|, ,/);
			if (opensMinute !== null && closesMinute !== null) expect(text).toContain(`${clockTime(opensMinute)}–${clockTime(closesMinute)}`);
		}));
	});

	test('stretches hold exactly the days, each once, never two that touch', () => {
		fc.assert(fc.property(days, (openDays) => {
			const stretches = stretchesOf(fc.sample(fc.shuffledSubarray(openDays, { minLength: openDays.length }), 1)[0] ?? []);
			expect(stretches.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).toEqual(openDays);
			for (const [index, [first]] of stretches.entries()) if (index > 0) expect(first - (stretches[index - 1]?.[1] ?? 0)).toBeGreaterThan(1);
		}));
	});

	test('a free service is free in both languages, any other names its amount', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (feeRupiah) => {
			for (const locale of ['id', 'en'] as const) {
				expect(feeText({ feeRupiah }, locale).replaceAll(/\D/g, '')).toBe(String(feeRupiah));
				expect(feeText({ feeRupiah: 0 }, locale)).not.toMatch(/\d/);
			}
		}));
	});
});
