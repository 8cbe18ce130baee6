import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the backups of an installation are. */
export function backupFolder(dataFolder: string): string {
	return join(dataFolder, 'backups');
}

/** Whole paths, oldest first: the names begin with the time. */
export function backupFiles(dataFolder: string): string[] {
	const folder = backupFolder(dataFolder);
	if (!existsSync(folder)) return []; // made with the first backup
	return readdirSync(folder).filter((name) => name.endsWith('.bina')).sort().map((name) => join(folder, name));
}

/** Whole hours since the newest backup was written; null when there is none. */
export function newestBackupHours(dataFolder: string | undefined, now: Date): number | null {
	if (!dataFolder) return null;
	const times = backupFiles(dataFolder).map((file) => statSync(file).mtimeMs);
	return times.length === 0 ? null : Math.max(0, Math.floor((now.getTime() - Math.max(...times)) / 3_600_000));
}
