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

/** Gives a new installation the secret of the one it continues (restore). A folder that has its own keeps nothing but an equal one. */
export function adoptSecret(dataFolder: string, secret: string): void {
	mkdirSync(dataFolder, { recursive: true });
	const file = join(dataFolder, 'secret');
	if (!existsSync(file)) writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
	else if (readFileSync(file, 'utf8').trim() !== secret) throw new SecretDiffers(dataFolder);
}

export class SecretDiffers extends Error {
	constructor(dataFolder: string) {
		super(`${dataFolder} belongs to another installation. Restore into a new folder: --data ANOTHER_FOLDER`);
	}
}
