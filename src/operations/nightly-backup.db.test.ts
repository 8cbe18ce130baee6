import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBackup } from '#platform/backup/read.ts';
import { testAddress, withOwnDatabase } from '#tests/support/database.ts';
import { backUpWhenDue, firstLookAfterSeconds } from './nightly-backup.ts';

const HOUR = 3_600_000;

test('a backup is made when the newest is a day old, seven are kept, and a second call on the same day makes none', () => withOwnDatabase(async (address) => {
	const folder = mkdtempSync(join(tmpdir(), 'bina-nightly-'));
	const backups = join(folder, 'backups');
	mkdirSync(backups);
	const now = new Date();
	for (let day = 9; day >= 2; day--) {
		const file = join(backups, `bina-2026-01-0${10 - day}T010000.bina`);
		writeFileSync(file, '');
		utimesSync(file, new Date(now.getTime() - day * 24 * HOUR), new Date(now.getTime() - day * 24 * HOUR));
	}
	expect(firstLookAfterSeconds(folder, now)).toBe(0);
	const made = await backUpWhenDue(address, folder, now);
	expect((await readBackup(made ?? '')).secret).toBe(testAddress().secret);
	expect(readdirSync(backups)).toHaveLength(7);
	expect(await backUpWhenDue(address, folder, new Date(now.getTime() + HOUR))).toBeUndefined();
	rmSync(folder, { recursive: true });
}));

test('a new installation is left in peace for ten minutes', () => {
	expect(firstLookAfterSeconds(join(tmpdir(), 'bina-nowhere'), new Date())).toBe(600);
});
