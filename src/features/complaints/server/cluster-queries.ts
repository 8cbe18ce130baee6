import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ClusterDocument } from '../cluster.rules.ts';
import type { RootCause } from '../schema.ts';

/** The newest of a unit that are grouped at once: enough for a year of a busy office, a second to compare. */
const MOST_OF_UNIT = 3000;

/** Units with complaints of the last twelve months. */
export async function unitsToGroup(db: Db, agencyId: string, since: Date): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select u.id from unit u where u.agency_id = ${agencyId} and exists (select from complaint c where c.agency_id = u.agency_id and c.unit_id = u.id and c.received_at >= ${since}) order by u.path`.execute(db);
	return rows.map(({ id }) => id);
}

/** What is compared, oldest first, without the words that only hold a sentence together: never violations, complaints about an officer, or what was put aside. */
export async function documentsOf(db: Db, agencyId: string, unitId: string, since: Date): Promise<ClusterDocument[]> {
	const { rows } = await sql<ClusterDocument>`
		select id, words, "clusterId" from (
			select c.id, tsvector_to_array(ts_delete(c.text_index, complaint_function_words())) as words, c.cluster_id as "clusterId", c.received_at from complaint c
			where c.agency_id = ${agencyId} and c.unit_id = ${unitId} and c.received_at >= ${since} and c.class <> 'violation' and c.state <> 'archived' and not c.is_out_of_cluster
				and not exists (select from complaint_person p where p.agency_id = c.agency_id and p.complaint_id = c.id)
			order by c.received_at desc, c.id limit ${MOST_OF_UNIT}) newest
		order by received_at, id`.execute(db);
	return rows;
}

/** How people write the stems: the commonest form in these complaints; the stem itself where none is found. */
export async function formsOf(db: Db, agencyId: string, ids: readonly string[], stems: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ stem: string; form: string }>`
		select distinct on (stem) stem, form from (
			select w.stem, lower(p.piece) as form, count(*) as n from complaint c cross join lateral regexp_split_to_table(c.subject || ' ' || c.body, '[^[:alpha:]]+') p(piece)
			join unnest(${stems}::text[]) w(stem) on left(lower(p.piece), 2) = left(w.stem, 2) or position(w.stem in lower(p.piece)) > 0
			where c.agency_id = ${agencyId} and c.id = any (${ids.slice(0, 50)}::uuid[]) and to_tsvector('indonesian', p.piece) @@ (quote_literal(w.stem))::tsquery group by 1, 2) f
		order by stem, n desc, form`.execute(db);
	const forms = new Map(rows.map(({ stem, form }) => [stem, form]));
	return stems.map((stem) => forms.get(stem) ?? stem);
}

export async function insertCluster(db: Db, agencyId: string, row: { readonly unitId: string | null; readonly name: string; readonly words: readonly string[] }): Promise<string> {
	const { id } = await db.insertInto('complaint_cluster').values({ agency_id: agencyId, unit_id: row.unitId, name: row.name, words: [...row.words] }).returning('id').executeTakeFirstOrThrow();
	return id;
}

/**
 * Dissolves groups of a unit that words without substance made, in the nights before these were left out; the next grouping finds
 * their complaints a place. What an officer named, merged or split stays, and what an improvement gives as its cause.
 */
export async function dissolveWordy(db: Db, agencyId: string, unitId: string): Promise<void> {
	await sql`
		with wordy as (
			select k.id from complaint_cluster k where k.agency_id = ${agencyId} and k.unit_id = ${unitId} and k.named_by is null and k.changed_at is null and k.words && complaint_function_words()
				and not exists (select from improvement i where i.agency_id = k.agency_id and i.cluster_id = k.id)
		) update complaint c set cluster_id = null from wordy w where c.agency_id = ${agencyId} and c.cluster_id = w.id`.execute(db);
	await sql`
		delete from complaint_cluster k where k.agency_id = ${agencyId} and k.unit_id = ${unitId} and k.named_by is null and k.changed_at is null and k.words && complaint_function_words()
			and not exists (select from improvement i where i.agency_id = k.agency_id and i.cluster_id = k.id)`.execute(db);
}

/** All that is said of one group is said of the other, and the first is gone. */
export async function moveCluster(db: Db, agencyId: string, from: string, into: string): Promise<void> {
	await db.updateTable('complaint').set({ cluster_id: into }).where('agency_id', '=', agencyId).where('cluster_id', '=', from).execute();
	await db.updateTable('improvement').set({ cluster_id: into }).where('agency_id', '=', agencyId).where('cluster_id', '=', from).execute();
	await db.deleteFrom('complaint_cluster').where('agency_id', '=', agencyId).where('id', '=', from).execute();
}

export async function putInCluster(db: Db, agencyId: string, ids: readonly string[], clusterId: string): Promise<void> {
	await sql`update complaint set cluster_id = ${clusterId}::uuid where agency_id = ${agencyId} and id = any (${ids}::uuid[]) and cluster_id is distinct from ${clusterId}::uuid`.execute(db);
}

export interface ClusterRow {
	readonly id: string;
	readonly name: string;
	readonly isNamed: boolean;
	readonly count: number;
	/** By month of receipt, 'YYYY-MM'; months without any are not there. */
	readonly months: Readonly<Record<string, number>>;
	readonly units: readonly string[];
	readonly causes: Readonly<Partial<Record<RootCause, number>>>;
	readonly answers: number;
	readonly fixed: number;
}

/** Groups as far as the actor reads their complaints, of the last twelve months, the largest first. */
export async function listClusters(db: Db, agencyId: string, readable: RawBuilder<boolean>, since: Date, most: number, clusterId: string | null = null): Promise<ClusterRow[]> {
	const { rows } = await sql<ClusterRow>`
		with seen as materialized (
			select c.cluster_id, to_char(c.received_at at time zone a.time_zone, 'YYYY-MM') as month, u.name as unit_name, c.root_cause, c.confirmed_fixed
			from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id join agency a on a.id = c.agency_id
			where c.agency_id = ${agencyId} and c.cluster_id is not null and c.class <> 'violation' and c.received_at >= ${since} and (${clusterId}::uuid is null or c.cluster_id = ${clusterId}::uuid) and ${readable}
		), totals as (
			select cluster_id, count(*)::integer as n, count(confirmed_fixed)::integer as answers, (count(*) filter (where confirmed_fixed))::integer as fixed, array_agg(distinct unit_name) as units
			from seen group by 1 order by 2 desc, 1 limit ${most}
		)
		select k.id, k.name, k.named_by is not null as "isNamed", t.n as count, t.answers, t.fixed, t.units,
			(select jsonb_object_agg(m.month, m.n) from (select s.month, count(*) as n from seen s where s.cluster_id = k.id group by 1) m) as months,
			coalesce((select jsonb_object_agg(r.root_cause, r.n) from (select s.root_cause, count(*) as n from seen s where s.cluster_id = k.id and s.root_cause is not null group by 1) r), '{}') as causes
		from totals t join complaint_cluster k on k.agency_id = ${agencyId} and k.id = t.cluster_id order by t.n desc, k.name, k.id`.execute(db);
	return rows;
}

export interface MemberRow {
	readonly id: string;
	readonly number: string;
	readonly subject: string;
	readonly receivedOn: string;
	readonly unitPath: string;
}

export async function listMembers(db: Db, agencyId: string, readable: RawBuilder<boolean>, clusterId: string, most: number): Promise<MemberRow[]> {
	return (await sql<MemberRow>`
		select c.id, c.number, c.subject, coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date) as "receivedOn", u.path as "unitPath"
		from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id join agency a on a.id = c.agency_id
		where c.agency_id = ${agencyId} and c.cluster_id = ${clusterId}::uuid and c.class <> 'violation' and ${readable} order by c.received_at desc, c.id limit ${most}`.execute(db)).rows;
}
