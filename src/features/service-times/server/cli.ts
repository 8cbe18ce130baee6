import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { Problem } from '#platform/problem.ts';
import { importVisits, undoVisits, type VisitCounts } from './import-service.ts';

const importCommand: Command = {
	path: ['import', 'visits'],
	summary: 'Take in the visits of a queue machine; the same file twice changes nothing',
	usage: 'FILE --agency CODE [--service CODE] [--unit NAME] [--point SLUG] [--dry-run] [--errors OUT.csv] | --undo BATCH --agency CODE',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		service: { type: 'string', help: 'code of the service of rows that name none' },
		unit: { type: 'string', help: 'unit of rows that name none, where several give the service' },
		point: { type: 'string', help: 'address of the service point of rows that name none' },
		undo: { type: 'string', help: 'instead of a file: take this import back, by the number that it printed' },
		'dry-run': { type: 'boolean', help: 'count only, write nothing' },
		errors: { type: 'string', help: 'write the refused rows with their reasons to this csv' },
		...DATABASE_OPTIONS
	},
	run: (input, io) => (textOption(input, 'undo') === undefined ? runImport(input, io) : runUndo(input, io))
};

export const commands: readonly Command[] = [importCommand];

async function runImport(input: Arguments, io: Io): Promise<CommandResult> {
	const [file, ...others] = input.positionals;
	if (file === undefined || others.length > 0) throw new InputError('import.file_missing', 'Name the file to take in.');
	const agency = requiredOption(input, 'agency');
	const errorFile = textOption(input, 'errors');
	const refusals: (readonly [number, string, string, string])[] = [];
	const defaults = Object.fromEntries((['service', 'unit', 'point'] as const).flatMap((name) => (textOption(input, name) === undefined ? [] : [[name, textOption(input, name)]])));
	const database = await openCliDatabase(input, io);
	try {
		const counts = await importVisits(await database.contextFor(agency), {
			file, fileName: basename(file), defaults, isDryRun: input.options['dry-run'] === true,
			onRefused: (row, code, column, value) => refusals.push([row, code, column, value.slice(0, 200)])
		});
		if (errorFile !== undefined) writeFileSync(errorFile, writeTable(['row', 'code', 'column', 'value'], refusals));
		return { json: { ...counts, errorFile: errorFile ?? null }, text: summary(counts) };
	} finally {
		await database.close();
	}
}

async function runUndo(input: Arguments, io: Io): Promise<CommandResult> {
	if (input.positionals.length > 0) throw new InputError('import.undo_file', 'With --undo no file is named.');
	const agency = requiredOption(input, 'agency');
	const database = await openCliDatabase(input, io);
	try {
		const outcome = await undoVisits(await database.contextFor(agency), textOption(input, 'undo') ?? '');
		return { json: outcome, text: `${outcome.removed} visits removed, ${outcome.restored} put back as they were.` };
	} catch (error) {
		if (error instanceof Problem) throw new InputError(error.code, UNDO_REFUSALS[error.code] ?? error.code);
		throw error;
	} finally {
		await database.close();
	}
}

const UNDO_REFUSALS: Readonly<Record<string, string>> = {
	'queue.batch_not_found': 'There is no import of visits with this number in this government.',
	'queue.already_undone': 'This import was taken back before.',
	'import.undo_overtaken': 'A later import corrected visits of this one. Take the later one back first.'
};

function summary({ rows, new: added, changed, unchanged, refused, warnings, batchId }: VisitCounts): string {
	const lines = Object.entries(warnings).map(([code, count]) => `\n  ${code}: ${count}`).join('');
	const back = batchId === null || added + changed === 0 ? '' : `\nTo take it back: --undo ${batchId}`;
	return `${added + changed + refused === 0 ? 'Nothing changed: all of it stands already.\n' : ''}${rows} rows: ${added} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused.${lines}${back}`;
}
