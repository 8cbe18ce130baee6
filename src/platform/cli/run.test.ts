import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError, numberOption, requiredOption, textOption, type Arguments, type Command } from './command.ts';
import { runCommandLine } from './run.ts';

const greet: Command = {
	path: ['greet'],
	summary: 'say hello',
	usage: 'NAME [--loud]',
	options: { loud: { type: 'boolean', help: 'in capitals' }, times: { type: 'string', help: 'how often' } },
	run: async (input) => ({ json: { hello: input.positionals[0] }, text: `hello ${input.positionals[0] ?? ''}${input.options.loud ? '!' : ''}` })
};
const greetAll: Command = { ...greet, path: ['greet', 'all'], run: async () => ({ json: 'all', text: 'hello all' }) };
const refuse: Command = {
	path: ['refuse'], summary: 'refuse', usage: '', run: () => Promise.reject(new InputError('row.bad', 'Row 7 is bad. Mend it.', { row: 7, column: 'NIP' }))
};
const fail: Command = { path: ['fail'], summary: 'fail', usage: '', run: () => Promise.reject(new Error('disk full')) };
const check: Command = { path: ['check'], summary: 'check', usage: '', run: async () => ({ json: [{ ok: false }], text: 'FAIL', exitCode: 1 }) };
const commands = [greet, greetAll, refuse, fail, check];

async function bina(...words: string[]): Promise<{ code: number; out: string; err: string }> {
	const out: string[] = [];
	const err: string[] = [];
	const code = await runCommandLine(words, commands, { note: (line) => err.push(line), env: {} }, { out: (text) => out.push(text), error: (text) => err.push(text) });
	return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('the command line', () => {
	test('runs the command that the words name, the longest name first', async () => {
		expect(await bina('greet', 'Sari', '--loud')).toEqual({ code: 0, out: 'hello Sari!', err: '' });
		expect((await bina('greet', 'all')).out).toBe('hello all');
	});

	test('prints one JSON document with --json, wherever it stands', async () => {
		expect(JSON.parse((await bina('greet', '--json', 'Sari')).out)).toEqual({ hello: 'Sari' });
		expect(JSON.parse((await bina('greet', 'Sari', '--json')).out)).toEqual({ hello: 'Sari' });
	});

	test('a refusal leaves with 1 and says where, as text and as JSON', async () => {
		expect(await bina('refuse')).toEqual({ code: 1, out: '', err: 'Row 7 is bad. Mend it. (row 7, column NIP)' });
		expect(JSON.parse((await bina('refuse', '--json')).out)).toEqual({ error: { code: 'row.bad', message: 'Row 7 is bad. Mend it.', row: 7, column: 'NIP' } });
	});

	test('a fault leaves with 2 and names the fault', async () => {
		expect(await bina('fail')).toEqual({ code: 2, out: '', err: 'Fault: disk full' });
		expect(JSON.parse((await bina('fail', '--json')).out)).toEqual({ error: { code: 'fault', message: 'disk full' } });
	});

	test('a check that finds something leaves with 1 and still prints its result', async () => {
		expect(await bina('check', '--json')).toEqual({ code: 1, out: '[{"ok":false}]', err: '' });
	});

	test('unknown options and commands are refused with the way to help', async () => {
		expect(await bina('greet', '--laud')).toMatchObject({ code: 1, out: '' });
		expect((await bina('greet', '--laud')).err).toContain('bina greet --help');
		expect((await bina('dance')).err).toContain('no command "dance"');
		expect(JSON.parse((await bina('dance', '--json')).out)).toMatchObject({ error: { code: 'command.unknown' } });
	});

	test('help names usage and every option; without words the list of commands comes', async () => {
		const { out } = await bina('greet', '--help');
		for (const part of ['bina greet NAME [--loud]', '--loud', 'in capitals', '--times', '--json']) expect(out).toContain(part);
		const list = (await bina()).out.split('\n');
		expect(list).toHaveLength(commands.length);
		expect(list).toEqual([...list].sort());
	});

	test('no words make it throw, and the code is always 0, 1 or 2', () => fc.assert(fc.asyncProperty(fc.array(fc.string(), { maxLength: 4 }), async (words) => {
		expect([0, 1, 2]).toContain((await bina(...words)).code);
	})));
});

describe('options', () => {
	const input = (options: Arguments['options']): Arguments => ({ positionals: [], options });

	test.each(['1e309', '-1e309', 'NaN', 'Infinity', '', '  ', 'seven', '1,5', '0x'])('%j is no number', (value) => {
		expect(() => numberOption(input({ n: value }), 'n')).toThrow(InputError);
	});

	test.each([['7', 7], ['-0.5', -0.5], [' 3 ', 3], ['1e3', 1000]] as const)('%j is %d', (value, number) => expect(numberOption(input({ n: value }), 'n')).toBe(number));

	test('what is absent stays absent, what is needed is asked for', () => {
		expect(numberOption(input({}), 'n')).toBeUndefined();
		expect(textOption(input({ n: true }), 'n')).toBeUndefined();
		expect(() => requiredOption(input({ agency: '' }), 'agency')).toThrow('--agency is needed');
		expect(requiredOption(input({ agency: '1505' }), 'agency')).toBe('1505');
	});
});
