import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DATABASE_OPTIONS, openCliDatabase, type CliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { fileToWrite } from '#platform/cli/out-file.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { writeTable, type CellValue } from '#platform/csv/write-table.ts';
import { Problem } from '#platform/problem.ts';
import { describeFile } from '#platform/files/store.ts';
import { en } from '../import.messages.en.ts';
import { id } from '../import.messages.id.ts';
import { IDENTITY_KEY } from './identity-seal.ts';
import { openComplaints } from './import-file.ts';
import type { Refusal } from './import-rows.ts';
import { importComplaints, undoComplaints, type ComplaintCounts, type Warning } from './import-service.ts';

export const commands: readonly Command[] = [{
	path: ['import', 'complaints'],
	summary: 'Take in complaints of SP4N-LAPOR! or a plain table; the same file twice changes nothing',
	usage: 'FILE --agency CODE [--dry-run] [--errors OUT.csv] | --undo BATCH --agency CODE',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		'dry-run': { type: 'boolean', help: 'count only, write nothing' },
		errors: { type: 'string', help: 'write the refused rows with their reasons to this csv' },
		undo: { type: 'string', help: 'take back an import of the last 24 hours, by the batchId it printed with --json' },
		...DATABASE_OPTIONS
	},
	run
}];

async function run(input: Arguments, io: Io): Promise<CommandResult> {
	const [file, ...others] = input.positionals;
	const undo = textOption(input, 'undo');
	if ((file === undefined) === (undo === undefined) || others.length > 0) throw new InputError('import.file_missing', 'Name the file to take in, or the batch to take back with --undo.');
	const agency = requiredOption(input, 'agency');
	const errorFile = textOption(input, 'errors') ?? null;
	if (errorFile !== null) fileToWrite(errorFile);
	const database = await openCliDatabase(input, io);
	try {
		if (undo !== undefined) return await takeBack(database, agency, undo);
		return await takeIn(database, agency, file ?? '', errorFile, input.options['dry-run'] === true);
	} finally {
		await database.close();
	}
}

async function takeBack(database: CliDatabase, agency: string, batchId: string): Promise<CommandResult> {
	const undone = await undoComplaints(await database.contextFor(agency), batchId).catch((error: unknown) => {
		throw error instanceof Problem ? new InputError(error.code, 'This import cannot be taken back: it is not there, was taken back already, is older than 24 hours, or somebody has worked on its complaints.') : error;
	});
	return { json: undone, text: `Taken back: ${undone.removed} complaints removed, ${undone.restored} as they were before.` };
}

async function takeIn(database: CliDatabase, agency: string, file: string, errorFile: string | null, isDryRun: boolean): Promise<CommandResult> {
	const ctx = await database.contextFor(agency);
	const refusals: (readonly CellValue[])[] = [];
	const { sha256 } = await describeFile(file).catch(() => {
		throw new TableError('csv.not_found');
	});
	const counts = await importComplaints(ctx, {
		rows: await openComplaints(file), fileName: basename(file), fileSha256: sha256, isDryRun, identityKey: database.key(IDENTITY_KEY),
		onRefused: (row, refusal, cells) => refusals.push(refusalLine(row, refusal, cells, ctx.locale))
	});
	if (errorFile !== null) writeFileSync(errorFile, refusedFile(refusals, ctx.locale));
	return { json: { ...counts, errorFile }, text: summary(counts, errorFile) };
}

/** A line of the file of refused rows: never a name or contact, whatever stands in the row. */
export function refusalLine(row: number, { code, column }: Refusal, cells: Readonly<Record<string, string>>, locale: 'id' | 'en'): readonly CellValue[] {
	return [row, (cells.number ?? '').slice(0, 60), column, (cells[column] ?? '').slice(0, 100), code, { id, en }[locale].reasons[code]];
}

export function refusedFile(lines: readonly (readonly CellValue[])[], locale: 'id' | 'en'): string {
	return writeTable({ id, en }[locale].headers, lines, { bom: true, separator: ';' });
}

function summary({ rows, new: added, changed, unchanged, refused, warnings, batchId }: ComplaintCounts, errorFile: string | null): string {
	return [
		...(added + changed + refused === 0 ? ['Nothing changed: all of it stands already.'] : []),
		`${rows} rows: ${added} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused.`,
		...Object.entries(warnings).map(([code, count]) => `  ${count} × ${en.warnings[code as Warning]}`),
		...(batchId !== null && added + changed > 0 ? [`Take it back within 24 hours with --undo ${batchId}.`] : []),
		...(refused > 0 && errorFile === null ? ['Say --errors FILE.csv to see which rows were refused and why.'] : [])
	].join('\n');
}
