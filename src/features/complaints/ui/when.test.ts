import { expect, test } from 'vitest';
import { whenOf } from './when.ts';

const midnight = new Date('2026-11-20T17:00:00Z'); // 21 November, 00.00 in Jambi
const zone = { timeZone: 'Asia/Jakarta' };

test('what an anonymous reporter did has a day in the zone of the government and no hour', () => {
	expect(whenOf(midnight, { ...zone, isDayOnly: true }, 'id')).toBe('21 November 2026');
	expect(whenOf(midnight, { ...zone, isDayOnly: true }, 'en')).toBe('21 November 2026');
	expect(whenOf(midnight, { timeZone: 'Asia/Jayapura', isDayOnly: true }, 'id')).toBe('21 November 2026');
});

test('an officer is shown with the hour, midnight too', () => {
	expect(whenOf(midnight, { ...zone, isDayOnly: false }, 'id')).toContain('00.00');
	expect(whenOf(new Date('2026-11-21T03:15:00Z'), { ...zone, isDayOnly: false }, 'id')).toContain('10.15');
});
