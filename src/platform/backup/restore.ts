import { createReadStream, existsSync, mkdirSync, createWriteStream, type WriteStream } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import type { DatabaseAddress } from '../db/connect.ts';
import { backupTables, type BackupTable } from './tables.ts';
import { tableSum, type BackupReport, type TableSum } from './write.ts';

/** A backup that cannot be taken as it is: what is wrong and what to do. */
export class BackupRefused extends Error {}

interface Line {
	readonly bina?: number;
	readonly migrations?: readonly string[];
	readonly secret?: string;
	readonly table?: string;
	readonly columns?: readonly string[];
	readonly end?: TableSum;
	readonly file?: string;
	readonly piece?: string;
	readonly endFile?: boolean;
	readonly complete?: boolean;
	readonly tables?: readonly TableSum[];
}

const BATCH = 500;

/** The secret inside a backup: needed before the target is opened. */
export async function secretOfBackup(file: string): Promise<string> {
	for await (const line of linesOf(file)) {
		const { bina, secret } = parse(line);
		if (bina !== 1 || !secret) break;
		return secret;
	}
	throw new BackupRefused(`${file} is not a backup of Bina.`);
}

/**
 * Fills an empty, migrated database from a backup, all or nothing, and compares every table's checksum with the one in the file.
 * @throws {BackupRefused} target not empty, file damaged or cut off, or made by a newer release
 */
export async function restoreBackup(address: DatabaseAddress, dataFolder: string, file: string): Promise<BackupReport> {
	const client = new pg.Client(address.owner);
	await client.connect();
	try {
		await client.query('begin');
		const tables = await backupTables(client);
		await refuseUnlessEmpty(client);
		await client.query('delete from rule_set');
		const loaded = await load(client, tables, dataFolder, file);
		const sums: TableSum[] = [];
		for (const table of tables) sums.push(await tableSum(client, table));
		for (const expected of loaded.tables) {
			const found = sums.find(({ name }) => name === expected.name);
			if (found?.sha256 !== expected.sha256) throw new BackupRefused(`Table ${expected.name} differs from the backup after loading; nothing was kept.`);
		}
		await client.query('commit');
		await client.query('analyze');
		return { tables: sums, files: loaded.files };
	} finally {
		await client.end(); // an open transaction ends with its connection: nothing half-restored
	}
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ n: number }>('select count(*)::int as n from agency');
	if ((rows[0]?.n ?? 0) > 0) throw new BackupRefused('The target already holds data. Restore into an empty database: another --data folder, or --into the URL of a new one.');
}

async function load(client: pg.Client, tables: readonly BackupTable[], dataFolder: string, file: string): Promise<{ tables: readonly TableSum[]; files: number }> {
	const known = new Map(tables.map((table) => [table.name, table]));
	let current: { table: BackupTable; columns: readonly string[]; waiting: string[] } | undefined;
	let output: WriteStream | undefined;
	let complete: readonly TableSum[] | undefined;
	let files = 0;
	for await (const text of linesOf(file)) {
		if (current && !text.startsWith('{"end":')) {
			current.waiting.push(text);
			if (current.waiting.length >= BATCH) await insert(client, current);
			continue;
		}
		const line = parse(text);
		if (line.bina !== undefined) await refuseNewer(client, line);
		if (line.table !== undefined) current = { table: tableNamed(known, line.table), columns: line.columns ?? [], waiting: [] };
		if (line.end && current) {
			await insert(client, current);
			current = undefined;
		}
		if (line.file !== undefined) output = openInside(join(dataFolder, 'files'), line.file);
		if (line.piece !== undefined && output && !output.write(Buffer.from(line.piece, 'base64'))) await once(output, 'drain');
		if (line.endFile && output) {
			output.end();
			await once(output, 'finish');
			files += 1;
		}
		if (line.complete) complete = line.tables ?? [];
	}
	if (!complete) throw new BackupRefused(`${file} was cut off before its end. Take another copy; nothing was kept.`);
	return { tables: complete, files };
}

async function insert(client: pg.Client, part: { table: BackupTable; columns: readonly string[]; waiting: string[] }): Promise<void> {
	if (part.waiting.length === 0) return;
	const list = part.columns.map((column) => `"${column.replaceAll('"', '')}"`).join(', ');
	const name = `"${part.table.name}"`;
	await client.query(`insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [`[${part.waiting.join(',')}]`]);
	part.waiting = [];
}

async function refuseNewer(client: pg.Client, { migrations = [] }: Line): Promise<void> {
	const { rows } = await client.query<{ name: string }>('select name from migration');
	const here = new Set(rows.map(({ name }) => name));
	const missing = migrations.filter((name) => !here.has(name));
	if (missing.length > 0) throw new BackupRefused(`The backup was made by a newer release (${missing.join(', ')}). Update Bina first, then restore.`);
}

function tableNamed(known: ReadonlyMap<string, BackupTable>, name: string): BackupTable {
	const table = known.get(name);
	if (!table) throw new BackupRefused(`The backup holds a table that this release does not know: ${name.slice(0, 60)}.`);
	return table;
}

/** A file name from a backup never leaves the folder. */
function openInside(folder: string, name: string): WriteStream {
	const path = resolve(folder, name);
	if (!path.startsWith(resolve(folder) + sep)) throw new BackupRefused(`The backup names a file outside its folder: ${name.slice(0, 60)}.`);
	mkdirSync(dirname(path), { recursive: true });
	return createWriteStream(path, { mode: 0o600 });
}

async function* linesOf(file: string): AsyncGenerator<string> {
	if (!existsSync(file)) throw new BackupRefused(`${file} does not exist.`);
	const unzipped = createReadStream(file).on('error', (error) => unzipped.destroy(error)).pipe(createGunzip());
	try {
		for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) yield line;
	} catch (error) {
		throw new BackupRefused(`${file} cannot be read: ${(error as Error).message}. It is damaged or not a backup of Bina.`);
	}
}

function parse(line: string): Line {
	try {
		return JSON.parse(line) as Line;
	} catch {
		throw new BackupRefused('The backup holds a line that cannot be read; it is damaged. Nothing was kept.');
	}
}
