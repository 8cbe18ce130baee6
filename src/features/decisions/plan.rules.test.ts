import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock.ts';
import { isEnded, isLate, isPlanDay, MOST_PLAN_DAYS, planState, supersededBy, waitingSince } from './plan.rules.ts';
import { FOLLOW_UPS, PLAN_STATES } from './schema.ts';

const today = '2026-11-21';

describe('a plan', () => {
	test('stands as its last step says, and open before the first', () => expect([null, ...FOLLOW_UPS].map(planState)).toEqual([...PLAN_STATES]));
	test('is ended when it is done or dropped', () => expect(PLAN_STATES.filter(isEnded)).toEqual(['done', 'dropped']));
	test.each([['open', '2026-11-20', true], ['open', '2026-11-21', false], ['started', '2026-11-20', true], ['done', '2026-11-20', false], ['dropped', '2020-01-01', false], ['open', null, false]] as const)('%s and due on %s: late is %s', (state, dueOn, late) => {
		expect(isLate({ state, dueOn }, today)).toBe(late);
	});
	test('may be due today, and at most five years on', () => {
		expect(['2026-11-20', '2026-11-21', addDays(today, MOST_PLAN_DAYS), addDays(today, MOST_PLAN_DAYS + 1)].map((day) => isPlanDay(day, today))).toEqual([false, true, true, false]);
	});
});

describe('a decision', () => {
	const versions = (['proposal', 'decision', 'proposal', 'decision', 'decision'] as const).map((step, index) => ({ version: index + 1, step }));
	test('is superseded by the next one, a proposal by nothing', () => expect(versions.map((one) => supersededBy(one, versions))).toEqual([null, 4, null, 5, null]));
	test('alone stands', () => expect(supersededBy({ version: 1, step: 'decision' }, [{ version: 1, step: 'decision' }])).toBeNull());
	test('of any history stands alone as the last one', () => {
		fc.assert(fc.property(fc.array(fc.constantFrom('proposal' as const, 'decision' as const), { maxLength: 12 }), (steps) => {
			const all = steps.map((step, index) => ({ version: index + 1, step }));
			const standing = all.filter((one) => one.step === 'decision' && supersededBy(one, all) === null);
			expect(standing).toEqual(all.filter(({ step }) => step === 'decision').slice(-1));
		}));
	});
});

describe('what waits for a decision', () => {
	test('is a proposal since its day, whatever was decided before', () => expect(waitingSince({ proposedOn: '2026-11-10', judgedOn: '2026-10-01', isDecided: true }, today)).toEqual({ what: 'proposal', days: 11 }));
	test('is a verdict that nobody decided on, since it was computed', () => expect(waitingSince({ proposedOn: null, judgedOn: '2026-10-22', isDecided: false }, today)).toEqual({ what: 'verdict', days: 30 }));
	test.each([['decided', '2026-10-22', true], ['without a verdict', null, false]] as const)('is nothing %s', (_, judgedOn, isDecided) => expect(waitingSince({ proposedOn: null, judgedOn, isDecided }, today)).toBeNull());
	test('is never younger than today', () => expect(waitingSince({ proposedOn: '2026-11-22', judgedOn: null, isDecided: false }, today)).toEqual({ what: 'proposal', days: 0 }));
});

describe('the days of a plan', () => {
	test('reach to the same day of the fifth year, leap days and all, and not a week further', () => {
		expect(isPlanDay('2031-11-21', today)).toBe(true);
		expect(isPlanDay('2031-12-01', today)).toBe(false);
		expect(isPlanDay('2033-02-28', '2028-02-29')).toBe(true);
	});
	test('waited are whole days, over the turn of the year, of a leap day and of twenty years', () => {
		const days = (proposedOn: string, on: string) => waitingSince({ proposedOn, judgedOn: null, isDecided: false }, on)?.days;
		expect([days('2026-12-31', '2027-01-01'), days('2028-02-28', '2028-03-01'), days('2026-02-28', '2026-03-01'), days('2006-11-21', '2026-11-21')]).toEqual([1, 2, 1, 7305]);
	});
});
