import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

/** Whom to tell, and what; several accounts may be told the same. */
export interface NewsRow {
	readonly accountId: string;
	readonly params: Readonly<Record<string, string | number>>;
	/** What it is about, more precisely than the subject of the event. */
	readonly about: string;
}

/** Open accounts of who moved up, unless the place was given back since. Moving up again after that is news again. */
export async function promotedOf(db: Db, agencyId: string, enrolmentId: string): Promise<{ sessionId: string; rows: readonly NewsRow[] } | undefined> {
	const { rows } = await sql<NewsRow & { sessionId: string }>`select a.id as "accountId", s.id as "sessionId",
			json_build_object('title', c.title, 'startsOn', s.starts_on, 'place', s.place) as params, e.id || ' ' || extract(epoch from e.enrolled_at) as about
		from enrolment e join session s on s.id = e.session_id join course c on c.id = s.course_id
		join account a on a.home_agency_id = e.agency_id and a.person_id = e.person_id and a.disabled_at is null
		where e.agency_id = ${agencyId} and e.id = ${enrolmentId} and e.state = 'enrolled'`.execute(db);
	return rows[0] && { sessionId: rows[0].sessionId, rows };
}

/** Open accounts of those who completed a session, in one agency. */
export async function participantsOf(db: Db, agencyId: string, sessionId: string): Promise<NewsRow[]> {
	const { rows } = await sql<NewsRow>`select a.id as "accountId", json_build_object('title', c.title) as params, s.id::text as about
		from enrolment e join session s on s.id = e.session_id join course c on c.id = s.course_id
		join account a on a.home_agency_id = e.agency_id and a.person_id = e.person_id and a.disabled_at is null
		where e.agency_id = ${agencyId} and e.session_id = ${sessionId} and e.state = 'completed'`.execute(db);
	return rows;
}

/** Service officers of the unit whose survey was closed. */
export async function officersOfSurvey(db: Db, agencyId: string, surveyId: string, today: string): Promise<NewsRow[]> {
	const { rows } = await sql<NewsRow>`select distinct g.account_id as "accountId", jsonb_build_object('service', s.name, 'unit', u.name) as params, v.id::text as about
		from survey v join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		join role_grant g on g.agency_id = v.agency_id and g.role = 'service_officer' and ${inForce(today)}
		join unit top on top.agency_id = g.agency_id and top.id = g.unit_id and u.path like top.path || '%'
		where v.agency_id = ${agencyId} and v.id = ${surveyId}`.execute(db);
	return rows;
}

/** Who sent the file. */
export async function senderOfImport(db: Db, agencyId: string, batchId: string): Promise<NewsRow[]> {
	const { rows } = await sql<NewsRow>`select account_id as "accountId", json_build_object('fileName', file_name, 'rows', rows_read) as params, id::text as about
		from import_batch where agency_id = ${agencyId} and id = ${batchId} and account_id is not null`.execute(db);
	return rows;
}

/** Those who read verdicts of the whole government: evaluators, training managers, the head of the region. Told once a result. */
export async function readersOfEvaluation(db: Db, agencyId: string, programmeId: string, today: string): Promise<NewsRow[]> {
	const { rows } = await sql<NewsRow>`select distinct g.account_id as "accountId", jsonb_build_object('programme', p.title) as params, r.id::text as about
		from programme p join lateral (select id from evaluation_result where agency_id = p.agency_id and programme_id = p.id order by computed_at desc limit 1) r on true
		join role_grant g on g.agency_id = p.agency_id and g.role in ('evaluator', 'training_manager', 'head_of_region') and ${inForce(today)}
		where p.agency_id = ${agencyId} and p.id = ${programmeId}`.execute(db);
	return rows;
}

const inForce = (today: string) => sql`g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})`;
