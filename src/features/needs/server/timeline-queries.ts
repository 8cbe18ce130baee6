import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Mark } from '../timeline.rules.ts';

interface Span {
	readonly agencyId: string;
	readonly unitPath: string;
	/** One service, or all. */
	readonly serviceId: string | null;
	readonly from: string;
	readonly to: string;
}

export interface TimesMonth {
	readonly month: string;
	readonly waitMinutes: number | null;
	readonly withinPromise: number | null;
}

/** Waiting and promises by month from the panel; of several counters the mean weighted by visits. */
export async function listTimesMonths(tx: Db, { agencyId, unitPath, serviceId, from, to }: Span): Promise<TimesMonth[]> {
	const weighted = (element: string) => sql`sum(o.value * o.responses) filter (where o.element = ${element}) / nullif(sum(o.responses) filter (where o.element = ${element}), 0)`;
	const { rows } = await sql<TimesMonth>`
		select o.month, ${weighted('wait_median_minutes')} as "waitMinutes", ${weighted('within_promise_percent')} as "withinPromise"
		from outcome_month o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
		where o.agency_id = ${agencyId} and u.path like ${`${unitPath}%`} and (${serviceId}::uuid is null or o.service_id = ${serviceId}::uuid) and o.month >= ${from} and o.month <= ${to}
			and o.element in ('wait_median_minutes', 'within_promise_percent')
		group by o.month order by o.month`.execute(tx);
	return rows;
}

export interface ComplaintsMonth {
	readonly month: string;
	readonly complaints: number;
	readonly confirmedFixed: number | null;
}

/** Complaints by the month they came in. Not counted are reports of violations and complaints about an officer: their number would tell the unit that there are some (R21). */
export async function listComplaintMonths(tx: Db, { agencyId, unitPath, serviceId, from, to }: Span): Promise<ComplaintsMonth[]> {
	const { rows } = await sql<ComplaintsMonth>`
		select date_trunc('month', c.received_on)::date as month, count(*)::int as complaints, (100.0 * count(*) filter (where c.confirmed_fixed) / nullif(count(c.confirmed_fixed), 0))::float8 as "confirmedFixed"
		from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
		where c.agency_id = ${agencyId} and u.path like ${`${unitPath}%`} and (${serviceId}::uuid is null or c.service_id = ${serviceId}::uuid) and c.class <> 'violation'
			and not exists (select from complaint_person x where x.agency_id = c.agency_id and x.complaint_id = c.id) and c.received_on >= ${from} and c.received_on <= ${to}
		group by 1 order by 1`.execute(tx);
	return rows;
}

/** Trainings that people finished while they worked in the unit, changed procedures, needs opened and met, plans that the unit owns. */
export async function listMarks(tx: Db, { agencyId, unitPath, serviceId, from, to, withPlans }: Span & { readonly withPlans: boolean }): Promise<Mark[]> {
	const { rows } = await sql<Mark>`
		select kind, on_day as "on", title, href, topic from (
			select 'training' as kind, s.ends_on, k.title, '/pelatihan/' || s.id as href, null as topic
			from session s join course k on k.id = s.course_id
			where s.state = 'done' and exists (select from enrolment e join employment w on w.agency_id = e.agency_id and w.person_id = e.person_id and w.started_on <= s.ends_on and (w.ended_on is null or w.ended_on > s.ends_on)
				join unit u on u.agency_id = w.agency_id and u.id = w.unit_id where e.agency_id = ${agencyId} and e.session_id = s.id and e.state = 'completed' and u.path like ${`${unitPath}%`})
			union all
			select e.kind, e.on_day, i.title, '/unit/' || i.unit_id || '/perbaikan#' || i.id, null from improvement i join unit u on u.agency_id = i.agency_id and u.id = i.unit_id
			cross join lateral (values ('improvement', i.began_on), ('improvement_ended', i.ended_on)) as e (kind, on_day)
			where i.agency_id = ${agencyId} and i.withdrawn_on is null and u.path like ${`${unitPath}%`} and (${serviceId}::uuid is null or i.service_id = ${serviceId}::uuid)
			union all
			select e.kind, e.on_day, n.competency, '/kebutuhan/' || n.id, n.topic from need n join unit u on u.agency_id = n.agency_id and u.id = n.unit_id
			cross join lateral (values ('need_opened', n.opened_on), ('need_met', n.met_on)) as e (kind, on_day)
			where n.agency_id = ${agencyId} and n.person_id is null and u.path like ${`${unitPath}%`} and (${serviceId}::uuid is null or n.service_id = ${serviceId}::uuid)
			union all
			select e.kind, e.on_day, d.plan, '/keputusan/' || c.programme_id || coalesce('/bagian/' || c.part_id, '') || '#' || d.decision_id, null
			from decision_plan d join decision c on c.agency_id = d.agency_id and c.id = d.decision_id join unit u on u.agency_id = d.agency_id and u.id = d.owner_unit_id
			cross join lateral (values ('plan', d.carried_on), ('plan_ended', (select f.noted_on from decision_follow_up f where f.agency_id = d.agency_id and f.decision_id = d.decision_id and f.state = 'done'))) as e (kind, on_day)
			where d.agency_id = ${agencyId} and ${withPlans}::boolean and u.path like ${`${unitPath}%`}
		) m (kind, on_day, title, href, topic) where on_day between ${from} and ${to} order by on_day, kind, href limit 200`.execute(tx);
	return rows;
}
