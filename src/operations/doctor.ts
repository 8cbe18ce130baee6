import { existsSync, statfsSync, statSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newestBackupHours } from '#platform/backup/newest.ts';
import { derived, ROLES, type DatabaseAddress } from '#platform/db/connect.ts';
import { migrationNames } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/open.ts';
import { rolesSignIn } from '#platform/db/roles.ts';

export interface Check {
	readonly name: string;
	readonly ok: boolean;
	/** Something to know that this installation can live with. */
	readonly warning?: true;
	/** What was found, and when not ok what to do. */
	readonly detail: string;
}

const GIGABYTE = 1024 ** 3;

/** Looks at the machine, the data folder and the database; never changes anything. */
export async function examine(databaseUrl: string | undefined, dataFolder: string): Promise<Check[]> {
	const machine = [nodeCheck(), memoryCheck(), diskCheck(dataFolder), buildCheck(), secretCheck(dataFolder)];
	try {
		const opened = await openDatabase({ url: databaseUrl, dataFolder });
		try {
			return [...machine, ...(await databaseChecks(opened.address)), backupCheck(dataFolder)];
		} finally {
			if (!opened.adopted) await opened.close();
		}
	} catch (error) {
		return [...machine, { name: 'database', ok: false, detail: `${(error as Error).message} Check DATABASE_URL, or the log beside the data.` }];
	}
}

function nodeCheck(): Check {
	const major = Number(process.versions.node.split('.')[0]);
	return { name: 'node', ok: major >= 24, detail: `${process.versions.node}${major >= 24 ? '' : '; start with npm start, which brings the right one'}` };
}

function memoryCheck(): Check {
	const ok = totalmem() >= 0.9 * GIGABYTE;
	return { name: 'memory', ok, detail: `${(freemem() / GIGABYTE).toFixed(1)} of ${(totalmem() / GIGABYTE).toFixed(1)} GB free${ok ? '' : '; Bina needs 1 GB'}` };
}

function diskCheck(dataFolder: string): Check {
	const { bavail, bsize } = statfsSync(existsSync(dataFolder) ? dataFolder : '.');
	const free = bavail * bsize;
	return { name: 'disk', ok: free >= 2 * GIGABYTE, detail: `${(free / GIGABYTE).toFixed(1)} GB free${free >= 2 * GIGABYTE ? '' : '; make room, PostgreSQL stops when the disk is full'}` };
}

function buildCheck(): Check {
	const ok = existsSync(join(import.meta.dirname, '../../build/handler.js'));
	return { name: 'build', ok, detail: ok ? 'pages are built' : 'pages are not built yet; npm start builds them' };
}

function secretCheck(dataFolder: string): Check {
	if (process.env.BINA_SECRET) return { name: 'secret', ok: process.env.BINA_SECRET.length >= 32, detail: 'from BINA_SECRET; needs 32 letters or more' };
	const file = join(dataFolder, 'secret');
	if (!existsSync(file)) return { name: 'secret', ok: true, detail: 'made at the first start' };
	const open = (statSync(file).mode & 0o077) !== 0;
	return { name: 'secret', ok: !open, detail: open ? `${file} can be read by others; chmod 600 it` : 'only its owner can read it' };
}

async function databaseChecks(address: DatabaseAddress): Promise<Check[]> {
	const client = new pg.Client(address.owner);
	await client.connect();
	try {
		const one = async <T>(text: string, values: unknown[] = []): Promise<T> => (await client.query(text, values)).rows[0] as T;
		const { version, number } = await one<{ version: string; number: number }>(`select version() as version, current_setting('server_version_num')::int as number`);
		const { there } = await one<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
		const checks: Check[] = [{ name: 'database', ok: number >= 150_000, detail: `${version.split(' ').slice(0, 2).join(' ')}${number >= 150_000 ? '' : '; 15 or newer is needed'}` }];
		if (!there) return [...checks, { name: 'migrations', ok: false, detail: 'none yet; run bina migrate or npm start' }];
		return [...checks, await migrationCheck(one), await isolationCheck(one), await scopeCheck(one, address), await roleCheck(one, address), await auditCheck(one), await jobCheck(one)];
	} finally {
		await client.end();
	}
}

type One = <T>(text: string, values?: unknown[]) => Promise<T>;

async function migrationCheck(one: One): Promise<Check> {
	const { names } = await one<{ names: string[] }>('select array_agg(name order by name) as names from migration');
	const missing = migrationNames().filter((name) => !names.includes(name));
	const unknown = names.filter((name) => !migrationNames().includes(name));
	if (unknown.length > 0) return { name: 'migrations', ok: false, detail: `the database is newer than this release (${unknown.join(', ')}); update Bina` };
	return { name: 'migrations', ok: missing.length === 0, detail: missing.length === 0 ? `${names.length} in place` : `${missing.length} missing; run bina migrate` };
}

async function isolationCheck(one: One): Promise<Check> {
	const { open } = await one<{ open: string[] | null }>(`
		select array_agg(c.relname::text order by 1) as open from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('bina_app', c.oid, 'select, insert, update, delete') and not (c.relrowsecurity and c.relforcerowsecurity)`);
	return { name: 'separation', ok: open === null, detail: open === null ? 'row-level security on every table of an agency' : `no row-level security on: ${open.join(', ')}` };
}

async function scopeCheck(one: One, address: DatabaseAddress): Promise<Check> {
	const { key } = await one<{ key: string }>('select key from scope_key');
	const ok = key === derived(address.secret, 'scope');
	return { name: 'scope key', ok, detail: ok ? 'belongs to this secret' : 'differs from the secret in the data folder; start Bina once with the right one' };
}

/** A session of the owner that only changed to a role changes back when smuggled SQL says `set role none`. */
async function roleCheck(one: One, address: DatabaseAddress): Promise<Check> {
	const { mighty } = await one<{ mighty: string[] | null }>('select array_agg(rolname::text) as mighty from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole)', [ROLES]);
	if (mighty !== null) return { name: 'roles', ok: false, detail: `${mighty.join(', ')} may pass row-level security; alter role … nosuperuser nobypassrls nocreaterole` };
	if (await rolesSignIn(address)) return { name: 'roles', ok: true, detail: 'each signs in with its own password' };
	return { name: 'roles', ok: true, warning: true, detail: 'the program signs in as the owner and changes role, so SQL smuggled into it could become the owner; give the owner createrole, one installation a server, and start Bina again' };
}

/** An answer's entry tells its day, not its moment (the anonymous stay anonymous), so its age says nothing. */
async function auditCheck(one: One): Promise<Check> {
	const { waiting, oldest } = await one<{ waiting: number; oldest: Date | null }>(`select count(*)::int as waiting, min(at) as oldest from audit_entry
		where hash is null and action <> 'survey.answer'`);
	const late = oldest !== null && Date.now() - oldest.getTime() > 10 * 60_000;
	return { name: 'audit trail', ok: !late, detail: late ? `${waiting} entries not sealed for over 10 minutes; is the worker running?` : `${waiting} entries wait for their seal` };
}

async function jobCheck(one: One): Promise<Check> {
	const { failed, late } = await one<{ failed: number; late: number }>(`select count(*) filter (where state = 'failed')::int as failed,
		count(*) filter (where state in ('created', 'retry') and start_after < now() - interval '15 minutes')::int as late from pgboss.job`);
	return { name: 'jobs', ok: late === 0, detail: `${failed} failed in the last days, ${late} late${late === 0 ? '' : '; is the worker running?'}` };
}

function backupCheck(dataFolder: string): Check {
	const hours = newestBackupHours(dataFolder, new Date());
	if (hours === null) return { name: 'backup', ok: true, detail: 'none yet; one is made each day while Bina runs' };
	return { name: 'backup', ok: hours < 48, detail: `newest is ${hours} hours old` };
}
