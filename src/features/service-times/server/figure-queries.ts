import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { VISIT_TIMES } from './panel-source.ts';

/** Which visits: months 'YYYY-MM' from and to inclusive, and maybe one day of the week and one hour, by the agency's clock. */
export interface Span {
	readonly from: string;
	readonly to: string;
	readonly weekday?: number | undefined;
	readonly hour?: number | undefined;
}

/** Figures of some visits. Minutes by the seventh definition of quantiles; null where nobody was timed. */
export interface RawFigures {
	readonly visits: number;
	/** Visits with a time of waiting. */
	readonly waits: number;
	readonly waitMedian: number | null;
	readonly waitP90: number | null;
	readonly serves: number;
	readonly serveMedian: number | null;
	/** Files with a time from application to product. */
	readonly files: number;
	readonly fileMedianDays: number | null;
	/** Visits of which it is known whether the promise was kept. */
	readonly promises: number;
	readonly kept: number;
	/** Left out because their clocks cannot be believed. */
	readonly clockFaults: number;
	/** Left before the call, or never came to the counter. */
	readonly gone: number;
}

const local = sql`(v.taken_at at time zone a.time_zone)`;
const within = ({ from, to, weekday, hour }: Span) => sql`
	v.taken_at >= ${`${from}-01`}::timestamp at time zone a.time_zone and v.taken_at < (${`${to}-01`}::date + interval '1 month') at time zone a.time_zone
	and ${weekday === undefined ? sql`true` : sql`extract(isodow from ${local}) = ${weekday}`} and ${hour === undefined ? sql`true` : sql`extract(hour from ${local}) = ${hour}`}`;

const timed = (agencyId: string, points: RawBuilder<unknown>, span: Span) => sql`
	select p.id as point_id, ${local} as local_at, v.source, v.working_days, v.clock_fault, v.left_at is not null or v.absent_at is not null as gone, ${VISIT_TIMES}
	from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id join agency a on a.id = p.agency_id
	join visit v on v.agency_id = p.agency_id and v.service_point_id = p.id
	where p.agency_id = ${agencyId}::uuid and p.id in (${points}) and ${within(span)}`;

const figures = sql`count(*)::int as visits, count(wait)::int as waits, percentile_cont(0.5) within group (order by wait) as "waitMedian",
	percentile_cont(0.9) within group (order by wait) as "waitP90", count(serve)::int as serves, percentile_cont(0.5) within group (order by serve) as "serveMedian",
	count(working_days)::int as files, percentile_cont(0.5) within group (order by working_days::double precision) as "fileMedianDays",
	count(kept)::int as promises, (count(*) filter (where kept))::int as kept, (count(*) filter (where clock_fault))::int as "clockFaults", (count(*) filter (where gone))::int as gone`;

/** Figures of each of these points; a point without visits in the span is not in the map. `points` is a select of ids. */
export async function figuresByPoint(db: Db, agencyId: string, points: RawBuilder<unknown>, span: Span): Promise<Map<string, RawFigures>> {
	const { rows } = await sql<RawFigures & { pointId: string }>`select point_id as "pointId", ${figures} from (${timed(agencyId, points, span)}) t group by point_id`.execute(db);
	return new Map(rows.map(({ pointId, ...own }) => [pointId, own]));
}

export interface SlicedFigures extends RawFigures {
	/** 'YYYY-MM', ISO day number or hour; null of all together. */
	readonly month: string | null;
	readonly weekday: number | null;
	readonly hour: number | null;
}

/** Figures of one point: all together, and by month, day of the week and hour; those without visits are left out. */
export async function slicedFigures(db: Db, agencyId: string, pointId: string, span: Span): Promise<SlicedFigures[]> {
	const { rows } = await sql<SlicedFigures>`
		select month, weekday, hour, ${figures} from (
			select t.*, to_char(local_at, 'YYYY-MM') as month, extract(isodow from local_at)::int as weekday, extract(hour from local_at)::int as hour
			from (${timed(agencyId, sql`${pointId}::uuid`, span)}) t
		) x group by grouping sets ((), (month), (weekday), (hour)) order by month, weekday, hour`.execute(db);
	return rows;
}

/** One visit behind the figures. Minutes are null where they are not known or not believed. */
export interface TimedVisit {
	readonly id: string;
	readonly series: string;
	readonly number: number | null;
	readonly reference: string | null;
	readonly counter: number | null;
	readonly takenAt: Date;
	readonly takenKnown: boolean;
	readonly calledAt: Date | null;
	readonly servedAt: Date | null;
	readonly doneAt: Date | null;
	readonly wait: number | null;
	readonly serve: number | null;
	readonly whole: number | null;
	readonly workingDays: number | null;
	readonly pausedMinutes: number;
	readonly kept: boolean | null;
	readonly clockFault: boolean;
	readonly state: 'done' | 'left' | 'absent' | 'open';
	readonly source: 'tablet' | 'import' | 'desk';
}

/** Visits of a point, newest first. */
export async function listTimedVisits(db: Db, agencyId: string, pointId: string, span: Span, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<TimedVisit[]> {
	const { rows } = await sql<TimedVisit>`
		select v.id, v.ticket_series as series, v.ticket_number as number, v.reference, c.number as counter, v.taken_at as "takenAt", v.taken_known as "takenKnown", v.called_at as "calledAt",
			v.served_at as "servedAt", v.done_at as "doneAt", v.working_days as "workingDays", v.paused_minutes as "pausedMinutes", v.clock_fault as "clockFault", v.source,
			case when v.done_at is not null then 'done' when v.left_at is not null then 'left' when v.absent_at is not null then 'absent' else 'open' end as state, ${VISIT_TIMES}
		from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id join agency a on a.id = p.agency_id
		join visit v on v.agency_id = p.agency_id and v.service_point_id = p.id
		left join counter c on c.agency_id = v.agency_id and c.id = v.counter_id
		where p.agency_id = ${agencyId}::uuid and p.id = ${pointId}::uuid and ${within(span)}
		order by v.taken_at desc, v.id limit ${limit} offset ${offset}`.execute(db);
	return rows;
}
