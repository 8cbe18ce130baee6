import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { withOwnDatabase } from '#tests/support/database.ts';

/** Runs these statements in a database of its own and tells which one it was, and what stood in it before. */
async function inOwnDatabase(...texts: readonly string[]): Promise<{ readonly name: string | undefined; readonly agencies: number }> {
	let seen = { name: undefined as string | undefined, agencies: -1 };
	await withOwnDatabase(async ({ owner }) => {
		const client = new pg.Client(owner);
		await client.connect();
		const { rows } = await client.query<{ agencies: number }>('select count(*)::int as agencies from agency');
		seen = { name: owner.database, agencies: rows[0]?.agencies ?? -1 };
		for (const text of texts) await client.query(text);
		await client.end();
	});
	return seen;
}

describe('the database of a test', () => {
	test('is used again, and empty', async () => {
		const first = await inOwnDatabase(`insert into agency (code, name, kind, time_zone) values ('1505', 'Rekaan', 'regency', 'Asia/Jakarta')`);
		expect(await inOwnDatabase()).toEqual({ name: first.name, agencies: 0 });
	});

	test.each([
		['a table', 'create table left_behind ()'],
		['a default', `alter table agency alter column name set default 'x'`],
		['a right', 'grant select on agency to public'],
		['a function', 'create or replace function current_agencies() returns uuid[] language sql stable as $$ select null::uuid[] $$'],
		['a setting of a function', 'alter function current_agencies() set work_mem = 1024'],
		['a policy', 'drop policy tenant on person'],
		['row-level security', 'alter table person disable row level security'],
		['an index', 'drop index person_by_name'],
		['an option of a table', 'alter table person set (fillfactor = 50)'],
		['a trigger', 'alter table audit_entry disable trigger all'],
		['a first row', `update scope_key set key = 'another'`],
		['a setting', 'do $$ begin execute format($f$alter database %I set work_mem = 1024$f$, current_database()); end $$']
	])('is not used again where a test changed %s', async (_, text) => {
		const { name } = await inOwnDatabase(text);
		expect((await inOwnDatabase()).name).not.toBe(name);
	});
});
