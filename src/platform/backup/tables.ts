import type pg from 'pg';

/** A table as a backup holds it: its plain columns and the order of its primary key. */
export interface BackupTable {
	readonly name: string;
	readonly columns: readonly string[];
	readonly key: readonly string[];
}

/** Kept by the program itself on every database, or written by its migrations: not data. */
export const NOT_DATA = ['migration', 'scope_key', 'privacy_text'];

/** Filled by migrations and changed by people: a backup holds it, a restore empties it first. */
export const REPLACED = ['rule_set'];

const TABLES = `
select c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select array_agg(a.attname::text order by k.place) from pg_index i cross join unnest(i.indkey::int[]) with ordinality k(number, place)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where i.indrelid = c.oid and i.indisprimary) as key,
  (select coalesce(array_agg(distinct p.relname::text), '{}') from pg_constraint f join pg_class p on p.oid = f.confrelid
     where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p' and c.relname <> all ($1) order by c.relname`;

/** Every data table, parents before the tables that point to them. Unlogged ones (failures to sign in, complaints not yet sent) are meant to be forgotten. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
	const { rows } = await client.query<BackupTable & { parents: string[] }>(TABLES, [NOT_DATA]);
	const ordered: BackupTable[] = [];
	const done = new Set<string>();
	let waiting = rows;
	while (waiting.length > 0) {
		const ready = waiting.filter(({ parents }) => parents.every((parent) => done.has(parent)));
		if (ready.length === 0) throw new Error(`backupTables: foreign keys in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
		for (const { name, columns, key } of ready) {
			ordered.push({ name, columns, key });
			done.add(name);
		}
		waiting = waiting.filter(({ name }) => !done.has(name));
	}
	return ordered;
}

/** Rows as JSON text in the order of the key: the same data give the same text on every server. */
export function rowsAsJson({ name, columns, key }: BackupTable): string {
	const list = columns.map((column) => `"${column}"`).join(', ');
	return `select to_jsonb(r)::text as line from (select ${list} from "${name}") r order by ${key.map((column) => `r."${column}"::text collate "C"`).join(', ')}`;
}
