import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Period } from '../period/period.schema.ts';

export type DataRow = Readonly<Record<string, string | number | null>>;

/** Whose data, of which report, and the day of the data. */
export interface DataAsked {
	readonly agencyId: string;
	readonly period: Pick<Period, 'from' | 'to'>;
	readonly today: string;
}

/** Evaluations of the report with the result in force: the same ones that `listEvaluations` finds. */
function evaluations({ agencyId, period }: DataAsked): RawBuilder<unknown> {
	return sql`evaluation as (
		select p.*, l.id as result_id, l.verdict, l.result, l.result -> 'impact' as impact, l.rule_version, l.data_sha256, (l.result #>> '{counts,lastMonth}')::date as last_month
		from programme p join agency a on a.id = p.agency_id
		left join lateral (select r.* from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id order by r.confirmed_at desc, r.id desc limit 1) l on true
		where p.agency_id = ${agencyId} and (exists (select from programme_unit u where u.agency_id = p.agency_id and u.programme_id = p.id and u.first_month <= ${period.to}::date)
			or (p.registered_at at time zone a.time_zone)::date between ${period.from}::date and ${period.to}::date)
	)`;
}

/** As `outcome_month_joined` has it: an index of fewer than nine elements takes those of the other parts into its mean. */
const joinedValue = sql`case when o.element <> 'index' or bool_or(o.value is not null) then
	sum(case when o.element = 'index' then coalesce(o.value, 25.0 * o.total / nullif(9 * o.responses, 0)) else o.value end * o.responses) / nullif(sum(o.responses) filter (where o.element = 'index' or o.value is not null), 0) end`;

/**
 * Months that are not told: those of fewer than five, and of a survey with such months as many more of the next smallest as keep them from
 * being worked out of its result, which says how many answered in all of its months and with which sums: two months, of five people together.
 *
 * @source R18; the rule of `hideSmall` for the months of a survey
 */
function hiddenCells(agencyId: string): RawBuilder<unknown> {
	return sql`asked as (
			select p.unit_id, p.service_id, m.month::date as month, min(v.id::text) as survey from survey v join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
			cross join generate_series(date_trunc('month', v.opens_on), v.closes_on, '1 month') m (month) where v.agency_id = ${agencyId} group by p.unit_id, p.service_id, m.month
		), answered as (
			select o.unit_id, o.service_id, o.element, o.month, o.responses, case when o.value is null or o.element = 'index' then a.survey end as survey
			from outcome_month o left join asked a using (unit_id, service_id, month) where o.agency_id = ${agencyId} and o.responses > 0
		), hidden as (
			select unit_id, service_id, element, month from (
				select c.*, bool_or(c.responses < 5) over survey as has_small, row_number() over sizes as place, sum(c.responses) over sizes - c.responses as smaller
				from answered c window survey as (partition by unit_id, service_id, element, survey), sizes as (partition by unit_id, service_id, element, survey order by responses, month rows unbounded preceding)
			) c where responses < 5 or (survey is not null and has_small and (place <= 2 or smaller < 5))
		)`;
}

/**
 * Cells of at least five answers or visits: all of the period, and of other months those that a verdict of the report stands on.
 * Complaints per 1,000 services are left out whole: of most cells anybody could work out a number of complaints below five.
 * Of a panel that was joined across a merger a cell stands here only when each of its parts may be told: else one could be worked out.
 */
export async function dataPanel(db: Db, asked: DataAsked): Promise<DataRow[]> {
	const { agencyId, period, today } = asked;
	const inPeriod = sql`o.month between ${period.from}::date and ${period.to}::date`;
	return (await sql<DataRow>`with ${evaluations(asked)}, ${hiddenCells(agencyId)}, used as (
			select e.panel, r.unit_id, r.service_id, e.outcome as element, max(e.last_month) as last_month from evaluation e join programme_unit r on r.agency_id = e.agency_id and r.programme_id = e.id
			where e.result_id is not null group by e.panel, r.unit_id, r.service_id, e.outcome
		), cell as (
			select 'own' as panel, o.unit_id, o.service_id, o.element, o.month, o.responses, o.total, o.value, ${inPeriod} as in_period
			from outcome_month o left join used d on d.panel = 'own' and d.unit_id = o.unit_id and d.service_id = o.service_id and d.element = o.element
			where o.agency_id = ${agencyId} and o.responses >= 5 and o.told and not exists (select from hidden h where h.unit_id = o.unit_id and h.service_id = o.service_id and h.element = o.element and h.month = o.month) and o.month < date_trunc('month', ${today}::date) and (${inPeriod} or o.month <= d.last_month)
			union all
			select 'joined', d.unit_id, o.service_id, o.element, o.month, sum(o.responses)::integer, sum(o.total)::bigint, ${joinedValue}, bool_and(${inPeriod})
			from used d join unit_lineage l on l.agency_id = ${agencyId} and l.present_unit_id = d.unit_id
			join outcome_month o on o.agency_id = ${agencyId} and o.unit_id = l.unit_id and o.service_id = d.service_id and o.element = d.element and o.month <= d.last_month
			left join hidden h on h.unit_id = o.unit_id and h.service_id = o.service_id and h.element = o.element and h.month = o.month
			where d.panel = 'joined' group by d.unit_id, o.service_id, o.element, o.month having min(o.responses) >= 5 and bool_and(o.told) and count(h.month) = 0
		)
		select c.panel, 'u' || u.number as unit, u.name as unit_name, s.code as service, c.element, c.month::text as month, c.responses, c.total, c.value, c.in_period::int as in_period
		from cell c join unit u on u.agency_id = ${agencyId} and u.id = c.unit_id join service s on s.agency_id = ${agencyId} and s.id = c.service_id
		where c.element <> 'complaints_per_thousand' order by c.panel desc, u.number, s.code, c.element, c.month`.execute(db)).rows;
}

/** Who was registered to be trained when, and who compares; what was chosen together is one cluster. */
export async function dataRegistration(db: Db, asked: DataAsked): Promise<DataRow[]> {
	return (await sql<DataRow>`with ${evaluations(asked)}
		select e.id as programme, 'u' || u.number as unit, s.code as service, r.first_month::text as first_month, 'u' || case when e.assigned_by = 'parent' then coalesce(above.number, u.number) else u.number end as cluster
		from evaluation e join programme_unit r on r.agency_id = e.agency_id and r.programme_id = e.id join unit u on u.agency_id = r.agency_id and u.id = r.unit_id
		left join unit above on above.agency_id = u.agency_id and above.id = u.parent_id join service s on s.agency_id = r.agency_id and s.id = r.service_id
		order by e.registered_at, e.id, u.number, s.code`.execute(db)).rows;
}

/** Results in force with what they were computed by. */
export async function dataResults(db: Db, asked: DataAsked): Promise<DataRow[]> {
	const isSeries = sql`jsonb_typeof(e.impact -> 'series') = 'object'`;
	const found = (ofSeries: string, otherwise: string) => sql`case when ${isSeries} then e.impact #>> ${`{series,average,${ofSeries}}`}::text[] else e.impact #>> ${`{simple,${otherwise}}`}::text[] end`;
	return (await sql<DataRow>`with ${evaluations(asked)}
		select e.id as programme, e.title, e.outcome, e.sesoi::float8 as sesoi, e.direction, e.verdict, case when ${isSeries} then 'series' when e.impact #>> '{simple,att}' is null then 'none' else 'did' end as design,
			e.panel as data_panel, case e.assigned_by when 'parent' then 'parent' else 'unit' end as assigned_by,
			case when ${isSeries} then 'series' when e.impact #>> '{simple,ci95}' is null then 'none' when jsonb_typeof(e.impact -> 'permutation') = 'object' then 'lot' else coalesce(e.impact #>> '{fewClusters,decidedBy}', 'repair') end as interval_by,
			(${found('estimate', 'att')})::float8 as att, (${found('se', 'se')})::float8 as se, (${found('ci95,0', 'ci95,0')})::float8 as low, (${found('ci95,1', 'ci95,1')})::float8 as high, (e.impact ->> 'mde')::float8 as mde,
			e.impact #>> '{options,control}' as control, e.impact #>> '{options,panel}' as gaps, (e.impact #>> '{options,window}')::int as "window", (e.impact #>> '{options,anticipation}')::int as anticipation,
			(e.impact #>> '{options,assignment}' = 'cluster')::int as clustered, coalesce(e.impact #>> '{options,family}', 'gaussian') as family, e.impact #>> '{options,seasonal}' as seasonal, (e.result #>> '{counts,rows}')::int as rows, e.last_month::text as last_month, e.rule_version, e.data_sha256
		from evaluation e where e.result_id is not null order by e.registered_at, e.id`.execute(db)).rows;
}
