import { recordAudit } from '#platform/audit/record.ts';
import { addDays, dayIn } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { seriesFor } from '../series.rules.ts';
import type { TabletGreeting } from '../schema.ts';
import { visitIdOf, type TicketOfDay } from '../visit-id.rules.ts';
import { lockPoint } from './event-queries.ts';
import { operatedPoint } from './point-service.ts';
import { listTablets, putTablet } from './tablet-queries.ts';

/** A week without a line, and a busy morning of it. A stolen tablet holds no more than that. */
export const DAYS_AHEAD = 7;
export const TICKETS_A_DAY = 60;
const HIGHEST_NUMBER = 9999;

/** A number that the tablet may give later without a line. */
export interface ComingTicket extends TicketOfDay {
	readonly visitId: string;
}

export interface GreetedTablet {
	readonly slug: string;
	readonly series: string;
	readonly now: Date;
	readonly tickets: readonly ComingTicket[];
}

/**
 * Registers a lobby tablet at a point, once: the letter under which it alone gives numbers without a line, and the numbers it may
 * give in the days to come. Asked again, the letter is the same.
 *
 * @throws {Problem} queue.point_not_found · queue.tablets_full: 552 tablets asked within four hundred days
 */
export function greetTablet(ctx: Ctx, slug: string, { deviceId, used, needsCodes }: TabletGreeting): Promise<GreetedTablet> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		const where = { agencyId: actor.agencyId, pointId: point.id };
		await lockPoint(tx, where);
		const tablets = await listTablets(tx, where);
		const known = tablets.find((tablet) => tablet.deviceId === deviceId);
		const series = known?.series ?? seriesFor(tablets, ctx.now.getTime());
		if (series === undefined) throw new Problem('queue.tablets_full', 409);
		const today = dayIn(point.timeZone, ctx.now);
		// It says so after every visitor; once a day is enough to know that it is in use.
		if (!known || dayIn(point.timeZone, new Date(known.seenAt)) !== today) {
			await putTablet(tx, where, { deviceId, series, now: ctx.now });
			await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'queue.tablet', subject: `service_point:${point.id}`, detail: { device: deviceId, series, isNew: known === undefined } });
		}
		return { slug: point.slug, series, now: ctx.now, tickets: needsCodes ? comingTickets(point.id, series, today, used) : [] };
	});
}

/** Of today those after the last that it gave. */
function comingTickets(pointId: string, series: string, today: string, used: TabletGreeting['used']): ComingTicket[] {
	return Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(today, ahead)).flatMap((day) => {
		const first = used?.day === day ? used.number + 1 : 1;
		const count = Math.max(0, Math.min(TICKETS_A_DAY, HIGHEST_NUMBER - first + 1));
		return Array.from({ length: count }, (_, at) => ({ day, series, number: first + at, visitId: visitIdOf(pointId, { day, series, number: first + at }) }));
	});
}
