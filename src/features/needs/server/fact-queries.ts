import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ClosedComplaint, ClosedSurvey, PromiseMonth } from '../rules.ts';

/** What the agency set for the rule, as it is in force on a day; {} when nothing. `since` is the day of its version. */
export async function findNeedSettings(tx: Db, agencyId: string, onDay: string): Promise<{ readonly settings: unknown; readonly since: string | null }> {
	const { rows } = await sql<{ settings: unknown; since: string | null }>`
		select coalesce(v.settings, a.settings -> 'needs', '{}') as settings, v.valid_from as since from agency a
		left join lateral (select r.settings, r.valid_from from need_rule r where r.agency_id = a.id and r.valid_from <= ${onDay} order by r.valid_from desc limit 1) v on true
		where a.id = ${agencyId}`.execute(tx);
	return rows[0] ?? { settings: {}, since: null };
}

/** Closed surveys with their fixed result, since a day; and those that evidence rests on, however old. */
export async function listClosedSurveys(tx: Db, agencyId: string, since: string): Promise<ClosedSurvey[]> {
	const { rows } = await sql<ClosedSurvey>`
		select v.id as "surveyId", p.unit_id as "unitId", p.service_id as "serviceId", v.closes_on as "closesOn", v.result
		from survey v join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		where v.agency_id = ${agencyId} and v.closed_at is not null and v.result is not null
			and (v.closes_on >= ${since} or exists (select from need_evidence e where e.agency_id = v.agency_id and e.kind = 'survey_element' and e.reference_id = v.id))
		order by v.closes_on, v.id`.execute(tx);
	return rows;
}

/**
 * Complaints closed with root cause competence, since a day; and those that evidence rests on. Of what citizens wrote nothing is read, and
 * reports of violations and complaints about a person are left out: they reach nobody by this way (R21).
 */
export async function listCompetenceComplaints(tx: Db, agencyId: string, since: string): Promise<ClosedComplaint[]> {
	const { rows } = await sql<ClosedComplaint>`
		select c.id as "complaintId", c.unit_id as "unitId", c.service_id as "serviceId", (c.closed_at at time zone a.time_zone)::date as "closedOn", c.competency
		from complaint c join agency a on a.id = c.agency_id
		where c.agency_id = ${agencyId} and c.state = 'closed' and c.root_cause = 'competence' and c.class <> 'violation' and coalesce(c.competency, '') <> ''
			and not exists (select from complaint_person p where p.agency_id = c.agency_id and p.complaint_id = c.id)
			and (c.closed_at >= ${since}::date or exists (select from need_evidence e where e.agency_id = c.agency_id and e.kind = 'complaint_root_cause' and e.reference_id = c.id))
		order by c.closed_at, c.id`.execute(tx);
	return rows;
}

/** The share within the promised time by month, since a month. The running month is not over and says nothing yet. */
export async function listPromiseMonths(tx: Db, agencyId: string, since: string, before: string): Promise<PromiseMonth[]> {
	const { rows } = await sql<PromiseMonth>`
		select unit_id as "unitId", service_id as "serviceId", month, responses as visits, value as percent from outcome_month
		where agency_id = ${agencyId} and element = 'within_promise_percent' and value is not null and month < ${before}
			and (month >= ${since} or exists (select from need_evidence e where e.agency_id = outcome_month.agency_id and e.kind = 'missed_time' and e.unit_id = outcome_month.unit_id
				and e.reference_id = outcome_month.service_id and e.month = outcome_month.month))
		order by month`.execute(tx);
	return rows;
}
