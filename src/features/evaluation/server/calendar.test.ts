import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from './calendar.ts';

describe('months of a file', () => {
	test('December and January are neighbours', () => {
		for (const [december, january] of [
			['2024-12', '2025-01'],
			['202412', '202501'],
			['2024-12-01', '2025-01-01']
		] as const) {
			const calendar = calendarOf(december);
			expect(calendar.read(january)! - calendar.read(december)!).toBe(1);
		}
	});

	test('plain numbers stay numbers, also years and numbers that only look like months', () => {
		for (const cell of ['3', '2024', '202413', '202400', '180012', '1.5', '']) expect(calendarOf(cell).kind).toBe('number');
		expect(calendarOf('7').write(7)).toBe(7);
	});

	test('another way of writing in the same column is no month', () => {
		expect(calendarOf('2024-12').read('202501')).toBeNull();
		expect(calendarOf('202412').read('2025-01')).toBeNull();
		expect(calendarOf('2024-12').read('2025-13')).toBeNull();
	});

	test('what is written can be read again', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1900 * 12, max: 2100 * 12 - 1 }), fc.constantFrom('2024-12', '202412'), (month, example) => {
				const calendar = calendarOf(example);
				expect(calendar.read(String(calendar.write(month)))).toBe(month);
			})
		);
	});
});
