import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseAddress } from '#platform/db/connect.ts';
import { testAddress, withOwnDatabase } from '#tests/support/database.ts';
import { examine, type Check } from './doctor.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-doctor-'));
	process.env.BINA_SECRET = testAddress().secret;
});
afterEach(() => {
	delete process.env.BINA_SECRET;
	rmSync(folder, { recursive: true, force: true });
});

const urlOf = ({ owner: { host, user, password, port, database } }: DatabaseAddress) => `postgres://${user}:${password as string}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`;
const named = (checks: readonly Check[], name: string): Check => {
	const found = checks.find((check) => check.name === name);
	if (!found) throw new Error(`no check "${name}" among ${checks.map((check) => check.name).join(', ')}`);
	return found;
};
/** What the doctor finds after something was changed in a database of one's own. */
async function found(name: string, change = ''): Promise<Check> {
	let check: Check | undefined;
	await withOwnDatabase(async (address) => {
		const client = new pg.Client(address.owner);
		await client.connect();
		try {
			if (change !== '') await client.query(change);
		} finally {
			await client.end();
		}
		check = named(await examine(urlOf(address), folder), name);
	});
	if (!check) throw new Error('no database was examined');
	return check;
}

describe('the machine', () => {
	const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';

	test('is looked at also where the database does not answer', async () => {
		const checks = await examine(NOWHERE, folder);
		expect(checks.map(({ name }) => name)).toEqual(['node', 'memory', 'disk', 'build', 'secret', 'database']);
		expect(named(checks, 'database')).toMatchObject({ ok: false, detail: expect.stringContaining('DATABASE_URL') as string });
		expect(named(checks, 'node')).toMatchObject({ ok: true, detail: process.versions.node });
	});

	test('every check says what it found', async () => { for (const { detail } of await examine(NOWHERE, folder)) expect(detail).not.toBe(''); });

	test('a folder that is not there yet is no fault', async () => expect(named(await examine(NOWHERE, join(folder, 'belum')), 'disk').detail).toMatch(/^\d+\.\d GB free/));

	test.each([['x'.repeat(31), false], ['x'.repeat(32), true]])('a secret of the environment needs 32 letters: %s', async (secret, ok) => {
		process.env.BINA_SECRET = secret;
		expect(named(await examine(NOWHERE, folder), 'secret').ok).toBe(ok);
	});

	test('a secret in the data folder is its owner\'s alone', async () => {
		delete process.env.BINA_SECRET;
		expect(named(await examine(NOWHERE, folder), 'secret')).toMatchObject({ ok: true });
		const file = join(folder, 'secret');
		writeFileSync(file, 'x'.repeat(64), { mode: 0o600 });
		expect(named(await examine(NOWHERE, folder), 'secret')).toMatchObject({ ok: true, detail: 'only its owner can read it' });
		chmodSync(file, 0o644);
		expect(named(await examine(NOWHERE, folder), 'secret')).toMatchObject({ ok: false, detail: expect.stringContaining('chmod 600') as string });
	});

	test('never says the secret itself', async () => {
		process.env.BINA_SECRET = 'rahasia-yang-tidak-boleh-tampil-di-mana-pun';
		expect(JSON.stringify(await examine(NOWHERE, folder))).not.toContain('rahasia-yang');
	});
});

describe('the database', () => {
	test('as Bina leaves it is sound', () =>
		withOwnDatabase(async (address) => {
			const checks = await examine(urlOf(address), folder);
			expect(checks.filter(({ name, ok }) => !ok && name !== 'build')).toEqual([]);
			for (const name of ['migrations', 'separation', 'scope key', 'roles', 'audit trail', 'jobs', 'backup']) expect(named(checks, name).ok, name).toBe(true);
		}));

	test('a migration that is missing is to be run', async () => {
		expect(await found('migrations', 'delete from migration where name = (select max(name) from migration)')).toMatchObject({ ok: false, detail: '1 missing; run bina migrate' });
	});

	test('one that this release does not know means that the program is the older one', async () => {
		const check = await found('migrations', `insert into migration (name, sha256) select '9999_later.sql', sha256 from migration limit 1`);
		expect(check).toMatchObject({ ok: false, detail: expect.stringContaining('9999_later.sql') as string });
		expect(check.detail).toContain('update Bina');
	});

	test('a table of a government without row-level security is called by its name', async () => {
		expect(await found('separation', 'alter table complaint disable row level security')).toMatchObject({ ok: false, detail: expect.stringContaining('complaint') as string });
		expect(await found('separation', 'alter table survey no force row level security')).toMatchObject({ ok: false, detail: expect.stringContaining('survey') as string });
	});

	test('a key of another secret is found: rows would be closed to everybody', async () => {
		expect(await found('scope key', `update scope_key set key = 'kunci lain'`)).toMatchObject({ ok: false });
	});

	test('jobs that nobody takes up for a quarter of an hour are told', async () => {
		const job = (ago: string) => `insert into pgboss.job (name, state, start_after) select name, 'created', now() - interval '${ago}' from pgboss.queue limit 1`;
		expect(await found('jobs', job('10 minutes'))).toMatchObject({ ok: true });
		expect(await found('jobs', job('20 minutes'))).toMatchObject({ ok: false, detail: expect.stringContaining('1 late') as string });
	});

	test('a seal that is ten minutes late is told, one of a moment ago is not', async () => {
		const entry = (ago: string) => `insert into audit_entry (agency_id, at, action, subject) values (gen_random_uuid(), now() - interval '${ago}', 'session.attend', 'x:1')`;
		expect(await found('audit trail', entry('1 minute'))).toMatchObject({ ok: true, detail: '1 entries wait for their seal' });
		expect(await found('audit trail', entry('11 minutes'))).toMatchObject({ ok: false, detail: expect.stringContaining('worker') as string });
	});

	test('looking changes nothing', () =>
		withOwnDatabase(async (address) => {
			const client = new pg.Client(address.owner);
			await client.connect();
			const state = async (): Promise<unknown> => (await client.query(`select (select count(*) from migration) as migrations, (select count(*) from audit_entry) as entries, (select count(*) from pgboss.job) as jobs`)).rows;
			try {
				const before = await state();
				await examine(urlOf(address), folder);
				expect(await state()).toEqual(before);
			} finally {
				await client.end();
			}
		}));
});

describe('the backups', () => {
	test('none yet is no fault; one older than two days is', () =>
		withOwnDatabase(async (address) => {
			const backup = async () => named(await examine(urlOf(address), folder), 'backup');
			expect(await backup()).toMatchObject({ ok: true, detail: expect.stringContaining('none yet') as string });
			const file = join(folder, 'backups', 'bina-rekaan.bina');
			mkdirSync(dirname(file));
			writeFileSync(file, '');
			const aged = (hours: number) => { utimesSync(file, new Date(), new Date(Date.now() - hours * 3_600_000 - 60_000)); };
			aged(47);
			expect(await backup()).toEqual({ name: 'backup', ok: true, detail: 'newest is 47 hours old' });
			aged(48);
			expect(await backup()).toEqual({ name: 'backup', ok: false, detail: 'newest is 48 hours old' });
		}));
});
