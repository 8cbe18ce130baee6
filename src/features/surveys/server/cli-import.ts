import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { ELEMENT_ORDERS } from '../schema.ts';
import { importResponses, type ResponseCounts } from './import-service.ts';

const importCommand: Command = {
	path: ['import', 'responses'],
	summary: 'Take in survey answers collected elsewhere; the same file twice changes nothing',
	usage: 'FILE --agency CODE --service CODE --from D --to D [--point SLUG] [--dry-run]',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		service: { type: 'string', help: 'code of the service' },
		point: { type: 'string', help: 'address of the counter, where several give the service' },
		from: { type: 'string', help: 'first day of the survey, YYYY-MM-DD' },
		to: { type: 'string', help: 'last day of the survey; also the day of rows without a date' },
		order: { type: 'string', help: 'what U8 and U9 are: standard (8 facilities, 9 complaints, default) or annex (the reverse)' },
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
	const serviceCode = requiredOption(input, 'service');
	const [from, to] = [requiredOption(input, 'from'), requiredOption(input, 'to')];
	const order = ELEMENT_ORDERS.find((one) => one === (textOption(input, 'order') ?? 'standard'));
	if (!order) throw new InputError('option.choice', '--order is standard or annex.');
	const errorFile = textOption(input, 'errors');
	const refusals: (readonly [number, string, string, string])[] = [];
	const database = await openCliDatabase(input, io);
	try {
		const counts = await importResponses(await database.contextFor(agency), {
			file,
			fileName: basename(file),
			serviceCode,
			slug: textOption(input, 'point'),
			from,
			to,
			order,
			isDryRun: input.options['dry-run'] === true,
			onRefused: (row, code, column, cells) => refusals.push([row, code, column, (cells[column] ?? '').slice(0, 200)])
		});
		if (errorFile !== undefined) writeFileSync(errorFile, writeTable(['row', 'code', 'column', 'value'], refusals));
		return { json: { ...counts, errorFile: errorFile ?? null }, text: summary(counts) };
	} finally {
		await database.close();
	}
}

function summary({ rows, refused, unchanged, warnings, new: added }: ResponseCounts): string {
	const lines = Object.entries(warnings)
		.map(([code, count]) => `\n  ${code}: ${count}`)
		.join('');
	return `${added + refused === 0 ? 'Nothing changed: all of it stands already.\n' : ''}${rows} rows: ${added} new, ${unchanged} unchanged, ${refused} refused.${lines}`;
}
