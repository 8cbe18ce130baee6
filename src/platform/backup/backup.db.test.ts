import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseAddress } from '#platform/db/connect.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { BackupRefused, readBackup } from './read.ts';
import { restoreBackup } from './restore.ts';
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
			select id, lpad(n::text, 18, '0'), 'Orang ' || n || case n when 5 then E'\\u2028\\u2029\\u0085' else '' end, '{"a": [1, null, "é"]}', true from agency, generate_series(1, 2500) n;
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
			expect(readdirSync(target)).toEqual(['files']);
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
		expect((await readBackup(file)).secret).toBe(from.secret);
		expect(await asText(file)).not.toContain('"table":"scope_key"');
		await expect(writeBackup(from, folder, file)).rejects.toThrow('exists already');
	}));

	const damages: readonly (readonly [string, (whole: string) => string, string])[] = [
		['cut off in the middle', (whole: string) => whole.slice(0, whole.lastIndexOf('{"complete"')), 'cut off'],
		['changed by one letter', (whole: string) => whole.replace('Orang 77"', 'Orang 78"'), 'differs'],
		['without a row', (whole: string) => whole.replace(/\{[^\n]*Orang 77"[^\n]*\n/, ''), 'differs'],
		['without a table', (whole: string) => whole.replace(/\{"table":"person"[\s\S]*?\{"end":[^\n]*\n/, ''), 'missing'],
		['with a file changed by one bit', (whole: string) => whole.replace('"piece":"BwcH', '"piece":"BwcG'), 'bukti.bin differs'],
		['with a file cut short', (whole: string) => whole.replace(/\{"piece":"[^\n]*\n/, ''), 'bukti.bin differs'],
		['without its file', (whole: string) => whole.replace(/\{"file":[\s\S]*?\{"endFile"[^\n]*\n/, ''), 'missing'],
		['from a newer release', (whole: string) => whole.replace('"0001_foundation.sql"', '"9999_future.sql"'), 'newer release'],
		['with a file outside its folder', (whole: string) => whole.replace('{"file":"a/bukti.bin"', '{"file":"../../evil"'), 'outside'],
		['with a file by its whole path', (whole: string) => whole.replace('{"file":"a/bukti.bin"', '{"file":"/etc/evil"'), 'outside'],
		['with an unknown table', (whole: string) => whole.replace('{"table":"person"', '{"table":"pg_authid"'), 'does not know'],
		['with a line of nonsense', (whole: string) => whole.replace('{"complete"', 'nonsense\n{"complete"'), 'damaged'],
		['with more after its end', (whole: string) => `${whole}{"file":"b","bytes":0}\n`, 'damaged'],
		['with nothing for a line', (whole: string) => whole.replace('{"complete"', 'null\n{"complete"'), 'damaged']
	];
	test(`a backup damaged in one of ${damages.length} ways is refused and leaves nothing`, () => withOwnDatabase(async (from) => {
		await fill(from);
		mkdirSync(join(folder, 'files/a'), { recursive: true });
		writeFileSync(join(folder, 'files/a/bukti.bin'), Buffer.alloc(100_000, 7));
		const file = join(folder, 'x.bina');
		await writeBackup(from, folder, file);
		const whole = await asText(file);
		await withOwnDatabase(async (into) => {
			for (const [how, damage, sentence] of damages) {
				expect(damage(whole), how).not.toBe(whole);
				writeFileSync(file, gzipSync(damage(whole), { level: 1 }));
				await refusedWithoutTrace(into, file, sentence);
			}
		});
	}));

	test('a backup whose bytes end early or are turned over is refused and leaves nothing', () => withOwnDatabase(async (from) => {
		await fill(from);
		const file = join(folder, 'x.bina');
		await writeBackup(from, folder, file);
		const whole = readFileSync(file);
		for (const length of [0, 5, 100, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1]) {
			writeFileSync(file, whole.subarray(0, length));
			await expect(readBackup(file)).rejects.toThrow(BackupRefused);
		}
		await withOwnDatabase((into) => refusedWithoutTrace(into, file, 'cannot be read'));
		for (const place of [3, Math.floor(whole.length / 3), whole.length - 5]) {
			const turned = Buffer.from(whole);
			turned[place] = (turned[place] ?? 0) ^ 0x55;
			writeFileSync(file, turned);
			await expect(readBackup(file).then(({ secret }) => secret)).rejects.toThrow(BackupRefused);
		}
	}));

	test('a backup of an older release, without checksums of files, is taken', () => withOwnDatabase(async (from) => {
		mkdirSync(join(folder, 'files/a'), { recursive: true });
		writeFileSync(join(folder, 'files/a/bukti.bin'), 'isi');
		const file = join(folder, 'x.bina');
		await writeBackup(from, folder, file);
		writeFileSync(file, gzipSync((await asText(file)).replace(/"endFile":true,"sha256":"[0-9a-f]+"/, '"endFile":true')));
		expect((await readBackup(file)).files).toBe(1);
	}));

	test('a folder that cannot be written keeps the database empty', () => withOwnDatabase(async (from) => {
		await fill(from);
		mkdirSync(join(folder, 'files/a'), { recursive: true });
		writeFileSync(join(folder, 'files/a/bukti.bin'), 'isi');
		const file = join(folder, 'x.bina');
		await writeBackup(from, folder, file);
		const target = join(folder, 'a-file');
		writeFileSync(target, '');
		await withOwnDatabase(async (into) => {
			await expect(restoreBackup(into, target, file)).rejects.toMatchObject({ code: 'ENOTDIR' });
			expect(await agenciesIn(into)).toBe(0);
		});
	}));

	test('something that is no backup is refused in words', async () => {
		const file = join(folder, 'y.bina');
		writeFileSync(file, 'hello');
		await expect(readBackup(file)).rejects.toThrow('not a backup of Bina');
		writeFileSync(file, gzipSync('{"a":1}\n'));
		await expect(readBackup(file)).rejects.toThrow('not a backup of Bina');
		await expect(readBackup(join(folder, 'none'))).rejects.toThrow('does not exist');
		await expect(readBackup(folder)).rejects.toThrow('cannot be read');
	});
});

async function agenciesIn({ owner }: DatabaseAddress): Promise<number | undefined> {
	const client = new pg.Client(owner);
	await client.connect();
	const { rows } = await client.query<{ n: number }>('select count(*)::int as n from agency').finally(() => client.end());
	return rows[0]?.n;
}

async function refusedWithoutTrace(into: DatabaseAddress, file: string, sentence: string): Promise<void> {
	const target = join(folder, 'target');
	mkdirSync(target, { recursive: true });
	await expect(restoreBackup(into, target, file)).rejects.toThrow(sentence);
	expect([sentence, await agenciesIn(into), readdirSync(target)]).toEqual([sentence, 0, []]);
}
