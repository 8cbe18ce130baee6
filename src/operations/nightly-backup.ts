import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupFiles, backupFolder, newestBackupHours } from '#platform/backup/newest.ts';
import { writeBackup } from '#platform/backup/write.ts';
import type { DatabaseAddress } from '#platform/db/connect.ts';

const KEPT = 7;
const DUE_HOURS = 23;
/** The first minutes of a new installation belong to who looks at it. */
const FIRST_AFTER_SECONDS = 600;

/** Makes the backup of the day when the newest is 23 hours old, and keeps seven. Returns the new file, or undefined when none was due. */
export async function backUpWhenDue(address: DatabaseAddress, dataFolder: string, now: Date): Promise<string | undefined> {
	mkdirSync(backupFolder(dataFolder), { recursive: true, mode: 0o700 });
	const hours = newestBackupHours(dataFolder, now);
	if (hours !== null && hours < DUE_HOURS) return undefined;
	const file = join(backupFolder(dataFolder), `bina-${now.toISOString().slice(0, 19).replaceAll(':', '')}.bina`);
	await writeBackup(address, dataFolder, file);
	for (const old of backupFiles(dataFolder).slice(0, -KEPT)) rmSync(old);
	return file;
}

/** How long after its start the program looks whether a backup is due: at once, for one that is switched off at night would never come to its hour. */
export function firstLookAfterSeconds(dataFolder: string, now: Date): number {
	return newestBackupHours(dataFolder, now) === null ? FIRST_AFTER_SECONDS : 0;
}
