import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { fileToWrite } from '#platform/cli/out-file.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { describeFile } from '#platform/files/store.ts';
import type { ImportCounts, ImportKind } from '../import-schema.ts';
import { commands as nipCommands } from './cli-nip.ts';
import { writeErrorFile } from './import-errors.ts';
import type { ImportCtx } from './import-read.ts';
import { confirmImport, createBatch, previewImport } from './import-service.ts';

const options = {
	agency: { type: 'string', help: 'area code of the government, for example 1505' },
	'dry-run': { type: 'boolean', help: 'count only, write nothing' },
	errors: { type: 'string', help: 'write the refused rows with their reasons to this csv' },
	...DATABASE_OPTIONS
} as const;

const importPeople: Command = {
	path: ['import', 'people'],
	summary: 'Take in a SIASN export of staff; the same file twice changes nothing',
	usage: 'FILE --agency CODE',
	options,
	run: (input, io) => takeIn('people', input, io)
};

const importUnits: Command = {
	path: ['import', 'units'],
	summary: 'Take in a tree of units (Id;NamaUnor;DiatasanId); tells contradictions and circles',
	usage: 'FILE --agency CODE',
	options,
	run: (input, io) => takeIn('units', input, io)
};

export const commands: readonly Command[] = [...nipCommands, importPeople, importUnits];

/** A file beyond this is no list of staff; it is refused by its size, before anything of it is read. */
const largestFile = 500_000_000;

class DryRun extends Error {}

/** One transaction for the whole file: a fault in its last row leaves nothing behind. */
async function takeIn(kind: ImportKind, input: Arguments, io: Io): Promise<CommandResult> {
	const [path] = input.positionals;
	if (path === undefined) throw new InputError('import.file_missing', 'Name the file to take in.');
	const code = requiredOption(input, 'agency');
	await refuseUnreadable(path);
	const file = { ...(await describeFile(path)), name: basename(path) };
	const errorFile = textOption(input, 'errors') ?? null;
	if (errorFile !== null) fileToWrite(errorFile);
	const database = await openCliDatabase(input, io);
	try {
		const ctx = await database.contextFor(code);
		let counts: ImportCounts | undefined;
		await ctx.db.transaction().execute(async (tx) => {
			const inside: ImportCtx = { ...ctx, db: tx };
			const batchId = await createBatch(inside, kind, file);
			counts = await previewImport(inside, batchId, path, (rows) => io.note(`${rows} rows read`));
			if (errorFile !== null) await writeErrorFile(inside, batchId, errorFile);
			if (input.options['dry-run'] === true) throw new DryRun();
			io.note('writing');
			await confirmImport(inside, batchId);
		}).catch((error: unknown) => {
			if (!(error instanceof DryRun)) throw error;
		});
		if (!counts) throw new Error('takeIn: no counts');
		return { json: { ...counts, errorFile }, text: summary(counts, errorFile) };
	} finally {
		await database.close();
	}
}

async function refuseUnreadable(path: string): Promise<void> {
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile()) throw new TableError('csv.not_found');
	if (found.size > largestFile) throw new TableError('csv.too_large', { megabytes: largestFile / 1e6 });
}

function summary(counts: ImportCounts & { readonly cycles?: readonly { readonly names: readonly string[] }[] }, errorFile: string | null): string {
	const lines = counts.new + counts.changed + counts.refused === 0 ? ['Nothing changed: all of it stands already.'] : [];
	lines.push(`${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused.`);
	lines.push(`Units: ${counts.units.new} new, ${counts.units.changed} changed.`);
	for (const [code, count] of Object.entries(counts.warnings)) lines.push(`  ${code}: ${count}`);
	for (const { names } of counts.cycles ?? []) lines.push(`  circle: ${names.join(' → ')}`);
	if (errorFile !== null) lines.push(`Refused rows with reasons: ${errorFile}`);
	return lines.join('\n');
}
