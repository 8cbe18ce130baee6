import { describe, expect, test } from 'vitest';
import { LIMITS, RATIO_REACHED_HUNDREDTHS, checkFiles, checkPackages, isSource, isTest } from './budget.ts';

const lines = (count: number): string => 'x\n'.repeat(count);
const enoughTests = { path: 'src/a.test.ts', text: lines(2000) };

describe('length of files', () => {
	test('a file of 400 lines passes with a warning, one of 401 fails', () => {
		const { failures, warnings } = checkFiles([{ path: 'src/a.ts', text: lines(400) }, { path: 'src/b.ts', text: lines(401) }, { path: 'src/c.ts', text: lines(250) }, enoughTests]);
		expect(warnings).toEqual(['src/a.ts: 400 lines, better under 250']);
		expect(failures).toEqual([expect.stringContaining('src/b.ts: 401 lines'), expect.stringContaining('src/a.test.ts')]);
	});

	test('a route file fails at 41 lines, its test does not', () => {
		const { failures } = checkFiles([{ path: 'src/routes/survei/+page.server.ts', text: lines(41) }, { path: 'src/routes/survei/page.test.ts', text: lines(300) }]);
		expect(failures).toEqual([expect.stringContaining('+page.server.ts: 41 lines, at most 40')]);
	});

	test('a page component is no route file', () => {
		expect(checkFiles([{ path: 'src/routes/+page.svelte', text: lines(60) }, { path: 'src/a.test.ts', text: lines(60) }]).failures).toEqual([]);
	});

	test('the generated table types are neither too long nor source', () => {
		expect(checkFiles([{ path: 'src/platform/db/tables.ts', text: lines(5000) }, { path: 'src/a.ts', text: lines(1) }, { path: 'src/a.test.ts', text: lines(1) }])).toMatchObject({ failures: [], source: 1 });
	});

	test('an empty file has no lines and a last line without end counts', () => {
		expect(checkFiles([{ path: 'src/a.ts', text: '' }, { path: 'src/b.ts', text: 'a\nb' }, { path: 'tests/c.ts', text: 'a\nb\n' }])).toMatchObject({ source: 2, tests: 2, ratioHundredths: 100 });
	});
});

describe('tests for source', () => {
	test('below what was reached it fails, below the goal it warns, at the goal it is silent', () => {
		const found = (tests: number) => {
			const { failures, warnings } = checkFiles([{ path: 'src/a.ts', text: lines(200) }, { path: 'src/a.test.ts', text: lines(tests) }]);
			return { failures: failures.length, warnings: warnings.length };
		};
		expect(found(2 * RATIO_REACHED_HUNDREDTHS - 1)).toEqual({ failures: 1, warnings: 0 });
		expect(found(2 * RATIO_REACHED_HUNDREDTHS)).toEqual({ failures: 0, warnings: 1 });
		expect(found(199)).toEqual({ failures: 0, warnings: 1 });
		expect(found(200)).toEqual({ failures: 0, warnings: 0 });
	});

	test.each([
		['src/a.ts', true, false],
		['src/ui/Button/Button.svelte', true, false],
		['bin/bina.ts', true, false],
		['src/a.test.ts', false, true],
		['tests/support/database.ts', false, true],
		['scripts/budget.ts', false, false]
	])('%s', (path, source, isATest) => {
		expect([isSource(path), isTest(path)]).toEqual([source, isATest]);
	});
});

describe('loose ends', () => {
	test.each(['// TODO later', '// @ts-ignore', "test.only('x', () => 1)", '/* FIXME */'])('%s fails', (text) => {
		expect(checkFiles([{ path: 'src/a.ts', text }, enoughTests]).failures).toContainEqual(expect.stringMatching(/^src\/a\.ts:1: /));
	});

	test('one with an issue number passes', () => {
		expect(checkFiles([{ path: 'src/a.ts', text: '// TODO #12: the second zone' }, { path: 'src/a.test.ts', text: 'x' }]).failures).toEqual([]);
	});
});

describe('packages', () => {
	const good = { dependencies: { zod: '4.6.7' } };

	test('exact versions with a reason pass', () => {
		expect(checkPackages(good, '| `zod` | shapes at the border |', '{}')).toEqual([]);
	});

	test.each(['^4.6.7', '~4.6.7', '4', 'latest', '*', 'github:colinhacks/zod'])('version %s fails', (version) => {
		expect(checkPackages({ devDependencies: { zod: version } }, '', '{}')).toEqual([expect.stringContaining('not an exact version')]);
	});

	test('a package without a reason fails, and a longer name is no reason for it', () => {
		expect(checkPackages(good, '| `zod-to-json` | other |', '{}')).toEqual(['docs/dependencies.md: no line of reason for `zod`.']);
	});

	test('one more than the limit fails', () => {
		const names = Array.from({ length: LIMITS.dependencies + 1 }, (_, index) => `p${index}`);
		const failures = checkPackages({ dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) }, names.map((name) => `\`${name}\``).join(' '), '{}');
		expect(failures).toEqual([expect.stringContaining('31 run-time dependencies, at most 30')]);
	});

	test('a lock file that names a host fails', () => {
		expect(checkPackages(good, '`zod`', '{"resolved": "https://registry.example/zod.tgz"}')).toEqual([expect.stringContaining('names a download host')]);
	});
});
