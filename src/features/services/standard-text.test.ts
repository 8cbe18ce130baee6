import { describe, expect, test } from 'vitest';
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
});
