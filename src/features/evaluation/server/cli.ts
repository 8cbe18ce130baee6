import type { Arguments, Command, CommandResult } from '#platform/cli/command.ts';
import { InputError, numberOption } from '#platform/cli/command.ts';
import type { ImpactResult, Panel } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { ESTIMATE_OPTIONS, readColumns, readImpactOptions } from './impact-options.ts';
import { impactText } from './impact-text.ts';
import type { NumberTable, PanelColumns } from './panel-reader.ts';
import { asInputError, panelFromTable, readNumberTable } from './panel-reader.ts';

const estimate: Command = {
	path: ['impact', 'estimate'],
	summary: 'did the training change the outcome? Staggered difference-in-differences with a verdict',
	usage: 'FILE --unit C --time C --outcome C --first-treated C [--control never|notyet] [--method dr|reg|ipw] [--covariates a,b] [--sesoi X --direction up|down]',
	options: ESTIMATE_OPTIONS,
	async run(input): Promise<CommandResult> {
		const columns = readColumns(input);
		const options = readImpactOptions(input, columns);
		const table = await readNumberTable(fileOf(input));
		const { panel, calendar } = panelFromTable(table, columns);
		checkRange(input, panel, table, columns);
		// Loaded here: the distribution functions take a tenth of a second that other commands need not spend.
		const { estimateImpact } = await import('../estimators/estimate.ts');
		const result = await withPanelErrors(table, columns, () => estimateImpact(panel, options));
		return { json: withMonths(result, calendar), text: impactText(result, calendar.write) };
	}
};

export const commands: readonly Command[] = [estimate];

/** The one file a command works on. @throws {InputError} none, or more than one */
export function fileOf(input: Arguments): string {
	const [file, ...more] = input.positionals;
	if (file === undefined) throw new InputError('option.missing', 'Give the file with the data, for example: bina impact estimate panel.csv --unit unit …');
	if (more.length > 0) throw new InputError('option.too_many', `Only one file can be read, but ${more.length + 1} were given. Put names with spaces in quotation marks.`);
	return file;
}

/** Index scores above 100 or negative minutes are typing errors, not outcomes. */
function checkRange(input: Arguments, panel: Panel, table: NumberTable, { outcome }: PanelColumns): void {
	const least = numberOption(input, 'outcome-min') ?? -Infinity;
	const most = numberOption(input, 'outcome-max') ?? Infinity;
	for (let index = 0; index < panel.outcome.length; index++) {
		const value = panel.outcome[index]!;
		if (value >= least && value <= most || Number.isNaN(value)) continue;
		const { row } = table.rows[index]!;
		throw new InputError('value.out_of_range', `Row ${row}, column "${outcome}": ${value} lies outside the allowed range. Correct it, or leave the cell empty.`, { row, column: outcome });
	}
}

async function withPanelErrors<Result>(table: NumberTable, columns: PanelColumns, compute: () => Result): Promise<Result> {
	const { PanelError } = await import('../estimators/check.ts');
	try {
		return compute();
	} catch (error) {
		throw error instanceof PanelError ? asInputError(error, table, columns) : error;
	}
}

/** Months go back to the way the file writes them. */
function withMonths(result: ImpactResult, { write }: Calendar) {
	return {
		...result,
		groupTime: result.groupTime.map((cell) => ({ ...cell, group: write(cell.group), time: write(cell.time) })),
		group: { ...result.group, byGroup: result.group.byGroup.map((part) => ({ ...part, group: write(part.group) })) },
		calendar: { ...result.calendar, byTime: result.calendar.byTime.map((part) => ({ ...part, time: write(part.time) })) }
	};
}
