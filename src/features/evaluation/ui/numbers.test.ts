import { describe, expect, test } from 'vitest';
import { withMonthNames } from './numbers.ts';

describe('months in a sentence of the engine', () => {
	test('are said as people say them', () => {
		expect(withMonthNames('mulai pada: 2025-07, 2025-10. Galat', 'id')).toBe('mulai pada: Jul 2025, Okt 2025. Galat');
		expect(withMonthNames('(2025-12/2026-01)', 'en')).toBe('(Dec 2025/Jan 2026)');
	});

	test.each(['no month', 'day 2025-07-01', 'row 2025-13', 'version 2026-4', '12025-07', ''])('nothing else is touched: %j', (sentence) => expect(withMonthNames(sentence, 'en')).toBe(sentence));
});
