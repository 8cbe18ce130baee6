import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readDemoPersonas } from '#features/identity/rules.ts';
import { runCommandLine } from '#platform/cli/run.ts';
import { commands, personaTable, readDemoOptions } from './cli.ts';
import { personasOf } from './personas.ts';

// Whole regions are made here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOW = new Date('2026-11-20T18:30:00Z');

async function run(...words: string[]): Promise<{ code: number; out: string }> {
	let out = '';
	const code = await runCommandLine(words, commands, { note: () => undefined, env: {} }, { out: (text) => (out += text), error: () => undefined });
	return { code, out };
}

describe('options of a seed', () => {
	test('small, seed 1 and the day in Jambi when nothing is said', () => {
		// 18:30 UTC on the 20th is the 21st in Western Indonesian Time.
		expect(readDemoOptions({ positionals: [], options: {} }, NOW)).toEqual({ size: 'small', seed: 1, today: '2026-11-21' });
	});

	test.each([
		[{ size: 'huge' }, 'seed.size'], [{ size: '' }, 'seed.size'], [{ seed: '1.5' }, 'seed.number'], [{ seed: 'x' }, 'option.not_a_number'], [{ seed: '1e400' }, 'option.not_a_number'],
		[{ today: '2026-02-30' }, 'seed.today'], [{ today: '1999-01-01' }, 'seed.today'], [{ today: '21-11-2026' }, 'seed.today']
	])('%j is refused as %s', (options, code) => {
		expect(() => readDemoOptions({ positionals: [], options }, NOW)).toThrow(expect.objectContaining({ code }));
	});
});

describe('bina seed on the command line', () => {
	test('an unknown size ends with 1 and says what to choose, before any database is opened', async () => {
		const { code, out } = await run('seed', '--size', 'enormous', '--json');
		expect(code).toBe(1);
		expect(JSON.parse(out)).toEqual({ error: { code: 'seed.size', message: 'There is no size "enormous". Choose one of: small, regency, province.' } });
	});

	test('a file of invented people has the rows, mark and separator asked for', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'bina-demo-'));
		try {
			const file = join(folder, 'people.csv');
			const { code, out } = await run('seed', 'file', file, '--rows', '6000', '--separator', ';', '--bom', '--plain', '--today', '2026-11-21', '--json');
			expect(code).toBe(0);
			expect(JSON.parse(out)).toMatchObject({ rows: 6000 });
			const text = await readFile(file, 'utf8');
			expect(text.startsWith('\uFEFFPNS ID;NIP BARU;')).toBe(true);
			expect(text.trimEnd().split('\r\n')).toHaveLength(6001);
			expect(text).not.toContain(';null;');
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	test.each([[['--rows', '5'], 'seed.rows'], [['--rows', '6000.5'], 'seed.rows'], [[], 'option.missing'], [['--rows', '6000', '--separator', 'x'], 'seed.separator']])('%j is refused as %s', async (words, code) => {
		const { code: exit, out } = await run('seed', 'file', 'never-written.csv', ...words, '--json');
		expect(exit).toBe(1);
		expect(JSON.parse(out).error.code).toBe(code);
	});
});

test('the table of personas names everybody and the password', () => {
	const table = personaTable('province');
	expect(table).toContain('sari.wulandari@muarojambikab.example');
	expect(table).toContain('maya.puspita@lampungselatankab.example');
	expect(table).toContain('melayani-dengan-tenang');
	expect(personaTable('small')).not.toContain('lampungselatan');
});

test.each(['small', 'province'] as const)('the page to sign in reads every persona of the table: %s', (size) => {
	expect(readDemoPersonas(personaTable(size))).toEqual(personasOf(size).map(({ key, name, email }) => ({ key, name, email })));
});
