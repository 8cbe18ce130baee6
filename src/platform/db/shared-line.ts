import type pg from 'pg';
import { giveBack } from './give-back.ts';

interface Line {
	readonly client: Promise<pg.PoolClient>;
	/** Questions that are not answered yet. */
	open: number;
	/** When it last answered, or was opened. */
	movedAt: number;
	broken?: Error;
	isCorked: boolean;
}

const lines = new WeakMap<pg.Pool, Line>();
/** Nobody new waits behind a connection that has not answered for so long. */
const PATIENCE_MILLISECONDS = 1000;

/**
 * Asks over one connection of the pool that all askers share while any of them waits: questions of the same moment leave in
 * one packet, and wake PostgreSQL once. Only for short questions, each a transaction of its own, for each waits for those before it.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export async function together<T>(pool: pg.Pool, ask: (client: pg.PoolClient) => Promise<T>, now = performance.now()): Promise<T> {
	const line = movingLine(pool, now) ?? newLine(pool, now);
	line.open += 1;
	try {
		const client = await line.client;
		corkForNow(line, client);
		return await ask(client);
	} catch (error) {
		leave(pool, line); // whatever it was: the next ones take another
		line.broken = error as Error;
		throw error;
	} finally {
		line.open -= 1;
		line.movedAt = performance.now();
		if (line.open === 0) {
			leave(pool, line);
			void line.client.then((client) => giveBack(client, line.broken), () => undefined);
		}
	}
}

function movingLine(pool: pg.Pool, now: number): Line | undefined {
	const line = lines.get(pool);
	return line && now - line.movedAt < PATIENCE_MILLISECONDS ? line : undefined;
}

function newLine(pool: pg.Pool, now: number): Line {
	const line: Line = { client: pool.connect(), open: 0, movedAt: now, isCorked: false };
	lines.set(pool, line);
	return line;
}

function leave(pool: pg.Pool, line: Line): void {
	if (lines.get(pool) === line) lines.delete(pool);
}

function corkForNow(line: Line, client: pg.PoolClient): void {
	if (line.isCorked) return;
	const { stream } = (client as unknown as { connection: pg.Connection }).connection;
	line.isCorked = true;
	stream.cork();
	setImmediate(() => {
		line.isCorked = false;
		stream.uncork();
	});
}
