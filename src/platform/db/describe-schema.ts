import pg from 'pg';
import type { DatabaseAddress } from './connect.ts';

const COLUMNS = `
select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
  pg_get_expr(d.adbin, d.adrelid) as default
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`;
const CONSTRAINTS = `
select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as text from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace = 'public'::regnamespace and k.contype <> 'n' order by c.relname, k.contype, k.conname`;
const INDEXES = `
select i.tablename as table, i.indexdef as text from pg_indexes i where i.schemaname = 'public'
and not exists (select 1 from pg_constraint k where k.conname = i.indexname) order by i.tablename, i.indexname`;
const POLICIES = `
select tablename as table, policyname as name, cmd, roles::text[] as roles, qual, with_check as check from pg_policies
where schemaname = 'public' and policyname <> 'owner' order by tablename, policyname`;
const GRANTS = `
select table_name as table, grantee as role, string_agg(lower(privilege_type), ', ' order by privilege_type) as privileges
from information_schema.role_table_grants where table_schema = 'public' and grantee like 'bina\\_%' and grantee <> current_user
group by 1, 2 order by 1, 2`;
const TRIGGERS = `
select c.relname as table, pg_get_triggerdef(t.oid) as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`;
const FUNCTIONS = `
select pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`;

type Row = Record<string, unknown> & { table: string; text: string };

/** The whole schema as readable SQL, in a fixed order: what docs/schema.sql holds and CI compares. */
export async function describeSchema(address: DatabaseAddress): Promise<string> {
	const client = new pg.Client(address.owner);
	await client.connect();
	try {
		const all = async (sql: string): Promise<Row[]> => (await client.query<Row>(sql)).rows;
		const [columns, constraints, indexes, policies, grants, triggers, functions] =
			[await all(COLUMNS), await all(CONSTRAINTS), await all(INDEXES), await all(POLICIES), await all(GRANTS), await all(TRIGGERS), await all(FUNCTIONS)];
		const of = (rows: Row[], table: string) => rows.filter((row) => row.table === table);
		const tables = [...new Set(columns.map((row) => row.table))].map((table) => [
			`create table ${table} (`,
			[...of(columns, table).map((c) => `  ${c.name as string} ${c.type as string}${c.required ? ' not null' : ''}${c.default ? ` default ${c.default as string}` : ''}`),
				...of(constraints, table).map((k) => `  constraint ${k.name as string} ${k.text}`)].join(',\n'),
			');',
			...of(indexes, table).map((row) => `${row.text};`),
			...of(policies, table).map((p) => `-- policy ${p.name as string}: ${p.cmd as string} to ${(p.roles as string[]).join(', ')} using ${String(p.qual)} check ${String(p.check)}`),
			...of(grants, table).map((g) => `-- grant to ${g.role as string}: ${g.privileges as string}`),
			...of(triggers, table).map((row) => `${row.text};`)
		].join('\n'));
		const header = '-- Generated from the migrated database by `npm run generate`; do not edit.';
		return [header, ...tables, ...functions.map((row) => `${row.text.trimEnd()};`)].join('\n\n') + '\n';
	} finally {
		await client.end();
	}
}
