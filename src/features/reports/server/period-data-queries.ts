import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

export type DataRow = Readonly<Record<string, string | number | null>>;

/** Cells of at least five answers or visits, of all whole months. */
export async function dataPanel(db: Db, agencyId: string, today: string): Promise<DataRow[]> {
	return (await sql<DataRow>`select 'u' || u.number as unit, u.name as unit_name, s.code as service, o.element, o.month::text as month, o.responses, o.total, o.value
		from outcome_month o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
		where o.agency_id = ${agencyId} and o.responses >= 5 and o.month < date_trunc('month', ${today}::date) order by u.number, s.code, o.element, o.month`.execute(db)).rows;
}

/** Who was registered to be trained when, and who compares. */
export async function dataRegistration(db: Db, agencyId: string): Promise<DataRow[]> {
	return (await sql<DataRow>`select p.id as programme, 'u' || u.number as unit, s.code as service, r.first_month::text as first_month
		from programme_unit r join programme p on p.agency_id = r.agency_id and p.id = r.programme_id join unit u on u.agency_id = r.agency_id and u.id = r.unit_id join service s on s.agency_id = r.agency_id and s.id = r.service_id
		where r.agency_id = ${agencyId} order by p.registered_at, p.id, u.number, s.code`.execute(db)).rows;
}

/** Results in force with what they were computed by. */
export async function dataResults(db: Db, agencyId: string): Promise<DataRow[]> {
	return (await sql<DataRow>`select p.id as programme, p.title, p.outcome, p.sesoi::float8 as sesoi, p.direction, l.verdict, (l.impact #>> '{simple,att}')::float8 as att, (l.impact #>> '{simple,se}')::float8 as se,
			(l.impact #>> '{simple,ci95,0}')::float8 as low, (l.impact #>> '{simple,ci95,1}')::float8 as high, (l.impact ->> 'mde')::float8 as mde, l.impact #>> '{options,control}' as control, l.impact #>> '{options,panel}' as panel,
			(l.impact #>> '{options,window}')::int as "window", (l.impact #>> '{options,anticipation}')::int as anticipation, (jsonb_typeof(l.impact #> '{units,clusters}') = 'number')::int as clustered,
			case when jsonb_typeof(l.impact -> 'series') = 'object' then 'series' when l.impact #>> '{simple,att}' is null then 'none' when p.panel <> 'own' then 'joined' when p.assigned_by <> 'unit' then 'parent' else 'did' end as design,
			(l.result #>> '{counts,rows}')::int as rows, l.result #>> '{counts,lastMonth}' as last_month, l.rule_version, l.data_sha256
		from programme p join lateral (select r.*, r.result -> 'impact' as impact from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id order by r.confirmed_at desc, r.id desc limit 1) l on true
		where p.agency_id = ${agencyId} order by p.registered_at, p.id`.execute(db)).rows;
}
