import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Staging } from './staging.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'bina-staging-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });
const placed = (name: string) => join(folder, 'files', name);
const staged = (name = '') => join(folder, 'files.restore', name);

async function stage(staging: Staging, name: string, ...pieces: readonly string[]): Promise<void> {
	await staging.begin(name);
	for (const piece of pieces) await staging.add(Buffer.from(piece));
	await staging.end();
}

describe('files of a restore', () => {
	test('wait beside their place until the database holds what they belong to', async () => {
		const staging = new Staging(folder);
		await stage(staging, 'photo/a1', 'sepotong ', 'foto');
		expect(readFileSync(staged('photo/a1'), 'utf8')).toBe('sepotong foto');
		expect(existsSync(placed('photo/a1'))).toBe(false);
		staging.keep();
		expect(readFileSync(placed('photo/a1'), 'utf8')).toBe('sepotong foto');
		expect(existsSync(staged())).toBe(false);
	});

	test('are read by their owner alone', async () => {
		const staging = new Staging(folder);
		await stage(staging, 'evidence/b1', 'rahasia');
		expect(statSync(staged('evidence/b1')).mode & 0o077).toBe(0);
		staging.keep();
		expect([statSync(placed('evidence/b1')).mode & 0o077, statSync(placed('evidence')).mode & 0o077]).toEqual([0, 0]);
	});

	test('that are empty are files all the same', async () => {
		const staging = new Staging(folder);
		await stage(staging, 'kosong');
		staging.keep();
		expect(readFileSync(placed('kosong'), 'utf8')).toBe('');
	});

	test('stand beside those that were there; one of the same name is replaced', async () => {
		mkdirSync(join(folder, 'files'), { recursive: true });
		writeFileSync(placed('lama'), 'tetap');
		writeFileSync(placed('sama'), 'dulu');
		const staging = new Staging(folder);
		await stage(staging, 'sama', 'kini');
		staging.keep();
		expect([readFileSync(placed('lama'), 'utf8'), readFileSync(placed('sama'), 'utf8')]).toEqual(['tetap', 'kini']);
	});

	test('a name that came twice is refused: a backup has each file once', async () => {
		const staging = new Staging(folder);
		await stage(staging, 'a', 'satu');
		await expect(staging.begin('a')).rejects.toMatchObject({ code: 'EEXIST' });
	});

	test('of a restore that failed leave nothing, also in the middle of one', async () => {
		const staging = new Staging(folder);
		await stage(staging, 'a', 'satu');
		await staging.begin('b');
		await staging.add(Buffer.from('setengah'));
		await staging.drop();
		expect(readdirSync(folder)).toEqual([]);
	});

	test('left by a restore that was killed do not get into the next one', async () => {
		await stage(new Staging(folder), 'sisa', 'dari yang dulu');
		const staging = new Staging(folder);
		await stage(staging, 'baru', 'x');
		staging.keep();
		expect(readdirSync(join(folder, 'files'))).toEqual(['baru']);
	});

	test('that cannot be moved are not lost: the sentence says where they are', async () => {
		const staging = new Staging(folder);
		await stage(staging, 'photo/a1', 'foto');
		writeFileSync(join(folder, 'files'), 'bukan folder');
		expect(() => { staging.keep(); }).toThrow(staged().replace(/\/$/, ''));
		expect(readFileSync(staged('photo/a1'), 'utf8')).toBe('foto');
	});

	test('none at all is a restore without files', () => {
		new Staging(folder).keep();
		expect(readdirSync(folder)).toEqual([]);
	});
});
