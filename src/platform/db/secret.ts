import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's secret; also used beside an own server, where BINA_SECRET may give it instead. */
export function secretIn(dataFolder: string): string {
	if (process.env.BINA_SECRET) return process.env.BINA_SECRET;
	mkdirSync(dataFolder, { recursive: true });
	const file = join(dataFolder, 'secret');
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
	return readFileSync(file, 'utf8').trim();
}
