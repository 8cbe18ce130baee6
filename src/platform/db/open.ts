import { resolve } from 'node:path';
import pg from 'pg';
import type { DatabaseAddress } from './connect.ts';
import { startEmbedded } from './embedded.ts';
import { secretIn } from './secret.ts';

/** A database that is up: its address, and how to let go of it. */
export interface OpenDatabase {
	readonly address: DatabaseAddress;
	readonly embedded: boolean;
	readonly adopted: boolean;
	/** Starts the embedded server again when it ends by itself; an own server has somebody else to do that. */
	keepRunning(note: (line: string) => void): void;
	close(): Promise<void>;
}

export interface DatabaseChoice {
	/** Own server, as in DATABASE_URL. */
	readonly url?: string | undefined;
	/** Folder of the embedded server; default ./data. */
	readonly dataFolder: string;
	/** Database name inside the embedded server; default 'bina'. Tests take another. */
	readonly database?: string;
}

/** Opens the chosen database: an own server by its URL, else the embedded one in the data folder. */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
	const dataFolder = resolve(choice.dataFolder);
	if (choice.url) {
		return { address: { owner: { connectionString: choice.url }, secret: secretIn(dataFolder), rolesSignIn: false }, embedded: false, adopted: false, keepRunning: () => undefined, close: async () => undefined };
	}
	const server = await startEmbedded(dataFolder);
	const database = choice.database ?? 'bina';
	const login: pg.PoolConfig = { host: server.socketFolder, port: server.port, user: 'bina_owner', password: server.ownerPassword };
	await createDatabase({ ...login, database: 'postgres' }, database);
	return {
		address: { owner: { ...login, database }, secret: server.ownerPassword, rolesSignIn: true },
		embedded: true,
		adopted: server.adopted,
		keepRunning: (note) => server.keepRunning(note),
		close: () => server.stop()
	};
}

async function createDatabase(login: pg.ClientConfig, database: string): Promise<void> {
	if (!/^[a-z][a-z0-9_]{0,40}$/.test(database)) throw new RangeError(`createDatabase: not a plain name: ${database}`);
	const client = new pg.Client(login);
	await client.connect();
	try {
		const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
		if (rowCount === 0) await client.query(`create database ${database}`);
	} finally {
		await client.end();
	}
}
