import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earlierDayOf, localQueue, queueOfDay, type EarlierNumbers, type KeptEvent, type ShownVisit } from './offline.rules.ts';
import type { EventKind } from './schema.ts';
import { visitIdOf } from './visit-id.rules.ts';

const POINT = '01936f5e-7c1a-7abc-9def-0123456789ab';
const [HERE, THERE] = ['counter-1', 'counter-2'];
const START = Date.parse('2026-11-21T01:00:00Z');
const idOf = (number: number, series = '') => visitIdOf(POINT, { day: '2026-11-21', series, number });
const heard = (number: number, given: Partial<ShownVisit> = {}): ShownVisit => ({
	id: idOf(number), series: '', number, state: 'waiting', counterId: null, takenAt: START + number * 60_000, calledAt: null, servedAt: null, ...given
});
let sequence = 0;
const kept = (kind: EventKind, visitId: string, given: Partial<KeptEvent> = {}): KeptEvent => {
	sequence += 1;
	return { id: `k${sequence}`, visitId, kind, undoesId: null, counterId: HERE, deviceAt: START + 3_600_000 + sequence * 1000, sequence, ...given };
};
const numbers = (visits: readonly ShownVisit[]) => visits.map(({ number }) => number);

describe('the queue without a line', () => {
	test('is as last heard', () => {
		const queue = localQueue(POINT, HERE, [heard(2), heard(1), heard(3, { state: 'called', counterId: HERE, calledAt: START })], []);
		expect(queue.present?.number).toBe(3);
		expect(numbers(queue.waiting)).toEqual([1, 2]);
	});

	test('goes on with what was pressed here', () => {
		const visits = [heard(1), heard(2)];
		const called = kept('called', idOf(1));
		expect(localQueue(POINT, HERE, visits, [called]).present).toMatchObject({ number: 1, state: 'called' });
		expect(localQueue(POINT, HERE, visits, [called, kept('served', idOf(1))]).present).toMatchObject({ number: 1, state: 'serving' });
		const done = localQueue(POINT, HERE, visits, [called, kept('served', idOf(1)), kept('done', idOf(1))]);
		expect(done.present).toBeNull();
		expect(numbers(done.waiting)).toEqual([2]);
	});

	test('ends a visit that the server had shown as called here', () => {
		const queue = localQueue(POINT, HERE, [heard(1, { state: 'serving', counterId: HERE, calledAt: START, servedAt: START })], [kept('done', idOf(1))]);
		expect(queue).toEqual({ present: null, waiting: [] });
	});

	test('calls a number that only the lobby knows', () => {
		expect(localQueue(POINT, HERE, [], [kept('called', idOf(7, 'L'))]).present).toMatchObject({ number: 7, series: 'L', state: 'called' });
	});

	test('leaves other counters theirs', () => {
		const queue = localQueue(POINT, HERE, [heard(1, { state: 'called', counterId: THERE, calledAt: START })], []);
		expect(queue).toEqual({ present: null, waiting: [] });
	});

	test('lets nothing of another point or of no visit in', () => {
		expect(localQueue(POINT, HERE, [], [kept('called', crypto.randomUUID()), { ...kept('undone', ''), visitId: null }])).toEqual({ present: null, waiting: [] });
	});
});

describe('what the server must have heard', () => {
	test('an ended visit stays ended, whatever is pressed here', () => {
		for (const state of ['done', 'left'] as const) {
			const gone = heard(1, { state, counterId: HERE, calledAt: START + 120_000, servedAt: state === 'done' ? START + 180_000 : null });
			expect(localQueue(POINT, HERE, [gone], [kept('called', idOf(1))])).toEqual({ present: null, waiting: [] });
		}
	});

	test('who did not come may be called again here', () => {
		const absent = heard(1, { state: 'absent', counterId: HERE, calledAt: START + 120_000 });
		expect(localQueue(POINT, HERE, [absent], []).present).toBeNull();
		expect(localQueue(POINT, HERE, [absent], [kept('called', idOf(1))]).present).toMatchObject({ number: 1, state: 'called', calledAt: START + 120_000 });
		const recalled = kept('called', idOf(1));
		const taken = kept('undone', idOf(1), { undoesId: recalled.id, deviceAt: recalled.deviceAt + 5_000 });
		expect(localQueue(POINT, HERE, [absent], [recalled, taken])).toEqual({ present: null, waiting: [] });
	});

	test('a number that only the lobby knows was taken at its first event', () => {
		const [called, served] = [kept('called', idOf(9)), kept('served', idOf(9))];
		expect(localQueue(POINT, HERE, [], [served, called]).present).toMatchObject({ takenAt: called.deviceAt, calledAt: called.deviceAt, servedAt: served.deviceAt });
	});

	test('a ticket taken here waits from its own time; one heard of keeps the time heard', () => {
		const taken = kept('taken', idOf(5), { counterId: null });
		expect(localQueue(POINT, HERE, [], [taken]).waiting[0]).toMatchObject({ number: 5, takenAt: taken.deviceAt, state: 'waiting' });
		expect(localQueue(POINT, HERE, [heard(5)], [kept('paused', idOf(5))]).waiting[0]?.takenAt).toBe(START + 5 * 60_000);
	});

	test('of two who came at one instant the one with the smaller id waits first, in any order', () => {
		const [a, b] = [heard(1, { takenAt: START }), heard(2, { takenAt: START })];
		for (const visits of [[a, b], [b, a]]) expect(numbers(localQueue(POINT, HERE, visits, []).waiting)).toEqual([1, 2]);
	});

	test('who came first waits first, though the number is higher', () => {
		expect(numbers(localQueue(POINT, HERE, [heard(1, { takenAt: START + 9 }), heard(2, { takenAt: START + 8 })], []).waiting)).toEqual([2, 1]);
	});

	test('a press is taken back within its seconds, and not after', () => {
		const called = kept('called', idOf(1), { deviceAt: START + 3_600_000 });
		const undone = (ms: number) => kept('undone', idOf(1), { undoesId: called.id, deviceAt: START + 3_600_000 + ms });
		expect(localQueue(POINT, HERE, [heard(1)], [called, undone(30_000)]).present).toBeNull();
		expect(localQueue(POINT, HERE, [heard(1)], [called, undone(40_000)]).present?.number).toBe(1);
	});
});

describe('what belongs to today', () => {
	const DAY = '2026-11-21';
	const page = { pointId: POINT, day: DAY, visits: [heard(1), heard(2, { series: 'A', id: idOf(2, 'A') })], earlier: [] };

	test('all of it on its own day', () => {
		const events = [kept('called', idOf(1)), kept('called', idOf(5, 'B'))];
		expect(queueOfDay(page, DAY, events)).toEqual({ visits: page.visits, kept: events, earlier: [], tickets: [...page.visits.map((visit) => ({ ...visit, day: DAY })), { day: DAY, series: '', number: 1 }, { day: DAY, series: 'B', number: 5 }] });
	});

	test('nothing of it on the day after: its numbers are those of a day before', () => {
		const today = kept('taken', visitIdOf(POINT, { day: '2026-11-22', series: 'A', number: 1 }));
		const queue = queueOfDay(page, '2026-11-22', [kept('called', idOf(7, 'L')), kept('undone', '', { visitId: null }), today]);
		expect(queue.visits).toEqual([]);
		expect(queue.kept).toEqual([today]);
		expect(queue.tickets).toEqual([{ day: '2026-11-22', series: 'A', number: 1 }]);
		expect(queue.earlier).toEqual([{ day: DAY, series: '', highest: 1 }, { day: DAY, series: 'A', highest: 2 }, { day: DAY, series: 'L', highest: 7 }]);
	});

	test('a visit whose id tells no day is of the day of its page', () => {
		const imported = heard(3, { id: crypto.randomUUID() });
		expect(queueOfDay({ ...page, visits: [imported] }, DAY, []).visits).toEqual([imported]);
		expect(queueOfDay({ ...page, visits: [imported] }, '2026-11-22', [])).toMatchObject({ visits: [], earlier: [{ day: DAY, highest: 3 }] });
	});
});

describe('paper of a day before', () => {
	const earlier: EarlierNumbers[] = [{ day: '2026-11-20', series: 'A', highest: 4 }, { day: '2026-11-18', series: 'A', highest: 9 }, { day: '2026-11-20', series: '', highest: 50 }];
	const of = (series: string, number: number, tickets: readonly { series: string; number: number }[] = []) => earlierDayOf({ series, number }, { tickets, earlier });

	test('names the newest day on which the number was given', () => {
		expect([of('A', 4), of('A', 5), of('A', 9), of('A', 10), of('B', 1), of('', 50), of('', 51)]).toEqual(['2026-11-20', '2026-11-18', '2026-11-18', undefined, undefined, '2026-11-20', undefined]);
	});

	test('is no question once today has come so far under the same letters', () => {
		expect(of('A', 4, [{ series: 'A', number: 4 }])).toBeUndefined();
		expect(of('A', 4, [{ series: 'A', number: 7 }])).toBeUndefined();
		expect(of('A', 4, [{ series: 'A', number: 3 }, { series: 'B', number: 9 }, { series: '', number: 9 }])).toBe('2026-11-20');
	});

	test('whatever was heard: a number of today never asks, one that no day knows never does', () => {
		const ticket = fc.record({ series: fc.constantFrom('', 'A', 'BC'), number: fc.integer({ min: 1, max: 60 }) });
		const before = fc.record({ day: fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20'), series: fc.constantFrom('', 'A', 'BC'), highest: fc.integer({ min: 1, max: 60 }) });
		fc.assert(fc.property(ticket, fc.array(ticket, { maxLength: 8 }), fc.array(before, { maxLength: 8 }), (asked, tickets, known) => {
			const day = earlierDayOf(asked, { tickets, earlier: known });
			expect(earlierDayOf(asked, { tickets: [...tickets, asked], earlier: known })).toBeUndefined();
			if (day === undefined) return;
			expect(known.some((one) => one.day === day && one.series === asked.series && one.highest >= asked.number)).toBe(true);
			expect(known.every((one) => one.day <= day || one.series !== asked.series || one.highest < asked.number)).toBe(true);
		}));
	});
});
