import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock.ts';
import { PLAIN_CALENDAR } from '#platform/working-days.ts';
import { clockRuleSets, clockRulesFor, deadlines, escalationOn, MOVE_RULES, movesFrom, nextDue, reopenRefusal, respondOn, rungAfter, stateAfter, type Due } from './rules.ts';
import { CLASSES, MOVES, STATES, type ComplaintClass, type ComplaintState, type Move } from './schema.ts';

const rules = clockRulesFor('2026-06-24').rules;
const received = (kind: ComplaintClass, isFormal = false) => ({ class: kind, isFormal, receivedOn: '2026-06-24', pauses: [] });

describe('deadlines by class (R19)', () => {
	test.each([
		['information', '2026-07-01'],
		['complaint', '2026-07-14'],
		['violation', '2026-09-16'],
		['aspiration', null]
	] as const)('%s received on 24 June 2026 is due %s', (kind, expected) => {
		expect(deadlines(received(kind), PLAIN_CALENDAR)).toEqual({ version: '2018-1', verifyOn: '2026-06-29', answerOn: expected });
	});

	test('17 August in the calendar moves the one of 60 days to 17 September', () => {
		expect(deadlines(received('violation'), { ...PLAIN_CALENDAR, holidays: new Set(['2026-08-17']) }).answerOn).toBe('2026-09-17');
	});

	test('information asked for under UU 14/2008 has ten days', () => {
		expect(deadlines(received('information', true), PLAIN_CALENDAR).answerOn).toBe('2026-07-08');
	});

	test('being formal lengthens nothing but information', () => {
		for (const kind of CLASSES.filter((each) => each !== 'information')) expect(deadlines(received(kind, true), PLAIN_CALENDAR)).toEqual(deadlines(received(kind), PLAIN_CALENDAR));
	});

	test('while it is paused there is no deadline, and afterwards it is later by the days paused', () => {
		const pause = { from: '2026-06-25', to: null };
		expect(deadlines({ ...received('information'), pauses: [pause] }, PLAIN_CALENDAR)).toMatchObject({ verifyOn: null, answerOn: null });
		expect(deadlines({ ...received('information'), pauses: [{ ...pause, to: '2026-06-30' }] }, PLAIN_CALENDAR).answerOn).toBe('2026-07-06');
	});

	test('the unit has five working days from the day it was given the complaint', () => {
		expect(respondOn('2026-06-29', rules, PLAIN_CALENDAR)).toBe('2026-07-06');
	});

	test('an old complaint from an import still has rules', () => {
		expect(clockRulesFor('2009-02-01').version).toBe('2018-1');
		expect(clockRulesFor('2026-01-01', 'gone').version).toBe(clockRuleSets[0]?.version);
	});
});

describe('the ladder of escalation', () => {
	test.each([
		['2026-07-14', 0],
		['2026-07-15', 1],
		['2026-07-20', 1],
		['2026-07-21', 2],
		['2026-07-27', 2],
		['2026-07-28', 3]
	] as const)('due 14 July, on %s the rung is %i', (today, rung) => {
		expect(escalationOn('2026-07-14', today, rules, PLAIN_CALENDAR)).toBe(rung);
	});

	test('a complaint without a deadline is never late', () => {
		expect(escalationOn(null, '2030-01-01', rules, PLAIN_CALENDAR)).toBe(0);
	});

	test('a weekend after the deadline is not late yet', () => {
		expect(escalationOn('2026-07-17', '2026-07-19', rules, PLAIN_CALENDAR)).toBe(0);
	});
});

describe('states (R20)', () => {
	test('the straight way is new, verified, assigned, handling, closed', () => {
		let state: ComplaintState = 'new';
		for (const move of ['verify', 'assign', 'start', 'close'] as const) state = stateAfter(move, state, null) ?? 'new';
		expect(state).toBe('closed');
	});

	test.each([
		['close', 'new'],
		['close', 'assigned'],
		['start', 'new'],
		['verify', 'closed'],
		['reopen', 'handling'],
		['pause', 'paused'],
		['refer', 'handling'],
		['archive', 'closed'],
		['resume', 'new']
	] as const)('%s is not possible when %s', (move, state) => {
		expect(stateAfter(move, state, 'new')).toBeUndefined();
	});

	test.each(['new', 'verified', 'assigned', 'handling'] as const)('paused while %s, it goes on there', (before) => {
		expect(stateAfter('pause', before, null)).toBe('paused');
		expect(stateAfter('resume', 'paused', before)).toBe(before);
	});

	test('what was paused by nobody knows no way back', () => {
		expect(stateAfter('resume', 'paused', null)).toBeUndefined();
	});

	test('a wrong routing is corrected from any open state but new ones lose nothing either', () => {
		expect(movesFrom('handling')).toContain('assign');
		expect(movesFrom('assigned')).toContain('assign');
	});

	test('every state but the last ones has a way on, and every move leads to a state that exists', () => {
		for (const state of STATES) expect(movesFrom(state).length).toBeGreaterThan(0);
		for (const move of MOVES) expect([...STATES, 'before']).toContain(MOVE_RULES[move].to);
	});

	test('no chain of moves closes a complaint that nobody verified or was given', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 30 }), (moves: Move[]) => {
				let state: ComplaintState = 'new';
				let before: ComplaintState | null = null;
				let wasAssigned = false;
				for (const move of moves) {
					const next = stateAfter(move, state, before);
					if (!next) continue;
					if (next === 'assigned') wasAssigned = true;
					if (['paused', 'outside', 'archived'].includes(next)) before = state === 'paused' ? before : state;
					state = next;
					if (state === 'closed') expect(wasAssigned).toBe(true);
				}
			})
		);
	});
});

describe('reopening (R20)', () => {
	const closed = { state: 'closed', closedOn: '2026-07-10', wasReopened: false } as const;

	test('is possible on the tenth day and no longer on the eleventh', () => {
		expect(reopenRefusal(closed, '2026-07-20', rules)).toBeUndefined();
		expect(reopenRefusal(closed, '2026-07-21', rules)).toBe('complaint.reopen_too_late');
	});

	test('is possible once', () => {
		expect(reopenRefusal({ ...closed, wasReopened: true }, '2026-07-11', rules)).toBe('complaint.reopened_before');
	});

	test.each(STATES.filter((state) => state !== 'closed'))('is not for what is %s', (state) => {
		expect(reopenRefusal({ ...closed, state }, '2026-07-11', rules)).toBe('complaint.not_closed');
	});

	test('a day more to decide never takes the right away', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (after, days) => {
				const refusal = reopenRefusal(closed, addDays(closed.closedOn, after), { ...rules, reopenDays: days });
				expect(refusal === undefined).toBe(after <= days);
			})
		);
	});
});

describe('what is due next', () => {
	const days = { verifyDueOn: '2026-06-29', respondDueOn: '2026-07-03', dueOn: '2026-07-14' } as const;

	test.each<[ComplaintState, string | undefined]>([
		['new', '2026-06-29'], ['verified', '2026-07-14'], ['assigned', '2026-07-03'], ['handling', '2026-07-14'], ['paused', undefined], ['closed', undefined], ['archived', undefined], ['outside', undefined]
	])('of one that is %s: %s', (state, day) => expect(nextDue({ state, ...days })).toBe(day));

	test('is nothing where no day is set, and the day of the answer where that comes first', () => {
		expect(nextDue({ state: 'new', verifyDueOn: null, respondDueOn: null, dueOn: null })).toBeUndefined();
		expect(nextDue({ state: 'assigned', ...days, dueOn: '2026-07-01' })).toBe('2026-07-01');
	});

	const late = { state: 'new', ...days, escalation: 2 } as const;

	test.each<[string, Partial<Due> & { escalation?: number }, Partial<Due>, string, number]>([
		['a late check that was made stands on no rung', {}, { state: 'verified' }, '2026-07-10', 0],
		['a late follow-up that was begun stands on none', { state: 'assigned' }, { state: 'handling' }, '2026-07-10', 0],
		['a late answer that was given stands on none', { state: 'handling' }, { state: 'closed' }, '2026-07-20', 0],
		['an answer that is late in the hands of another stays where it is', { state: 'handling' }, { state: 'assigned', respondDueOn: '2026-07-14' }, '2026-07-20', 2],
		['begun only after the day of the answer, it stays where it is', { state: 'assigned', respondDueOn: '2026-07-14' }, { state: 'handling' }, '2026-07-20', 2],
		['a late follow-up given to another unit has a new day', { state: 'assigned' }, { state: 'assigned', respondDueOn: '2026-07-13' }, '2026-07-08', 0],
		['checked after the day of the answer, the late answer is told from the first rung', {}, { state: 'verified' }, '2026-07-20', 0],
		['what is held is not late', { state: 'handling' }, { state: 'paused', dueOn: null }, '2026-07-20', 0],
		['a class with more time is not late', { state: 'handling' }, { state: 'assigned', respondDueOn: '2026-07-27', dueOn: '2026-09-18' }, '2026-07-20', 0],
		['what was in time stays so', { escalation: 0 }, { state: 'verified' }, '2026-06-26', 0]
	])('%s', (_, before, after, today, rung) => expect(rungAfter({ ...late, ...before }, { ...late, ...before, ...after }, today)).toBe(rung));

	test('no move lifts anybody: that is the clock’s', () => {
		const state = fc.constantFrom(...STATES);
		const day = fc.option(fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-06-24', n)), { nil: null });
		const due = fc.record({ state, verifyDueOn: day, respondDueOn: day, dueOn: day });
		fc.assert(fc.property(due, due, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 60 }), (before, after, escalation, n) => {
			const today = addDays('2026-06-24', n);
			const rung = rungAfter({ ...before, escalation }, after, today);
			expect([0, escalation]).toContain(rung);
			if ((nextDue(after) ?? today) >= today) expect(rung).toBe(0);
		}));
	});
});

describe('the buttons of a state', () => {
	// R20 and R21: nothing more and nothing less than these; an outside or archived complaint can only be brought back. Of the last two the class decides which.
	test.each<[ComplaintState, readonly Move[]]>([
		['new', ['verify', 'assign', 'pause', 'refer', 'archive', 'hand_back']],
		['verified', ['assign', 'pause', 'refer', 'archive', 'hand_over', 'hand_back']],
		['assigned', ['assign', 'start', 'pause', 'refer', 'archive', 'hand_over', 'hand_back']],
		['handling', ['assign', 'close', 'pause', 'archive', 'hand_over', 'hand_back']],
		['paused', ['resume', 'archive', 'hand_over', 'hand_back']],
		['closed', ['reopen', 'hand_over']],
		['outside', ['restore']],
		['archived', ['restore']]
	])('%s: %j', (state, moves) => expect(movesFrom(state)).toEqual(moves));

	test('a button leads where the states say, and what has no button leads nowhere', () => {
		for (const state of STATES) for (const move of MOVES) expect(stateAfter(move, state, 'new') !== undefined).toBe(movesFrom(state).includes(move));
	});

	test.each<[Move, ComplaintState, ComplaintState]>([
		['verify', 'new', 'verified'],
		['assign', 'new', 'assigned'],
		['start', 'assigned', 'handling'],
		['close', 'handling', 'closed'],
		['pause', 'verified', 'paused'],
		['refer', 'assigned', 'outside'],
		['archive', 'paused', 'archived'],
		['reopen', 'closed', 'assigned']
	])('%s leads from %s to %s, whatever was before', (move, state, after) => {
		expect(stateAfter(move, state, null)).toBe(after);
		expect(stateAfter(move, state, 'new')).toBe(after);
	});

	test.each(['outside', 'archived'] as const)('what is %s comes back to where it was', (state) => {
		expect(stateAfter('restore', state, 'handling')).toBe('handling');
		expect(stateAfter('restore', state, 'verified')).toBe('verified');
	});
});

describe('the versions of the deadlines', () => {
	test('the first day of the rules is a day of the rules', () => {
		expect(clockRulesFor('2013-01-01').version).toBe('2018-1');
		expect(clockRulesFor('2012-12-31').version).toBe('2018-1');
	});

	test('a complaint keeps the version it was given', () => {
		const [known] = clockRuleSets;
		expect(clockRulesFor('2026-06-24', known?.version)).toBe(known);
		expect(deadlines(received('information'), PLAIN_CALENDAR, '2018-1').version).toBe('2018-1');
	});

	test('the numbers are those of the regulation: 3 to verify, 5 to respond, 5, 14 and 60 to answer, 10 when formal (R19)', () => {
		expect(rules).toMatchObject({ verify: 3, respond: 5, formalInformation: 10, answer: { information: 5, complaint: 14, violation: 60, aspiration: null } });
	});
});

describe('the last day of a deadline', () => {
	test('is in time, even where the day of the deadline is a Saturday', () => {
		expect(escalationOn('2026-07-18', '2026-07-18', rules, PLAIN_CALENDAR)).toBe(0);
		expect(escalationOn('2026-07-18', '2026-07-20', rules, PLAIN_CALENDAR)).toBe(1);
	});

	test('a holiday after it gives the unit a day more before anyone is told', () => {
		const holiday = { ...PLAIN_CALENDAR, holidays: new Set(['2026-07-15']) };
		expect(escalationOn('2026-07-14', '2026-07-15', rules, holiday)).toBe(0);
		expect(escalationOn('2026-07-14', '2026-07-16', rules, holiday)).toBe(1);
	});

	test('the ladder is never climbed down', () => {
		fc.assert(
			fc.property(fc.integer({ min: -30, max: 60 }), (days) => {
				const [today, tomorrow] = [addDays('2026-07-14', days), addDays('2026-07-14', days + 1)];
				expect(escalationOn('2026-07-14', tomorrow, rules, PLAIN_CALENDAR)).toBeGreaterThanOrEqual(escalationOn('2026-07-14', today, rules, PLAIN_CALENDAR));
			})
		);
	});

	test('a pause that ended before it was given does not move the follow-up; one in between does', () => {
		expect(respondOn('2026-06-29', rules, PLAIN_CALENDAR, [{ from: '2026-06-01', to: '2026-06-05' }])).toBe('2026-07-06');
		expect(respondOn('2026-06-29', rules, PLAIN_CALENDAR, [{ from: '2026-06-30', to: null }])).toBeNull();
	});
});
