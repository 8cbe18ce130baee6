import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock.ts';
import { isSurveyOverdue } from './duty.rules.ts';

const TODAY = '2026-11-22';

describe('the duty to ask at least once a year (R17)', () => {
	test.each([
		['never asked', null, null, true],
		['asked until today a year ago', '2025-11-22', null, false],
		['asked until the day before that', '2025-11-21', null, true],
		['asked until yesterday', '2026-11-21', null, false],
		['closed for good today, never asked', null, '2026-11-22', false],
		['closed for good from tomorrow on, never asked', null, '2026-11-23', true]
	])('%s', (_, lastClosedOn, endsOn, overdue) => expect(isSurveyOverdue({ lastClosedOn, endsOn }, TODAY)).toBe(overdue));

	test('once overdue, it stays so until it is asked again or closed', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }), (ago, later) => {
			const point = { lastClosedOn: addDays(TODAY, -ago), endsOn: null };
			return !isSurveyOverdue(point, TODAY) || isSurveyOverdue(point, addDays(TODAY, later));
		}));
	});
});
