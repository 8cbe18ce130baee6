import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { prepareJobs } from '../jobs/prepare.ts';
import { derived, type DatabaseAddress } from './connect.ts';
import { prepareRoles } from './roles.ts';

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../migrations');

export interface MigrationReport {
	readonly applied: readonly string[];
	readonly already: number;
	/** Whether the program's roles sign in themselves: the address to go on with says the same. */
	readonly rolesSignIn: boolean;
}

/**
 * Brings the database to the newest migration, each in its own transaction, under a lock so that two starts do not race.
 * @throws {Error} a migration that was applied has changed since: forward only
 */
export async function migrate(address: DatabaseAddress, folder = MIGRATIONS_FOLDER): Promise<MigrationReport> {
	const client = new pg.Client(address.owner);
	await client.connect();
	try {
		await client.query(`select pg_advisory_lock(hashtext('bina migrate'))`);
		await client.query('create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())');
		const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
		const known = new Map(rows.map((row) => [row.name, row.sha256]));
		const applied: string[] = [];
		for (const name of migrationNames(folder)) {
			const sql = readFileSync(join(folder, name), 'utf8');
			const sha256 = createHash('sha256').update(sql).digest('hex');
			if (known.has(name)) {
				if (known.get(name) !== sha256) throw new Error(`Migration ${name} was applied and has changed since. Write a new one instead.`);
				continue;
			}
			await applyOne(client, name, sql, sha256);
			applied.push(name);
		}
		await hardenFunctions(client);
		await prepareScopeKey(client, address);
		const rolesSignIn = await prepareRoles(client, address);
		await prepareJobs(client);
		return { applied, already: known.size, rolesSignIn };
	} finally {
		await client.end();
	}
}

export function migrationNames(folder = MIGRATIONS_FOLDER): string[] {
	return readdirSync(folder).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
}

async function applyOne(client: pg.Client, name: string, sql: string, sha256: string): Promise<void> {
	await client.query('begin');
	try {
		await client.query(sql);
		await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
	}
}

/**
 * Functions with the owner's rights look into the temporary schema last: it is searched first where nobody names it, and
 * a table that the program's role made there under the name of ours (scope_key!) would be read instead.
 */
async function hardenFunctions(client: pg.Client): Promise<void> {
	await client.query(`do $$ declare f record; begin
		for f in select oid::regprocedure as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
			and not coalesce('search_path=pg_catalog, public, pg_temp' = any (proconfig), false) loop
			execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f.name);
		end loop;
		execute format('revoke temporary on database %I from public', current_database());
	end $$`);
}

/** Keeps the scope key equal to what the secret of this installation gives. */
async function prepareScopeKey(client: pg.Client, address: DatabaseAddress): Promise<void> {
	await client.query('insert into scope_key (key) values ($1) on conflict (only_row) do update set key = excluded.key where scope_key.key <> excluded.key',
		[derived(address.secret, 'scope')]);
}
