import { sql } from 'kysely';
import type { LedgerFact } from '#features/recognition/ledger.ts';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import type { ComplaintFacts, CourseFacts, DecisionFacts, EvaluationFacts, SurveyFacts, TimesFacts, UnitReach } from '../period/facts.schema.ts';

/** Of whom and of which days; `today` is the day of the data, `lastOn` the last day that can be known. */
export interface Asked {
	readonly agencyId: string;
	readonly from: string;
	readonly to: string;
	readonly lastOn: string;
	readonly today: string;
}

export async function findAgency(db: Db, agencyId: string): Promise<{ readonly code: string; readonly name: string }> {
	return db.selectFrom('agency').select(['code', 'name']).where('id', '=', agencyId).executeTakeFirstOrThrow();
}

/** Own courses with a session in the period, and others where own people took part. */
export async function listCourses(db: Db, { agencyId, from, to }: Asked): Promise<CourseFacts[]> {
	const { rows } = await sql<CourseFacts>`
		with own as (
			select s.course_id, s.state, s.capacity, s.owner_agency_id = ${agencyId} as is_own,
				(select count(*) from enrolment e where e.agency_id = ${agencyId} and e.session_id = s.id and e.state = 'completed') as completed
			from session s where s.starts_on between ${from}::date and ${to}::date
		)
		select c.title, (count(*) filter (where is_own))::int as planned, (count(*) filter (where is_own and own.state = 'done'))::int as done,
			(count(*) filter (where is_own and own.state = 'cancelled'))::int as cancelled, coalesce(sum(own.capacity) filter (where is_own and own.state <> 'cancelled'), 0)::int as seats,
			sum(own.completed)::int as completed
		from own join course c on c.id = own.course_id where is_own or own.completed > 0 group by c.id, c.title order by c.title, c.id`.execute(db);
	return rows;
}

/** People in service on the last day by the office below the head of the agency, and who of them completed a session that ended in the period. */
export async function listReach(db: Db, { agencyId, from, lastOn }: Asked): Promise<UnitReach[]> {
	const { rows } = await sql<UnitReach>`
		with worker as (
			select distinct on (m.person_id) m.person_id, split_part(u.path, '/', 3) as office, split_part(u.path, '/', 2) as head
			from employment m join person p on p.agency_id = m.agency_id and p.id = m.person_id join unit u on u.agency_id = m.agency_id and u.id = m.unit_id
			where m.agency_id = ${agencyId} and m.is_primary and ${inForceOn('m', lastOn)} and (p.left_on is null or p.left_on > ${lastOn}::date) order by m.person_id, m.started_on desc
		), trained as (
			select distinct e.person_id from enrolment e join session s on s.id = e.session_id
			where e.agency_id = ${agencyId} and e.state = 'completed' and s.ends_on between ${from}::date and ${lastOn}::date
		)
		select n.name as unit, count(*)::int as people, count(t.person_id)::int as reached
		from worker w left join trained t using (person_id) join unit n on n.agency_id = ${agencyId} and n.number = coalesce(nullif(w.office, ''), w.head)::int
		group by n.id, n.name order by n.name, n.id`.execute(db);
	return rows;
}

/** Activities of everybody in the years that the period touches and the one before: limits are shared across New Year. */
export async function listJpFacts(db: Db, { agencyId, from, to }: Asked): Promise<(LedgerFact & { readonly personId: string })[]> {
	const { rows } = await sql<LedgerFact & { personId: string }>`
		select j.id, j.person_id as "personId", '' as title, j.form_id as "formId", j.abroad as "isAbroad", j.starts_on as "startsOn", j.ends_on as "endsOn", j.minutes, j.sessions, j.days,
			j.enrolment_id is not null as "isFromSession", '' as evidence
		from jp_entry j where j.agency_id = ${agencyId} and j.withdrawn_at is null and j.ends_on >= (extract(year from ${from}::date)::int - 1 || '-01-01')::date and j.ends_on <= ${to}::date
		order by j.person_id, j.ends_on, j.id`.execute(db);
	return rows;
}

/** Evaluations whose training began by the end of the period, registered order, with the result in force. */
export async function listEvaluations(db: Db, { agencyId, from, to }: Asked, language: 'id' | 'en'): Promise<EvaluationFacts[]> {
	const said = language === 'en' ? sql`r.result #>> '{english,verdict,sentence}'` : sql`r.result #>> '{impact,verdict,sentence}'`;
	const effect = (name: string, ofSeries: string) => sql`case when jsonb_typeof(r.result #> '{impact,series}') = 'object' then coalesce(r.result #> ${`{impact,series,average,${ofSeries}}`}::text[], 'null') else coalesce(r.result #> ${`{impact,simple,${name}}`}::text[], 'null') end`;
	const { rows } = await sql<EvaluationFacts>`
		select p.id, p.title, p.outcome, p.sesoi, (p.registered_at at time zone a.time_zone)::date::text as "registeredOn", u.first_start::text as "firstStart",
			u.trained as "trainedUnits", u.comparison as "comparisonUnits",
			(select jsonb_build_object('verdict', r.verdict, 'sentence', ${said}, 'att', ${effect('att', 'estimate')}, 'ci95', ${effect('ci95', 'ci95')}, 'mde', coalesce(r.result #> '{impact,mde}', 'null'),
				'computedOn', (r.computed_at at time zone a.time_zone)::date::text, 'ruleVersion', r.rule_version, 'dataSha256', r.data_sha256)
				from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id order by r.confirmed_at desc, r.id desc limit 1) as found
		from programme p join agency a on a.id = p.agency_id left join lateral (
			select count(distinct unit_id) filter (where first_month is not null)::int as trained, count(distinct unit_id) filter (where first_month is null)::int as comparison, min(first_month) as first_start
			from programme_unit where agency_id = p.agency_id and programme_id = p.id) u on true
		where p.agency_id = ${agencyId} and (u.first_start <= ${to}::date or (p.registered_at at time zone a.time_zone)::date between ${from}::date and ${to}::date)
		order by p.registered_at, p.id`.execute(db);
	return rows;
}

/** What was proposed and decided in the period, in the order of days. */
export async function listDecisions(db: Db, { agencyId, from, to }: Asked): Promise<DecisionFacts[]> {
	const { rows } = await sql<DecisionFacts>`
		select p.title as programme, t.title as part, d.step, d.choice, d.recommended, d.why, d.made_on::text as "madeOn"
		from decision d join programme p on p.agency_id = d.agency_id and p.id = d.programme_id left join course_part t on t.agency_id = d.agency_id and t.id = d.part_id
		where d.agency_id = ${agencyId} and d.made_on between ${from}::date and ${to}::date order by d.made_on, d.made_at, d.id`.execute(db);
	return rows;
}

/** Results that were fixed, of surveys that end in the period, by service and point. */
export async function listSurveys(db: Db, { agencyId, from, to }: Asked): Promise<SurveyFacts[]> {
	const { rows } = await sql<SurveyFacts>`
		select s.name as service, p.name as point, u.name as unit, v.closes_on::text as "closesOn", (v.result -> 'respondents')::int as respondents, (v.result -> 'index')::int as index, v.result ->> 'grade' as grade,
			v.result -> 'interval95' as interval95, (v.result ->> 'sampleMinimum')::int as "sampleMinimum", v.result -> 'elements' as elements
		from survey v join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where v.agency_id = ${agencyId} and v.closed_at is not null and v.result is not null and v.closes_on between ${from}::date and ${to}::date order by s.name, p.name, v.closes_on, v.id`.execute(db);
	return rows;
}

/** Complaints received in the period, as they stand today; none of a violation, and none that names an officer (R21). */
export async function countComplaints(db: Db, { agencyId, from, to, today }: Asked): Promise<ComplaintFacts> {
	const { rows } = await sql<{ facts: ComplaintFacts }>`
		with c as (select x.*, (x.closed_at at time zone a.time_zone)::date as closed_on from complaint x join agency a on a.id = x.agency_id
			where x.agency_id = ${agencyId} and x.class <> 'violation' and not exists (select from complaint_person n where n.agency_id = x.agency_id and n.complaint_id = x.id) and coalesce(x.received_on, (x.received_at at time zone a.time_zone)::date) between ${from}::date and ${to}::date)
		select json_build_object('byState', coalesce((select json_agg(json_build_object('state', state, 'count', many)) from (select state, count(*) as many from c group by state) g), '[]'),
			'byClass', coalesce((select json_agg(json_build_object('class', class, 'count', many)) from (select class, count(*) as many from c group by class) g), '[]'),
			'timed', (select count(*) from c where state = 'closed' and due_on is not null), 'inTime', (select count(*) from c where state = 'closed' and closed_on <= due_on),
			'late', (select count(*) from c where state in ('new', 'verified', 'assigned', 'handling') and due_on < ${today}::date),
			'answered', (select count(*) from c where state = 'closed' and confirmed_fixed is not null), 'fixed', (select count(*) from c where state = 'closed' and confirmed_fixed)) as facts`.execute(db);
	return rows[0]!.facts;
}

/** The queue clock by service and unit, from the panel: medians of months do not add up, so their range is told. */
export async function listTimes(db: Db, { agencyId, from, to }: Asked): Promise<TimesFacts[]> {
	const { rows } = await sql<TimesFacts>`
		select s.name as service, u.name as unit, s.promised_minutes as "promisedMinutes", s.promised_working_days as "promisedWorkingDays",
			coalesce(sum(o.responses) filter (where o.element = 'wait_median_minutes'), 0)::int as visits,
			min(o.value) filter (where o.element = 'wait_median_minutes') as "waitLow", max(o.value) filter (where o.element = 'wait_median_minutes') as "waitHigh",
			max(o.value) filter (where o.element = 'wait_p90_minutes') as "waitP90", coalesce(sum(o.responses) filter (where o.element = 'within_promise_percent'), 0)::int as promises,
			coalesce(sum(o.total) filter (where o.element = 'within_promise_percent'), 0)::int as kept
		from outcome_month o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
		where o.agency_id = ${agencyId} and o.month between ${from}::date and ${to}::date and o.responses >= 5 and o.element in ('wait_median_minutes', 'wait_p90_minutes', 'within_promise_percent')
		group by s.id, s.name, s.promised_minutes, s.promised_working_days, u.id, u.name order by s.name, u.name, u.id`.execute(db);
	return rows;
}
