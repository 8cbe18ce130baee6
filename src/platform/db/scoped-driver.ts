import { createHash } from 'node:crypto';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type pg from 'pg';

/**
 * Kysely on a pg pool, with two habits that a page's time depends on:
 * the statement that opens a transaction and sets its scope travels together with the first query (the pool pipelines),
 * and every text is prepared once a connection, because planning our row-level policies costs more than running them.
 */
export class ScopedDriver implements Driver {
	readonly #pool: pg.Pool;
	readonly #begin: string;
	readonly #connections = new WeakMap<pg.PoolClient, ScopedConnection>();

	constructor(pool: pg.Pool, begin: string) {
		this.#pool = pool;
		this.#begin = begin;
	}

	async init(): Promise<void> {
		// The pool is there already.
	}

	async acquireConnection(): Promise<ScopedConnection> {
		const client = await this.#pool.connect();
		let connection = this.#connections.get(client);
		if (!connection) {
			connection = new ScopedConnection(client);
			this.#connections.set(client, connection);
		}
		return connection;
	}

	async beginTransaction(connection: DatabaseConnection): Promise<void> {
		(connection as ScopedConnection).begin(this.#begin);
	}

	async commitTransaction(connection: DatabaseConnection): Promise<void> {
		const tag = await (connection as ScopedConnection).end('commit');
		// An earlier failure inside the transaction turns COMMIT into a rollback; that must not pass for success.
		if (tag === 'ROLLBACK') throw new Error('The transaction was rolled back because a statement in it had failed.');
	}

	async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as ScopedConnection).end('rollback');
	}

	async releaseConnection(connection: DatabaseConnection): Promise<void> {
		(connection as ScopedConnection).release();
	}

	async destroy(): Promise<void> {
		// The pool outlives the handle: a handle is made for each request.
	}
}

class ScopedConnection implements DatabaseConnection {
	readonly #client: pg.PoolClient;
	#opening: Promise<unknown> | undefined;
	#broken: Error | undefined;

	constructor(client: pg.PoolClient) {
		this.#client = client;
	}

	/** Sent, not awaited: the first query follows in the same write, and reports a failure of this one. */
	begin(text: string): void {
		this.#broken = undefined;
		this.#opening = this.#client.query(text);
		this.#opening.catch(() => undefined);
	}

	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		const name = nameOf(query.sql);
		const running = this.#client.query<Row & pg.QueryResultRow>({ ...(name ? { name } : {}), text: query.sql, values: [...query.parameters] });
		if (this.#opening) {
			running.catch(() => undefined);
			await this.#opening;
			this.#opening = undefined;
		}
		const { command, rowCount, rows } = await running;
		return ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
	}

	async end(text: 'commit' | 'rollback'): Promise<string> {
		try {
			if (this.#opening) await this.#opening;
			this.#opening = undefined;
			return (await this.#client.query(text)).command;
		} catch (error) {
			this.#broken = error as Error;
			throw error;
		}
	}

	release(): void {
		this.#client.release(this.#broken); // a connection in an unknown state is not used again
	}

	 
	async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
		throw new Error('ScopedDriver: rows are not streamed; page through them');
	}
}

const MOST_NAMES = 500;
const names = new Map<string, string>();

/** A name for a text that comes again; texts beyond the first 500 are not prepared, so that memory stays bounded. */
function nameOf(text: string): string | undefined {
	const known = names.get(text);
	if (known !== undefined || names.size >= MOST_NAMES) return known;
	const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
	names.set(text, name);
	return name;
}
