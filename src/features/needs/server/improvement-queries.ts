import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ImprovementFace } from '../improvement.rules.ts';
import type { ChangeKind, ImprovementForm } from '../improvement.schema.ts';

export interface Improvement extends ImprovementFace {
	readonly id: string;
	readonly unitId: string;
	readonly serviceId: string;
	readonly serviceName: string;
	readonly clusterId: string | null;
	readonly responsible: string;
	readonly responsibleName: string;
	/** 1, and one more with each change. */
	readonly version: number;
	/** Set where it was recorded by mistake: shown with its reason, and counted nowhere. */
	readonly withdrawnOn: string | null;
	readonly withdrawnWhy: string;
}

const IMPROVEMENT = sql`
	select i.id, i.unit_id as "unitId", i.service_id as "serviceId", s.name as "serviceName", i.title, i.before_text as "beforeText", i.after_text as "afterText", i.began_on as "beganOn", i.ended_on as "endedOn",
		i.ended_why as "endedWhy", i.cause, i.cluster_id as "clusterId", k.name as "clusterName", i.cause_element as "causeElement", i.expected_element as expected,
		i.responsible_person_id as responsible, p.name as "responsibleName", i.version, i.withdrawn_on as "withdrawnOn", i.withdrawn_why as "withdrawnWhy"
	from improvement i
	join service s on s.agency_id = i.agency_id and s.id = i.service_id
	join person p on p.agency_id = i.agency_id and p.id = i.responsible_person_id
	left join complaint_cluster k on k.agency_id = i.agency_id and k.id = i.cluster_id`;

/** All that was ever recorded of a unit, newest first, the withdrawn among them. */
export async function listRecorded(tx: Db, agencyId: string, unitId: string): Promise<Improvement[]> {
	return (await sql<Improvement>`${IMPROVEMENT} where i.agency_id = ${agencyId} and i.unit_id = ${unitId} order by i.began_on desc, i.id`.execute(tx)).rows;
}

/** Improvements of a unit that lasted on some day from `from` to `to`, newest first; none that was withdrawn. */
export async function listImprovements(tx: Db, agencyId: string, unitId: string, from: string, to: string): Promise<Improvement[]> {
	const { rows } = await sql<Improvement>`${IMPROVEMENT}
		where i.agency_id = ${agencyId} and i.unit_id = ${unitId} and i.withdrawn_on is null and i.began_on <= ${to} and (i.ended_on is null or i.ended_on >= ${from})
		order by i.began_on desc, i.id`.execute(tx);
	return rows;
}

/** One improvement of a unit as it stands now, locked until the transaction ends: two changes at once would overwrite each other. */
export async function findImprovement(tx: Db, agencyId: string, unitId: string, id: string): Promise<Improvement | undefined> {
	return (await sql<Improvement>`${IMPROVEMENT} where i.agency_id = ${agencyId} and i.unit_id = ${unitId} and i.id = ${id} for update of i`.execute(tx)).rows[0];
}

/** Units in which an improvement, as it stands now, began or ended on some day from `from` to `to`: both change how the unit works. Withdrawn ones changed nothing. */
export async function listImprovedUnits(tx: Db, agencyId: string, from: string, to: string): Promise<string[]> {
	const { rows } = await sql<{ unitId: string }>`select distinct unit_id as "unitId" from improvement
		where agency_id = ${agencyId} and withdrawn_on is null and (began_on between ${from} and ${to} or ended_on between ${from} and ${to}) order by unit_id`.execute(tx);
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

/** What a form says, as columns; a cause keeps only what belongs to it. */
function columnsOf(form: ImprovementForm) {
	return {
		service_id: form.serviceId, title: form.title, before_text: form.beforeText, after_text: form.afterText, began_on: form.beganOn, ended_on: form.endedOn, ended_why: form.endedWhy,
		cause: form.cause, cluster_id: form.cause === 'complaints' ? form.clusterId : null, cause_element: form.cause === 'element' ? form.causeElement : null, expected_element: form.expected,
		responsible_person_id: form.responsible
	};
}

interface Hand {
	readonly agencyId: string;
	readonly by: string;
	readonly at: Date;
}

export async function insertImprovement(tx: Db, unitId: string, { agencyId, by, at }: Hand, form: ImprovementForm): Promise<string> {
	return (await tx.insertInto('improvement').values({ agency_id: agencyId, unit_id: unitId, ...columnsOf(form), made_by: by, made_at: at }).returning('id').executeTakeFirstOrThrow()).id;
}

/** Puts the next version in force and keeps what stood before. */
export async function replaceImprovement(tx: Db, was: Improvement, form: ImprovementForm, hand: Hand, kind: ChangeKind, reason: string): Promise<void> {
	await keepVersion(tx, was, hand, kind, reason);
	await tx.updateTable('improvement').set({ ...columnsOf(form), version: was.version + 1 }).where('agency_id', '=', hand.agencyId).where('id', '=', was.id).execute();
}

/** Takes back what was recorded by mistake; the row stays with its day and reason. */
export async function withdrawRow(tx: Db, was: Improvement, hand: Hand, withdrawnOn: string, reason: string): Promise<void> {
	await keepVersion(tx, was, hand, 'withdrawn', reason);
	await tx.updateTable('improvement').set({ withdrawn_on: withdrawnOn, withdrawn_why: reason, version: was.version + 1 }).where('agency_id', '=', hand.agencyId).where('id', '=', was.id).execute();
}

async function keepVersion(tx: Db, was: Improvement, { agencyId, by, at }: Hand, kind: ChangeKind, reason: string): Promise<void> {
	const { serviceId, title, beforeText, afterText, beganOn, endedOn, endedWhy, cause, clusterId, causeElement, expected, responsible } = was;
	const kept: ImprovementForm = { serviceId, title, beforeText, afterText, beganOn, endedOn, endedWhy, cause, clusterId, causeElement, expected, responsible };
	await tx.insertInto('improvement_change').values({ agency_id: agencyId, improvement_id: was.id, version: was.version, kind, reason, was: JSON.stringify(kept), made_by: by, made_at: at }).execute();
}

export interface ImprovementPast extends ImprovementFace {
	readonly improvementId: string;
	readonly version: number;
	readonly kind: ChangeKind;
	readonly reason: string;
	/** In the agency's zone. */
	readonly changedOn: string;
	readonly changedBy: string | null;
}

/** What the improvements of a unit were before each change, newest first. */
export async function listPasts(tx: Db, agencyId: string, unitId: string): Promise<ImprovementPast[]> {
	const { rows } = await sql<ImprovementPast & { readonly was: ImprovementForm }>`
		select c.improvement_id as "improvementId", c.version, c.kind, c.reason, (c.made_at at time zone g.time_zone)::date as "changedOn", a.name as "changedBy", c.was, s.name as "serviceName", k.name as "clusterName", p.name as "responsibleName"
		from improvement_change c join improvement i on i.agency_id = c.agency_id and i.id = c.improvement_id join agency g on g.id = c.agency_id
		left join account a on a.id = c.made_by
		left join service s on s.agency_id = c.agency_id and s.id = (c.was ->> 'serviceId')::uuid
		left join complaint_cluster k on k.agency_id = c.agency_id and k.id = (c.was ->> 'clusterId')::uuid
		left join person p on p.agency_id = c.agency_id and p.id = (c.was ->> 'responsible')::uuid
		where c.agency_id = ${agencyId} and i.unit_id = ${unitId} order by c.improvement_id, c.version desc`.execute(tx);
	return rows.map(({ was: { title, beforeText, afterText, beganOn, endedOn, endedWhy, cause, causeElement, expected }, ...row }) => ({ ...row, title, beforeText, afterText, beganOn, endedOn, endedWhy, cause, causeElement, expected }));
}
