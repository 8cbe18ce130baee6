import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseAddress } from '#platform/db/connect.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { restoreBackup, secretOfBackup } from './restore.ts';
import { writeBackup } from './write.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function fill({ owner }: DatabaseAddress): Promise<void> {
	const client = new pg.Client(owner);
	await client.connect();
	await client.query(`begin;
		insert into agency (code, name, kind) values ('1505', 'Kabupaten Contoh', 'regency');
		insert into unit (agency_id, number, name, path, valid_from) select id, 1, E'Dinas "A"\\n\\\\N; drop table', '/1/', '2020-01-01' from agency;
		insert into unit (agency_id, number, parent_id, name, path, valid_from) select agency_id, 2, id, 'Bidang', '/1/2/', '2020-01-01' from unit;
		insert into person (agency_id, nip, name, siasn, invented)
			select id, lpad(n::text, 18, '0'), 'Orang ' || n, '{"a": [1, null, "é"]}', true from agency, generate_series(1, 2500) n;
		insert into audit_entry (agency_id, action, subject) select id, 'test.fill', 'agency' from agency;
		select seal_audit(id) from agency; commit;`).finally(() => client.end());
}

async function asText(file: string): Promise<string> {
	return gunzipSync(readFileSync(file)).toString('utf8');
}

describe('backup and restore', () => {
	test('give equal checksums, rows, files and audit chain', () => withOwnDatabase(async (from) => {
		await fill(from);
		mkdirSync(join(folder, 'files/a'), { recursive: true });
		writeFileSync(join(folder, 'files/a/bukti.bin'), Buffer.alloc(100_000, 7));
		const file = join(folder, 'x.bina');
		const written = await writeBackup(from, folder, file);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(written.files).toBe(1);
		expect(written.tables.find(({ name }) => name === 'person')?.rows).toBe(2500);
		await withOwnDatabase(async (into) => {
			const target = join(folder, 'target');
			const restored = await restoreBackup(into, target, file);
			expect(restored.tables).toEqual(written.tables);
			expect(readFileSync(join(target, 'files/a/bukti.bin'))).toEqual(Buffer.alloc(100_000, 7));
			await expect(restoreBackup(into, target, file)).rejects.toThrow('already holds data');
		});
	}));

	test.runIf(existsSync('/dev/full'))('a full disk refuses the backup, leaves nothing, and does not end the program', () => withOwnDatabase(async (from) => {
		await fill(from);
		const file = join(folder, 'x.bina');
		symlinkSync('/dev/full', `${file}.part`);
		await expect(writeBackup(from, folder, file)).rejects.toMatchObject({ code: 'ENOSPC' });
		expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
		await expect(writeBackup(from, folder, join(folder, 'nowhere/x.bina'))).rejects.toMatchObject({ code: 'ENOENT' });
	}));

	test('the secret goes with the backup, the scope key does not', () => withOwnDatabase(async (from) => {
		const file = join(folder, 'x.bina');
		await writeBackup(from, folder, file);
		expect(await secretOfBackup(file)).toBe(from.secret);
		expect(await asText(file)).not.toContain('"table":"scope_key"');
		await expect(writeBackup(from, folder, file)).rejects.toThrow('exists already');
	}));

	test.each([
		['cut off in the middle', (whole: string) => whole.slice(0, whole.lastIndexOf('{"complete"')), 'cut off'],
		['changed by one letter', (whole: string) => whole.replace('Orang 77"', 'Orang 78"'), 'differs'],
		['from a newer release', (whole: string) => whole.replace('"0001_foundation.sql"', '"9999_future.sql"'), 'newer release'],
		['with a file outside its folder', (whole: string) => whole.replace('{"complete"', '{"file":"../../evil","bytes":1}\n{"complete"'), 'outside'],
		['with an unknown table', (whole: string) => whole.replace('{"table":"person"', '{"table":"pg_authid"'), 'does not know'],
		['with a line of nonsense', (whole: string) => whole.replace('{"complete"', 'nonsense\n{"complete"'), 'damaged']
	])('a backup %s is refused and leaves nothing', (_, damage, sentence) => withOwnDatabase(async (from) => {
		await fill(from);
		const file = join(folder, 'x.bina');
		await writeBackup(from, folder, file);
		writeFileSync(file, gzipSync(damage(await asText(file))));
		await withOwnDatabase(async (into) => {
			await expect(restoreBackup(into, folder, file)).rejects.toThrow(sentence);
			const client = new pg.Client(into.owner);
			await client.connect();
			const { rows } = await client.query<{ n: number }>('select count(*)::int as n from agency');
			await client.end();
			expect(rows[0]?.n).toBe(0);
		});
	}));

	test('something that is no backup is refused in words', async () => {
		const file = join(folder, 'y.bina');
		writeFileSync(file, 'hello');
		await expect(secretOfBackup(file)).rejects.toThrow('not a backup of Bina');
		await expect(secretOfBackup(join(folder, 'none'))).rejects.toThrow('does not exist');
	});
});
