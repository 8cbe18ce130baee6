import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '#platform/cli/run.ts';
import { openPool, plainDb, type DatabaseAddress } from '#platform/db/connect.ts';
import { insertAgency } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import { commands } from './cli.ts';
import { fileOf } from '#tests/support/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function urlOf({ owner: { host, port, user, password, database } }: DatabaseAddress): string {
	return `postgres://${user}:${password as string}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
}

/** Runs a command on a database of its own, as from a shell. */
async function withShell(work: (run: (...words: string[]) => Promise<{ code: number; json: Record<string, unknown> }>, count: (table: 'person' | 'import_batch') => Promise<number>) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 2);
		const db = plainDb(pool);
		await insertAgency(db, { code: '9999', name: 'Kabupaten Rekaan' });
		try {
			await work(async (...words) => {
				let out = '';
				const code = await runCommandLine([...words, '--json', '--database-url', urlOf(address), '--data', folder], commands, { note: () => undefined, env: {} }, { out: (text) => (out += text), error: () => undefined });
				return { code, json: JSON.parse(out) as Record<string, unknown> };
			}, async (table) => (await db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count);
		} finally {
			await pool.end();
		}
	});
}

test('the shape of the answer, a dry run, an error file, and the second time', () => withShell(async (run, count) => {
	const file = fileOf(siasnFile([siasnRow(0), siasnRow(1, { 'JENIS KELAMIN': 'F' }), siasnRow(2, { 'TANGGAL LAHIR': '30-02-1990' })]));
	const errors = join(folder, 'ditolak.csv');
	const whole = { rows: 3, new: 2, changed: 0, unchanged: 0, refused: 1, warnings: { CON_3: 1 }, units: { new: 2, changed: 0 } };
	expect(await run('import', 'people', file, '--agency', '9999', '--dry-run')).toEqual({ code: 0, json: { ...whole, errorFile: null } });
	expect([await count('person'), await count('import_batch')]).toEqual([0, 0]);
	expect(await run('import', 'people', file, '--agency', '9999', '--errors', errors)).toEqual({ code: 0, json: { ...whole, errorFile: errors } });
	expect(readFileSync(errors, 'utf8').split('\r\n')).toHaveLength(3);
	expect(await run('import', 'people', file, '--agency', '9999')).toMatchObject({ code: 0, json: { new: 0, changed: 0, unchanged: 2, refused: 1 } });
	expect(await count('person')).toBe(2);
}));

test('what cannot be taken in is refused with exit 1 and writes nothing', () => withShell(async (run, count) => {
	const good = fileOf(siasnFile([siasnRow(0)]));
	const broken = fileOf(`${siasnFile([siasnRow(0), siasnRow(1)])}a|b|c\n`);
	expect(await run('import', 'people', fileOf('A;B\n1;2'), '--agency', '9999')).toMatchObject({ code: 1, json: { error: { code: 'import.columns_missing', row: 1 } } });
	expect(await run('import', 'people', broken, '--agency', '9999')).toMatchObject({ code: 1, json: { error: { code: 'csv.cell_count', row: 4 } } });
	expect(await run('import', 'people', good, '--agency', '0000')).toMatchObject({ code: 1, json: { error: { code: 'agency.unknown' } } });
	expect(await run('import', 'people', join(folder, 'tidak-ada.csv'), '--agency', '9999')).toMatchObject({ code: 1, json: { error: { code: 'csv.not_found' } } });
	expect(await run('import', 'people', folder, '--agency', '9999')).toMatchObject({ code: 1, json: { error: { code: 'csv.not_found' } } });
	expect(await run('import', 'people', '--agency', '9999')).toMatchObject({ code: 1, json: { error: { code: 'import.file_missing' } } });
	expect(await run('import', 'people', good)).toMatchObject({ code: 1, json: { error: { code: 'option.missing' } } });
	expect([await count('person'), await count('import_batch')]).toEqual([0, 0]);
}));

test('a tree of units tells contradictions and circles', () => withShell(async (run) => {
	const file = fileOf('Id;NamaUnor;DiatasanId\na;Pemda;\nx;X;y\ny;Y;x\n');
	expect(await run('import', 'units', file, '--agency', '9999')).toMatchObject({ code: 0, json: { rows: 3, new: 1, refused: 2, contradictions: [], cycles: [{ path: ['x', 'y', 'x'] }], errorFile: null } });
}));
