import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '#platform/cli/command.ts';
import { isAlive, runs } from '#platform/db/embedded-process.ts';

/**
 * Makes this process the only program on the data folder; a lock left by a killed one is taken over.
 * @throws {InputError} data.in_use: another Bina is running there
 */
export function takeLock(dataFolder: string): () => void {
	mkdirSync(dataFolder, { recursive: true });
	const file = join(dataFolder, 'bina.pid');
	if (existsSync(file)) {
		const pid = Number(readFileSync(file, 'utf8'));
		if (pid !== process.pid && Number.isInteger(pid) && pid > 0 && isAlive(pid) && runs(pid, 'bina.ts')) {
			throw new InputError('data.in_use', `Bina is already running on ${dataFolder} (process ${pid}). Stop it first, or start this one with --data ANOTHER_FOLDER.`);
		}
		rmSync(file, { force: true });
	}
	writeFileSync(file, String(process.pid), { flag: 'wx' });
	return () => rmSync(file, { force: true });
}
