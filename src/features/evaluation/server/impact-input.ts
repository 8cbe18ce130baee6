import type { Arguments } from '#platform/cli/command.ts';
import { InputError, numberOption, textOption } from '#platform/cli/command.ts';
import type { Notice, Panel } from '../schema.ts';
import type { NumberTable, PanelColumns } from './panel-reader.ts';
import { asInputError, numberColumn } from './panel-reader.ts';

/** The one file a command works on. @throws {InputError} none, or more than one */
export function fileOf(input: Arguments): string {
	const [file, ...more] = input.positionals;
	if (file === undefined) throw new InputError('option.missing', 'Give the file with the data, for example: bina impact estimate panel.csv --unit unit …');
	if (more.length > 0)
		throw new InputError('option.too_many', `Only one file can be read, but ${more.length + 1} were given. Put names with spaces in quotation marks.`);
	return file;
}

/** Said where clusters are named and all units are in one. */
export function oneCluster(cluster: readonly string[] | undefined): Notice[] {
	return cluster && cluster.length > 0 && cluster.every((name) => name === cluster[0]) ? [{ code: 'clusters.one' }] : [];
}

/** Index scores above 100 or negative minutes are typing errors, not outcomes. */
export function checkRange(input: Arguments, panel: Panel, table: NumberTable, { outcome }: PanelColumns): void {
	const least = numberOption(input, 'outcome-min') ?? -Infinity;
	const most = numberOption(input, 'outcome-max') ?? Infinity;
	if (least > most) throw new InputError('option.out_of_range', `--outcome-min ${least} lies above --outcome-max ${most}. Exchange them.`);
	for (let index = 0; index < panel.outcome.length; index++) {
		const value = panel.outcome[index]!;
		if (Number.isNaN(value) || (value >= least && value <= most)) continue;
		const { row } = table.rows[index]!;
		throw new InputError(
			'value.out_of_range',
			`Row ${row}, column "${outcome}": ${value} lies outside the allowed range. Correct it, or leave the cell empty.`,
			{ row, column: outcome }
		);
	}
}

/** With --offset the outcome becomes its rate per 1,000, weighted by what it is out of unless weights are given. */
export function perThousand(input: Arguments, panel: Panel, table: NumberTable, { outcome }: PanelColumns): Panel {
	const name = textOption(input, 'offset');
	if (name === undefined) return panel;
	const exposure = numberColumn(table, name);
	const rate = Float64Array.from(exposure, (base, index) => {
		const value = panel.outcome[index]!;
		if (Number.isNaN(value) || base > 0) return (1000 * value) / base;
		const { row } = table.rows[index]!;
		throw new InputError('value.not_positive', `Row ${row}, column "${name}": "${outcome}" needs a number above 0 that it is out of. Leave both cells empty when there was no service.`, {
			row,
			column: name
		});
	});
	return { weight: exposure, ...panel, outcome: rate };
}

/** Runs an estimator and says its refusals with the row and column of the file. */
export async function withPanelErrors<Result>(table: NumberTable, columns: PanelColumns, compute: () => Result): Promise<Result> {
	const { PanelError } = await import('../estimators/check.ts');
	try {
		return compute();
	} catch (error) {
		throw error instanceof PanelError ? asInputError(error, table, columns) : error;
	}
}
