import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believedNow, correctedMoment, isBackwards, TOLERANCE_MS } from './clock.rules.ts';

const NOW = Date.parse('2026-11-20T03:00:00Z');
const HOUR = 3_600_000;

describe('when it happened by the server’s clock', () => {
	test('a tablet three hours fast is right after correction', () => {
		const moment = correctedMoment({ deviceAt: NOW + 3 * HOUR - 600_000, sentAt: NOW + 3 * HOUR, receivedAt: NOW, ageMs: 600_000 });
		expect(moment).toEqual({ at: NOW - 600_000, skewMs: -3 * HOUR, fault: null });
	});

	test('a tablet set to another year is right as well', () => {
		const wrong = Date.parse('2019-01-01T00:00:00Z');
		expect(correctedMoment({ deviceAt: wrong, sentAt: wrong + 5_000, receivedAt: NOW, ageMs: null })).toMatchObject({ at: NOW - 5_000, fault: null });
	});

	test.each([
		['after it was sent', { deviceAt: NOW + HOUR, sentAt: NOW }, 'future'],
		['longer ago than any tablet waits', { deviceAt: NOW - 40 * 24 * HOUR, sentAt: NOW }, 'stale']
	] as const)('an event %s is not believed, and stands at the moment it came', (_, given, fault) => {
		expect(correctedMoment({ ...given, receivedAt: NOW, ageMs: null })).toMatchObject({ at: NOW, fault });
	});

	test('a clock set forward by an hour while the event waited is found out', () => {
		expect(correctedMoment({ deviceAt: NOW - HOUR - 60_000, sentAt: NOW, receivedAt: NOW, ageMs: 60_000 }).fault).toBe('jumped');
		expect(correctedMoment({ deviceAt: NOW - 61_000, sentAt: NOW, receivedAt: NOW, ageMs: 60_000 }).fault).toBeNull();
	});

	test('whatever the tablet says, nothing happened after it came', () => {
		const time = fc.integer({ min: 0, max: 4e12 });
		fc.assert(fc.property(time, time, time, fc.option(fc.integer({ min: 0, max: 1e10 })), (deviceAt, sentAt, receivedAt, ageMs) => {
			expect(correctedMoment({ deviceAt, sentAt, receivedAt, ageMs }).at).toBeLessThanOrEqual(receivedAt);
		}));
	});

	test('how wrong the clock is does not matter while it stays so', () => {
		fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 1e9 }), (wrongBy, age) => {
			const sentAt = NOW + wrongBy;
			expect(correctedMoment({ deviceAt: sentAt - age, sentAt, receivedAt: NOW, ageMs: null })).toEqual({ at: NOW - age, skewMs: -wrongBy === 0 ? 0 : -wrongBy, fault: null });
		}));
	});
});

describe('a clock that runs backwards', () => {
	test('is seen beside the event before', () => {
		expect(isBackwards(NOW - HOUR, NOW)).toBe(true);
		expect(isBackwards(NOW, NOW - HOUR)).toBe(false);
		expect(isBackwards(NOW, null)).toBe(false);
	});
	test('may round', () => expect(isBackwards(NOW - TOLERANCE_MS, NOW)).toBe(false));
});

describe('the clock of a tablet without a line', () => {
	const heard = { at: NOW, skewMs: -3 * HOUR };

	test('is corrected by what the server last said', () => expect(believedNow(NOW + 3 * HOUR + 600_000, heard)).toBe(NOW + 600_000));

	test.each([
		['1970, after an empty battery', 0],
		['an hour before it last heard', NOW + 2 * HOUR],
		['another century', Date.parse('2099-01-01T00:00:00Z')],
		['further on than any tablet waits', NOW + 3 * HOUR + 32 * 24 * HOUR]
	])('that says %s is not believed: the time last heard stands', (_, device) => expect(believedNow(device, heard)).toBe(NOW));

	test('never says a day before the last one heard, nor one that the server refuses', () => {
		fc.assert(fc.property(fc.integer({ min: -4e12, max: 4e12 }), fc.integer({ min: -1e11, max: 1e11 }), (device, skewMs) => {
			const believed = believedNow(device, { at: NOW, skewMs });
			expect(believed).toBeGreaterThanOrEqual(NOW - TOLERANCE_MS);
			expect(believed).toBeLessThanOrEqual(NOW + 31 * 24 * HOUR);
		}));
	});
});

describe('how far two clocks may differ', () => {
	const DAY = 24 * HOUR;
	const fault = (age: number, ageMs: number | null = null) => correctedMoment({ deviceAt: NOW - age, sentAt: NOW, receivedAt: NOW, ageMs }).fault;

	test('two seconds before now are rounding, a millisecond more is the future', () => {
		expect(TOLERANCE_MS).toBe(2_000);
		expect([fault(-2_000), fault(-2_001)]).toEqual([null, 'future']);
		expect(correctedMoment({ deviceAt: NOW + 2_000, sentAt: NOW, receivedAt: NOW, ageMs: null }).at).toBe(NOW);
	});

	test('a tablet may wait thirty-one days for a line, and no millisecond more', () => expect([fault(31 * DAY), fault(31 * DAY + 1)]).toEqual([null, 'stale']));

	test('two minutes between the two ages are borne, in either direction', () => {
		expect([fault(600_000, 480_000), fault(600_000, 479_999), fault(600_000, 720_000), fault(600_000, 720_001)]).toEqual([null, 'jumped', null, 'jumped']);
	});

	test('the age of the clock that cannot be set goes before the other', () => {
		expect(correctedMoment({ deviceAt: NOW - 90_000, sentAt: NOW, receivedAt: NOW + 5_000, ageMs: 60_000 })).toEqual({ at: NOW - 55_000, skewMs: 5_000, fault: null });
	});

	test('a negative age stands at the moment it came', () => expect(correctedMoment({ deviceAt: NOW + 1, sentAt: NOW, receivedAt: NOW, ageMs: null }).at).toBe(NOW));

	test('two seconds backwards are rounding, more is not', () => expect([isBackwards(NOW - 2_000, NOW), isBackwards(NOW - 2_001, NOW)]).toEqual([false, true]));

	test('a tablet is believed from two seconds before what it heard to thirty-one days after', () => {
		const known = { at: NOW, skewMs: 0 };
		expect([believedNow(NOW - 2_000, known), believedNow(NOW - 2_001, known)]).toEqual([NOW - 2_000, NOW]);
		expect([believedNow(NOW + 31 * DAY, known), believedNow(NOW + 31 * DAY + 1, known)]).toEqual([NOW + 31 * DAY, NOW]);
	});
});
