import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Expected, ImprovementCause, ImprovementForm } from '../improvement.schema.ts';

export interface Improvement {
	readonly id: string;
	readonly unitId: string;
	readonly serviceId: string;
	readonly serviceName: string;
	readonly title: string;
	readonly beforeText: string;
	readonly afterText: string;
	readonly beganOn: string;
	/** Null while it lasts. */
	readonly endedOn: string | null;
	readonly cause: ImprovementCause;
	readonly clusterName: string | null;
	readonly causeElement: string | null;
	readonly expected: Expected;
	readonly responsibleName: string;
}

/** Improvements of a unit that lasted on some day from `from` to `to`, newest first. */
export async function listImprovements(tx: Db, agencyId: string, unitId: string, from: string, to: string): Promise<Improvement[]> {
	const { rows } = await sql<Improvement>`
		select i.id, i.unit_id as "unitId", i.service_id as "serviceId", s.name as "serviceName", i.title, i.before_text as "beforeText", i.after_text as "afterText", i.began_on as "beganOn", i.ended_on as "endedOn",
			i.cause, k.name as "clusterName", i.cause_element as "causeElement", i.expected_element as expected, p.name as "responsibleName"
		from improvement i
		join service s on s.agency_id = i.agency_id and s.id = i.service_id
		join person p on p.agency_id = i.agency_id and p.id = i.responsible_person_id
		left join complaint_cluster k on k.agency_id = i.agency_id and k.id = i.cluster_id
		where i.agency_id = ${agencyId} and i.unit_id = ${unitId} and i.began_on <= ${to} and (i.ended_on is null or i.ended_on >= ${from})
		order by i.began_on desc, i.id`.execute(tx);
	return rows;
}

/** Units in which an improvement began on some day from `from` to `to`. */
export async function listImprovedUnits(tx: Db, agencyId: string, from: string, to: string): Promise<string[]> {
	const { rows } = await sql<{ unitId: string }>`select distinct unit_id as "unitId" from improvement where agency_id = ${agencyId} and began_on between ${from} and ${to} order by unit_id`.execute(tx);
	return rows.map(({ unitId }) => unitId);
}

export interface UnitFacts {
	readonly id: string;
	readonly name: string;
	readonly path: string;
}

export async function findUnit(tx: Db, agencyId: string, id: string): Promise<UnitFacts | undefined> {
	return (await sql<UnitFacts>`select id, name, path from unit where agency_id = ${agencyId} and id = ${id}`.execute(tx)).rows[0];
}

export interface Choice {
	readonly id: string;
	readonly name: string;
}

/** What may be named in a record of this unit: its services, clusters met in its complaints, people who hold a post in it or head a unit above. */
export async function listChoices(tx: Db, agencyId: string, unit: UnitFacts, today: string): Promise<{ services: Choice[]; clusters: Choice[]; people: Choice[] }> {
	const services = await sql<Choice>`select distinct s.id, s.name from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where p.agency_id = ${agencyId} and u.path like ${`${unit.path}%`} order by s.name limit 300`.execute(tx);
	const clusters = await sql<Choice>`select distinct k.id, k.name from complaint c join complaint_cluster k on k.agency_id = c.agency_id and k.id = c.cluster_id join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
		where c.agency_id = ${agencyId} and c.class <> 'violation' and u.path like ${`${unit.path}%`} order by k.name limit 300`.execute(tx);
	const people = await sql<Choice>`select p.id, p.name from employment e join person p on p.agency_id = e.agency_id and p.id = e.person_id join position o on o.agency_id = e.agency_id and o.id = e.position_id
		join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
		where e.agency_id = ${agencyId} and e.is_primary and e.started_on <= ${today} and (e.ended_on is null or e.ended_on > ${today}) and (u.path like ${`${unit.path}%`} or (${unit.path}::text like u.path || '%' and o.is_head))
		order by p.name limit 500`.execute(tx);
	return { services: services.rows, clusters: clusters.rows, people: people.rows };
}

export async function insertImprovement(tx: Db, where: { readonly agencyId: string; readonly unitId: string; readonly by: string; readonly at: Date }, form: ImprovementForm): Promise<string> {
	const { id } = await tx
		.insertInto('improvement')
		.values({
			agency_id: where.agencyId, unit_id: where.unitId, service_id: form.serviceId, title: form.title, before_text: form.beforeText, after_text: form.afterText, began_on: form.beganOn, ended_on: form.endedOn,
			cause: form.cause, cluster_id: form.cause === 'complaints' ? form.clusterId : null, cause_element: form.cause === 'element' ? form.causeElement : null, expected_element: form.expected,
			responsible_person_id: form.responsible, made_by: where.by, made_at: where.at
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}
