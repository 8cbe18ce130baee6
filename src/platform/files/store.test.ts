import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeFile, dropFileOlderThan, filesFolder, storedPath, storeFile } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
	for (const text of texts) yield Buffer.from(text);
}

test('a file is kept once under its checksum and found again', async () => {
	const first = await storeFile(folder, pieces('satu ', 'dua'));
	const again = await storeFile(folder, pieces('satu dua'));
	expect(again).toEqual(first);
	const path = storedPath(folder, first.sha256);
	expect(readFileSync(path, 'utf8')).toBe('satu dua');
	expect(await describeFile(path)).toEqual({ sha256: first.sha256, size: 8 });
	await dropFileOlderThan(folder, first.sha256, new Date(Date.now() - 60_000));
	expect(existsSync(path)).toBe(true);
	const later = new Date(Date.now() + 60_000);
	await dropFileOlderThan(folder, first.sha256, later);
	await dropFileOlderThan(folder, first.sha256, later);
	expect(existsSync(path)).toBe(false);
});

test('a file over the limit is refused when the limit is passed and leaves nothing', async () => {
	let asked = 0;
	async function* endless(): AsyncGenerator<Uint8Array> {
		for (;;) {
			asked += 1;
			yield Buffer.alloc(1000);
		}
	}
	const empty = join(folder, 'kosong');
	await expect(storeFile(empty, endless(), 10_000)).rejects.toMatchObject({ code: 'request.too_large', status: 413 });
	expect(asked).toBeLessThan(200);
	expect(readdirSync(empty)).toEqual([]);
});

test('no name leads out of the folder', () => {
	for (const name of ['../../etc/passwd', '', 'ABC', `${'a'.repeat(63)}/`]) expect(() => storedPath(folder, name)).toThrow(RangeError);
});

test('files stand beside the database of the installation', () => {
	expect(filesFolder({ BINA_DATA: '/srv/bina' })).toBe('/srv/bina/files');
	writeFileSync(join(folder, 'ada'), '');
	expect(filesFolder({})).toMatch(/data\/files$/);
});
