import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupFiles, backupFolder, newestBackupHours } from './newest.ts';

let folder: string;
const now = new Date('2026-11-22T03:00:00Z');

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-newest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, hoursAgo: number): void {
	mkdirSync(backupFolder(folder), { recursive: true });
	const file = join(backupFolder(folder), name);
	writeFileSync(file, '');
	const at = new Date(now.getTime() - hoursAgo * 3_600_000);
	utimesSync(file, at, at);
}

test('an installation without a backup has none, with or without the folder', () => {
	expect([newestBackupHours(folder, now), newestBackupHours(undefined, now)]).toEqual([null, null]);
	put('half.bina.part', 1);
	expect([newestBackupHours(folder, now), backupFiles(folder)]).toEqual([null, []]);
});

test('the newest counts, whatever its name', () => {
	put('bina-2026-11-20T030000.bina', 48);
	put('bina-2026-11-21T030000.bina', 24);
	put('a-copy.bina', 2.5);
	expect(newestBackupHours(folder, now)).toBe(2);
	expect(backupFiles(folder).map((file) => basename(file))).toEqual(['a-copy.bina', 'bina-2026-11-20T030000.bina', 'bina-2026-11-21T030000.bina']);
});

test('a clock that was set back makes no backup of the future', () => {
	put('bina-2026-11-23T030000.bina', -24);
	expect(newestBackupHours(folder, now)).toBe(0);
});
