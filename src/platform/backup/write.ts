import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync, statSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { DatabaseAddress } from '../db/connect.ts';
import { backupTables, rowsAsJson, type BackupTable } from './tables.ts';

export interface TableSum {
	readonly name: string;
	readonly rows: number;
	/** Over the JSON lines in the order of the key. */
	readonly sha256: string;
}

export interface BackupReport {
	readonly tables: readonly TableSum[];
	/** Uploaded files inside the backup. */
	readonly files: number;
}

const BATCH = 1000;
const PIECE = 48 * 1024;

/**
 * Writes all data of the installation, as one moment saw it, into one gzip of JSON lines that only its owner can read.
 * The secret of the installation is inside: without it second factors could not be restored.
 * @throws {Error} the file is there already
 */
export async function writeBackup(address: DatabaseAddress, dataFolder: string, file: string): Promise<BackupReport> {
	if (existsSync(file)) throw new Error(`${file} exists already. Give another name.`);
	const draft = `${file}.part`;
	const out = createWriteStream(draft, { mode: 0o600 });
	await once(out, 'open');
	const gzip = createGzip({ level: 4 }).on('error', () => undefined); // told to whoever writes next; a full disk must not end the program
	out.on('error', (error) => gzip.destroy(error));
	gzip.pipe(out);
	const client = new pg.Client(address.owner);
	await client.connect();
	try {
		await client.query('begin isolation level repeatable read, read only');
		const { rows: migrations } = await client.query<{ name: string }>('select name from migration order by name');
		await put(gzip, { bina: 1, migrations: migrations.map(({ name }) => name), secret: address.secret });
		const tables: TableSum[] = [];
		for (const table of await backupTables(client)) tables.push(await writeTable(client, table, gzip));
		const files = await writeFiles(dataFolder, gzip);
		await put(gzip, { complete: true, tables, files });
		gzip.end();
		await finished(out);
		renameSync(draft, file);
		return { tables, files };
	} catch (error) {
		gzip.destroy();
		rmSync(draft, { force: true });
		throw error;
	} finally {
		await client.end();
	}
}

async function writeTable(client: pg.Client, table: BackupTable, out: Writable): Promise<TableSum> {
	await put(out, { table: table.name, columns: table.columns });
	const sum = await eachLine(client, table, (lines) => text(out, `${lines.join('\n')}\n`));
	await put(out, { end: sum });
	return sum;
}

/** The checksum of a table as it stands, in the caller's transaction. */
export function tableSum(client: pg.Client, table: BackupTable): Promise<TableSum> {
	return eachLine(client, table, async () => undefined);
}

async function eachLine(client: pg.Client, table: BackupTable, take: (lines: string[]) => Promise<void>): Promise<TableSum> {
	const hash = createHash('sha256');
	let rows = 0;
	await client.query(`declare backup_rows no scroll cursor for ${rowsAsJson(table)}`);
	for (;;) {
		const batch = await client.query<{ line: string }>(`fetch ${BATCH} from backup_rows`);
		if (batch.rows.length === 0) break;
		const lines = batch.rows.map(({ line }) => line);
		for (const line of lines) hash.update(line).update('\n');
		rows += lines.length;
		await take(lines);
	}
	await client.query('close backup_rows');
	return { name: table.name, rows, sha256: hash.digest('hex') };
}

async function writeFiles(dataFolder: string, out: Writable): Promise<number> {
	const folder = join(dataFolder, 'files');
	if (!existsSync(folder)) return 0;
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
	for (const path of paths) {
		await put(out, { file: relative(folder, path), bytes: statSync(path).size });
		const hash = createHash('sha256');
		for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
			hash.update(piece);
			await put(out, { piece: piece.toString('base64') });
		}
		await put(out, { endFile: true, sha256: hash.digest('hex') });
	}
	return paths.length;
}

function put(out: Writable, value: unknown): Promise<void> {
	return text(out, `${JSON.stringify(value)}\n`);
}

async function text(out: Writable, value: string): Promise<void> {
	if (out.errored) throw out.errored;
	if (!out.write(value)) await once(out, 'drain');
}
