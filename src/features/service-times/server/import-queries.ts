import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

/** A row of a queue machine, ready to be written. */
export interface ImportedVisit {
	/** Made of point, time and ticket: the same visit in another file is the same visit. */
	readonly id: string;
	readonly pointId: string;
	/** Row of the file. */
	readonly row: number;
	readonly takenAt: string;
	readonly calledAt: string | null;
	readonly servedAt: string | null;
	readonly doneAt: string | null;
	readonly counterId: string | null;
	readonly series: string;
	readonly number: number | null;
}

interface Where {
	readonly agencyId: string;
	readonly batchId: string;
}

export async function insertBatch(tx: Db, agencyId: string, fileName: string, sha256: string, now: Date): Promise<string> {
	const { id } = await tx
		.insertInto('import_batch')
		.values({ agency_id: agencyId, kind: 'visits', file_name: fileName, file_sha256: sha256, state: 'writing', created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Numbers of all counters, by point. */
export async function counterIds(db: Db, agencyId: string): Promise<Map<string, string>> {
	const rows = await db.selectFrom('counter').select(['id', 'service_point_id', 'number']).where('agency_id', '=', agencyId).execute();
	return new Map(rows.map(({ id, service_point_id, number }) => [`${service_point_id} ${number}`, id]));
}

const COLUMNS = sql.raw('taken_at, called_at, served_at, done_at, counter_id, ticket_series, ticket_number');

/** Adds what is new and corrects what came before with other times, keeping how it was; returns how many of each. One statement a packet. */
export async function putVisits(tx: Db, { agencyId, batchId }: Where, visits: readonly ImportedVisit[]): Promise<{ readonly added: number; readonly changed: number }> {
	const packet = visits.map(({ id, pointId, row, takenAt, calledAt, servedAt, doneAt, counterId, series, number }) => ({
		id, service_point_id: pointId, row_number: row, taken_at: takenAt, called_at: calledAt, served_at: servedAt, done_at: doneAt, counter_id: counterId, ticket_series: series, ticket_number: number
	}));
	const { rows } = await sql<{ added: number; changed: number }>`
		with given as materialized (
			select * from jsonb_to_recordset(${JSON.stringify(packet)}::jsonb) as g (id uuid, service_point_id uuid, row_number integer, taken_at timestamptz, called_at timestamptz, served_at timestamptz,
				done_at timestamptz, counter_id uuid, ticket_series text, ticket_number integer)
		), different as materialized (
			select g.*, to_jsonb(v) as before from given g join visit v on v.agency_id = ${agencyId}::uuid and v.id = g.id and v.source = 'import'
			where (v.called_at, v.served_at, v.done_at, v.counter_id) is distinct from (g.called_at, g.served_at, g.done_at, g.counter_id)
		), kept as (
			insert into import_row (agency_id, batch_id, row_number, state, data, before, subject_id)
			select ${agencyId}::uuid, ${batchId}::uuid, row_number, 'changed', '{}', before, id from different
		), changed as (
			update visit v set called_at = d.called_at, served_at = d.served_at, done_at = d.done_at, counter_id = d.counter_id
			from different d where v.agency_id = ${agencyId}::uuid and v.id = d.id returning 1
		), added as (
			insert into visit (agency_id, id, service_point_id, source, import_id, ${COLUMNS})
			select ${agencyId}::uuid, id, service_point_id, 'import', ${batchId}::uuid, ${COLUMNS} from given
			on conflict (agency_id, id) do nothing returning 1
		)
		select (select count(*)::int from added) as added, (select count(*)::int from changed) as changed`.execute(tx);
	return rows[0] ?? { added: 0, changed: 0 };
}

/** Cells of the panel in which visits of the batch lie, as a query for the panel's refresh. */
export function cellsOfBatch({ agencyId, batchId }: Where): RawBuilder<unknown> {
	return sql`
		select p.unit_id, p.service_id, (v.taken_at at time zone a.time_zone)::date as month from visit v
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id join agency a on a.id = v.agency_id
		where v.agency_id = ${agencyId}::uuid and (v.import_id = ${batchId}::uuid
			or v.id in (select r.subject_id from import_row r where r.agency_id = ${agencyId}::uuid and r.batch_id = ${batchId}::uuid and r.state = 'changed'))`;
}

export interface CellRow {
	readonly unit_id: string;
	readonly service_id: string;
	readonly month: string;
}

/** The same cells read out, for when their visits are about to go. */
export async function readCells(db: Db, where: Where): Promise<CellRow[]> {
	return (await sql<CellRow>`select distinct unit_id, service_id, date_trunc('month', month)::date as month from (${cellsOfBatch(where)}) c`.execute(db)).rows;
}

/** Batches after this one, not taken back, that corrected visits of this one. */
export async function countOvertaken(db: Db, { agencyId, batchId }: Where): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from import_row r join import_batch b on b.agency_id = r.agency_id and b.id = r.batch_id and b.undone_at is null and b.id <> ${batchId}::uuid and b.kind = 'visits'
		where r.agency_id = ${agencyId}::uuid and r.state = 'changed' and (
			r.subject_id in (select id from visit where agency_id = ${agencyId}::uuid and import_id = ${batchId}::uuid)
			or (b.id > ${batchId}::uuid and r.subject_id in (select subject_id from import_row o where o.agency_id = ${agencyId}::uuid and o.batch_id = ${batchId}::uuid and o.state = 'changed')))`.execute(db);
	return rows[0]?.count ?? 0;
}

/** Takes the batch back: what it added goes, what it corrected is as it was. */
export async function undoBatch(tx: Db, { agencyId, batchId }: Where, now: Date): Promise<{ removed: number; restored: number }> {
	const { rows } = await sql<{ removed: number; restored: number }>`
		with gone as (
			delete from visit where agency_id = ${agencyId}::uuid and import_id = ${batchId}::uuid returning 1
		), restored as (
			update visit v set called_at = b.called_at, served_at = b.served_at, done_at = b.done_at, counter_id = b.counter_id
			from import_row r cross join lateral jsonb_populate_record(null::visit, r.before) b
			where r.agency_id = ${agencyId}::uuid and r.batch_id = ${batchId}::uuid and r.state = 'changed' and v.agency_id = r.agency_id and v.id = r.subject_id returning 1
		), closed as (
			update import_batch set state = 'undone', undone_at = ${now} where agency_id = ${agencyId}::uuid and id = ${batchId}::uuid returning 1
		)
		select (select count(*)::int from gone) as removed, (select count(*)::int from restored) as restored`.execute(tx);
	return rows[0] ?? { removed: 0, restored: 0 };
}

/** The batch of visits, or undefined. */
export async function findBatch(db: Db, { agencyId, batchId }: Where): Promise<{ state: string } | undefined> {
	return db.selectFrom('import_batch').select('state').where('agency_id', '=', agencyId).where('id', '=', batchId).where('kind', '=', 'visits').forUpdate().executeTakeFirst();
}
