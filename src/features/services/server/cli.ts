import { writeFileSync } from 'node:fs';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { fileToWrite } from '#platform/cli/out-file.ts';
import type { Locale } from '#platform/context.ts';
import { writeTable, type CellValue } from '#platform/csv/write-table.ts';
import { en as rowsEn } from '../import.messages.en.ts';
import { id as rowsId } from '../import.messages.id.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { RowReason } from './import-rows.ts';
import { importServices, type ServiceCounts } from './import-service.ts';

const importCommand: Command = {
	path: ['import', 'services'],
	summary: 'Take in services with their standard and their service points; the same file twice changes nothing',
	usage: 'FILE --agency CODE [--dry-run] [--errors OUT.csv]',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		'dry-run': { type: 'boolean', help: 'count only, write nothing' },
		errors: { type: 'string', help: 'write the refused rows with their reasons to this csv' },
		...DATABASE_OPTIONS
	},
	run: runImport
};

export const commands: readonly Command[] = [importCommand];

async function runImport(input: Arguments, io: Io): Promise<CommandResult> {
	const [file, ...others] = input.positionals;
	if (file === undefined || others.length > 0) throw new InputError('import.file_missing', 'Name the file to take in.');
	const agency = requiredOption(input, 'agency');
	const errorFile = textOption(input, 'errors') ?? null;
	if (errorFile !== null) fileToWrite(errorFile);
	const database = await openCliDatabase(input, io);
	try {
		const ctx = await database.contextFor(agency);
		const refusals: (readonly CellValue[])[] = [];
		const counts = await importServices(ctx, {
			file,
			isDryRun: input.options['dry-run'] === true,
			onRefused: (row, { code, column }, cells) => refusals.push([row, (cells.code ?? '').slice(0, 60), column, (cells[column] ?? '').slice(0, 200), code, sayReason(code, ctx.locale)])
		});
		if (errorFile !== null) writeFileSync(errorFile, writeTable({ id: rowsId, en: rowsEn }[ctx.locale].headers, refusals, { bom: true, separator: ';' }));
		return { json: { ...counts, errorFile }, text: summary(counts, errorFile) };
	} finally {
		await database.close();
	}
}

/** The sentence of a refused row. */
function sayReason(code: RowReason, locale: Locale): string {
	const { reasons } = { id: rowsId, en: rowsEn }[locale];
	return code in reasons ? reasons[code as keyof typeof reasons] : { id, en }[locale].problems[code as keyof typeof en.problems]({});
}

function summary({ rows, refused, unchanged, changed, services, points, new: added }: ServiceCounts, errorFile: string | null): string {
	return [
		...(added + changed + refused === 0 ? ['Nothing changed: all of it stands already.'] : []),
		`${rows} rows: ${added} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused.`,
		`Services: ${services.new} new, ${services.changed} changed. Service points: ${points.new} new, ${points.changed} changed.`,
		...(refused > 0 && errorFile === null ? ['Say --errors FILE.csv to see which rows were refused and why.'] : [])
	].join('\n');
}
