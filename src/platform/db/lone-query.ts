import pg from 'pg';

/** Opens a transaction of the protocol: read-only, with a scope, both gone at its end. It finds no row, so that nothing comes back. */
const OPENING = {
	name: 'lone_opening',
	text: `select where set_config('transaction_read_only', 'on', true) is null or set_config('bina.scope', $1, true) is null`
} as const;

type Statement = pg.QueryConfig & { readonly queryMode?: 'extended' };
type Answer = { readonly rows: unknown[] };

/** What the driver's own query class does, beyond what its types tell. */
interface Inner {
	prepare(connection: pg.Connection): void;
	handleCommandComplete(message: unknown, connection: pg.Connection): void;
}

/**
 * One reading statement in a read-only transaction with a scope. Between two Syncs the protocol keeps everything in one
 * transaction: the scope, the statement and its end need no BEGIN and COMMIT, are answered in one packet, and nothing of
 * them is read or planned again. Three statements sent together cost PostgreSQL and us two more packets each.
 */
export function queryAlone<Row>(client: pg.PoolClient, scope: string, statement: Statement): Promise<Row[]> {
	if (!prepared.has(client)) {
		prepared.add(client);
		client.query({ ...OPENING, values: [''] }).catch(() => prepared.delete(client)); // once a connection, ahead of the first
	}
	return new Promise((resolve, reject) => {
		client.query(new LoneQuery(scope, statement, (error, answer) => (error ? reject(error) : resolve((answer as Answer).rows as Row[]))));
	});
}

const prepared = new WeakSet<pg.PoolClient>();

const Query = pg.Query as unknown as new (statement: Statement, callback: (error: Error | undefined, answer: unknown) => void) => pg.Query & Inner;

class LoneQuery extends Query {
	readonly #scope: string;
	#isOpen = false;

	constructor(scope: string, statement: Statement, callback: (error: Error | undefined, answer: unknown) => void) {
		super({ ...statement, queryMode: 'extended' }, callback); // a text alone would go by itself, before any scope
		this.#scope = scope;
	}

	override prepare(connection: pg.Connection): void {
		connection.bind({ statement: OPENING.name, values: [this.#scope] }, true);
		connection.execute({}, true);
		super.prepare(connection);
	}

	/** The first is that of the opening. */
	override handleCommandComplete(message: unknown, connection: pg.Connection): void {
		if (this.#isOpen) super.handleCommandComplete(message, connection);
		this.#isOpen = true;
	}
}
