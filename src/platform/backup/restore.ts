import pg from 'pg';
import type { DatabaseAddress } from '../db/connect.ts';
import { BackupRefused, readBackup, type Taker } from './read.ts';
import { Staging } from './staging.ts';
import { backupTables, REPLACED, type BackupTable } from './tables.ts';
import { tableSum, type BackupReport, type TableSum } from './write.ts';

const BATCH = 500;

/**
 * Fills an empty, migrated database from a backup, all or nothing, and compares every checksum with the one in the file:
 * of each part as it is read, of each table as the database gives it back. Files come to their place after the commit.
 * @throws {BackupRefused} target not empty, file damaged or cut off, or made by a newer release
 */
export async function restoreBackup(address: DatabaseAddress, dataFolder: string, file: string): Promise<BackupReport> {
	const client = new pg.Client(address.owner);
	await client.connect();
	const staging = new Staging(dataFolder);
	let committed = false;
	try {
		await client.query('begin');
		const tables = await backupTables(client);
		await refuseUnlessEmpty(client);
		for (const name of REPLACED) await client.query(`delete from "${name}"`);
		const contents = await readBackup(file, takerFor(client, tables, staging));
		const sums: TableSum[] = [];
		for (const table of tables) sums.push(await tableSum(client, table));
		for (const expected of contents.tables) {
			const found = sums.find(({ name }) => name === expected.name);
			if (found?.sha256 !== expected.sha256) throw new BackupRefused(`Table ${expected.name} differs from the backup after loading; nothing was kept.`);
		}
		await client.query('commit');
		committed = true;
		staging.keep();
		await client.query('analyze');
		return { tables: sums, files: contents.files };
	} catch (error) {
		if (!committed) await staging.drop();
		throw error;
	} finally {
		await client.end(); // an open transaction ends with its connection: nothing half-restored
	}
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ n: number }>('select count(*)::int as n from agency');
	if ((rows[0]?.n ?? 0) > 0) throw new BackupRefused('The target already holds data. Restore into an empty database: another --data folder, or --into the URL of a new one.');
}

function takerFor(client: pg.Client, tables: readonly BackupTable[], staging: Staging): Taker {
	const known = new Map(tables.map((table) => [table.name, table]));
	let target = { name: '', columns: '' };
	let waiting: string[] = [];
	const insert = async () => {
		if (waiting.length === 0) return;
		const rows = `[${waiting.join(',')}]`;
		waiting = [];
		await client.query(`insert into ${target.name} (${target.columns}) select ${target.columns} from jsonb_populate_recordset(null::${target.name}, $1::jsonb)`, [rows]);
	};
	return {
		begin: (migrations) => refuseNewer(client, migrations),
		table: async (name, columns) => {
			if (!known.has(name)) throw new BackupRefused(`The backup holds a table that this release does not know: ${name.slice(0, 60)}.`);
			target = { name: `"${name}"`, columns: columns.map((column) => `"${column.replaceAll('"', '')}"`).join(', ') };
		},
		row: async (line) => {
			waiting.push(line);
			if (waiting.length >= BATCH) await insert();
		},
		tableEnd: insert,
		file: (name) => staging.begin(name),
		piece: (bytes) => staging.add(bytes),
		fileEnd: () => staging.end()
	};
}

async function refuseNewer(client: pg.Client, migrations: readonly string[]): Promise<void> {
	const { rows } = await client.query<{ name: string }>('select name from migration');
	const here = new Set(rows.map(({ name }) => name));
	const missing = migrations.filter((name) => !here.has(name));
	if (missing.length > 0) throw new BackupRefused(`The backup was made by a newer release (${missing.join(', ')}). Update Bina first, then restore.`);
}
