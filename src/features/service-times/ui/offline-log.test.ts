import { describe, expect, test } from 'vitest';
import { memoryStore } from '#tests/support/queue.ts';
import { MOST_EVENTS, SentPacket } from '../schema.ts';
import { OfflineLog, sendLog, type Device } from './offline-log.ts';

class HandDevice implements Device {
	clock = Date.parse('2026-11-21T01:00:00Z');
	page = 1000;
	#made = 0;
	now = () => this.clock;
	pageAt = () => this.page;
	uuid = () => `00000000-0000-4000-8000-${String((this.#made += 1)).padStart(12, '0')}`;
}

const VISIT = '01936f5e-7c1a-8abc-8def-0123456789ab';
const open = (store = memoryStore(), device = new HandDevice()) => ({ store, device, log: new OfflineLog(store, device, 'ktp') });
const answer = (body: unknown, status = 200, type = 'application/json') => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
const received = { refused: [], clockFaults: 0, skewMs: 0 };
const eventsIn = (body: string) => (JSON.parse(body) as { events: { id: string; ageMs: number | null; sequence: number }[] }).events;

describe('what is written down without a line', () => {
	test('is counted, and is a packet as the server reads it', async () => {
		const { log, device } = open();
		await log.append({ visitId: VISIT, kind: 'taken' });
		device.clock += 5_000;
		device.page += 5_000;
		await log.append({ visitId: VISIT, kind: 'called', counterId: VISIT });
		const packet = await log.packet();
		const read = SentPacket.parse(JSON.parse(packet?.body ?? ''));
		expect(read.events.map(({ kind, sequence, ageMs }) => [kind, sequence, ageMs])).toEqual([['taken', 1, 5000], ['called', 2, 0]]);
		expect(read.sentAt).toBe(device.clock);
	});

	test('keeps its order whatever the clock does', async () => {
		const { log, device } = open();
		await log.append({ visitId: VISIT, kind: 'taken' });
		device.clock -= 3_600_000;
		await log.append({ visitId: VISIT, kind: 'called' });
		expect((await log.kept()).map(({ kind }) => kind)).toEqual(['taken', 'called']);
	});

	test('survives the page; its age by the page’s clock is then unknown', async () => {
		const { store, device, log } = open();
		await log.append({ visitId: VISIT, kind: 'taken' });
		const again = new OfflineLog(store, device, 'ktp');
		await again.append({ visitId: VISIT, kind: 'called' });
		expect(eventsIn((await again.packet())?.body ?? '').map(({ ageMs, sequence }) => [ageMs, sequence])).toEqual([[null, 1], [0, 2]]);
	});

	test('of one queue is not sent to another', async () => {
		const { store, device, log } = open();
		await log.append({ visitId: VISIT, kind: 'taken' });
		expect(await new OfflineLog(store, device, 'nib').packet()).toBeUndefined();
	});

	test('counts its numbers from one each day, and each point for itself', async () => {
		const { store, device, log } = open();
		expect([await log.nextNumber('2026-11-21'), await log.nextNumber('2026-11-21'), await log.nextNumber('2026-11-22')]).toEqual([1, 2, 1]);
		expect([await log.lastNumber('2026-11-21'), await log.lastNumber('2026-11-23')]).toEqual([2, 0]);
		expect(await new OfflineLog(store, device, 'nib').nextNumber('2026-11-21')).toBe(1);
	});

	test('keeps what the server told of each point, and one name for all', async () => {
		const { store, device, log } = open();
		const other = new OfflineLog(store, device, 'nib');
		expect(await log.told()).toBeUndefined();
		await log.keepTold({ series: 'A' });
		await other.keepTold({ series: 'C' });
		expect([await log.told(), await other.told()]).toEqual([{ series: 'A' }, { series: 'C' }]);
		const [first, second] = await Promise.all([log.deviceId(), other.deviceId()]);
		expect(second).toBe(first);
	});
});

describe('sending', () => {
	test('lets go of what was received, packet by packet', async () => {
		const { log } = open();
		for (let at = 0; at < MOST_EVENTS + 3; at++) await log.append({ visitId: VISIT, kind: 'called' });
		const sizes: number[] = [];
		const receipt = await sendLog(log, async (body) => {
			sizes.push(eventsIn(body).length);
			return answer({ refused: sizes.length === 1 ? [{ id: 'x', reason: 'foreign_visit' }] : [], clockFaults: 1, skewMs: 120_000 });
		});
		expect(sizes).toEqual([MOST_EVENTS, 3]);
		expect(receipt).toEqual({ refused: 1, clockFaults: 2, skewMs: 120_000 });
		expect(await log.kept()).toEqual([]);
	});

	test('nothing is nothing to send', async () => {
		expect(await sendLog(open().log, () => Promise.reject(new Error('not asked')))).toEqual({ refused: 0, clockFaults: 0, skewMs: 0 });
	});

	test.each([
		['the line is cut', () => Promise.reject(new TypeError('no line'))],
		['the server is in trouble', () => Promise.resolve(answer({}, 500))],
		['the session has ended and the sign-in page answers', () => Promise.resolve(answer('<html>', 200, 'text/html'))],
		['the right was taken away', () => Promise.resolve(answer({}, 404))]
	])('while %s everything stays', async (_, send) => {
		const { log } = open();
		await log.append({ visitId: VISIT, kind: 'taken' });
		expect(await sendLog(log, send)).toBeUndefined();
		expect(await log.kept()).toHaveLength(1);
	});

	test('an answer lost on the way is asked for again with the same ids', async () => {
		const { log } = open();
		await log.append({ visitId: VISIT, kind: 'taken' });
		const seen: string[] = [];
		const send = (isCut: boolean) => (body: string) => {
			seen.push(...eventsIn(body).map(({ id }) => id));
			return isCut ? Promise.reject(new TypeError('cut')) : Promise.resolve(answer(received));
		};
		await sendLog(log, send(true));
		await sendLog(log, send(false));
		expect(new Set(seen).size).toBe(1);
		expect(await log.kept()).toEqual([]);
	});
});
