import { recordAudit } from '#platform/audit/record.ts';
import { addDays, dayIn, endOfDay } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { correctedMoment } from '../clock.rules.ts';
import type { SentEvent, SentPacket } from '../schema.ts';
import { ticketOf } from '../visit-id.rules.ts';
import { followingVisits, insertEvents, lockPoint, visitsOfEvents, type NewEvent } from './event-queries.ts';
import { operatedPoint } from './point-service.ts';
import { isOpenOn, type TimedPoint } from './point-queries.ts';
import { allCounterIds } from './queue-queries.ts';
import { projectVisits } from './record.ts';
import { listTablets } from './tablet-queries.ts';

/** Why an event of a packet was not taken. The tablet lets go of it: sending it again would change nothing. */
export type RefusedReason = 'foreign_visit' | 'foreign_counter' | 'foreign_series' | 'nothing_to_undo' | 'day_to_come' | 'not_open_then';

export interface PacketOutcome {
	readonly added: number;
	/** Came before; kept once. */
	readonly known: number;
	readonly refused: readonly { readonly id: string; readonly reason: RefusedReason }[];
	/** Server − tablet, in milliseconds. */
	readonly skewMs: number;
	/** Added, but their times cannot be: counted, never averaged. */
	readonly clockFaults: number;
}

/**
 * Takes in a packet of a tablet's offline log, exactly once whatever comes twice, and in any order.
 *
 * @throws {Problem} queue.point_not_found: unknown, another government's, or not the actor's to work at
 */
export function recordPacket(ctx: Ctx, slug: string, packet: SentPacket): Promise<PacketOutcome> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		const where = { agencyId: actor.agencyId, pointId: point.id };
		await lockPoint(tx, where);
		const skewMs = ctx.now.getTime() - packet.sentAt;
		const { events, refused } = await checked(tx, where, point, packet, ctx.now);
		const added = new Set(await insertEvents(tx, where, events, { now: ctx.now, accountId: actor.accountId }));
		const touched = events.filter(({ id }) => added.has(id));
		const following = await followingVisits(tx, where, packet.deviceId, touched.map(({ device }) => device?.sequence ?? 0));
		await projectVisits(tx, actor.agencyId, point, [...new Set([...touched.map(({ visitId }) => visitId), ...following])]);
		const clockFaults = touched.filter(({ device }) => device?.fault).length;
		if (added.size > 0 || refused.length > 0)
			await recordAudit(tx, ctx, {
				agencyId: actor.agencyId, action: 'queue.sync', subject: `service_point:${point.id}`,
				detail: { device: packet.deviceId, added: added.size, known: events.length - added.size, refused: refused.length, clockFaults, skewMs }
			});
		return { added: added.size, known: events.length - added.size, refused, skewMs, clockFaults };
	});
}

type Where = Parameters<typeof lockPoint>[1];

/** The events that belong here, with corrected times, each id once; and the others with the reason. */
async function checked(tx: Db, where: Where, point: TimedPoint, packet: SentPacket, now: Date) {
	const counters = new Set(await allCounterIds(tx, where));
	const targets = await visitsOfEvents(tx, where, packet.events.flatMap(({ undoesId }) => undoesId ?? []));
	for (const { id, visitId } of packet.events) if (visitId !== null && !targets.has(id)) targets.set(id, visitId);
	const holders = new Map((await listTablets(tx, where)).map(({ series, deviceId }) => [series, deviceId]));
	const events = new Map<string, NewEvent>();
	const refused: { id: string; reason: RefusedReason }[] = [];
	for (const sent of packet.events) {
		const event = newEvent(sent, packet, { point, counters, targets, holders, now });
		if (typeof event === 'string') refused.push({ id: sent.id, reason: event });
		else if (!events.has(event.id)) events.set(event.id, event);
	}
	return { events: [...events.values()], refused };
}

interface Known {
	readonly point: TimedPoint;
	readonly counters: ReadonlySet<string>;
	/** Visits by the events that may be undone. */
	readonly targets: ReadonlyMap<string, string>;
	/** Tablets by the letters that they alone give numbers under. */
	readonly holders: ReadonlyMap<string, string>;
	readonly now: Date;
}

function newEvent(sent: SentEvent, packet: SentPacket, { point, counters, targets, holders, now }: Known): NewEvent | RefusedReason {
	const isUndo = sent.kind === 'undone';
	if (isUndo && sent.visitId === null && sent.undoesId !== null && !targets.has(sent.undoesId)) return withdrawnOrder(sent, sent.undoesId, packet, now);
	const visitId = isUndo ? targets.get(sent.undoesId ?? '') : (sent.visitId ?? undefined);
	if (visitId === undefined) return isUndo ? 'nothing_to_undo' : 'foreign_visit';
	const ticket = ticketOf(point.id, visitId);
	if (!ticket) return 'foreign_visit';
	// Numbers without a letter are the server's; those under another tablet's letter are that tablet's.
	if (sent.kind === 'taken' && (ticket.series === '' || (holders.get(ticket.series) ?? packet.deviceId) !== packet.deviceId)) return 'foreign_series';
	if (sent.counterId !== null && !counters.has(sent.counterId)) return 'foreign_counter';
	if (ticket.day > addDays(dayIn(point.timeZone, now), 1)) return 'day_to_come';
	// A day before the service was there, or after it ended: a forged number, or a clock at its factory setting.
	if (!isUndo && !isOpenOn(point, ticket.day)) return 'not_open_then';
	const { at, skewMs, fault } = correctedMoment({ deviceAt: sent.deviceAt, sentAt: packet.sentAt, receivedAt: now.getTime(), ageMs: sent.ageMs });
	return {
		id: sent.id, visitId, kind: sent.kind, undoesId: isUndo ? sent.undoesId : null, counterId: sent.counterId, series: ticket.series, number: ticket.number, reference: null,
		at: new Date(fault === null ? at : byItsDay(at, ticket.day, point.timeZone)), device: { id: packet.deviceId, at: new Date(sent.deviceAt), sequence: sent.sequence, skewMs, fault }
	};
}

/** Of a clock that cannot be believed (also of a tablet that slept) at least this is known: not after the ticket's day. Else yesterday's visitors stood in today's queue. */
function byItsDay(at: number, day: string, timeZone: string): number {
	return Math.min(at, Date.parse(endOfDay(day, timeZone)));
}

/** An order that is still on its way: noted under its own id, so that no number is given when it comes after all. Its visitor has gone with another. */
function withdrawnOrder(sent: SentEvent, orderId: string, packet: SentPacket, now: Date): NewEvent {
	const { at, skewMs, fault } = correctedMoment({ deviceAt: sent.deviceAt, sentAt: packet.sentAt, receivedAt: now.getTime(), ageMs: sent.ageMs });
	return {
		id: sent.id, visitId: orderId, kind: 'undone', undoesId: orderId, counterId: null, series: '', number: null, reference: null,
		at: new Date(at), device: { id: packet.deviceId, at: new Date(sent.deviceAt), sequence: sent.sequence, skewMs, fault }
	};
}
