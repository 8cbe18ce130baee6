import { createHash } from 'node:crypto';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type pg from 'pg';
import { queryAlone } from './lone-query.ts';

/**
 * Kysely on a pg pool, with three habits that a page's time depends on:
 * the statement that opens a transaction and sets its scope leaves in one packet with the first query (the pool pipelines),
 * a statement outside a transaction can be a whole one of its own, asked and answered in one packet,
 * and every text is prepared once a connection, because planning our row-level policies costs more than running them.
 */
export class ScopedDriver implements Driver {
	readonly #pool: pg.Pool;
	readonly #begin: string;
	readonly #scopeAlone: string | undefined;

	/** `scopeAlone` is the scope of a statement that has no transaction; without it such a statement runs as it is. */
	constructor(pool: pg.Pool, begin: string, scopeAlone?: string) {
		this.#pool = pool;
		this.#begin = begin;
		this.#scopeAlone = scopeAlone;
	}

	async init(): Promise<void> {
		// The pool is there already.
	}

	async acquireConnection(): Promise<ScopedConnection> {
		return new ScopedConnection(await this.#pool.connect(), this.#scopeAlone);
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
	readonly #scopeAlone: string | undefined;
	#isTransaction = false;
	/** The text that opens the transaction, until a query takes it along. */
	#unsent: string | undefined;
	#broken: Error | undefined;

	constructor(client: pg.PoolClient, scopeAlone: string | undefined) {
		this.#client = client;
		this.#scopeAlone = scopeAlone;
	}

	/** Not sent yet: it travels with the first query, which reports a failure of this one. */
	begin(text: string): void {
		this.#isTransaction = true;
		this.#unsent = text;
	}

	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		const name = nameOf(query.sql);
		const statement = { ...(name ? { name } : {}), text: query.sql, values: query.parameters as unknown[] };
		if (!this.#isTransaction && this.#scopeAlone !== undefined) return { rows: await queryAlone<Row>(this.#client, this.#scopeAlone, statement) };
		const opening = this.#unsent;
		this.#unsent = undefined;
		const sent = this.#inOnePacket(() => [
			opening === undefined ? undefined : this.#client.query(opening),
			this.#client.query<Row & pg.QueryResultRow>(statement)
		] as const);
		for (const each of sent) each?.catch(() => undefined); // both are answered; the first failure is the one to tell
		await sent[0];
		const { command, rowCount, rows } = await sent[1];
		return ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
	}

	async end(text: 'commit' | 'rollback'): Promise<string> {
		this.#isTransaction = false;
		if (this.#unsent !== undefined) {
			this.#unsent = undefined;
			return text.toUpperCase(); // no query was made: there is nothing to end
		}
		try {
			return (await this.#client.query(text)).command;
		} catch (error) {
			this.#broken = error as Error;
			throw error;
		}
	}

	/** A write to a socket is a fifth of a page's time; what is sent together shares one. */
	#inOnePacket<T>(send: () => T): T {
		const { stream } = (this.#client as unknown as { connection: pg.Connection }).connection;
		stream.cork();
		try {
			return send();
		} finally {
			stream.uncork();
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
