import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Databases whose last test left nothing behind. Making one costs more than emptying it. */
const spare: string[] = [];

/** A migrated database that holds what the migrations fill and nothing else. */
export async function takeDatabase(owner: pg.ClientConfig): Promise<string> {
	const ready = spare.pop();
	if (ready) return ready;
	const name = `t_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
	await withClient(owner, async (client) => void (await client.query(`create database ${name} template bina_template`)));
	return name;
}

/** Empties it for the next test; one whose tables, functions, rights or first rows were changed is dropped. */
export async function giveBack(owner: pg.ClientConfig, name: string): Promise<void> {
	const asNew = await fresh(owner);
	await withClient({ ...owner, database: name }, async (client) => {
		await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
		await empty(client, asNew.filled);
		if ((await printOf(client, asNew.filled)) === asNew.print) spare.push(name);
	});
	if (!spare.includes(name)) await withClient(owner, async (client) => void (await client.query(`drop database ${name} with (force)`)));
}

interface Fresh {
	/** The tables that migrations fill. */
	readonly filled: readonly string[];
	readonly print: string;
}

let known: Promise<Fresh> | undefined;

/** What a database looks like that no test has touched. */
function fresh(owner: pg.ClientConfig): Promise<Fresh> {
	known ??= withClient({ ...owner, database: 'bina' }, async (client) => {
		const filled = await tablesWithRows(client);
		return { filled, print: await printOf(client, filled) };
	});
	return known;
}

async function tables(client: pg.Client): Promise<string[]> {
	const { rows } = await client.query<{ name: string }>(
		`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`
	);
	return rows.map(({ name }) => name);
}

async function tablesWithRows(client: pg.Client): Promise<string[]> {
	const names = await tables(client);
	if (names.length === 0) return [];
	const { rows } = await client.query<{ name: string }>(names.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all '));
	return rows.map(({ name }) => name);
}

async function empty(client: pg.Client, filled: readonly string[]): Promise<void> {
	const touched = (await tablesWithRows(client)).filter((name) => !filled.includes(name));
	// As a replica no trigger fires: tables that may only grow let go of their rows, in any order.
	await client.query(['set session_replication_role = replica', ...touched.map((name) => `delete from ${name}`), 'reset session_replication_role'].join('; '));
}

/** One text for all that a test could leave behind besides rows: structure, code, rights, settings, and the rows of `filled`. */
async function printOf(client: pg.Client, filled: readonly string[]): Promise<string> {
	const parts = [
		'select row(relname, relkind, relrowsecurity, relforcerowsecurity, relacl, reloptions)::text from pg_class where relnamespace >= 2200',
		'select row(proname, prosrc, proacl, proconfig, prosecdef)::text from pg_proc where pronamespace >= 2200',
		'select row(attrelid::regclass, attname, atttypid, attnotnull, attacl)::text from pg_attribute join pg_class c on c.oid = attrelid where c.relnamespace >= 2200 and attnum > 0',
		'select row(adrelid::regclass, adnum, pg_get_expr(adbin, adrelid))::text from pg_attrdef',
		`select v::text from pg_views v where schemaname not in ('pg_catalog', 'information_schema')`,
		`select i::text from pg_indexes i where schemaname <> 'pg_catalog'`,
		'select row(conname, pg_get_constraintdef(oid))::text from pg_constraint where connamespace >= 2200',
		'select row(tgname, tgrelid::regclass, tgenabled)::text from pg_trigger where not tgisinternal',
		'select p::text from pg_policies p',
		'select row(nspname, nspacl)::text from pg_namespace',
		'select setconfig::text from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database())',
		...filled.map((name) => `select t::text from ${name} t`)
	];
	const { rows } = await client.query<{ print: string }>(
		parts.map((part, index) => `select ${index} as part, md5(coalesce(string_agg(x.line, '|' order by x.line), '')) as print from (${part}) x(line)`).join(' union all ') + ' order by part'
	);
	return rows.map(({ print }) => print).join(' ');
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(config);
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
