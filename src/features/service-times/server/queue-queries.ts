import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { EarlierNumbers } from '../offline.rules.ts';
import type { VisitState } from '../queue.rules.ts';

interface Where {
	readonly agencyId: string;
	readonly pointId: string;
}

/** A visitor of today as boards and counters show him: a number, never a name. */
export interface QueuedVisit {
	readonly id: string;
	readonly series: string;
	readonly number: number;
	readonly state: VisitState;
	readonly counterId: string | null;
	readonly takenAt: Date;
	readonly calledAt: Date | null;
	readonly servedAt: Date | null;
	readonly doneAt: Date | null;
	/** The last thing that happened to it. */
	readonly changedAt: Date;
}

/** Also the closed ones: a tablet without a line may not have heard of it. */
export async function allCounterIds(db: Db, { agencyId, pointId }: Where): Promise<string[]> {
	const rows = await db.selectFrom('counter').select('id').where('agency_id', '=', agencyId).where('service_point_id', '=', pointId).execute();
	return rows.map(({ id }) => id);
}

const stateOf = sql<VisitState>`case when v.done_at is not null then 'done' when v.left_at is not null then 'left' when v.absent_at is not null then 'absent'
	when v.served_at is not null then 'serving' when v.called_at is not null then 'called' else 'waiting' end`;

/** Tickets of a day by the time they were taken; of the finished only the last `finished`. */
export async function listQueue(db: Db, { agencyId, pointId }: Where, { day, timeZone, finished }: { readonly day: string; readonly timeZone: string; readonly finished: number }): Promise<QueuedVisit[]> {
	const { rows } = await sql<QueuedVisit>`
		with today as (
			select v.id, v.ticket_series as series, v.ticket_number as number, ${stateOf} as state, v.counter_id as "counterId", v.taken_at as "takenAt", v.called_at as "calledAt",
				v.served_at as "servedAt", v.done_at as "doneAt", greatest(v.taken_at, v.called_at, v.served_at, v.absent_at, v.left_at, v.done_at) as "changedAt", coalesce(v.done_at, v.left_at, v.absent_at) as ended
			from visit v where v.agency_id = ${agencyId}::uuid and v.service_point_id = ${pointId}::uuid and v.ticket_number is not null
				and v.taken_at >= ${day}::timestamp at time zone ${timeZone} and v.taken_at < (${day}::date + 1)::timestamp at time zone ${timeZone}
		)
		select id, series, number, state, "counterId", "takenAt", "calledAt", "servedAt", "doneAt", "changedAt" from today where ended is null
		union all (select id, series, number, state, "counterId", "takenAt", "calledAt", "servedAt", "doneAt", "changedAt" from today where ended is not null order by ended desc limit ${finished})
		order by "takenAt", id`.execute(db);
	return rows;
}

/** Which of these visits there are, of whatever day. */
export async function knownVisits(db: Db, { agencyId, pointId }: Where, ids: readonly string[]): Promise<Set<string>> {
	const rows = await db.selectFrom('visit').select('id').where('agency_id', '=', agencyId).where('service_point_id', '=', pointId).where('id', 'in', ids).execute();
	return new Set(rows.map(({ id }) => id));
}

/** How far the numbers went on each day from `from` to before `day`, under each letter. Newest day first. */
export async function earlierNumbers(db: Db, { agencyId, pointId }: Where, { from, day, timeZone }: { readonly from: string; readonly day: string; readonly timeZone: string }): Promise<EarlierNumbers[]> {
	const { rows } = await sql<EarlierNumbers>`
		select (v.taken_at at time zone ${timeZone})::date::text as day, v.ticket_series as series, max(v.ticket_number) as highest from visit v
		where v.agency_id = ${agencyId}::uuid and v.service_point_id = ${pointId}::uuid and v.ticket_number is not null
			and v.taken_at >= ${from}::timestamp at time zone ${timeZone} and v.taken_at < ${day}::timestamp at time zone ${timeZone}
		group by 1, 2 order by 1 desc, 2`.execute(db);
	return rows;
}

/** The next number of the day that the server gives; 1 on a new day. */
export async function nextNumber(db: Db, { agencyId, pointId }: Where, day: string, timeZone: string): Promise<number> {
	const { rows } = await sql<{ next: number }>`
		select coalesce(max(v.ticket_number), 0) + 1 as next from visit v where v.agency_id = ${agencyId}::uuid and v.service_point_id = ${pointId}::uuid and v.ticket_series = ''
			and v.taken_at >= ${day}::timestamp at time zone ${timeZone} and v.taken_at < (${day}::date + 1)::timestamp at time zone ${timeZone}`.execute(db);
	return rows[0]?.next ?? 1;
}

/** Figures of a day for the board: how many still wait, and how long those called today waited in the middle. */
export async function dayFigures(db: Db, { agencyId, pointId }: Where, day: string, timeZone: string): Promise<{ waiting: number; done: number; medianWaitMinutes: number | null }> {
	const { rows } = await sql<{ waiting: number; done: number; medianWaitMinutes: number | null }>`
		select count(*) filter (where called_at is null and left_at is null and absent_at is null and done_at is null)::int as waiting, count(done_at)::int as done,
			percentile_cont(0.5) within group (order by extract(epoch from called_at - taken_at) / 60) filter (where called_at is not null and taken_known and not clock_fault) as "medianWaitMinutes"
		from visit v where v.agency_id = ${agencyId}::uuid and v.service_point_id = ${pointId}::uuid and v.ticket_number is not null
			and v.taken_at >= ${day}::timestamp at time zone ${timeZone} and v.taken_at < (${day}::date + 1)::timestamp at time zone ${timeZone}`.execute(db);
	return rows[0] ?? { waiting: 0, done: 0, medianWaitMinutes: null };
}
