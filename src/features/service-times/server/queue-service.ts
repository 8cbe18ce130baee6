import { randomUUID } from 'node:crypto';
import { addDays, dayIn } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { EarlierNumbers } from '../offline.rules.ts';
import { actsOn, mayUndo } from '../queue.rules.ts';
import type { CounterAct, CounterForm, EventKind } from '../schema.ts';
import { readTicket, ticketOf, ticketText, visitIdOf, type Ticket } from '../visit-id.rules.ts';
import { isWithdrawn, lockPoint, visitsOfEvents } from './event-queries.ts';
import { isOpenOn, listOpenCounters, type CounterChoice, type TimedPoint } from './point-queries.ts';
import { operatedPoint } from './point-service.ts';
import { dayFigures, earlierNumbers, knownVisits, listQueue, nextNumber, type QueuedVisit } from './queue-queries.ts';
import { undoLast, writeEvent } from './write.ts';

export type { CounterChoice, QueuedVisit, TimedPoint };

/** Finished visits that boards and counters still show. */
const FINISHED_SHOWN = 12;
const HIGHEST_NUMBER = 9999;
/** Paper of so many days back turns up again: somebody who went home comes with yesterday's number. */
const PAPER_DAYS = 7;

export interface GivenTicket extends Ticket {
	readonly visitId: string;
	readonly text: string;
	readonly takenAt: Date;
	/** Who wait before this one. */
	readonly ahead: number;
}

/**
 * Gives the next number of the day. Asked twice with the same event id, it is the same number.
 *
 * @throws {Problem} queue.point_not_found · queue.visit_not_found: the order was withdrawn before it came · queue.point_closed: on that day it is not yet open or closed for good · queue.full: 9.999 numbers a day
 */
export function takeTicket(ctx: Ctx, slug: string, eventId: string = randomUUID()): Promise<GivenTicket> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		const where = { agencyId: actor.agencyId, pointId: point.id };
		await lockPoint(tx, where);
		const day = dayIn(point.timeZone, ctx.now);
		const known = (await visitsOfEvents(tx, where, [eventId])).get(eventId);
		if (known !== undefined) return givenTicket(tx, point, where, known, day);
		if (await isWithdrawn(tx, where, eventId)) throw new Problem('queue.visit_not_found', 404);
		if (!isOpenOn(point, day)) throw new Problem('queue.point_closed', 409);
		const number = await nextNumber(tx, where, day, point.timeZone);
		if (number > HIGHEST_NUMBER) throw new Problem('queue.full', 409);
		const visitId = visitIdOf(point.id, { day, series: '', number });
		await writeEvent(tx, ctx, point, { id: eventId, kind: 'taken', visitId });
		return givenTicket(tx, point, where, visitId, day);
	});
}

/** The ticket that was just given, for its page. @throws {Problem} queue.visit_not_found */
export function ticketPage(ctx: Ctx, slug: string, visitId: string): Promise<{ readonly point: TimedPoint; readonly ticket: GivenTicket }> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		return { point, ticket: await givenTicket(tx, point, { agencyId: actor.agencyId, pointId: point.id }, visitId, dayIn(point.timeZone, ctx.now)) };
	});
}

async function givenTicket(tx: Db, point: TimedPoint, where: { agencyId: string; pointId: string }, visitId: string, day: string): Promise<GivenTicket> {
	const ticket = ticketOf(point.id, visitId);
	const queue = await listQueue(tx, where, { day: ticket?.day ?? day, timeZone: point.timeZone, finished: HIGHEST_NUMBER });
	const own = queue.find(({ id }) => id === visitId);
	if (!ticket || !own) throw new Problem('queue.visit_not_found', 404);
	const ahead = queue.filter((visit) => visit.state === 'waiting' && (visit.takenAt < own.takenAt || (+visit.takenAt === +own.takenAt && visit.id < own.id))).length;
	return { series: ticket.series, number: ticket.number, visitId, text: ticketText(ticket), takenAt: own.takenAt, ahead };
}

const KIND_OF = { call: 'called', recall: 'called', serve: 'served', done: 'done', absent: 'absent', left: 'left' } as const satisfies Partial<Record<CounterAct, EventKind>>;

/**
 * What an officer does at a counter: calls the next, begins, ends, and so on; takes his last button back for 30 seconds.
 *
 * @returns the visit it was done to
 * @throws {Problem} queue.point_not_found · queue.counter_not_found · queue.visit_not_found · queue.nobody_waiting · queue.still_open: the counter's last visitor is not finished · queue.wrong_state · queue.too_late_to_undo ·
 * queue.ticket_of_before: the typed number is known of a day before and not of today, and nobody says that it is today's
 */
export function workCounter(ctx: Ctx, slug: string, counterNumber: number, { act, visit, ticket = '', isToday }: CounterForm): Promise<string> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		const where = { agencyId: actor.agencyId, pointId: point.id };
		await lockPoint(tx, where);
		const day = dayIn(point.timeZone, ctx.now);
		const counter = await openCounter(tx, where, counterNumber, day);
		const queue = await listQueue(tx, where, { day, timeZone: point.timeZone, finished: HIGHEST_NUMBER });
		const named = ticket === '' ? visit : visitOfTicket(point, ticket, day);
		const chosen = named === undefined && act === 'call' ? nextOf(queue, counter.id) : (queue.find(({ id }) => id === named) ?? unheard(act, ticket, named));
		if (chosen && !queue.some(({ id }) => id === chosen.id) && isToday === undefined) await refuseOlder(tx, point, where, chosen, day);
		if (!chosen) throw new Problem('queue.visit_not_found', 404);
		if (act === 'undo') await undoLast(tx, ctx, point, chosen.id);
		else {
			if (!actsOn(chosen.state).includes(act)) throw new Problem('queue.wrong_state', 409, { ticket: ticketText(chosen), state: chosen.state });
			await writeEvent(tx, ctx, point, { id: randomUUID(), kind: KIND_OF[act], visitId: chosen.id, counterId: counter.id });
		}
		return chosen.id;
	});
}

/** The visit of a number as typed by the officer. @throws {Problem} queue.visit_not_found: it is no number */
function visitOfTicket(point: TimedPoint, text: string, day: string): string {
	const ticket = readTicket(text);
	if (!ticket) throw new Problem('queue.visit_not_found', 404, { field: 'ticket' });
	return visitIdOf(point.id, { ...ticket, day });
}

/** A number with letters was given without a line: its visitor stands there, though its tablet has not told us yet. */
function unheard(act: CounterAct, text: string, id: string | undefined): Pick<QueuedVisit, 'id' | 'state' | 'series' | 'number'> | undefined {
	const ticket = readTicket(text);
	return act === 'call' && id !== undefined && ticket && ticket.series !== '' ? { id, state: 'waiting', ...ticket } : undefined;
}

/** A tablet's letters begin at one each day: the paper may be of a day before. */
async function refuseOlder(tx: Db, point: TimedPoint, where: { agencyId: string; pointId: string }, ticket: Ticket, today: string): Promise<void> {
	const days = Array.from({ length: PAPER_DAYS }, (_, back) => addDays(today, -1 - back));
	const known = await knownVisits(tx, where, days.map((day) => visitIdOf(point.id, { ...ticket, day })));
	const day = days.find((each) => known.has(visitIdOf(point.id, { ...ticket, day: each })));
	if (day !== undefined) throw new Problem('queue.ticket_of_before', 409, { field: 'ticket', ticket: ticketText(ticket), day });
}

async function openCounter(tx: Db, { agencyId, pointId }: { agencyId: string; pointId: string }, number: number, day: string): Promise<CounterChoice> {
	const counter = (await listOpenCounters(tx, agencyId, pointId, day)).find((one) => one.number === number);
	if (!counter) throw new Problem('queue.counter_not_found', 404);
	return counter;
}

function nextOf(queue: readonly QueuedVisit[], counterId: string): QueuedVisit {
	const open = queue.find((visit) => visit.counterId === counterId && (visit.state === 'called' || visit.state === 'serving'));
	if (open) throw new Problem('queue.still_open', 409, { ticket: ticketText(open) });
	const next = queue.find(({ state }) => state === 'waiting');
	if (!next) throw new Problem('queue.nobody_waiting', 409);
	return next;
}

export interface QueueView {
	readonly point: TimedPoint;
	readonly counters: readonly CounterChoice[];
	readonly visits: readonly QueuedVisit[];
	readonly waiting: number;
	readonly done: number;
	/** Null when nobody was called today. */
	readonly medianWaitMinutes: number | null;
	readonly now: Date;
	readonly day: string;
}

/** Who waits, how long, and which counter serves whom. @throws {Problem} queue.point_not_found */
export function queueView(ctx: Ctx, slug: string): Promise<QueueView> {
	return inTransaction(ctx.db, async (tx) => viewOf(tx, ctx, await operatedPoint(tx, ctx, slug)));
}

async function viewOf(tx: Db, ctx: Ctx, { actor, point }: Awaited<ReturnType<typeof operatedPoint>>): Promise<QueueView> {
	const where = { agencyId: actor.agencyId, pointId: point.id };
	const day = dayIn(point.timeZone, ctx.now);
	const counters = await listOpenCounters(tx, actor.agencyId, point.id, day);
	const visits = await listQueue(tx, where, { day, timeZone: point.timeZone, finished: FINISHED_SHOWN });
	return { point, counters, visits, ...(await dayFigures(tx, where, day, point.timeZone)), now: ctx.now, day };
}

export interface CounterPage extends QueueView {
	readonly counter: CounterChoice;
	/** Who is at this counter. */
	readonly present: QueuedVisit | null;
	/** The visit whose last step here can still be taken back. */
	readonly undoable: string | null;
	/** Numbers whose paper may turn up again, for a counter without a line. */
	readonly earlier: readonly EarlierNumbers[];
}

/** The same from one counter. @throws {Problem} queue.point_not_found · queue.counter_not_found */
export async function counterView(ctx: Ctx, slug: string, counterNumber: number): Promise<CounterPage> {
	const { view, earlier } = await inTransaction(ctx.db, async (tx) => {
		const operated = await operatedPoint(tx, ctx, slug);
		const view = await viewOf(tx, ctx, operated);
		const where = { agencyId: operated.actor.agencyId, pointId: view.point.id };
		return { view, earlier: await earlierNumbers(tx, where, { from: addDays(view.day, -PAPER_DAYS), day: view.day, timeZone: view.point.timeZone }) };
	});
	const counter = view.counters.find(({ number }) => number === counterNumber);
	if (!counter) throw new Problem('queue.counter_not_found', 404);
	const own = view.visits.filter(({ counterId }) => counterId === counter.id).sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
	const last = own[0];
	return {
		...view, counter, earlier,
		present: own.find(({ state }) => state === 'called' || state === 'serving') ?? null,
		undoable: last && mayUndo({ at: last.changedAt.getTime(), hasClockFault: false }, ctx.now.getTime()) ? last.id : null
	};
}
