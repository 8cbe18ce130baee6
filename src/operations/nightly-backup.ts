import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeBackup } from '#platform/backup/write.ts';
import type { DatabaseAddress } from '#platform/db/connect.ts';

const KEPT = 7;
const DUE_HOURS = 23;

/** Makes the backup of the day when the newest is 23 hours old, and keeps seven. Returns the new file, or undefined when none was due. */
export async function backUpWhenDue(address: DatabaseAddress, dataFolder: string, now: Date): Promise<string | undefined> {
	const folder = join(dataFolder, 'backups');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const newest = Math.max(0, ...backupsIn(folder).map((file) => statSync(file).mtimeMs));
	if (now.getTime() - newest < DUE_HOURS * 3_600_000) return undefined;
	const file = join(folder, `bina-${now.toISOString().slice(0, 19).replaceAll(':', '')}.bina`);
	await writeBackup(address, dataFolder, file);
	for (const old of backupsIn(folder).slice(0, -KEPT)) rmSync(old);
	return file;
}

/** Oldest first: the names begin with the time. */
function backupsIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder).filter((name) => name.endsWith('.bina')).sort().map((name) => join(folder, name));
}
