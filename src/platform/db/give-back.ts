import type pg from 'pg';

/** Gives a connection back to its pool; one that broke, or that is still inside a transaction, is ended and not used again. */
export function giveBack(client: pg.PoolClient, broken: Error | undefined): void {
	client.release(broken ?? client.getTransactionStatus() !== 'I');
}
