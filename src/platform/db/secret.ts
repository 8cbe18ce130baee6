import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHORTEST = 32;

/**
 * The installation's secret; also used beside an own server, where BINA_SECRET may give it instead.
 * @throws {SecretRefused} BINA_SECRET is shorter than 32 letters
 */
export function secretIn(dataFolder: string): string {
	const given = givenSecret();
	if (given !== undefined) return given;
	mkdirSync(dataFolder, { recursive: true });
	const file = join(dataFolder, 'secret');
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
	return readFileSync(file, 'utf8').trim();
}

/**
 * Gives a new installation the secret of the one it continues (restore). One that has its own keeps nothing but an equal one.
 * @throws {SecretRefused} the folder, or BINA_SECRET, has another secret
 */
export function adoptSecret(dataFolder: string, secret: string): void {
	const given = givenSecret();
	if (given !== undefined) {
		if (given !== secret) throw new SecretRefused('BINA_SECRET is another than the secret in the backup. Set it to that of the installation that made the backup, or leave it unset.');
		return;
	}
	mkdirSync(dataFolder, { recursive: true });
	const file = join(dataFolder, 'secret');
	if (!existsSync(file)) writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
	else if (readFileSync(file, 'utf8').trim() !== secret) throw new SecretRefused(`${dataFolder} belongs to another installation. Restore into a new folder: --data ANOTHER_FOLDER`);
}

function givenSecret(): string | undefined {
	const secret = process.env.BINA_SECRET;
	if (!secret) return undefined;
	if (secret.length < SHORTEST) throw new SecretRefused(`BINA_SECRET has ${secret.length} letters; it needs ${SHORTEST} or more. Make one with: openssl rand -hex 32`);
	return secret;
}

export class SecretRefused extends Error {}
