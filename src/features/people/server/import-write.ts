import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { NamedUnit } from '../import-schema.ts';
import { formerUnits as formerUnitsOf, type FormerUnit } from './import-units.ts';

export interface WriteOrder {
	readonly agencyId: string;
	readonly batchId: string;
	readonly today: string;
	readonly now: Date;
	/** How many rows the file has. */
	readonly rows: number;
	/** How many people the preview called new. */
	readonly newPeople: number;
	readonly newUnits: readonly NamedUnit[];
	readonly renamedUnits: readonly NamedUnit[];
}

/** What undoing needs beyond the rows of the batch. */
export interface Written {
	readonly formerUnits: readonly FormerUnit[];
	readonly closedAccounts: readonly string[];
}

/** From here on the statistics of the tables are worth the half second that they cost. */
const largeImport = 1000;

/**
 * Writes a previewed people batch, set by set: units, posts, people, then employment. A changed post, unit or rank closes
 * the open employment on the day of the change and opens a new one; nothing is overwritten there.
 *
 * @returns undefined when the data moved since the preview, so that what was shown is not what would be written
 */
export async function writePeople(tx: Db, order: WriteOrder): Promise<Written | undefined> {
	// Tables that grew in this very transaction have no statistics yet: a nested loop over 100,000 rows took minutes, a hash join a second.
	await sql`set local enable_nestloop = off`.execute(tx);
	if (order.rows > largeImport) await prepareLargeWrite(tx);
	await insertUnits(tx, order);
	const formerUnits = await renameUnits(tx, order);
	await insertPositions(tx, order);
	await rememberBefore(tx, order);
	const inserted = await insertPeople(tx, order);
	if (inserted !== order.newPeople) return undefined;
	await openFirstPosts(tx, order);
	await updatePeople(tx, order);
	await closePosts(tx, order);
	await openNextPosts(tx, order);
	const closedAccounts = await closeAccounts(tx, order);
	if (order.newPeople > largeImport) await sql`select analyze_people()`.execute(tx);
	return { formerUnits, closedAccounts };
}

/** The index over names takes in its new words in one go instead of every 4 MB; analyze_people() puts them there. */
async function prepareLargeWrite(tx: Db): Promise<void> {
	await sql`set local gin_pending_list_limit = '64MB'`.execute(tx);
	await sql`set local work_mem = '64MB'`.execute(tx);
	await sql`select analyze_import_rows()`.execute(tx);
}

const fieldTypes = {
	nip: 'text', externalId: 'text', name: 'text', titleBefore: 'text', titleAfter: 'text', bornOn: 'date', birthPlace: 'text', sex: 'text', phone: 'text', email: 'text',
	educationId: 'text', siasn: 'jsonb', findings: 'text[]', hasLeft: 'boolean', kind: 'text', statusCode: 'text', rank: 'text', rankSince: 'date', unitId: 'uuid', positionId: 'uuid',
	positionExternalId: 'text', positionTitle: 'text', positionKind: 'text', echelonId: 'text', positionSince: 'date', startedOn: 'date'
} as const;
type Field = keyof typeof fieldTypes;
const personFields: readonly Field[] = ['nip', 'externalId', 'name', 'titleBefore', 'titleAfter', 'bornOn', 'birthPlace', 'sex', 'phone', 'email', 'educationId', 'siasn', 'findings', 'hasLeft'];
const postFields: readonly Field[] = ['unitId', 'positionId', 'kind', 'statusCode', 'rank', 'startedOn', 'hasLeft'];

/**
 * The staged rows of these states with the values that a statement needs as columns. Unpacked once a row: each `->>`
 * on a packed value would unpack all of it again, which was half the time of an import.
 */
const rowsOf = (order: WriteOrder, fields: readonly Field[], ...states: readonly string[]) => rowsWhere(order, fields, sql`state in (${sql.join(states)})`);

const rowsWhere = ({ agencyId, batchId }: WriteOrder, fields: readonly Field[], condition: RawBuilder<unknown>) => sql`
	(select row_number, subject_id as "personId", d.* from import_row cross join lateral jsonb_to_record(data) as d (${sql.raw(fields.map((field) => `"${field}" ${fieldTypes[field]}`).join(', '))})
	where agency_id = ${agencyId}::uuid and batch_id = ${batchId}::uuid and ${condition}) d`;

/** New units stand under the top of the agency's tree until a unit import gives them their place. */
async function insertUnits(tx: Db, { agencyId, batchId, today, newUnits }: WriteOrder): Promise<void> {
	if (newUnits.length === 0) return;
	await ensureRoot(tx, agencyId, batchId, today);
	await sql`
		insert into unit (agency_id, id, number, external_id, parent_id, name, path, valid_from, import_batch_id)
		select root.agency_id, u.id, last.number + u.place, nullif(u."externalId", ''), root.id, u.name, root.path || (last.number + u.place) || '/', ${today}::date, ${batchId}::uuid
		from (select given.*, row_number() over ()::integer as place from jsonb_to_recordset(${JSON.stringify(newUnits)}::jsonb) as given (id uuid, "externalId" text, name text)) u,
			(select agency_id, id, path from unit where agency_id = ${agencyId}::uuid and parent_id is null order by number limit 1) root,
			(select max(number) as number from unit where agency_id = ${agencyId}::uuid) last`.execute(tx);
}

/** An agency without units gets the government itself as the top of its tree. */
export async function ensureRoot(tx: Db, agencyId: string, batchId: string | null, today: string): Promise<void> {
	await sql`
		insert into unit (agency_id, number, name, kind, path, valid_from, import_batch_id)
		select a.id, 1, a.name, 'agency', '/1/', ${today}::date, ${batchId}::uuid from agency a
		where a.id = ${agencyId}::uuid and not exists (select 1 from unit u where u.agency_id = a.id)`.execute(tx);
}

async function renameUnits(tx: Db, { agencyId, today, renamedUnits }: WriteOrder): Promise<FormerUnit[]> {
	if (renamedUnits.length === 0) return [];
	const former = await formerUnitsOf(tx, agencyId, renamedUnits.map(({ id }) => id));
	await sql`
		update unit u set name = g.name, valid_from = greatest(u.valid_from, ${today}::date)
		from jsonb_to_recordset(${JSON.stringify(renamedUnits)}::jsonb) as g (id uuid, name text)
		where u.agency_id = ${agencyId}::uuid and u.id = g.id`.execute(tx);
	return former;
}

/** Asked of the packed value: unpacking all rows for the quarter that opens a post took longer than writing the posts. */
const opensPosition = sql`state in ('new', 'changed') and data @> '{"opensPosition": true}'`;

async function insertPositions(tx: Db, order: WriteOrder): Promise<void> {
	await sql`
		insert into position (agency_id, id, unit_id, external_id, title, kind, echelon_id, is_head, import_batch_id)
		select ${order.agencyId}::uuid, d."positionId", d."unitId", nullif(d."positionExternalId", ''),
			d."positionTitle", d."positionKind", nullif(d."echelonId", ''), d."positionKind" in ('jpt', 'administrator', 'pengawas'), ${order.batchId}::uuid
		from ${rowsWhere(order, ['positionId', 'unitId', 'positionExternalId', 'positionTitle', 'positionKind', 'echelonId'], opensPosition)}`.execute(tx);
}

/** What stood, for undo within a day. */
async function rememberBefore(tx: Db, { agencyId, batchId }: WriteOrder): Promise<void> {
	await sql`
		update import_row r set before = to_jsonb(p) - 'agency_id' - 'findings'
		from person p
		where r.agency_id = ${agencyId}::uuid and r.batch_id = ${batchId}::uuid and r.state = 'changed' and p.agency_id = ${agencyId}::uuid and p.id = r.subject_id`.execute(tx);
}

/** Whoever has come in since the preview is left out and so missed in the count. By one look at all numbers, and not by `on conflict`, which looks twice for each row. */
async function insertPeople(tx: Db, order: WriteOrder): Promise<number> {
	const { agencyId, today, now } = order;
	const result = await sql`
		insert into person (agency_id, id, nip, external_id, name, title_before, title_after, born_on, birth_place, sex, phone, email, education_id, siasn, left_on, findings, findings_on, updated_at)
		select ${agencyId}::uuid, d."personId", d."nip", nullif(d."externalId", ''), d."name", d."titleBefore", d."titleAfter", d."bornOn", d."birthPlace", d."sex",
			d."phone", d."email", d."educationId", d."siasn", case when d."hasLeft" then ${today}::date end,
			d.findings, ${today}::date, ${now}
		from ${rowsOf(order, personFields, 'new')}
		where not exists (select from person p where p.agency_id = ${agencyId}::uuid and p.nip = d."nip")`.execute(tx);
	return Number(result.numAffectedRows ?? 0);
}

async function updatePeople(tx: Db, order: WriteOrder): Promise<void> {
	const { agencyId, today, now } = order;
	await sql`
		update person p set name = d."name", title_before = d."titleBefore", title_after = d."titleAfter",
			external_id = coalesce(nullif(d."externalId", ''), p.external_id),
			birth_place = coalesce(nullif(d."birthPlace", ''), p.birth_place), phone = coalesce(nullif(d."phone", ''), p.phone),
			email = coalesce(nullif(d."email", ''), p.email), education_id = coalesce(nullif(d."educationId", ''), p.education_id),
			born_on = coalesce(d."bornOn", p.born_on), sex = coalesce(d."sex", p.sex), siasn = d."siasn",
			left_on = case when d."hasLeft" then coalesce(p.left_on, ${today}::date) end,
			findings = d.findings, findings_on = ${today}::date, updated_at = ${now}
		from ${rowsOf(order, personFields, 'changed')}
		where p.agency_id = ${agencyId}::uuid and p.id = d."personId"`.execute(tx);
}

/**
 * The day of a change: TMT of the post where unit or post changed, TMT of the rank where only that did; the day of the
 * import where the file gives no later day than the open employment has.
 */
const changeDay = (today: RawBuilder<unknown>) => sql`
	case when e.unit_id <> d."unitId" or e.position_id <> d."positionId" then coalesce(d."positionSince", ${today})
		when e.rank <> d."rank" then coalesce(d."rankSince", ${today}) else ${today} end`;

async function closePosts(tx: Db, order: WriteOrder): Promise<void> {
	const { agencyId, batchId, today: day } = order;
	const today = sql`${day}::date`;
	await sql`
		update employment e set closed_by_batch_id = ${batchId}::uuid, ended_on = case
			when d."hasLeft" or not (${changeDay(today)} > e.started_on) then greatest(e.started_on, ${today}) else ${changeDay(today)} end
		from ${rowsOf(order, [...postFields, 'positionSince', 'rankSince'], 'changed')}
		where e.agency_id = ${agencyId}::uuid and e.person_id = d."personId" and e.is_primary and e.ended_on is null
			and (d."hasLeft" or e.unit_id <> d."unitId" or e.position_id <> d."positionId" or e.rank <> d.rank or e.kind <> d.kind or e.status_code <> d."statusCode")`.execute(tx);
}

const newPost = `agency_id, person_id, unit_id, position_id, kind, status_code, rank, is_primary, import_batch_id, started_on, ended_on`;
const postValues = ({ agencyId, batchId }: WriteOrder) => sql`${agencyId}::uuid, d."personId", d."unitId", d."positionId",
	d."kind", d."statusCode", d."rank", true, ${batchId}::uuid`;

async function openFirstPosts(tx: Db, order: WriteOrder): Promise<void> {
	await sql`
		insert into employment (${sql.raw(newPost)})
		select ${postValues(order)}, d."startedOn", case when d."hasLeft" then greatest(d."startedOn", ${order.today}::date) end
		from ${rowsOf(order, postFields, 'new')}`.execute(tx);
}

/** Opens the post of everybody who was changed and has none open now: the moved, and those who came back. */
async function openNextPosts(tx: Db, order: WriteOrder): Promise<void> {
	await sql`
		insert into employment (${sql.raw(newPost)})
		select ${postValues(order)}, coalesce(e.changed_on, greatest(d."startedOn", e.ended_on)), null
		from ${rowsOf(order, postFields, 'changed')}
		left join (
			select person_id, max(ended_on) as ended_on, max(ended_on) filter (where closed_by_batch_id = ${order.batchId}::uuid) as changed_on, bool_or(ended_on is null) as is_open
			from employment where agency_id = ${order.agencyId}::uuid and is_primary group by person_id) e on e.person_id = d."personId"
		where not coalesce(e.is_open, false) and not d."hasLeft"
		order by row_number`.execute(tx);
}

/** Who left signs in no more from this moment on (F9); the records stay. */
async function closeAccounts(tx: Db, order: WriteOrder): Promise<string[]> {
	const { agencyId, now } = order;
	const { rows } = await sql<{ id: string }>`
		update account a set disabled_at = ${now} from ${rowsOf(order, ['hasLeft'], 'changed')}
		where d."hasLeft" and a.home_agency_id = ${agencyId}::uuid and a.person_id = d."personId" and a.disabled_at is null
		returning a.id`.execute(tx);
	return rows.map(({ id }) => id);
}
