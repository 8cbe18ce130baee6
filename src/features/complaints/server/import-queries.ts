import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Channel, ComplaintClass, ComplaintState } from '../schema.ts';
import type { NamedUnit } from './import-rows.ts';

/** A complaint as an import writes it. */
export interface ImportedRow {
	readonly id?: string;
	readonly number: string;
	readonly source_number: string;
	readonly unit_id: string;
	readonly service_id: string | null;
	readonly class: ComplaintClass;
	readonly state: ComplaintState;
	readonly state_before: ComplaintState | null;
	readonly subject: string;
	readonly body: string;
	readonly place: string | null;
	readonly received_on: string;
	readonly verify_due_on: string | null;
	readonly due_on: string | null;
	readonly clock_version: string;
	/** Day, at whose end in the agency's zone it counts as closed. */
	readonly closed_on: string | null;
	readonly answer: string | null;
	readonly is_anonymous: boolean;
	readonly is_confidential: boolean;
	/** Base64 of the sealed name; null where there is none. */
	readonly sealed: string | null;
}

const COLUMNS = sql`id uuid, number text, source_number text, unit_id uuid, service_id uuid, class text, state text, state_before text, subject text, body text, place text, received_on date,
	verify_due_on date, due_on date, clock_version text, closed_on date, answer text, is_anonymous boolean, is_confidential boolean, sealed text`;
const rowsOf = (rows: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${COLUMNS})`;
const midday = (day: string) => sql`(${sql.raw(day)}::timestamp + interval '12 hours') at time zone a.time_zone`;

export interface KnownRow {
	readonly id: string;
	readonly sourceNumber: string;
	readonly unitId: string;
	readonly class: ComplaintClass;
	readonly state: ComplaintState;
	readonly subject: string;
	readonly body: string;
	readonly place: string | null;
	readonly receivedOn: string | null;
	readonly closedOn: string | null;
	readonly answer: string | null;
	readonly isAnonymous: boolean;
	readonly hasName: boolean;
	/** An officer or the reporter has done something to it here. */
	readonly isMovedHere: boolean;
}

/** Complaints of this channel that stand already, by their number in the other system. */
export async function findKnown(tx: Db, agencyId: string, channel: Channel, numbers: readonly string[]): Promise<KnownRow[]> {
	const { rows } = await sql<KnownRow>`
		select c.id, c.source_number as "sourceNumber", c.unit_id as "unitId", c.class, c.state, c.subject, c.body, c.place, c.received_on as "receivedOn", (c.closed_at at time zone a.time_zone)::date as "closedOn",
			c.closing_note as answer, c.is_anonymous as "isAnonymous", exists (select from complaint_reporter r where r.agency_id = c.agency_id and r.complaint_id = c.id) as "hasName",
			exists (select from complaint_move m where m.agency_id = c.agency_id and m.complaint_id = c.id and m.actor in ('officer', 'reporter'))
				or exists (select from complaint_message g where g.agency_id = c.agency_id and g.complaint_id = c.id and g.account_id is not null) as "isMovedHere"
		from complaint c join agency a on a.id = c.agency_id
		where c.agency_id = ${agencyId} and c.channel = ${channel} and c.source_number = any (${numbers}::text[]) for update of c`.execute(tx);
	return rows;
}

export interface Batch {
	readonly agencyId: string;
	readonly batchId: string;
	readonly channel: Channel;
	readonly now: Date;
	readonly today: string;
}

/** New complaints with their first line of history, answer and sealed name, in one statement. */
export async function insertImported(tx: Db, { agencyId, batchId, channel, now }: Batch, rows: readonly ImportedRow[]): Promise<void> {
	await sql`
		with given as materialized (select uuidv7() as new_id, r.* from ${rowsOf(rows)}
		), written as (
			insert into complaint (agency_id, id, number, unit_id, service_id, class, state, state_before, subject, body, place, received_at, received_on, verify_due_on, due_on, clock_version, closed_at, closing_note,
				is_anonymous, is_confidential, channel, source_number, import_id)
			select ${agencyId}::uuid, g.new_id, g.number, g.unit_id, g.service_id, g.class, g.state, g.state_before, g.subject, g.body, g.place, least(${midday('g.received_on')}, ${now}), g.received_on, g.verify_due_on,
				g.due_on, g.clock_version, case when g.state = 'closed' then least(coalesce(${midday('g.closed_on')}, ${now}), ${now}) end, g.answer, g.is_anonymous, g.is_confidential, ${channel}, g.source_number, ${batchId}::uuid
			from given g join agency a on a.id = ${agencyId} returning id
		), named as (
			insert into complaint_reporter (agency_id, complaint_id, sealed) select ${agencyId}::uuid, g.new_id, decode(g.sealed, 'base64') from given g join written w on w.id = g.new_id where g.sealed is not null
		), answered as (
			insert into complaint_message (agency_id, complaint_id, at, author, body, of_violation)
			select ${agencyId}::uuid, g.new_id, ${now}, 'officer', g.answer, g.class = 'violation' from given g join written w on w.id = g.new_id where g.answer is not null
		)
		insert into complaint_move (agency_id, complaint_id, at, actor, move, from_state, to_state, to_unit_id)
		select ${agencyId}::uuid, g.new_id, ${now}, 'import', 'file', 'new', g.state, g.unit_id from given g join written w on w.id = g.new_id`.execute(tx);
}

/** What a later file says of complaints that only files have touched; their number, reporter and secret stay. What stood is kept for undo. */
export async function updateImported(tx: Db, { agencyId, batchId, now }: Batch, rows: readonly (ImportedRow & { readonly id: string; readonly move: string | null; readonly row: number })[]): Promise<void> {
	await sql`
		insert into import_row (agency_id, batch_id, row_number, state, data, subject_id, before)
		select ${agencyId}::uuid, ${batchId}::uuid, x.row, 'changed', '{}', c.id, to_jsonb(c) - 'text_index' - 'secret_hash'
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, row integer) join complaint c on c.agency_id = ${agencyId} and c.id = x.id`.execute(tx);
	await sql`
		insert into complaint_move (agency_id, complaint_id, at, actor, move, from_state, to_state, from_unit_id, to_unit_id, of_violation)
		select ${agencyId}::uuid, c.id, ${now}, 'import', x.move, c.state, x.state, c.unit_id, x.unit_id, x.class = 'violation'
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, move text, state text, unit_id uuid, class text) join complaint c on c.agency_id = ${agencyId} and c.id = x.id where x.move is not null`.execute(tx);
	await sql`
		insert into complaint_message (agency_id, complaint_id, at, author, body, of_violation)
		select ${agencyId}::uuid, c.id, ${now}, 'officer', r.answer, r.class = 'violation' from ${rowsOf(rows)} join complaint c on c.agency_id = ${agencyId} and c.id = r.id where r.answer is not null and r.answer is distinct from c.closing_note`.execute(tx);
	await sql`
		update complaint c set unit_id = r.unit_id, class = r.class, state = r.state, state_before = r.state_before, subject = r.subject, body = r.body, place = r.place, received_on = r.received_on,
			received_at = least(${midday('r.received_on')}, ${now}), verify_due_on = r.verify_due_on, due_on = r.due_on, clock_version = r.clock_version, closing_note = r.answer,
			closed_at = case when r.state = 'closed' then least(coalesce(${midday('r.closed_on')}, c.closed_at, ${now}), ${now}) end, is_confidential = c.is_confidential or r.is_confidential,
			was_confidential = case when r.class = 'violation' and c.class <> 'violation' then c.is_confidential else c.was_confidential end, cluster_id = case when r.class <> 'violation' then c.cluster_id end
		from ${rowsOf(rows)}, agency a where a.id = ${agencyId} and c.agency_id = ${agencyId} and c.id = r.id`.execute(tx);
}

/** A later file says that nobody is to know who wrote: the name goes, for good. */
export async function makeAnonymous(tx: Db, agencyId: string, ids: readonly string[]): Promise<void> {
	await sql`delete from complaint_reporter where agency_id = ${agencyId} and complaint_id = any (${ids}::uuid[])`.execute(tx);
	await sql`update complaint set is_anonymous = true, told_by_mail = false where agency_id = ${agencyId} and id = any (${ids}::uuid[])`.execute(tx);
}

/** Complaints of a batch to which somebody did something since: those stop an undo. */
export async function countTouchedSince(tx: Db, agencyId: string, batchId: string, confirmedAt: Date): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from complaint c
		where c.agency_id = ${agencyId} and (c.import_id = ${batchId}::uuid or c.id in (select subject_id from import_row where agency_id = ${agencyId} and batch_id = ${batchId}::uuid))
			and (exists (select from complaint_move m where m.agency_id = c.agency_id and m.complaint_id = c.id and m.at > ${confirmedAt}) or c.joined > 0
				or exists (select from complaint_message g where g.agency_id = c.agency_id and g.complaint_id = c.id and g.at > ${confirmedAt}))`.execute(tx);
	return rows[0]?.count ?? 0;
}

/** New ones go with all that hangs on them; changed ones are as they were. The lines of history that the file wrote stay. */
export async function undoImported(tx: Db, agencyId: string, batchId: string): Promise<{ readonly removed: number; readonly restored: number }> {
	const restored = await sql`
		update complaint c set unit_id = b.unit_id, class = b.class, state = b.state, state_before = b.state_before, subject = b.subject, body = b.body, place = b.place, received_on = b.received_on, received_at = b.received_at,
			verify_due_on = b.verify_due_on, due_on = b.due_on, clock_version = b.clock_version, closing_note = b.closing_note, closed_at = b.closed_at, is_confidential = b.is_confidential, was_confidential = b.was_confidential
		from import_row r cross join lateral jsonb_populate_record(null::complaint, r.before) b
		where r.agency_id = ${agencyId} and r.batch_id = ${batchId}::uuid and r.before is not null and c.agency_id = ${agencyId} and c.id = r.subject_id and c.import_id is distinct from ${batchId}::uuid`.execute(tx);
	const removed = await tx.deleteFrom('complaint').where('agency_id', '=', agencyId).where('import_id', '=', batchId).executeTakeFirst();
	return { removed: Number(removed.numDeletedRows), restored: Number(restored.numAffectedRows ?? 0n) };
}

export async function listNamedUnits(tx: Db, agencyId: string, today: string): Promise<NamedUnit[]> {
	return (await sql<NamedUnit>`select id, name, external_id as "externalId" from unit where agency_id = ${agencyId} and (closed_on is null or closed_on > ${today}::date)`.execute(tx)).rows;
}

export async function listNamedServices(tx: Db, agencyId: string): Promise<NamedUnit[]> {
	return (await sql<NamedUnit>`select id, name, code as "externalId" from service where agency_id = ${agencyId}`.execute(tx)).rows;
}
