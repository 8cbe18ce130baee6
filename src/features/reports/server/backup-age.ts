import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whole hours since the newest backup in the data folder; null when there is none. */
export function newestBackupHours(dataFolder: string | undefined, now: Date): number | null {
	if (!dataFolder) return null;
	const folder = join(dataFolder, 'backups');
	const times = namesIn(folder).filter((name) => name.endsWith('.bina')).map((name) => statSync(join(folder, name)).mtimeMs);
	if (times.length === 0) return null;
	return Math.max(0, Math.floor((now.getTime() - Math.max(...times)) / 3_600_000));
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return []; // made with the first backup
	}
}
