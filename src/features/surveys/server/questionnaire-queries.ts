import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Questionnaire } from '../questionnaire.schema.ts';

export interface QuestionnaireRow {
	readonly id: string;
	readonly serviceId: string | null;
	readonly version: number;
	readonly body: Questionnaire;
	readonly createdAt: Date;
}

/** The newest version of the service, else the newest of the agency; undefined: the standard wording. */
export async function findQuestionnaire(db: Db, agencyId: string, serviceId: string | null): Promise<QuestionnaireRow | undefined> {
	const { rows } = await sql<QuestionnaireRow>`
		select id, service_id as "serviceId", version, body, created_at as "createdAt" from questionnaire
		where agency_id = ${agencyId} and (service_id is null or service_id = ${serviceId}::uuid)
		order by service_id is null, version desc limit 1`.execute(db);
	return rows[0];
}

export interface QuestionnaireListRow {
	readonly serviceId: string | null;
	readonly serviceName: string | null;
	readonly version: number;
	/** Day in the agency's zone. */
	readonly madeOn: string;
	readonly surveys: number;
}

/** Every version with the number of surveys that keep it, newest first. */
export async function listQuestionnaires(db: Db, agencyId: string): Promise<QuestionnaireListRow[]> {
	const { rows } = await sql<QuestionnaireListRow>`
		select q.service_id as "serviceId", s.name as "serviceName", q.version, to_char(q.created_at at time zone a.time_zone, 'YYYY-MM-DD') as "madeOn",
			(select count(*)::int from survey v where v.agency_id = q.agency_id and v.questionnaire_id = q.id) as surveys
		from questionnaire q join agency a on a.id = q.agency_id left join service s on s.agency_id = q.agency_id and s.id = q.service_id
		where q.agency_id = ${agencyId} order by s.name nulls first, q.version desc limit 200`.execute(db);
	return rows;
}

export function listServices(db: Db, agencyId: string): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('service').select(['id', 'name']).where('agency_id', '=', agencyId).orderBy('name').execute();
}

/** Paths of the units that give the service. */
export async function listServiceUnits(db: Db, agencyId: string, serviceId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('service_point as p')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'p.agency_id').onRef('u.id', '=', 'p.unit_id'))
		.select('u.path')
		.where('p.agency_id', '=', agencyId)
		.where('p.service_id', '=', serviceId)
		.execute();
	return rows.map(({ path }) => path);
}

/** Adds the next version; the caller sees to it that nobody else does at the same time. */
export async function insertQuestionnaire(
	tx: Db,
	row: { readonly agencyId: string; readonly serviceId: string | null; readonly body: Questionnaire; readonly at: Date; readonly by: string }
): Promise<{ id: string; version: number }> {
	const { rows } = await sql<{ id: string; version: number }>`
		insert into questionnaire (agency_id, service_id, version, body, created_at, created_by)
		select ${row.agencyId}, ${row.serviceId}::uuid, coalesce(max(version), 0) + 1, ${JSON.stringify(row.body)}::jsonb, ${row.at}, ${row.by}
		from questionnaire where agency_id = ${row.agencyId} and service_id is not distinct from ${row.serviceId}::uuid
		returning id, version`.execute(tx);
	return rows[0] as { id: string; version: number };
}
