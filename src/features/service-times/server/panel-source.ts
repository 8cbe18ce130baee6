import { sql } from 'kysely';
import type { PanelSource } from '#features/services/server/panel-service.ts';
import { TIME_MEASURES } from '../schema.ts';

const minutes = (from: string, to: string) => sql`extract(epoch from ${sql.raw(to)} - ${sql.raw(from)})::double precision / 60`;

/** From the ticket to the first call. Null where either is not known; a file has no queue. */
const wait = sql`case when v.source <> 'desk' and v.taken_known and v.called_at is not null then ${minutes('v.taken_at', 'v.called_at')} end`;
/** From the beginning (or, where only that is known, the call) to the end at the counter. */
const serve = sql`case when v.source <> 'desk' and v.done_at is not null and coalesce(v.served_at, v.called_at) is not null then ${minutes('coalesce(v.served_at, v.called_at)', 'v.done_at')} end`;
/** From ticket or application to the end, without what waited for the applicant. */
const whole = sql`case when v.done_at is not null and v.taken_known then ${minutes('v.taken_at', 'v.done_at')} - v.paused_minutes end`;
/** Whether the promise was kept; null where there is none, or where it is in days and only the visit at the counter is known. */
const kept = sql`case when v.done_at is null or not v.taken_known then null
	when s.promised_minutes is not null then ${minutes('v.taken_at', 'v.done_at')} - v.paused_minutes <= s.promised_minutes
	when s.promised_working_days is not null and v.working_days is not null then v.working_days <= s.promised_working_days end`;

/** The times of `visit v` under the promise of `service s`; of a visit whose clocks cannot be believed all are null. */
export const VISIT_TIMES = sql`case when v.clock_fault then null else ${wait} end as wait, case when v.clock_fault then null else ${serve} end as serve,
	case when v.clock_fault then null else ${whole} end as whole, case when v.clock_fault then null else ${kept} end as kept`;

/** The first instant of the day `day` in the zone of `agency a`. */
const startOf = (day: string) => sql`${sql.raw(day)}::timestamp at time zone a.time_zone`;

/** What the queue clock says in the panel: a visit belongs to the month in which its ticket was taken. */
export const timesPanelSource: PanelSource = {
	elements: TIME_MEASURES,
	measures: (agencyId) => sql`
		select c.unit_id, c.service_id, c.month, m.element, m.responses::int as responses, m.total::bigint as total, m.value::double precision as value
		from cell c
		join service_point p on p.agency_id = ${agencyId}::uuid and p.unit_id = c.unit_id and p.service_id = c.service_id
		join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join agency a on a.id = p.agency_id
		cross join lateral (
			select count(wait) as waits, percentile_cont(array[0.5, 0.9]) within group (order by wait) as wait, count(serve) as serves,
				percentile_cont(0.5) within group (order by serve) as serve, count(kept) as promises, count(*) filter (where kept) as kept
			from (
				select ${VISIT_TIMES} from visit v where v.agency_id = p.agency_id and v.service_point_id = p.id
					and v.taken_at >= ${startOf('c.month')} and v.taken_at < ${startOf("(c.month + interval '1 month')")}
			) t
		) f
		cross join lateral (values
			('wait_median_minutes', f.waits, 0, f.wait[1]), ('wait_p90_minutes', f.waits, 0, f.wait[2]),
			('serve_median_minutes', f.serves, 0, f.serve), ('within_promise_percent', f.promises, f.kept, 100.0 * f.kept / nullif(f.promises, 0))
		) as m (element, responses, total, value)
		where m.responses > 0`
};
