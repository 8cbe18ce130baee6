import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** One row of every table for each of two agencies, made from the catalogue alone, so that a new table is attacked without being named here. */
export interface FilledTable {
	readonly name: string;
	/** The column that names the agency; undefined for tables that belong to none. */
	readonly agencyColumn: 'agency_id' | 'home_agency_id' | 'owner_agency_id' | undefined;
	/** Its columns but the computed ones, as a list in SQL. */
	readonly writable: string;
	/** The rows of the first and the second agency, as JSON of PostgreSQL. */
	readonly rows: readonly [Row, Row];
}
export type Row = Readonly<Record<string, unknown>>;

/** Where a check wants more than the catalogue tells. Keys are 'table.column'. */
const SPECIAL: Readonly<Record<string, (side: number) => unknown>> = {
	'person.nip': (side) => `19800101200501100${side}`,
	'person.external_id': (side) => `pns-${side}`,
	'unit.path': (side) => `/${side}/`,
	'unit_history.valid_to': () => '2026-02-01',
	'unit_history.path': (side) => `/${side}/`,
	'passkey.counter': () => 0,
	'complaint_map.north': () => 9,
	'period_report.period': () => '2026-H1',
	'programme_draw.seed_source': () => 'public',
	'complaint_map.east': () => 9,
	'queue_tablet.series': (side) => 'AB'[side - 1],
	'need.rule_version': () => '2017-1',
	'open311_key.key_hash': (side) => Buffer.alloc(32, side),
	'post_training_request.months': () => 0,
	'post_training_request.place': () => 1,
	'post_training_rule.months': () => [12],
	'privacy_step.subject': () => 'breach:0199c0de-0000-7000-8000-000000000000',
	'breach.due_at': () => '2026-01-04T00:00:00Z',
	'privacy_text.sha256': (side) => String(side).repeat(64),
	'privacy_request.via': () => 'form',
	'privacy_request.number': (side) => `00000000${side}`,
	'privacy_request.due_at': () => '2026-01-04T00:00:00Z'
};

/** Checks that tie columns or rows to each other; the separation does not rest on them, and the database is thrown away. */
const LEFT_OUT = [['unit_successor', 'unit_successor_other'], ['decision', 'decision_result_with_hash']] as const;

interface Column {
	readonly table: string;
	readonly name: string;
	readonly type: string;
	readonly needed: boolean;
	readonly computed: boolean;
	readonly checks: readonly string[];
}
interface ForeignKey {
	readonly table: string;
	readonly columns: readonly string[];
	readonly target: string;
	readonly targetColumns: readonly string[];
}

const COLUMNS = `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef and a.attidentity = '' as needed, a.attgenerated <> '' as computed,
	coalesce((select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)), '{}') as checks
	from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by c.relname, a.attnum`;
const FOREIGN_KEYS = `select (select relname::text from pg_class where oid = k.conrelid) as "table", (select relname::text from pg_class where oid = k.confrelid) as target,
	(select array_agg(a.attname::text order by n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns,
	(select array_agg(a.attname::text order by n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as "targetColumns"
	from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0`;

export async function foreignKeys(client: pg.ClientBase | pg.Pool): Promise<ForeignKey[]> {
	return (await client.query<ForeignKey>(FOREIGN_KEYS)).rows;
}

/**
 * Fills every table but those named, as the tables' owner.
 *
 * @throws {Error} a table could not be filled: give its column a value in SPECIAL
 */
export async function fillEveryTable(client: pg.ClientBase, leaveOut: readonly string[]): Promise<FilledTable[]> {
	for (const [table, check] of LEFT_OUT) await client.query(`alter table ${table} drop constraint ${check}`);
	const columns = (await client.query<Column>(COLUMNS)).rows;
	const keys = await foreignKeys(client);
	const names = [...new Set(columns.map(({ table }) => table))].filter((name) => !leaveOut.includes(name));
	const done = new Map<string, [Row, Row]>();
	for (let left = names; left.length > 0; ) {
		const ready = left.filter((name) => keys.every((key) => key.table !== name || key.target === name || done.has(key.target) || !isNeeded(key, columns)));
		if (ready.length === 0) throw new Error(`fillEveryTable: these wait for each other: ${left.join(', ')}`);
		for (const name of ready) done.set(name, [await insertRow(client, name, 1, columns, keys, done), await insertRow(client, name, 2, columns, keys, done)]);
		left = left.filter((name) => !ready.includes(name));
	}
	return names.map((name) => ({ name, agencyColumn: agencyColumnOf(name, columns), writable: columns.filter(({ table, computed }) => table === name && !computed).map((column) => `"${column.name}"`).join(', '), rows: done.get(name)! }));
}

const isNeeded = (key: ForeignKey, columns: readonly Column[]): boolean =>
	key.columns.every((name) => columns.some((column) => column.table === key.table && column.name === name && column.needed));

function agencyColumnOf(table: string, columns: readonly Column[]): FilledTable['agencyColumn'] {
	return (['agency_id', 'home_agency_id', 'owner_agency_id'] as const).find((name) => columns.some((column) => column.table === table && column.name === name));
}

async function insertRow(client: pg.ClientBase, table: string, side: 1 | 2, columns: readonly Column[], keys: readonly ForeignKey[], done: ReadonlyMap<string, readonly [Row, Row]>): Promise<Row> {
	const values = new Map<string, unknown>();
	const agency = done.get('agency')?.[side - 1]?.id;
	const agencyColumn = agencyColumnOf(table, columns);
	if (agencyColumn) values.set(agencyColumn, agency);
	for (const key of keys) {
		if (key.table !== table || !isNeeded(key, columns) || key.target === table) continue;
		key.columns.forEach((name, index) => values.set(name, done.get(key.target)?.[side - 1]?.[key.targetColumns[index] ?? '']));
	}
	for (const column of columns) {
		const special = SPECIAL[`${table}.${column.name}`];
		if (column.table !== table || values.has(column.name) || (!column.needed && !special)) continue;
		values.set(column.name, special ? special(side) : sample(column, side));
	}
	const list = [...values.keys()];
	try {
		const sql = list.length === 0 ? `insert into ${table} default values returning to_jsonb(${table}.*) as row`
			: `insert into ${table} (${list.map((name) => `"${name}"`).join(', ')}) values (${list.map((_, index) => `$${index + 1}`).join(', ')}) returning to_jsonb(${table}.*) as row`;
		const { rows } = await client.query<{ row: Row }>(sql, [...values.values()]);
		return rows[0]!.row;
	} catch (error) {
		throw new Error(`fillEveryTable: ${table} takes no sample row: ${(error as Error).message}`, { cause: error });
	}
}

/** A value of the type that the usual checks accept: the first of a list, the least of a range. */
function sample({ table, name, type, checks }: Column, side: number): unknown {
	const check = checks.join(' ');
	const listed = new RegExp(`\\b${name} = ANY \\(\\(?ARRAY\\['?([^',\\]]+)'?`).exec(check)?.[1];
	if (listed !== undefined) return listed.replace(/::.*$/, '').replace(/[()]/g, '');
	const least = new RegExp(`\\b${name} >=? \\(?(-?\\d+)`).exec(check)?.[1];
	if (type === 'uuid') return randomUUID();
	if (type === 'boolean') return false;
	if (type === 'date') return '2026-01-01';
	if (type.startsWith('timestamp')) return '2026-01-01T00:00:00Z';
	if (type === 'jsonb' || type === 'json') return '{}';
	if (type === 'bytea') return Buffer.from([side]);
	if (type.endsWith('[]')) return '{}';
	if (/int|numeric|double|real/.test(type)) return least === undefined ? side : Number(least) + 1;
	return `${table}-${name}-${side}`;
}
