import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownUntil } from './shown.rules.ts';

const until = (days: readonly string[], today = '2026-11-21') => shownUntil(days, today, 5);
const times = (count: number, day: string) => Array.from({ length: count }, () => day);

describe('what an open survey shows', () => {
	test('is nothing of today: whoever looks before and after a visitor sees the same', () => {
		expect(until(times(50, '2026-11-21'))).toBeNull();
		expect(until([...times(5, '2026-11-20'), ...times(50, '2026-11-21')])).toBe('2026-11-20');
	});

	test('is five people at once or none', () => {
		expect(until(times(4, '2026-11-10'))).toBeNull();
		expect(until([...times(4, '2026-11-10'), '2026-11-12'])).toBe('2026-11-12');
		expect(until([...times(5, '2026-11-10'), '2026-11-11', '2026-11-12'])).toBe('2026-11-10');
		expect(until([...times(5, '2026-11-10'), '2026-11-11', ...times(4, '2026-11-19')])).toBe('2026-11-19');
	});

	test('does not hang on the order of the answers, and of none is nothing', () => {
		expect(until(['2026-11-12', ...times(4, '2026-11-10')])).toBe('2026-11-12');
		expect(until([])).toBeNull();
	});

	test('from one day to the next, nobody or at least five people are added', () => {
		const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`);
		fc.assert(
			fc.property(fc.array(day, { maxLength: 60 }), (days) => {
				let before = 0;
				for (let today = 1; today <= 30; today += 1) {
					const last = until(days.filter((one) => one <= `2026-11-${String(today).padStart(2, '0')}`), `2026-11-${String(today).padStart(2, '0')}`);
					const shown = last === null ? 0 : days.filter((one) => one <= last).length;
					expect(shown === before || shown >= before + 5).toBe(true);
					before = shown;
				}
			})
		);
	});
});
