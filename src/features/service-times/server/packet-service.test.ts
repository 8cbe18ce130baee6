import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCounter, Tablet } from '#tests/support/queue.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { SentPacket } from '../schema.ts';
import { visitIdOf } from '../visit-id.rules.ts';
import { recordPacket } from './packet-service.ts';
import { queueView, takeTicket } from './queue-service.ts';
import { greetTablet } from './tablet-service.ts';

/** So many minutes before the clock of the tests. */
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly counterId: string;
	readonly send: (packet: SentPacket) => ReturnType<typeof recordPacket>;
}

const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const counterId = await insertCounter(db, point, 1);
		await work({ db, world, point, counterId, send: (packet) => recordPacket(ctxOf(db, world.cast.service_officer.actor), point.slug, packet) });
	});
const visitsOf = (db: Db, point: PointRow) => db.selectFrom('visit').selectAll().where('service_point_id', '=', point.id).orderBy('taken_at').execute();
const staleMonths = async (db: Db, point: PointRow) => [...new Set((await db.selectFrom('panel_stale').select('month').where('unit_id', '=', point.unit.id).execute()).map(({ month }) => month))];

describe('the log of a tablet that was without a line', () => {
	test('becomes a visit with the times of the server’s clock, though the tablet is three hours fast', () =>
		scene(async ({ db, point, counterId, send }) => {
			const tablet = new Tablet(point.id, 3 * 3_600_000);
			const events = [tablet.event('taken', ago(60), 'L1'), tablet.event('called', ago(48), 'L1', { counterId }), tablet.event('served', ago(47), 'L1', { counterId }), tablet.event('done', ago(40), 'L1', { counterId })];
			expect(await send(tablet.packet(events, NOW))).toEqual({ added: 4, known: 0, refused: [], skewMs: -3 * 3_600_000, clockFaults: 0 });
			expect(await visitsOf(db, point)).toMatchObject([
				{ taken_at: ago(60), called_at: ago(48), served_at: ago(47), done_at: ago(40), counter_id: counterId, ticket_series: 'L', ticket_number: 1, clock_fault: false, source: 'tablet' }
			]);
			expect(await staleMonths(db, point)).toEqual(['2026-11-01']);
		}));

	test('sent twice, in pieces and the wrong way round, is kept once', () =>
		scene(async ({ db, point, counterId, send }) => {
			const tablet = new Tablet(point.id);
			const [taken, called, done] = [tablet.event('taken', ago(30), 'L1'), tablet.event('called', ago(20), 'L1', { counterId }), tablet.event('done', ago(10), 'L1')];
			expect(await send(tablet.packet([done, called, done], NOW))).toMatchObject({ added: 2, known: 0 });
			expect(await visitsOf(db, point)).toMatchObject([{ taken_known: false, done_at: ago(10) }]);
			expect(await send(tablet.packet([taken, called, done], NOW))).toMatchObject({ added: 1, known: 2 });
			expect(await send(tablet.packet([taken, called, done], NOW))).toMatchObject({ added: 0, known: 3 });
			expect(await visitsOf(db, point)).toMatchObject([{ taken_at: ago(30), taken_known: true, called_at: ago(20), done_at: ago(10), clock_fault: false }]);
		}));

	test('lobby and counter speak of one visitor without having met', () =>
		scene(async ({ db, point, counterId, send }) => {
			const [lobby, counter] = [new Tablet(point.id), new Tablet(point.id, -7_200_000)];
			await send(counter.packet([counter.event('called', ago(5), 'L3', { counterId })], NOW));
			await send(lobby.packet([lobby.event('taken', ago(15), 'L3')], NOW));
			expect(await visitsOf(db, point)).toMatchObject([{ taken_at: ago(15), called_at: ago(5), taken_known: true }]);
		}));

	test('takes two hundred events at once and not one more', () =>
		scene(async ({ db, point, send }) => {
			const tablet = new Tablet(point.id);
			const events = Array.from({ length: 200 }, (_, index) => tablet.event('taken', ago(200 - index), `L${index + 1}`));
			expect(await send(tablet.packet(events, NOW))).toMatchObject({ added: 200 });
			expect(await visitsOf(db, point)).toHaveLength(200);
			expect(SentPacket.safeParse({ deviceId: tablet.id, sentAt: NOW.toISOString(), events: [...events, events[0]].map((event) => ({ ...event, deviceAt: NOW.toISOString() })) }).success).toBe(false);
		}));

	test('lets a ticket that timed out be taken back by the id of its order', () =>
		scene(async ({ db, point, send }) => {
			const tablet = new Tablet(point.id);
			const taken = tablet.event('taken', ago(0), 'L4');
			await send(tablet.packet([taken], NOW));
			expect(await send(tablet.packet([{ ...tablet.event('undone', NOW, 'L4'), visitId: null, undoesId: taken.id }], NOW))).toMatchObject({ added: 1 });
			expect(await visitsOf(db, point)).toEqual([]);
			expect(await send(tablet.packet([{ ...tablet.event('undone', NOW, 'L4'), visitId: null, undoesId: null }], NOW))).toMatchObject({ added: 0, refused: [{ reason: 'nothing_to_undo' }] });
		}));

	test('an order that comes after it was taken back gives no number that nobody holds', () =>
		scene(async ({ db, world, point, send }) => {
			const tablet = new Tablet(point.id);
			const orderId = randomUUID();
			const withdrawal = { ...tablet.event('undone', ago(1), 'L4'), visitId: null, undoesId: orderId };
			expect(await send(tablet.packet([withdrawal, tablet.event('taken', ago(1), 'L4')], NOW))).toMatchObject({ added: 2, refused: [] });
			expect(await send(tablet.packet([withdrawal], NOW))).toMatchObject({ added: 0, known: 1 });
			await expect(takeTicket(ctxOf(db, world.cast.service_officer.actor), point.slug, orderId)).rejects.toMatchObject({ code: 'queue.visit_not_found' });
			expect((await visitsOf(db, point)).map((visit) => [visit.ticket_series, visit.ticket_number])).toEqual([['L', 4]]);
			expect(await takeTicket(ctxOf(db, world.cast.service_officer.actor), point.slug)).toMatchObject({ text: '001', ahead: 1 });
		}));
});

describe('clocks that cannot be believed', () => {
	test('events of the future are counted and not averaged', () =>
		scene(async ({ db, point, counterId, send }) => {
			const tablet = new Tablet(point.id);
			const future = new Date('2099-01-01T00:00:00Z');
			expect(await send(tablet.packet([tablet.event('taken', future, 'L1'), tablet.event('called', future, 'L1', { counterId })], NOW))).toMatchObject({ added: 2, clockFaults: 2 });
			expect(await visitsOf(db, point)).toMatchObject([{ clock_fault: true, taken_at: NOW }]);
		}));

	test('a visitor of yesterday whose tablet slept over night is one of yesterday: counted there, not averaged, not in today\'s queue', () =>
		scene(async ({ db, world, point, counterId, send }) => {
			const tablet = new Tablet(point.id);
			const yesterday = (kind: 'taken' | 'called' | 'done', minutes: number) =>
				tablet.event(kind, ago(24 * 60 - minutes), 'L1', { visitId: visitIdOf(point.id, { day: '2026-11-20', series: 'L', number: 1 }), ageMs: 60_000, ...(kind !== 'taken' && { counterId }) });
			expect(await send(tablet.packet([yesterday('taken', 0), yesterday('called', 5), yesterday('done', 9)], NOW))).toMatchObject({ added: 3, clockFaults: 3 });
			const end = new Date('2026-11-20T16:59:59.000Z'); // midnight less a second, at +07:00
			expect(await visitsOf(db, point)).toMatchObject([{ clock_fault: true, taken_at: end, called_at: end, done_at: end }]);
			expect((await queueView(ctxOf(db, world.cast.service_officer.actor), point.slug)).visits).toEqual([]);
		}));

	test('whoever has a number of tomorrow, from a tablet a day fast, stands in the queue now', () =>
		scene(async ({ db, world, point, send }) => {
			const tablet = new Tablet(point.id);
			const tomorrow = tablet.event('taken', ago(-60), 'L1', { visitId: visitIdOf(point.id, { day: '2026-11-22', series: 'L', number: 1 }) });
			expect(await send(tablet.packet([tomorrow], NOW))).toMatchObject({ added: 1, clockFaults: 1 });
			expect(await visitsOf(db, point)).toMatchObject([{ clock_fault: true, taken_at: NOW }]);
			expect((await queueView(ctxOf(db, world.cast.service_officer.actor), point.slug)).visits).toMatchObject([{ number: 1, state: 'waiting' }]);
		}));

	test('a clock that went back is found whichever event comes first', () =>
		scene(async ({ db, point, send }) => {
			const tablet = new Tablet(point.id);
			const first = tablet.event('taken', ago(20), 'L1');
			tablet.wrongBy = -3_600_000;
			const second = tablet.event('taken', ago(10), 'L2');
			await send(tablet.packet([second], NOW));
			expect(await visitsOf(db, point)).toMatchObject([{ ticket_number: 2, clock_fault: false }]);
			tablet.wrongBy = 0;
			await send(tablet.packet([first], NOW));
			expect((await visitsOf(db, point)).map((visit) => [visit.ticket_number, visit.clock_fault]).sort()).toEqual([[1, false], [2, true]]);
		}));
});

describe('what does not belong to the queue', () => {
	test('visits, counters and days of elsewhere are refused one by one, the rest is kept', () =>
		scene(async ({ db, world, point, send }) => {
			const other = await insertServicePoint(db, world.units.otherOffice);
			const foreignCounter = await insertCounter(db, other, 1);
			const [tablet, foreign] = [new Tablet(point.id), new Tablet(other.id)];
			const good = tablet.event('taken', ago(9), 'L1');
			const bad = [
				foreign.event('taken', ago(5), 'L1'), tablet.event('taken', ago(5), 'L1', { visitId: randomUUID() }),
				tablet.event('called', ago(5), 'L1', { counterId: foreignCounter }), tablet.event('called', ago(5), 'L1', { visitId: null }),
				tablet.event('taken', ago(5), 'L1', { visitId: `ffff${(good.visitId ?? '').slice(4)}` })
			];
			const outcome = await send(tablet.packet([...bad, good], NOW));
			expect(outcome.refused.map(({ reason }) => reason)).toEqual(['foreign_visit', 'foreign_visit', 'foreign_counter', 'foreign_visit', 'day_to_come']);
			expect(outcome.added).toBe(1);
			expect(await visitsOf(db, other)).toEqual([]);
		}));

	test('a number of a day on which nobody was served there is no visit; what was given before the end still comes in', () =>
		scene(async ({ db, point, counterId, send }) => {
			await db.updateTable('service_point').set({ opened_on: '2026-11-10', closed_on: '2026-11-21' }).where('id', '=', point.id).execute();
			const tablet = new Tablet(point.id);
			const on = (day: string, kind: 'taken' | 'called', ticket: string) => tablet.event(kind, new Date(`${day}T02:00:00Z`), ticket, { visitId: visitIdOf(point.id, { day, series: 'L', number: Number(ticket.slice(1)) }), ...(kind === 'called' && { counterId }) });
			const outcome = await send(tablet.packet([on('2026-11-09', 'taken', 'L1'), on('2026-11-09', 'called', 'L1'), on('2020-02-01', 'taken', 'L2'), on('2026-11-21', 'taken', 'L3'), on('2026-11-10', 'taken', 'L4'), on('2026-11-20', 'taken', 'L5')], NOW));
			expect(outcome.refused.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'not_open_then'));
			expect((await visitsOf(db, point)).map(({ ticket_number: number, taken_at }) => [number, taken_at.toISOString()])).toEqual([[4, '2026-11-10T02:00:00.000Z'], [5, '2026-11-20T02:00:00.000Z']]);
			// A number that was given by mistake can be taken back all the same.
			await db.updateTable('service_point').set({ closed_on: '2026-11-10' }).where('id', '=', point.id).execute();
			const given = await db.selectFrom('visit_event').select(['id', 'visit_id']).where('ticket_number', '=', 5).executeTakeFirstOrThrow();
			expect(await send(tablet.packet([{ ...tablet.event('undone', new Date('2026-11-20T02:00:05Z'), 'L5'), visitId: null, undoesId: given.id }], NOW))).toMatchObject({ added: 1, refused: [] });
			expect((await visitsOf(db, point)).map(({ ticket_number: number }) => number)).toEqual([4]);
		}));

	test('an event id of another point is not an event of this one', () =>
		scene(async ({ db, world, point, send }) => {
			const other = await insertServicePoint(db, world.units.section);
			const [tablet, foreign] = [new Tablet(point.id), new Tablet(other.id)];
			const theirs = foreign.event('taken', ago(5), 'L1');
			await recordPacket(ctxOf(db, world.cast.service_officer.actor), other.slug, foreign.packet([theirs], NOW));
			expect(await send(tablet.packet([{ ...tablet.event('taken', ago(5), 'L1'), id: theirs.id }], NOW))).toMatchObject({ added: 0, known: 1 });
			expect(await send(tablet.packet([{ ...tablet.event('undone', NOW, 'L1'), visitId: null, undoesId: theirs.id }], NOW))).toMatchObject({ added: 1 });
			expect(await visitsOf(db, other)).toHaveLength(1);
		}));

	test('a number under the letter of another tablet, or without a letter, was given by nobody', () =>
		scene(async ({ db, world, point, counterId, send }) => {
			const [own, forger] = [new Tablet(point.id), new Tablet(point.id)];
			const { series } = await greetTablet(ctxOf(db, world.cast.service_officer.actor), point.slug, { deviceId: own.id, used: null, needsCodes: false });
			const outcome = await send(forger.packet([forger.event('taken', ago(3), `${series}1`), forger.event('taken', ago(3), '7'), forger.event('called', ago(2), `${series}2`, { counterId })], NOW));
			expect(outcome).toMatchObject({ added: 1, refused: [{ reason: 'foreign_series' }, { reason: 'foreign_series' }] });
			expect(await send(own.packet([own.event('taken', ago(3), `${series}1`), own.event('taken', ago(2), `${series}2`)], NOW))).toMatchObject({ added: 2, refused: [] });
			expect((await visitsOf(db, point)).map((visit) => [visit.ticket_series, visit.ticket_number])).toEqual([[series, 1], [series, 2]]);
		}));

	test.each(['employee', 'supervisor', 'auditor', 'evaluator', 'stranger', 'foreign_administrator'] as const)('%s sends nothing', (persona) =>
		scene(async ({ db, world, point }) => {
			const tablet = new Tablet(point.id);
			await expect(recordPacket(ctxOf(db, world.cast[persona].actor), point.slug, tablet.packet([tablet.event('taken', ago(1), 'L1')], NOW))).rejects.toMatchObject({ code: 'queue.point_not_found' });
		}));

	test('leaves one trace a packet, and none where nothing was new', () =>
		scene(async ({ db, world, point, send }) => {
			const tablet = new Tablet(point.id);
			const packet = tablet.packet([tablet.event('taken', ago(1), 'L1')], NOW);
			await send(packet);
			await send(packet);
			const trail = await db.selectFrom('audit_entry').select(['action', 'subject']).where('agency_id', '=', world.agency.id).execute();
			expect(trail).toEqual([{ action: 'queue.sync', subject: `service_point:${point.id}` }]);
		}));
});
