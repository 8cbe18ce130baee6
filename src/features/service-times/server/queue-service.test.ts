import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCounter } from '#tests/support/queue.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import type { CounterAct } from '../schema.ts';
import { ticketOf } from '../visit-id.rules.ts';
import { counterView, queueView, takeTicket, ticketPage, workCounter } from './queue-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	/** The officer's context so many minutes after the tests' clock. */
	readonly at: (minutes: number) => Ctx;
	readonly act: (minutes: number, act: CounterAct, visit?: string, counter?: number) => Promise<string>;
}

const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		await insertCounter(db, point, 1);
		await insertCounter(db, point, 2);
		const at = (minutes: number) => ctxOf(db, world.cast.service_officer.actor, { now: new Date(NOW.getTime() + minutes * 60_000) });
		await work({ db, world, point, at, act: (minutes, act, visit, counter = 1) => workCounter(at(minutes), point.slug, counter, { act, visit }) });
	});

describe('at the lobby', () => {
	test('numbers count up from one, and know how many wait before them', () =>
		scene(async ({ point, at }) => {
			expect(await takeTicket(at(0), point.slug)).toMatchObject({ text: '001', ahead: 0 });
			expect(await takeTicket(at(1), point.slug)).toMatchObject({ text: '002', ahead: 1 });
			expect(await takeTicket(at(24 * 60), point.slug)).toMatchObject({ text: '001', ahead: 0 });
		}));

	test('an order sent twice is one number', () =>
		scene(async ({ point, at }) => {
			const eventId = crypto.randomUUID();
			const first = await takeTicket(at(0), point.slug, eventId);
			expect(await takeTicket(at(1), point.slug, eventId)).toEqual(first);
			expect(await ticketPage(at(1), point.slug, first.visitId)).toMatchObject({ ticket: { text: '001' } });
		}));

	test('where nobody is served any more, or not yet, no number is given', () =>
		scene(async ({ db, point, at }) => {
			const change = (given: { closed_on?: string | null; opened_on?: string | null }) => db.updateTable('service_point').set(given).where('id', '=', point.id).execute();
			const given = await takeTicket(at(0), point.slug, '0198c0de-0000-4000-8000-000000000001');
			for (const shut of [{ closed_on: '2026-11-21' }, { closed_on: null, opened_on: '2026-11-22' }]) {
				await change(shut);
				await expect(takeTicket(at(1), point.slug)).rejects.toMatchObject({ code: 'queue.point_closed' });
				expect(await takeTicket(at(1), point.slug, '0198c0de-0000-4000-8000-000000000001')).toMatchObject({ text: given.text });
			}
			await change({ opened_on: '2026-11-21' });
			await db.updateTable('service').set({ ended_on: '2026-11-21' }).where('id', 'in', db.selectFrom('service_point').select('service_id').where('id', '=', point.id)).execute();
			await expect(takeTicket(at(1), point.slug)).rejects.toMatchObject({ code: 'queue.point_closed' });
		}));

	test('a page of a number that is not there refuses', () =>
		scene(async ({ point, at }) => {
			await expect(ticketPage(at(0), point.slug, crypto.randomUUID())).rejects.toMatchObject({ code: 'queue.visit_not_found' });
		}));
});

describe('at the counter', () => {
	test('who waits longest is called, served and done, and the board shows it', () =>
		scene(async ({ db, point, at, act }) => {
			const first = await takeTicket(at(0), point.slug);
			const second = await takeTicket(at(2), point.slug);
			expect(await act(10, 'call')).toBe(first.visitId);
			expect(await counterView(at(11), point.slug, 1)).toMatchObject({ present: { id: first.visitId, state: 'called' }, waiting: 1, medianWaitMinutes: 10 });
			await act(11, 'serve', first.visitId);
			expect(await act(12, 'call', undefined, 2)).toBe(second.visitId);
			await act(18, 'done', first.visitId);
			expect(await queueView(at(19), point.slug)).toMatchObject({ waiting: 0, done: 1 });
			const visit = await db.selectFrom('visit').selectAll().where('id', '=', first.visitId).executeTakeFirstOrThrow();
			expect(visit).toMatchObject({ called_at: at(10).now, served_at: at(11).now, done_at: at(18).now, taken_known: true });
		}));

	test('the next is not called while the last is not finished', () =>
		scene(async ({ point, at, act }) => {
			await takeTicket(at(0), point.slug);
			await takeTicket(at(0), point.slug);
			await act(1, 'call');
			await expect(act(2, 'call')).rejects.toMatchObject({ code: 'queue.still_open', params: { ticket: '001' } });
		}));

	test('nobody waiting, no such counter, no such number, and what cannot follow are said', () =>
		scene(async ({ point, at, act }) => {
			await expect(act(0, 'call')).rejects.toMatchObject({ code: 'queue.nobody_waiting' });
			await expect(act(0, 'call', undefined, 9)).rejects.toMatchObject({ code: 'queue.counter_not_found' });
			await expect(act(0, 'done', crypto.randomUUID())).rejects.toMatchObject({ code: 'queue.visit_not_found' });
			const { visitId } = await takeTicket(at(0), point.slug);
			await expect(act(1, 'done', visitId)).rejects.toMatchObject({ code: 'queue.wrong_state' });
		}));

	test('who did not come may be called again', () =>
		scene(async ({ point, at, act }) => {
			const { visitId } = await takeTicket(at(0), point.slug);
			await act(1, 'call');
			await act(3, 'absent', visitId);
			await act(9, 'recall', visitId, 2);
			expect(await counterView(at(9), point.slug, 2)).toMatchObject({ present: { id: visitId, state: 'called' } });
		}));

	test('the last step is taken back within half a minute, and not after', () =>
		scene(async ({ point, at, act }) => {
			const { visitId } = await takeTicket(at(0), point.slug);
			await act(1, 'call');
			await act(1.2, 'undo', visitId);
			expect(await queueView(at(2), point.slug)).toMatchObject({ visits: [{ state: 'waiting' }] });
			await act(3, 'call');
			await expect(act(4, 'undo', visitId)).rejects.toMatchObject({ code: 'queue.too_late_to_undo' });
		}));

	test('a number just taken is not undone from the counter', () =>
		scene(async ({ point, at, act }) => {
			const { visitId } = await takeTicket(at(0), point.slug);
			await expect(act(0.1, 'undo', visitId)).rejects.toMatchObject({ code: 'queue.too_late_to_undo' });
		}));

	test('a typed number with letters that is known of a day before, and not of today, is asked about', () =>
		scene(async ({ db, world, point, at, act }) => {
			const typed = (days: number, ticket: string, isToday?: 'on') => workCounter(at(days * 24 * 60), point.slug, 1, { act: 'call', ticket, isToday });
			const yesterday = await typed(0, 'L7');
			await act(1, 'done', yesterday);
			const trail = () => db.selectFrom('audit_entry').select('id').where('agency_id', '=', world.agency.id).execute();
			const before = (await trail()).length;
			await expect(typed(1, 'l007')).rejects.toMatchObject({ code: 'queue.ticket_of_before', status: 409, params: { field: 'ticket', ticket: 'L007', day: '2026-11-21' } });
			expect((await trail()).length).toBe(before);
			const today = await typed(1, 'L7', 'on');
			expect(ticketOf(point.id, today)).toEqual({ day: '2026-11-22', series: 'L', number: 7 });
			await act(24 * 60 + 1, 'done', today);
			// The newest day is named; and nobody asks about one that stands in today's queue.
			await expect(typed(2, 'L7')).rejects.toMatchObject({ params: { day: '2026-11-22' } });
			await expect(typed(1, 'L7')).rejects.toMatchObject({ code: 'queue.wrong_state' });
		}));

	test('a typed number that is known of no day, of the other letter or of long ago is called at once', () =>
		scene(async ({ point, at, act }) => {
			const typed = (days: number, ticket: string) => workCounter(at(days * 24 * 60), point.slug, 1, { act: 'call', ticket });
			for (const [days, ticket] of [[0, 'L7'], [1, 'M7'], [1, 'L8'], [8, 'L7']] as const) await act(days * 24 * 60 + 1, 'done', await typed(days, ticket));
			await expect(typed(9, '7')).rejects.toMatchObject({ code: 'queue.visit_not_found' });
		}));

	test('the page of a counter knows how far the numbers went in the week before, for the time without a line', () =>
		scene(async ({ point, at, act }) => {
			const typed = (days: number, ticket: string) => workCounter(at(days * 24 * 60), point.slug, 1, { act: 'call', ticket, isToday: 'on' });
			for (const [days, ticket] of [[0, 'L2'], [0, 'L9'], [2, 'L1']] as const) await act(days * 24 * 60 + 1, 'done', await typed(days, ticket));
			for (const minutes of [0, 1, 2]) await takeTicket(at(2 * 24 * 60 + minutes), point.slug);
			const earlier = async (days: number) => (await counterView(at(days * 24 * 60), point.slug, 1)).earlier;
			expect(await earlier(3)).toEqual([{ day: '2026-11-23', series: '', highest: 3 }, { day: '2026-11-23', series: 'L', highest: 1 }, { day: '2026-11-21', series: 'L', highest: 9 }]);
			expect(await earlier(2)).toEqual([{ day: '2026-11-21', series: 'L', highest: 9 }]); // today's own are in its queue
			expect(await earlier(9)).toHaveLength(2);
			expect(await earlier(10)).toEqual([]);
		}));

	test('every step leaves its trace', () =>
		scene(async ({ db, world, point, at, act }) => {
			const { visitId } = await takeTicket(at(0), point.slug);
			await act(1, 'call');
			const trail = await db.selectFrom('audit_entry').select(['action', 'subject']).where('agency_id', '=', world.agency.id).orderBy('at').execute();
			expect(trail).toEqual([{ action: 'queue.taken', subject: `visit:${visitId}` }, { action: 'queue.called', subject: `visit:${visitId}` }]);
		}));

	test.each(['employee', 'auditor', 'stranger', 'foreign_administrator'] as const)('%s sees no queue and gives no number', (persona) =>
		scene(async ({ db, world, point }) => {
			const ctx = ctxOf(db, world.cast[persona].actor);
			await expect(queueView(ctx, point.slug)).rejects.toMatchObject({ code: 'queue.point_not_found' });
			await expect(takeTicket(ctx, point.slug)).rejects.toMatchObject({ code: 'queue.point_not_found' });
			await expect(workCounter(ctx, point.slug, 1, { act: 'call' })).rejects.toMatchObject({ code: 'queue.point_not_found' });
		}));
});
