import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adoptSecret, secretIn, SecretRefused } from './secret.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-secret-'));
});
afterEach(() => {
	delete process.env.BINA_SECRET;
	rmSync(folder, { recursive: true, force: true });
});

describe('the secret of an installation', () => {
	test('is made once and read by its owner only', () => {
		const secret = secretIn(folder);
		expect(secret).toMatch(/^[0-9a-f]{64}$/);
		expect(secretIn(folder)).toBe(secret);
		expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
	});

	test.each(['x', 'a'.repeat(31)])('that is short (%s) is refused with what to do', (short) => {
		process.env.BINA_SECRET = short;
		expect(() => secretIn(folder)).toThrow(/needs 32 or more/);
		expect(() => adoptSecret(folder, 'b'.repeat(64))).toThrow(SecretRefused);
		expect(existsSync(join(folder, 'secret'))).toBe(false);
	});

	test('given from outside comes before the file', () => {
		secretIn(folder);
		process.env.BINA_SECRET = 'c'.repeat(32);
		expect(secretIn(folder)).toBe('c'.repeat(32));
	});
});

describe('a restored installation', () => {
	test('takes the secret of its backup, and only that one', () => {
		adoptSecret(folder, 'd'.repeat(64));
		expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('d'.repeat(64));
		adoptSecret(folder, 'd'.repeat(64));
		expect(() => adoptSecret(folder, 'e'.repeat(64))).toThrow(/another installation/);
	});

	test('with a secret from outside wants the same one, and writes no file that would not count', () => {
		process.env.BINA_SECRET = 'f'.repeat(64);
		expect(() => adoptSecret(folder, 'e'.repeat(64))).toThrow(/BINA_SECRET is another/);
		adoptSecret(folder, 'f'.repeat(64));
		expect(existsSync(join(folder, 'secret'))).toBe(false);
	});
});
