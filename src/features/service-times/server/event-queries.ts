import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { isBackwards, type ClockFault } from '../clock.rules.ts';
import type { DerivedVisit, QueueEvent } from '../queue.rules.ts';
import type { EventKind } from '../schema.ts';

/** An event ready for the log: times by the server's clock. */
export interface NewEvent {
	readonly id: string;
	readonly visitId: string;
	readonly kind: EventKind;
	readonly undoesId: string | null;
	readonly counterId: string | null;
	readonly series: string;
	readonly number: number | null;
	readonly reference: string | null;
	readonly at: Date;
	readonly device: { readonly id: string; readonly at: Date; readonly sequence: number; readonly skewMs: number; readonly fault: ClockFault | null } | null;
}

export interface LoggedEvent extends QueueEvent {
	readonly visitId: string;
	readonly series: string;
	readonly number: number | null;
	readonly reference: string | null;
}

interface Where {
	readonly agencyId: string;
	readonly pointId: string;
}

/** From here to the end of the transaction nobody else gives numbers or calls at this point. */
export async function lockPoint(tx: Db, { agencyId, pointId }: Where): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`queue/${agencyId}/${pointId}`}, 0))`.execute(tx);
}

/** Adds what is not in the log yet; returns the ids of what was added. */
export async function insertEvents(
	tx: Db,
	{ agencyId, pointId }: Where,
	events: readonly NewEvent[],
	{ now, accountId }: { readonly now: Date; readonly accountId: string | null }
): Promise<string[]> {
	if (events.length === 0) return [];
	const rows = await tx
		.insertInto('visit_event')
		.values(
			events.map(({ id, visitId, kind, undoesId, counterId, series, number, reference, at, device }) => ({
				agency_id: agencyId, service_point_id: pointId, id, visit_id: visitId, kind, undoes_id: undoesId, counter_id: counterId,
				ticket_series: series, ticket_number: number, reference, at, received_at: now, account_id: accountId,
				device_id: device?.id ?? null, device_at: device?.at ?? null, device_sequence: device?.sequence ?? null,
				skew_ms: device?.skewMs ?? null, clock_fault: device?.fault ?? null
			}))
		)
		.onConflict((conflict) => conflict.columns(['agency_id', 'id']).doNothing())
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Of which visit of this point these events are; what is not in its log is not in the map. */
export async function visitsOfEvents(db: Db, { agencyId, pointId }: Where, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('visit_event')
		.select(['id', 'visit_id'])
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, visit_id }) => [id, visit_id]));
}

/** Whether an order was withdrawn before it came: its tablet had waited long enough and gave a number itself. */
export async function isWithdrawn(db: Db, { agencyId, pointId }: Where, orderId: string): Promise<boolean> {
	const row = await db
		.selectFrom('visit_event')
		.select('id')
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('visit_id', '=', orderId)
		.where('undoes_id', '=', orderId)
		.executeTakeFirst();
	return row !== undefined;
}

/** Visits whose event follows one of these on the same tablet: whether its clock went back is seen only now. */
export async function followingVisits(db: Db, { agencyId, pointId }: Where, deviceId: string, sequences: readonly number[]): Promise<string[]> {
	const { rows } = await sql<{ visitId: string }>`
		select distinct n.visit_id as "visitId" from unnest(${[...sequences]}::bigint[]) as own (sequence)
		cross join lateral (select visit_id from visit_event e where e.agency_id = ${agencyId}::uuid and e.device_id = ${deviceId}::uuid and e.device_sequence > own.sequence
			and e.service_point_id = ${pointId}::uuid order by e.device_sequence limit 1) n`.execute(db);
	return rows.map(({ visitId }) => visitId);
}

/** All events of these visits, in no order. */
export async function eventsOf(db: Db, { agencyId, pointId }: Where, visitIds: readonly string[]): Promise<LoggedEvent[]> {
	const { rows } = await sql<Omit<LoggedEvent, 'at' | 'hasClockFault'> & { at: Date; deviceAt: Date | null; previousAt: Date | null; fault: string | null }>`
		select e.id, e.visit_id as "visitId", e.kind, e.undoes_id as "undoesId", e.counter_id as "counterId", e.ticket_series as series, e.ticket_number as number, e.reference,
			e.at, e.device_sequence as sequence, e.device_at as "deviceAt", e.clock_fault as fault,
			(select b.device_at from visit_event b where b.agency_id = e.agency_id and b.device_id = e.device_id and b.device_sequence < e.device_sequence
				order by b.device_sequence desc limit 1) as "previousAt"
		from visit_event e where e.agency_id = ${agencyId}::uuid and e.service_point_id = ${pointId}::uuid and e.visit_id = any (${[...visitIds]}::uuid[])`.execute(db);
	return rows.map(({ deviceAt, previousAt, fault, at, ...event }) => ({
		...event,
		at: at.getTime(),
		hasClockFault: fault !== null || (deviceAt !== null && isBackwards(deviceAt.getTime(), previousAt?.getTime() ?? null))
	}));
}

/** A visit as it is stored: derived, with what only the log's rows say of it. */
export interface StoredVisit extends DerivedVisit {
	readonly id: string;
	readonly series: string;
	readonly number: number | null;
	readonly reference: string | null;
	readonly firstAt: number;
	readonly pausedMinutes: number;
	readonly workingDays: number | null;
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms));

/** Writes the derived visit over what stood there. */
export async function putVisit(tx: Db, { agencyId, pointId }: Where, visit: StoredVisit): Promise<void> {
	const values = {
		taken_at: new Date(visit.takenAt ?? visit.firstAt), taken_known: visit.takenAt !== null, called_at: instant(visit.calledAt), served_at: instant(visit.servedAt),
		done_at: instant(visit.doneAt), absent_at: instant(visit.absentAt), left_at: instant(visit.leftAt), paused_at: instant(visit.pausedAt), paused_minutes: visit.pausedMinutes,
		working_days: visit.workingDays, counter_id: visit.counterId, ticket_series: visit.series, ticket_number: visit.number, reference: visit.reference,
		source: visit.reference === null ? 'tablet' : 'desk', clock_fault: visit.hasClockFault
	};
	await tx
		.insertInto('visit')
		.values({ agency_id: agencyId, id: visit.id, service_point_id: pointId, ...values })
		.onConflict((conflict) => conflict.columns(['agency_id', 'id']).doUpdateSet(values))
		.execute();
}

export async function deleteVisits(tx: Db, agencyId: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx.deleteFrom('visit').where('agency_id', '=', agencyId).where('id', 'in', ids).execute();
}

/** Days (in the agency's zone) on which these visits began, as stored before they are derived again. */
export async function storedMonths(db: Db, agencyId: string, ids: readonly string[], timeZone: string): Promise<string[]> {
	const { rows } = await sql<{ month: string }>`
		select distinct date_trunc('month', taken_at at time zone ${timeZone})::date as month from visit where agency_id = ${agencyId}::uuid and id = any (${[...ids]}::uuid[])`.execute(db);
	return rows.map(({ month }) => month);
}
