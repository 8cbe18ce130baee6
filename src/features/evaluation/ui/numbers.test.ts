import { describe, expect, test } from 'vitest';
import { probability, withMonthNames } from './numbers.ts';

describe('months in a sentence of the engine', () => {
	test('are said as people say them', () => {
		expect(withMonthNames('mulai pada: 2025-07, 2025-10. Galat', 'id')).toBe('mulai pada: Jul 2025, Okt 2025. Galat');
		expect(withMonthNames('(2025-12/2026-01)', 'en')).toBe('(Dec 2025/Jan 2026)');
	});

	test.each(['no month', 'day 2025-07-01', 'row 2025-13', 'version 2026-4', '12025-07', ''])('nothing else is touched: %j', (sentence) => expect(withMonthNames(sentence, 'en')).toBe(sentence));
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
