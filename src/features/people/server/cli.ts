import { basename } from 'node:path';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import type { ImportCounts } from '../import-schema.ts';
import { commands as nipCommands } from './cli-nip.ts';
import { confirmPeople, createBatch, previewPeople } from './import-service.ts';
import type { ImportCtx } from './import-read.ts';

const importPeople: Command = {
	path: ['import', 'people'],
	summary: 'Take in a SIASN export of staff; the same file twice changes nothing',
	usage: 'FILE --agency CODE',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		'dry-run': { type: 'boolean', help: 'count only, write nothing' },
		errors: { type: 'string', help: 'write the refused rows with their reasons to this csv' },
		...DATABASE_OPTIONS
	},
	run: (input, io) => withAgency(input, io, (ctx, file) => takeIn(ctx, file, input, io))
};

export const commands: readonly Command[] = [...nipCommands, importPeople];

async function withAgency(input: Arguments, io: Io, work: (ctx: ImportCtx, file: string) => Promise<CommandResult>): Promise<CommandResult> {
	const [file] = input.positionals;
	if (file === undefined) throw new InputError('import.file_missing', 'Name the file to take in.');
	const code = requiredOption(input, 'agency');
	const database = await openCliDatabase(input, io);
	try {
		return await work(await database.contextFor(code), file);
	} finally {
		await database.close();
	}
}

class DryRun extends Error {}

/** One transaction for the whole file: a fault in its last row leaves nothing behind. */
async function takeIn(ctx: ImportCtx, file: string, input: Arguments, io: Io): Promise<CommandResult> {
	let counts: ImportCounts | undefined;
	try {
		await ctx.db.transaction().execute(async (tx) => {
			const inside = { ...ctx, db: tx };
			const batchId = await createBatch(inside, 'people', { path: file, name: basename(file) });
			counts = await previewPeople(inside, batchId, file, (rows) => io.note(`${rows} rows read`));
			if (input.options['dry-run'] === true) throw new DryRun();
			io.note('writing');
			await confirmPeople(inside, batchId);
		});
	} catch (error) {
		if (!(error instanceof DryRun)) throw error;
	}
	if (!counts) throw new Error('import people: no counts');
	return { json: { ...counts, errorFile: textOption(input, 'errors') ?? null }, text: summary(counts) };
}

function summary(counts: ImportCounts): string {
	const warnings = Object.entries(counts.warnings).map(([code, count]) => `\n  ${code}: ${count}`).join('');
	const same = counts.new + counts.changed + counts.refused === 0 ? 'Nothing changed: all of it stands already.\n' : '';
	return `${same}${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused.\n`
		+ `Units: ${counts.units.new} new, ${counts.units.changed} renamed.${warnings === '' ? '' : `\nWarnings:${warnings}`}`;
}
