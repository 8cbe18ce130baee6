import pg from 'pg';
import { expect, test } from 'vitest';
import { withOwnDatabase } from '#tests/support/database.ts';
import { backupTables, NOT_DATA, REPLACED } from './tables.ts';

/* A table that a migration fills and a backup holds would meet its own rows again at the restore. */
test('what migrations fill is left out of a backup, or emptied before a restore', () => withOwnDatabase(async ({ owner }) => {
	const client = new pg.Client(owner);
	await client.connect();
	try {
		const { rows } = await client.query<{ name: string }>("select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname");
		const filled: string[] = [];
		for (const { name } of rows) if ((await client.query(`select 1 from "${name}" limit 1`)).rowCount) filled.push(name);
		expect(filled.filter((name) => ![...NOT_DATA, ...REPLACED].includes(name))).toEqual([]);
		expect(filled).toContain('migration'); // the database looked at is a migrated one
		const kept = (await backupTables(client)).map(({ name }) => name);
		expect(kept.filter((name) => NOT_DATA.includes(name))).toEqual([]);
		expect(kept).toEqual(expect.arrayContaining(REPLACED));
		expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(NOT_DATA));
	} finally {
		await client.end();
	}
}));
