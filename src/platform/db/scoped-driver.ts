import { createHash } from 'node:crypto';
import { sql, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import pg from 'pg';
import { giveBack } from './give-back.ts';
import { queryAlone } from './lone-query.ts';
import { together } from './shared-line.ts';

const SHORT_TEXT = '/* short */';
/** The beginning of a statement that is over in a moment and may wait behind others of its kind: outside a transaction they share a connection. */
export const SHORT = sql.raw(SHORT_TEXT);

/**
 * Kysely on a pg pool, with four habits that a page's time depends on:
 * the statement that opens a transaction and sets its scope leaves in one packet with the first query (the pool pipelines),
 * a statement outside a transaction can be a whole one of its own, asked and answered in one packet,
 * short ones of several requests at the same moment leave in one packet too,
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
		return new ScopedConnection(this.#pool, this.#scopeAlone);
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
		await (connection as ScopedConnection).release();
	}

	async destroy(): Promise<void> {
		// The pool outlives the handle: a handle is made for each request.
	}
}

class ScopedConnection implements DatabaseConnection {
	readonly #pool: pg.Pool;
	readonly #scopeAlone: string | undefined;
	/** Taken from the pool by the first statement that needs one for itself. */
	#client: Promise<pg.PoolClient> | undefined;
	#isTransaction = false;
	/** Behind its end nothing more is asked for a transaction: somebody else may be on its connection. */
	#isOver = false;
	/** The text that opens the transaction, until a query takes it along. */
	#unsent: string | undefined;
	#broken: Error | undefined;

	constructor(pool: pg.Pool, scopeAlone: string | undefined) {
		this.#pool = pool;
		this.#scopeAlone = scopeAlone;
	}

	/** Not sent yet: it travels with the first query, which reports a failure of this one. */
	begin(text: string): void {
		this.#isTransaction = true;
		this.#isOver = false;
		this.#unsent = text;
	}

	/**
	 * A connection may be about to end with the failure it told, and after one that PostgreSQL did not tell, what it knows of
	 * prepared statements and what the driver believes differ. Only a failure that a ROLLBACK follows leaves it to that.
	 */
	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		try {
			return await this.#ask<Row>(query);
		} catch (error) {
			if (!this.#isTransaction || !(error instanceof pg.DatabaseError)) this.#broken = error as Error;
			throw error;
		}
	}

	async #ask<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		const name = nameOf(this.#pool, query.sql);
		const statement = { ...(name ? { name } : {}), text: query.sql, values: query.parameters as unknown[] };
		const scope = this.#isTransaction ? undefined : this.#scopeAlone;
		if (scope !== undefined && query.sql.startsWith(SHORT_TEXT)) return { rows: await together(this.#pool, (client) => queryAlone<Row>(client, scope, statement)) };
		if (this.#isOver) throw new Error('ScopedDriver: the transaction is over');
		const client = await (this.#client ??= this.#pool.connect());
		if (this.#isOver) throw new Error('ScopedDriver: the transaction is over');
		if (scope !== undefined) return { rows: await queryAlone<Row>(client, scope, statement) };
		const opening = this.#unsent;
		this.#unsent = undefined;
		const sent = inOnePacket(client, () => [opening === undefined ? undefined : client.query(opening), client.query<Row & pg.QueryResultRow>(statement)] as const);
		for (const each of sent) each?.catch(() => undefined); // both are answered; the first failure is the one to tell
		await sent[0];
		const { command, rowCount, rows } = await sent[1];
		return ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
	}

	async end(text: 'commit' | 'rollback'): Promise<string> {
		this.#isOver = true;
		if (this.#unsent !== undefined || this.#client === undefined) {
			this.#unsent = undefined;
			return text.toUpperCase(); // no query was made: there is nothing to end
		}
		const client = await this.#client;
		try {
			return (await client.query(text)).command;
		} catch (error) {
			this.#broken = error as Error;
			throw error;
		}
	}

	/** A connection in an unknown state is not used again. */
	async release(): Promise<void> {
		await this.#client?.then((client) => giveBack(client, this.#broken), () => undefined);
	}

	async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
		throw new Error('ScopedDriver: rows are not streamed; page through them');
	}
}

/** A write to a socket is a fifth of a page's time; what is sent together shares one. */
function inOnePacket<T>(client: pg.PoolClient, send: () => T): T {
	const { stream } = (client as unknown as { connection: pg.Connection }).connection;
	stream.cork();
	try {
		return send();
	} finally {
		stream.uncork();
	}
}

const MOST_NAMES = 500;
const namesByPool = new WeakMap<pg.Pool, Map<string, string>>();

/** A name for a text that comes again; texts beyond the first 500 of a pool are not prepared, so that memory stays bounded. */
function nameOf(pool: pg.Pool, text: string): string | undefined {
	const names = namesByPool.get(pool) ?? new Map<string, string>();
	namesByPool.set(pool, names);
	const known = names.get(text);
	if (known !== undefined || names.size >= MOST_NAMES) return known;
	const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
	names.set(text, name);
	return name;
}
