import type pg from 'pg';
import { inject } from 'vitest';
import { openPool, plainDb, roleConfig, scopedDb, type DatabaseAddress, type Db, type Role } from '#platform/db/connect.ts';
import { giveBack, takeDatabase } from './spare-databases.ts';

let pools: Map<string, pg.Pool> | undefined;

/** The server of this test run, started once by tests/support/global-setup.ts. */
export function testAddress(): DatabaseAddress {
	return inject('databaseAddress');
}

export function testPool(role: Role | 'owner'): pg.Pool {
	pools ??= new Map();
	let pool = pools.get(role);
	if (!pool) {
		const address = testAddress();
		pool = openPool(role === 'owner' ? address.owner : roleConfig(address, role), 4);
		pools.set(role, pool);
	}
	return pool;
}

class RollBack extends Error {}

/** Runs a test inside a transaction of the tables' owner (row-level security passes) and rolls it back. */
export async function withDatabase(work: (db: Db) => Promise<void>): Promise<void> {
	await rolledBack(plainDb(testPool('owner')), work);
}

/** The same as the program's own role with the scope of these agencies: row-level security holds. */
export async function withScope(agencyIds: readonly string[], work: (db: Db) => Promise<void>, role: Role = 'bina_app'): Promise<void> {
	await rolledBack(scopedDb(testPool(role), { agencyIds }, testAddress().secret), work);
}

async function rolledBack(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
	try {
		await db.transaction().execute(async (tx) => {
			await work(tx);
			throw new RollBack();
		});
	} catch (error) {
		if (!(error instanceof RollBack)) throw error;
	}
}

/** A database of its own, migrated, for a test that needs commits or concurrency; emptied for the next one afterwards. */
export async function withOwnDatabase(work: (address: DatabaseAddress) => Promise<void>): Promise<void> {
	const name = await takeDatabase(testAddress().owner);
	try {
		await work({ ...testAddress(), owner: { ...testAddress().owner, database: name } });
	} finally {
		await giveBack(testAddress().owner, name);
	}
}
