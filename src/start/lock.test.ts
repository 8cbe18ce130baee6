import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError } from '#platform/cli/command.ts';
import { takeLock } from './lock.ts';
import { safeHeaders } from './safe-headers.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bina-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'bina.pid');

describe('the lock of a data folder', () => {
	test('names its holder, and is gone when it is let go', () => {
		const release = takeLock(folder);
		expect(readFileSync(file(), 'utf8')).toBe(String(process.pid));
		release();
		expect(existsSync(file())).toBe(false);
	});

	test('a folder that is not there yet is made', () => {
		const inner = join(folder, 'a', 'b');
		takeLock(inner)();
		expect(existsSync(inner)).toBe(true);
	});

	// A killed program leaves its number behind; numbers that no program has, and words, hold nobody off.
	test.each(['4194303', '0', '-1', '', 'bukan angka', '1.5', '99999999999'])('one left behind is taken over: %j', (left) => {
		writeFileSync(file(), left);
		takeLock(folder);
		expect(readFileSync(file(), 'utf8')).toBe(String(process.pid));
	});

	test('a number that another program has by now holds nobody off', () => {
		writeFileSync(file(), '1');
		takeLock(folder);
		expect(readFileSync(file(), 'utf8')).toBe(String(process.pid));
	});

	test('a program that runs there is a refusal in words, not a fault', () => {
		const other = spawn(process.execPath, ['-e', 'process.stdin.resume()', 'bina.ts']);
		try {
			writeFileSync(file(), String(other.pid));
			expect(() => takeLock(folder)).toThrow(expect.objectContaining({ constructor: InputError, code: 'data.in_use', message: expect.stringContaining('already running') as string }) as Error);
		} finally {
			other.kill();
		}
	});

	test('letting go twice is harmless', () => {
		const release = takeLock(folder);
		release();
		expect(release).not.toThrow();
	});
});

describe('what every answer tells browsers', () => {
	test('no guessing of types, no frame, no camera, no address to others', () => {
		expect(safeHeaders(false)).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
		expect(safeHeaders(false)['permissions-policy']).toContain('camera=()');
	});

	test('https is asked for only where it is there: a plain address must stay reachable', () => {
		expect(safeHeaders(false)).not.toHaveProperty('strict-transport-security');
		expect(safeHeaders(true)['strict-transport-security']).toBe('max-age=31536000');
		expect(Object.keys(safeHeaders(true))).toEqual([...Object.keys(safeHeaders(false)), 'strict-transport-security']);
	});
});
