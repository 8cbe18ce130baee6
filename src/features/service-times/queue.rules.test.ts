import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsOn, deriveVisit, mayUndo, pausedMinutes, UNDO_MS, type QueueEvent } from './queue.rules.ts';
import { EVENT_KINDS, type EventKind } from './schema.ts';

const START = Date.parse('2026-11-20T01:00:00Z');
const minute = (count: number) => START + count * 60_000;
let made = 0;
const event = (kind: EventKind, at: number, given: Partial<QueueEvent> = {}): QueueEvent => ({
	id: `e${(made += 1)}`, kind, at, sequence: null, counterId: null, undoesId: null, hasClockFault: false, ...given
});

describe('what became of a visit', () => {
	test('ticket, call, service, end', () => {
		const visit = deriveVisit([event('taken', minute(0)), event('called', minute(12), { counterId: 'A' }), event('served', minute(13)), event('done', minute(20))]);
		expect(visit).toMatchObject({ state: 'done', takenAt: minute(0), calledAt: minute(12), servedAt: minute(13), doneAt: minute(20), counterId: 'A', hasClockFault: false });
	});

	test('who did not come may be called again, and the first call ends the waiting', () => {
		const events = [event('taken', minute(0)), event('called', minute(5)), event('absent', minute(8))];
		expect(deriveVisit(events)?.state).toBe('absent');
		expect(deriveVisit([...events, event('called', minute(30), { counterId: 'B' })])).toMatchObject({ state: 'called', calledAt: minute(5), absentAt: null, counterId: 'B' });
	});

	test('called by two counters without a line, it is one visit: of who served him, not of who waited in vain', () => {
		const both = [event('taken', minute(0)), event('called', minute(5), { counterId: 'A' }), event('called', minute(6), { counterId: 'B' })];
		const served = [event('served', minute(7), { counterId: 'B' }), event('done', minute(12), { counterId: 'B' })];
		for (const vain of [event('absent', minute(6.5), { counterId: 'A' }), event('absent', minute(8), { counterId: 'A' }), event('absent', minute(20), { counterId: 'A' })]) {
			for (const order of [[...both, vain, ...served], [...served, vain, ...both]]) expect(deriveVisit(order)).toMatchObject({ state: 'done', calledAt: minute(5), servedAt: minute(7), doneAt: minute(12), absentAt: null, counterId: 'B' });
		}
	});

	test('a visit that is over stays over', () => {
		const done = [event('taken', minute(0)), event('called', minute(1)), event('done', minute(2))];
		for (const kind of ['called', 'served', 'absent', 'left', 'done', 'paused'] as const) expect(deriveVisit([...done, event(kind, minute(9))])).toEqual(deriveVisit(done));
		expect(deriveVisit([event('taken', minute(0)), event('left', minute(1)), event('called', minute(2))])?.state).toBe('left');
	});

	test('nobody is absent before he was called, nor leaves while he is served', () => {
		expect(deriveVisit([event('taken', minute(0)), event('absent', minute(1))])?.state).toBe('waiting');
		expect(deriveVisit([event('taken', minute(0)), event('served', minute(1)), event('left', minute(2))])?.state).toBe('serving');
	});

	test('beginning without a call is a call', () => expect(deriveVisit([event('taken', minute(0)), event('served', minute(4))])).toMatchObject({ calledAt: minute(4), servedAt: minute(4) }));

	test('the counter may speak before the lobby', () => expect(deriveVisit([event('called', minute(3))])).toMatchObject({ state: 'called', takenAt: null, hasClockFault: false }));

	test('pauses of a file are added up, and one that runs ends with the file', () => {
		const visit = deriveVisit([event('taken', minute(0)), event('paused', minute(10)), event('resumed', minute(40)), event('paused', minute(50)), event('paused', minute(55)), event('done', minute(60))]);
		expect(visit?.pauses).toEqual([{ from: minute(10), to: minute(40) }, { from: minute(50), to: minute(60) }]);
		expect(pausedMinutes(visit ?? { pauses: [] })).toBe(40);
		expect(visit?.pausedAt).toBeNull();
	});
});

describe('taking a button back', () => {
	const taken = event('taken', minute(0));
	const called = event('called', minute(1));
	const undo = (target: QueueEvent, at: number) => event('undone', at, { undoesId: target.id });

	test('within half a minute it never happened', () => expect(deriveVisit([taken, called, undo(called, minute(1) + 20_000)])).toEqual(deriveVisit([taken])));
	test('later it stays', () => expect(deriveVisit([taken, called, undo(called, minute(1) + UNDO_MS + 5_000)])?.state).toBe('called'));
	test('before it happened it stays', () => expect(deriveVisit([taken, called, undo(called, minute(0))])?.state).toBe('called'));
	test('of a ticket nothing is left', () => expect(deriveVisit([taken, undo(taken, minute(0) + 1000)])).toBeUndefined());
	test('of nothing changes nothing', () => expect(deriveVisit([taken, event('undone', minute(1), { undoesId: 'unknown' })])).toEqual(deriveVisit([taken])));
	test('cannot itself be taken back', () => {
		const back = undo(called, minute(1) + 5_000);
		expect(deriveVisit([taken, called, back, undo(back, minute(1) + 6_000)])).toEqual(deriveVisit([taken]));
	});
	test('an event whose clock cannot be believed may always be taken back', () => expect(mayUndo({ at: 0, hasClockFault: true }, minute(999))).toBe(true));
});

describe('clocks', () => {
	test('one event that cannot be believed makes the visit one that is not averaged', () => expect(deriveVisit([event('taken', minute(0), { hasClockFault: true }), event('done', minute(2))])?.hasClockFault).toBe(true));
	test('a ticket taken long after its call is a fault', () => expect(deriveVisit([event('called', minute(0)), event('taken', minute(5))])?.hasClockFault).toBe(true));
	test('two clocks some seconds apart are a wait of nothing', () => expect(deriveVisit([event('called', minute(1)), event('taken', minute(1) + 30_000)])).toMatchObject({ takenAt: minute(1), calledAt: minute(1), hasClockFault: false }));
});

const anyEvent = fc.record({
	id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h').map((id) => id),
	kind: fc.constantFrom(...EVENT_KINDS),
	at: fc.integer({ min: 0, max: 40 }).map((steps) => START + steps * 10_000),
	sequence: fc.option(fc.integer({ min: 1, max: 99 })),
	counterId: fc.option(fc.constantFrom('A', 'B')),
	undoesId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')),
	hasClockFault: fc.boolean()
});
const anyLog = fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 8 });

describe('the log', () => {
	test('in any order, with any of it twice, gives the same visit', () => {
		fc.assert(
			fc.property(anyLog, fc.array(fc.nat(100)), (log, picks) => {
				const shuffled = [...log].sort((a, b) => (picks[a.id.charCodeAt(0) % 7] ?? 0) - (picks[b.id.charCodeAt(0) % 7] ?? 0)).reverse();
				const repeated = log.filter((_, index) => (picks[index] ?? 0) % 2 === 0);
				expect(deriveVisit([...repeated, ...shuffled, ...repeated])).toEqual(deriveVisit(log));
			})
		);
	});

	test('never gives an end before its beginning that is averaged', () => {
		fc.assert(
			fc.property(anyLog, (log) => {
				const visit = deriveVisit(log);
				if (!visit || visit.hasClockFault) return;
				const { takenAt, calledAt, servedAt, doneAt } = visit;
				const known = [takenAt, calledAt, servedAt, doneAt].filter((at) => at !== null);
				expect(known).toEqual([...known].sort((a, b) => a - b));
			})
		);
	});

	test('offers only what leads on', () => {
		for (const state of ['waiting', 'called', 'serving', 'absent'] as const) expect(actsOn(state).length).toBeGreaterThan(0);
		expect(actsOn('done')).toEqual([]);
		expect(actsOn('left')).toEqual([]);
	});
});

describe('the seconds of taking back', () => {
	const at = minute(0);
	test('thirty seconds, and two more for clocks that round', () => {
		expect(UNDO_MS).toBe(30_000);
		const may = (ms: number) => mayUndo({ at, hasClockFault: false }, at + ms);
		expect([may(-2_001), may(-2_000), may(0), may(30_000), may(32_000), may(32_001)]).toEqual([false, true, true, true, true, false]);
	});
	test('a clock that is not believed holds nobody to a mistake', () => expect(mayUndo({ at, hasClockFault: true }, at + 86_400_000)).toBe(true));
	test('what undoes nothing, or what undoes an undoing, changes nothing', () => {
		const [taken, called] = [event('taken', at), event('called', minute(1))];
		const back = event('undone', minute(1) + 5_000, { undoesId: called.id });
		expect(deriveVisit([taken, called, back])?.state).toBe('waiting');
		expect(deriveVisit([taken, called, event('undone', minute(1), { undoesId: null })])?.state).toBe('called');
		expect(deriveVisit([taken, called, event('undone', minute(1), { undoesId: 'nobody' })])?.state).toBe('called');
		expect(deriveVisit([taken, called, back, event('undone', minute(1) + 6_000, { undoesId: back.id })])?.state).toBe('waiting');
	});
});

describe('events of one instant', () => {
	test('follow the count of the tablet; without one they come first', () => {
		const [absent, called] = [event('absent', minute(1), { sequence: 9 }), event('called', minute(1), { sequence: 8 })];
		expect(deriveVisit([event('taken', minute(0)), absent, called])?.state).toBe('absent');
		const [late, early] = [event('absent', minute(1), { sequence: 1 }), event('called', minute(1), { sequence: null })];
		expect(deriveVisit([event('taken', minute(0)), late, early])?.state).toBe('absent');
		expect(deriveVisit([event('taken', minute(0)), event('absent', minute(1), { sequence: null }), event('called', minute(1), { sequence: 1 })])?.state).toBe('called');
	});
	test('without any count follow their ids, whatever their order', () => {
		const [called, absent] = [event('called', minute(1), { id: 'a' }), event('absent', minute(1), { id: 'b' })];
		const taken = event('taken', minute(0));
		for (const events of [[taken, called, absent], [absent, called, taken]]) expect(deriveVisit(events)?.state).toBe('absent');
		const [first, second] = [event('absent', minute(1), { id: 'a' }), event('called', minute(1), { id: 'b' })];
		for (const events of [[taken, first, second], [second, first, taken]]) expect(deriveVisit(events)?.state).toBe('called');
	});
});

describe('a call before its ticket', () => {
	const early = (ms: number) => deriveVisit([event('taken', minute(5)), event('called', minute(5) - ms)]);
	test('by at most a minute is two clocks, and a wait of nothing', () => {
		expect(early(60_000)).toMatchObject({ takenAt: minute(4), calledAt: minute(4), hasClockFault: false });
		expect(early(60_001)).toMatchObject({ takenAt: minute(5), hasClockFault: true });
		expect(early(0)).toMatchObject({ takenAt: minute(5), hasClockFault: false });
	});
	test('an end or a leaving before it counts alike', () => {
		expect(deriveVisit([event('taken', minute(5)), event('done', minute(2))])?.hasClockFault).toBe(true);
		expect(deriveVisit([event('taken', minute(5)), event('left', minute(2))])?.hasClockFault).toBe(true);
		expect(deriveVisit([event('taken', minute(5))])).toMatchObject({ state: 'waiting', hasClockFault: false });
	});
});

test('pauses are added up before they are rounded to minutes', () => {
	const pause = (ms: number) => ({ from: minute(0), to: minute(0) + ms });
	expect([[], [pause(29_999)], [pause(30_000)], [pause(20_000), pause(20_000)], [pause(59 * 60_000), pause(60_000)], [pause(480 * 60_000 + 25_000)]].map((pauses) => pausedMinutes({ pauses }))).toEqual([0, 0, 1, 1, 60, 480]);
});
