import { expect, test } from 'vitest';
import { fullestMonth, lastMonths } from './months.rules.ts';

test('months go back over the turn of the year', () => {
	expect(lastMonths('2026-02-28', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
	expect(lastMonths('2026-12-01', 1)).toEqual(['2026-12']);
});
test('the fullest month is the earlier of two alike', () => {
	expect(fullestMonth({ '2026-03': 2, '2026-01': 2, '2026-02': 1 })).toBe('2026-01');
	expect(fullestMonth({})).toBeUndefined();
});
test('the fullest month has the most, wherever it stands', () => {
	expect(fullestMonth({ '2026-01': 1, '2026-02': 5, '2026-03': 4 })).toBe('2026-02');
	expect(fullestMonth({ '2026-01': 1, '2025-12': 1, '2025-11': 1 })).toBe('2025-11');
	expect(fullestMonth({ '2026-01': 0 })).toBe('2026-01');
});
test('thirteen months hold the same month of the year before', () => {
	expect(lastMonths('2026-01-31', 13)).toHaveLength(13);
	expect(lastMonths('2026-01-31', 13)[0]).toBe('2025-01');
});
