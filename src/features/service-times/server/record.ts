import { calendarFor } from '#features/holidays/server/service.ts';
import { markStale } from '#features/services/server/panel-service.ts';
import { dayIn } from '#platform/clock.ts';
import type { Db } from '#platform/db/connect.ts';
import { announce } from '#platform/db/notices.ts';
import { PLAIN_CALENDAR, workingDaysBetween } from '#platform/working-days.ts';
import { deriveVisit, pausedMinutes, type DerivedVisit } from '../queue.rules.ts';
import { deleteVisits, eventsOf, putVisit, storedMonths, type LoggedEvent } from './event-queries.ts';
import type { TimedPoint } from './point-queries.ts';
import { queueTopic } from './queue-topic.ts';

/**
 * Derives these visits of a point again from their events and marks the months they lie in, before and after;
 * tells whoever watches the point.
 * The caller holds the point's lock.
 */
export async function projectVisits(tx: Db, agencyId: string, point: TimedPoint, visitIds: readonly string[]): Promise<void> {
	if (visitIds.length === 0) return;
	const where = { agencyId, pointId: point.id };
	const before = await storedMonths(tx, agencyId, visitIds, point.timeZone);
	const logged = Map.groupBy(await eventsOf(tx, where, visitIds), ({ visitId }) => visitId);
	const gone: string[] = [];
	for (const [visitId, events] of logged) {
		const visit = deriveVisit(events);
		if (!visit) gone.push(visitId);
		else await putVisit(tx, where, { ...visit, id: visitId, ...factsOf(events), pausedMinutes: pausedMinutes(visit), workingDays: await deskDays(tx, agencyId, point, visit, events) });
	}
	await deleteVisits(tx, agencyId, gone);
	await announce(tx, queueTopic(agencyId, point.id));
	const months = new Set([...before, ...(await storedMonths(tx, agencyId, visitIds, point.timeZone))]);
	await markStale(tx, agencyId, [...months].map((month) => ({ unitId: point.unitId, serviceId: point.serviceId, month })));
}

/** What every event of a visit says alike; a file's number stands in its first one. */
function factsOf(events: readonly LoggedEvent[]) {
	const first = events.find(({ number, reference }) => number !== null || reference !== null) ?? events[0];
	return { series: first?.series ?? '', number: first?.number ?? null, reference: first?.reference ?? null, firstAt: Math.min(...events.map(({ at }) => at)) };
}

/** Of a finished file; null of a visitor with a ticket, who waits in minutes. */
async function deskDays(tx: Db, agencyId: string, point: TimedPoint, visit: DerivedVisit, events: readonly LoggedEvent[]): Promise<number | null> {
	if (visit.takenAt === null || visit.doneAt === null || events.every(({ reference }) => reference === null)) return null;
	return (await workingDayCounter(tx, agencyId, point, new Date(visit.takenAt), new Date(visit.doneAt)))(visit, new Date(visit.doneAt));
}

/**
 * Counts the working days of a point's files inside a span: days it is open, without holidays and without days on which the file
 * waited for its applicant.
 */
export async function workingDayCounter(tx: Db, agencyId: string, point: TimedPoint, from: Date, to: Date): Promise<(visit: DerivedVisit, until: Date) => number> {
	const day = (instant: Date | number) => dayIn(point.timeZone, new Date(instant));
	const { holidays } = await calendarFor(tx, agencyId, day(from), day(to));
	const calendar = { weekDays: point.openDays.length > 0 ? new Set(point.openDays) : PLAIN_CALENDAR.weekDays, holidays };
	return ({ takenAt, pausedAt, pauses }, until) => {
		const paused = [...pauses.map((pause) => ({ from: day(pause.from), to: day(pause.to) })), ...(pausedAt === null ? [] : [{ from: day(pausedAt), to: null }])];
		return takenAt === null ? 0 : workingDaysBetween(day(takenAt), day(until), calendar, paused);
	};
}
