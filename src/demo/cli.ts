import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { InputError, numberOption, requiredOption, textOption, type Arguments, type Command, type CommandResult } from '#platform/cli/command.ts';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { dayIn, isDay } from '#platform/clock.ts';
import { inventCrowd } from './crowd.ts';
import { DEMO_PASSWORD, personasOf } from './personas.ts';
import { siasnFile, type SiasnStyle } from './siasn-file.ts';
import type { DemoOptions, DemoSize } from './types.ts';
import { AlreadySeeded, seedDemo, type SeedReport } from './write.ts';

const SIZES: readonly DemoSize[] = ['small', 'regency', 'province'];

const DEMO_OPTIONS = {
	seed: { type: 'string', help: 'a whole number; the same seed gives the same region (default 1)' },
	today: { type: 'string', help: 'the day on which the region is "now", YYYY-MM-DD (default today)' }
} as const;

/** @throws {InputError} no such size, not a whole number, or not a day */
export function readDemoOptions(input: Arguments, now: Date): DemoOptions {
	const size = textOption(input, 'size') ?? 'small';
	if (!(SIZES as readonly string[]).includes(size)) throw new InputError('seed.size', `There is no size "${size.slice(0, 40)}". Choose one of: ${SIZES.join(', ')}.`);
	return { size: size as DemoSize, ...readSeedAndDay(input, now) };
}

function readSeedAndDay(input: Arguments, now: Date): { readonly seed: number; readonly today: string } {
	const seed = numberOption(input, 'seed') ?? 1;
	if (!Number.isSafeInteger(seed)) throw new InputError('seed.number', `--seed must be a whole number, not ${seed}.`);
	const today = textOption(input, 'today') ?? dayIn('Asia/Jakarta', now);
	if (!isDay(today) || today < '2024-01-01' || today > '2099-12-31') throw new InputError('seed.today', `--today must be a day such as 2026-11-21, not "${today.slice(0, 40)}".`);
	return { seed, today };
}

export const seedCommand: Command = {
	path: ['seed'],
	summary: 'fill the database with an invented region',
	usage: '--size small|regency|province [--seed N]',
	options: { size: { type: 'string', help: 'small: 500 people; regency: 6,000; province: twelve governments, 70,000' }, ...DEMO_OPTIONS, ...DATABASE_OPTIONS },
	async run(input, io): Promise<CommandResult> {
		const options = readDemoOptions(input, new Date());
		const database = await openCliDatabase(input, io);
		try {
			const report = await seedDemo(database.owner, options, { identityKey: database.key(IDENTITY_KEY), note: (line) => io.note(line) });
			const personas = personasOf(options.size).map(({ key, name, email, nip, roles, agencyCode }) => ({ key, name, email, nip, agencyCode, roles }));
			return { json: { ...report, personas, password: DEMO_PASSWORD }, text: seedText(report, options.size) };
		} catch (error) {
			if (error instanceof AlreadySeeded) throw new InputError('seed.present', `${error.message} Nothing was written. Use an empty data folder (--data DIR) or database.`);
			throw error;
		} finally {
			await database.close();
		}
	}
};

function seedText({ agencies, rows, seconds }: SeedReport, size: DemoSize): string {
	const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
	return [...agencies.map(({ code, name, people, units }) => `${code.padEnd(5)} ${name.padEnd(34)} ${String(people).padStart(6)} people  ${String(units).padStart(5)} units`),
		`${total} rows in ${seconds.toFixed(1)} s. Everything is invented.`, '', personaTable(size)].join('\n');
}

/** The people to sign in as, one a line, and the password of them all. */
export function personaTable(size: DemoSize): string {
	const personas = personasOf(size);
	const width = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length)) + 2; // the page to sign in finds columns by two spaces
	const [keys, names] = [width(personas.map(({ key }) => key)), width(personas.map(({ name }) => name))];
	const lines = personas.map(({ key, name, email }) => `${key.padEnd(keys)}${name.padEnd(names)}${email}`);
	return [...lines, `Password of all demo accounts: ${DEMO_PASSWORD}`].join('\n');
}

/** A SIASN export of invented people, for trying an import. */
export const demoFileCommand: Command = {
	path: ['seed', 'file'],
	summary: 'write a SIASN export of invented people',
	usage: 'FILE --rows N [--separator "|"] [--bom] [--plain]',
	options: {
		rows: { type: 'string', help: 'how many people, 6000 or more' }, separator: { type: 'string', help: '| ; , or tab (default |)' }, bom: { type: 'boolean', help: 'begin with a byte order mark' },
		plain: { type: 'boolean', help: 'empty cells instead of null, no leading apostrophes' }, ...DEMO_OPTIONS
	},
	async run(input): Promise<CommandResult> {
		const [file] = input.positionals;
		if (file === undefined || input.positionals.length !== 1) throw new InputError('argument.file', 'Name one file: bina seed file FILE --rows 10000');
		const rows = numberOption(input, 'rows') ?? Number(requiredOption(input, 'rows'));
		if (!Number.isInteger(rows) || rows < 6000 || rows > 1_000_000) throw new InputError('seed.rows', '--rows must be a whole number from 6000 to 1000000.');
		const { seed, today } = readSeedAndDay(input, new Date());
		const plain = input.options.plain === true;
		const crowd = await inventCrowd({ people: rows, seed, today });
		const style = { separator: readSeparator(input), bom: input.options.bom === true, apostrophes: !plain, nullLiteral: !plain };
		await pipeline(Readable.from(siasnFile(crowd.people(), today, style)), createWriteStream(file));
		return { json: { file, rows, units: crowd.units.length }, text: `${file}: ${rows} invented people in ${crowd.units.length} units.` };
	}
};

function readSeparator(input: Arguments): SiasnStyle['separator'] {
	const text = textOption(input, 'separator') ?? '|';
	const separator = text === 'tab' || text === '\\t' ? '\t' : text;
	if (separator !== '|' && separator !== ';' && separator !== ',' && separator !== '\t') throw new InputError('seed.separator', '--separator must be | ; , or tab.');
	return separator;
}

export const commands: readonly Command[] = [seedCommand, demoFileCommand];
