import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileToWrite } from './out-file.ts';

describe('a file to be written', () => {
	test('comes back as an absolute path', () => expect(fileToWrite(join(tmpdir(), 'x', '..', 'bina-out.csv'))).toBe(join(tmpdir(), 'bina-out.csv')));

	test.each([['/nonexistent/x.csv'], [join(tmpdir(), 'bina-nowhere', 'x.csv')], [tmpdir()], ['/dev/null/x.csv']])('%s is refused', (path) => {
		expect(() => fileToWrite(path)).toThrow(expect.objectContaining({ code: 'file.not_writable' }) as Error);
	});
});
