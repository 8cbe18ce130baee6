import { expect, test } from 'vitest';
import { readFiles } from './files.ts';

// Test files of one worker share their globals: a page or a `fetch` that one leaves behind stands in the next one's way, in an order that nobody chose.
const using = readFiles('src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts').filter(({ path, text }) => path !== 'tests/repository/stand-ins.test.ts' && /openPage\(|stubGlobal\(/.test(text));

test('there are tests that put something in the place of the browser', () => expect(using.length).toBeGreaterThan(5));

test.each(using.map(({ path, text }) => [path, text] as const))('%s takes away again what it put in the place of the browser', (_path, text) => {
	expect(text).toContain('vi.unstubAllGlobals()');
});
