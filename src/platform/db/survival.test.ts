import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '#platform/db/embedded-process.ts';
import { openDatabase } from '#platform/db/open.ts';

// F133: kill -9 of any process loses no acknowledged write. A program that holds the embedded server is killed in
// the middle of committing; the next start adopts or recovers what is left.
const ROOT = join(import.meta.dirname, '../../..');
const WRITER = `
import { openDatabase } from '${ROOT}/src/platform/db/open.ts';
import pg from 'pg';
const opened = await openDatabase({ dataFolder: process.argv[1] });
const client = new pg.Client(opened.address.owner);
await client.connect();
await client.query('create table if not exists kept (n int primary key)');
for (let n = 0; ; n++) {
	await client.query('insert into kept values ($1)', [n]);
	process.stdout.write(n + '\\n');
}`;

let folder: string;
let writer: ChildProcess | undefined;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-kill-'));
});
afterEach(async () => {
	writer?.kill('SIGKILL');
	const opened = await openDatabase({ dataFolder: folder });
	await opened.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Starts the writer and resolves with the last number it said was committed, once it has said at least `enough`. */
async function writeUntil(enough: number, kill: () => void): Promise<number> {
	writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, folder], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
	let acknowledged = -1;
	let rest = '';
	let killed = false;
	for await (const chunk of writer.stdout ?? []) {
		const lines = (rest + String(chunk)).split('\n');
		rest = lines.pop() ?? '';
		acknowledged = Number(lines.at(-1) ?? acknowledged);
		if (!killed && acknowledged >= enough) {
			killed = true;
			kill();
		}
	}
	return acknowledged;
}

function postmaster(): number {
	return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function highest(): Promise<{ adopted: boolean; n: number }> {
	const opened = await openDatabase({ dataFolder: folder });
	const client = new pg.Client(opened.address.owner);
	await client.connect();
	const { rows } = await client.query<{ n: number }>('select max(n) as n from kept');
	await client.end();
	const n = rows[0]?.n ?? -1;
	const { adopted } = opened;
	await opened.close();
	return { adopted, n };
}

test('the program is killed: the next start adopts the server that it left, with every acknowledged write', async () => {
	const acknowledged = await writeUntil(200, () => writer?.kill('SIGKILL'));
	expect(isAlive(postmaster())).toBe(true);
	const after = await highest();
	expect(after.adopted).toBe(true);
	expect(after.n).toBeGreaterThanOrEqual(acknowledged);
});

test('PostgreSQL is killed with all its processes: the next start recovers every acknowledged write', async () => {
	const acknowledged = await writeUntil(200, () => {
		process.kill(-postmaster(), 'SIGKILL'); // its own process group: the postmaster and every backend
	});
	const after = await highest();
	expect(after.adopted).toBe(false);
	expect(after.n).toBeGreaterThanOrEqual(acknowledged);
});

test('both are killed, and a stale postmaster.pid stays: the next start recovers', async () => {
	const acknowledged = await writeUntil(50, () => {
		const pid = postmaster();
		writer?.kill('SIGKILL');
		process.kill(-pid, 'SIGKILL');
	});
	expect((await highest()).n).toBeGreaterThanOrEqual(acknowledged);
});

test('PostgreSQL is killed under a program that keeps it: it starts again by itself, with every write, until it is stopped', async () => {
	const opened = await openDatabase({ dataFolder: folder });
	const notes: string[] = [];
	opened.keepRunning((line) => notes.push(line));
	const ask = async (sql: string) => {
		const client = new pg.Client(opened.address.owner);
		client.on('error', () => undefined);
		await client.connect();
		try {
			return (await client.query<{ n: number }>(sql)).rows;
		} finally {
			await client.end();
		}
	};
	await ask('create table kept (n int primary key); insert into kept values (7)');
	const killed = postmaster();
	process.kill(-killed, 'SIGKILL');
	await expect.poll(() => ask('select n from kept').catch(() => undefined), { timeout: 20_000 }).toEqual([{ n: 7 }]);
	expect(postmaster()).not.toBe(killed);
	expect(notes).toEqual(['PostgreSQL ended by itself; it starts again.']);
	const second = postmaster();
	await opened.close();
	expect(isAlive(second)).toBe(false);
});
