import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsApart, plain, probability, withMonthNames } from './numbers.ts';

describe('months in a sentence of the engine', () => {
	test('are said as people say them', () => {
		expect(withMonthNames('mulai pada: 2025-07, 2025-10. Galat', 'id')).toBe('mulai pada: Jul 2025, Okt 2025. Galat');
		expect(withMonthNames('(2025-12/2026-01)', 'en')).toBe('(Dec 2025/Jan 2026)');
	});

	test.each(['no month', 'day 2025-07-01', 'row 2025-13', 'version 2026-4', '12025-07', ''])('nothing else is touched: %j', (sentence) => expect(withMonthNames(sentence, 'en')).toBe(sentence));
});

describe('two numbers that are compared', () => {
	test.each([[2, 2.04, 1, 2], [2, 2.0004, 1, 3], [2, 2.4, 1, 1], [12, 12.4, 0, 1], [2, 2, 1, 1], [10, 15, 0, 0]])('%d and %d are told apart', (one, other, least, decimals) => expect(decimalsApart(one, other, least)).toBe(decimals));
	test('are written alike only where a thousandth does not part them', () => {
		const amount = fc.double({ min: 0.001, max: 1000, noNaN: true });
		fc.assert(fc.property(amount, amount, fc.integer({ min: 0, max: 1 }), (one, other, least) => {
			const decimals = decimalsApart(one, other, least);
			expect(decimals).toBeGreaterThanOrEqual(least);
			if (plain(one, 'id', decimals) === plain(other, 'id', decimals)) expect(Math.abs(one - other)).toBeLessThan(0.001);
		}));
	});
});

describe('a probability', () => {
	test.each([
		[0.0312, 'p = 0,031', 'p = 0.031'],
		[1, 'p = 1,000', 'p = 1.000'],
		[0.001, 'p = 0,001', 'p = 0.001'],
		// "p = 0,000" would say that chance is ruled out.
		[0.00099, 'p < 0,001', 'p < 0.001'],
		[1e-19, 'p < 0,001', 'p < 0.001'],
		[0, 'p < 0,001', 'p < 0.001'],
		[null, '–', '–']
	])('%s', (value, indonesian, english) => expect([probability(value, 'id'), probability(value, 'en')]).toEqual([indonesian, english]));
});
