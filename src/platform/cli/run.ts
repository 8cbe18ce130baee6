import { parseArgs } from 'node:util';
import { InputError, type Arguments, type Command, type Io, type OptionSpec } from './command.ts';

export interface Streams {
	out(text: string): void;
	error(text: string): void;
}

const COMMON: Readonly<Record<string, OptionSpec>> = {
	json: { type: 'boolean', help: 'one JSON document on standard output' },
	help: { type: 'boolean', help: 'this text' }
};

/**
 * Finds the command that the words name, runs it and prints its result.
 * @returns the exit code: 0 done, 1 refused input, 2 fault
 */
export async function runCommandLine(words: readonly string[], commands: readonly Command[], io: Io, streams: Streams): Promise<0 | 1 | 2> {
	const command = commands.filter(({ path }) => path.every((word, index) => words[index] === word)).sort((a, b) => b.path.length - a.path.length)[0];
	const json = words.includes('--json');
	if (!command) return refuseUnknown(words, commands, json, streams);
	try {
		const input = split(words.slice(command.path.length), command);
		if (input.options.help === true) {
			streams.out(helpOf(command));
			return 0;
		}
		const result = await command.run(input, io);
		streams.out(json ? JSON.stringify(result.json) : result.text);
		return result.exitCode ?? 0;
	} catch (error) {
		return reportError(error, json, streams);
	}
}

function split(words: readonly string[], command: Command): Arguments {
	const specs = { ...COMMON, ...command.options };
	const options = Object.fromEntries(Object.entries(specs).map(([name, { type, multiple }]) => [name, { type, ...(multiple ? { multiple } : {}) }]));
	try {
		const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
		return { positionals, options: values };
	} catch (error) {
		throw new InputError('option.unknown', `${(error as Error).message} See: bina ${command.path.join(' ')} --help`);
	}
}

function reportError(error: unknown, json: boolean, streams: Streams): 1 | 2 {
	if (error instanceof InputError) {
		const { code, message, row, column } = error;
		if (json) streams.out(JSON.stringify({ error: { code, message, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) } }));
		else streams.error(`${message}${row === undefined ? '' : ` (row ${row}${column === undefined ? '' : `, column ${column}`})`}`);
		return 1;
	}
	const message = error instanceof Error ? error.message : String(error);
	if (json) streams.out(JSON.stringify({ error: { code: 'fault', message } }));
	streams.error(`Fault: ${message}`);
	return 2;
}

function refuseUnknown(words: readonly string[], commands: readonly Command[], json: boolean, streams: Streams): 0 | 1 {
	const asked = words.filter((word) => !word.startsWith('-')).join(' ');
	if (asked === '' && !json) {
		streams.out(overview(commands));
		return 0;
	}
	const inGroup = commands.filter(({ path }) => path[0] === words[0]);
	if (words.includes('--help') && inGroup.length > 0) {
		streams.out(overview(inGroup));
		return 0;
	}
	return reportError(new InputError('command.unknown', `There is no command "${asked.slice(0, 60)}". Run bina --help for the list.`), json, streams) as 1;
}

function overview(commands: readonly Command[]): string {
	const names = commands.map(({ path }) => `bina ${path.join(' ')}`);
	const width = Math.max(...names.map((name) => name.length));
	return [...commands].map(({ summary }, index) => `${names[index]?.padEnd(width) ?? ''}  ${summary}`).sort().join('\n');
}

function helpOf({ path, usage, summary, options }: Command): string {
	const rows = Object.entries({ ...options, ...COMMON }).map(([name, { help }]) => `  --${name.padEnd(16)} ${help}`);
	return [`bina ${path.join(' ')} ${usage}`.trim(), '', summary, '', ...rows].join('\n');
}
