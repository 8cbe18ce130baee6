import { describe, expect, test } from 'vitest';
import { localQueue, type KeptEvent, type ShownVisit } from './offline.rules.ts';
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
