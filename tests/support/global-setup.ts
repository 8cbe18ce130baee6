import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { DatabaseAddress } from '#platform/db/connect.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/open.ts';

declare module 'vitest' {
	interface ProvidedContext {
		databaseAddress: DatabaseAddress;
	}
}

/** One PostgreSQL for the whole test run, in a folder of its own, gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'bina-test-'));
	const opened = await openDatabase({ dataFolder: folder });
	await fast(opened.address.owner);
	await migrate(opened.address);
	const owner = new pg.Client({ ...opened.address.owner, database: 'postgres' });
	await owner.connect();
	await owner.query('create database bina_template template bina');
	await owner.end();
	project.provide('databaseAddress', opened.address);
	return async () => {
		await opened.close();
		rmSync(folder, { recursive: true, force: true });
	};
}

/** Nothing here must survive a loss of power: no waiting for the disk. */
async function fast(owner: pg.ClientConfig): Promise<void> {
	const client = new pg.Client(owner);
	await client.connect();
	for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum']) await client.query(`alter system set ${setting} = off`);
	await client.query('select pg_reload_conf()');
	await client.end();
}
