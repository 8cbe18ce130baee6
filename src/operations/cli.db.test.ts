import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '#platform/cli/run.ts';
import { testAddress } from '#tests/support/database.ts';
import { commands } from './cli.ts';

let folder: string;
let url: string;
const names: string[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-cli-'));
	process.env.BINA_SECRET = testAddress().secret;
});
afterEach(async () => {
	delete process.env.BINA_SECRET;
	rmSync(folder, { recursive: true, force: true });
	for (const name of names.splice(0)) await asOwner(`drop database if exists ${name} with (force)`);
});

async function asOwner(text: string): Promise<void> {
	const client = new pg.Client(testAddress().owner);
	await client.connect();
	await client.query(text).finally(() => client.end());
}

/** An empty database reached by URL, as an own server is. */
async function ownServer(): Promise<string> {
	const name = `own_${Math.random().toString(36).slice(2, 12)}`;
	names.push(name);
	await asOwner(`create database ${name}`);
	const { host, user, password, port } = testAddress().owner;
	return `postgres://${user}:${password as string}@localhost:${port}/${name}?host=${encodeURIComponent(host ?? '')}`;
}

async function bina(...words: string[]): Promise<{ code: number; json: unknown; errors: string }> {
	const out: string[] = [];
	const errors: string[] = [];
	const code = await runCommandLine([...words, '--json'], commands, { note: (line) => errors.push(line), env: {} }, { out: (text) => out.push(text), error: (text) => errors.push(text) });
	return { code, json: JSON.parse(out.join('') || 'null'), errors: errors.join('\n') };
}

describe('bina on a server of one\'s own', () => {
	test('migrates once, is found healthy, and moves to another server with equal checksums', async () => {
		url = await ownServer();
		const first = await bina('migrate', '--database-url', url, '--data', folder);
		expect(first.code).toBe(0);
		expect((first.json as { applied: string[] }).applied[0]).toBe('0001_foundation.sql');
		expect((await bina('migrate', '--database-url', url, '--data', folder)).json).toMatchObject({ applied: [] });

		const doctor = await bina('doctor', '--database-url', url, '--data', folder);
		const failing = (doctor.json as { name: string; ok: boolean }[]).filter(({ ok }) => !ok).map(({ name }) => name);
		expect(failing.filter((name) => name !== 'build')).toEqual([]); // pages may not be built where only these tests run

		const file = join(folder, 'all.bina');
		const written = await bina('backup', file, '--database-url', url, '--data', folder);
		const restored = await bina('restore', file, '--into', await ownServer(), '--data', folder);
		expect(restored).toEqual(written);
	});

	test('an answer of today, entered under midnight, is no late seal; another entry of this morning is', async () => {
		url = await ownServer();
		await bina('migrate', '--database-url', url, '--data', folder);
		const client = new pg.Client(url);
		await client.connect();
		const enter = (action: string) => client.query(`insert into audit_entry (agency_id, at, action, subject) values (gen_random_uuid(), now() - interval '9 hours', $1, 'x:1')`, [action]);
		const audit = async () => ((await bina('doctor', '--database-url', url, '--data', folder)).json as { name: string; ok: boolean }[]).find(({ name }) => name === 'audit trail');
		await enter('survey.answer');
		expect(await audit()).toMatchObject({ ok: true });
		await enter('session.attend');
		expect(await audit()).toMatchObject({ ok: false });
		await client.end();
	});

	test('refusals say what to do and leave with 1', async () => {
		url = await ownServer();
		expect(await bina('backup', '--database-url', url, '--data', folder)).toMatchObject({ code: 1, json: { error: { code: 'argument.file' } } });
		expect(await bina('restore', join(folder, 'none'), '--into', url, '--data', folder)).toMatchObject({ code: 1, json: { error: { code: 'backup.refused' } } });
		expect(await bina('doctor', '--nonsense')).toMatchObject({ code: 1, json: { error: { code: 'option.unknown' } } });
		expect(await bina('dance')).toMatchObject({ code: 1, json: { error: { code: 'command.unknown' } } });
		expect(existsSync(join(folder, 'all.bina'))).toBe(false);
	});

	test('a database that does not answer is a failed check, not a crash', async () => {
		const { code, json } = await bina('doctor', '--database-url', 'postgres://nobody@127.0.0.1:1/none', '--data', folder);
		expect(code).toBe(1);
		expect((json as { name: string; ok: boolean }[]).find(({ name }) => name === 'database')).toMatchObject({ ok: false });
	});
});
