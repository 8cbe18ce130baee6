import { InputError } from '#platform/cli/command.ts';
import { decimalNumber } from '#platform/csv/numbers.ts';
import { openTable } from '#platform/csv/read-table.ts';
import type { SmallTable, TableRow } from '#platform/csv/read-table.ts';
import type { PanelError, PanelField } from '../estimators/check.ts';
import type { Panel } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { calendarOf } from './calendar.ts';

/** All rows of a file, with the way it writes decimals. */
export interface NumberTable {
	readonly columns: readonly string[];
	readonly rows: readonly TableRow[];
	/** A file that is not separated by commas may write 81,5. */
	readonly decimalComma: boolean;
}

/** Which column of the file plays which part. */
export interface PanelColumns {
	readonly unit: string;
	readonly time: string;
	readonly outcome: string;
	readonly firstTreated: string;
	readonly weight: string | undefined;
	readonly cluster: string | undefined;
	readonly covariates: readonly string[];
}

const MISSING = new Set(['', 'NA', 'NaN', '.']);
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const NUMBER_LIKE = /^[+-]?[\d.]+e[+-]?\d+$|^[+-]?\d{300,}/i;

/** @throws {InputError} a file that cannot be read as a table, or that has no rows */
export async function readNumberTable(file: string): Promise<NumberTable> {
	const table = await openTable(file);
	const rows: TableRow[] = [];
	for await (const row of table.rows) rows.push(row);
	return numberTable({ ...table, rows });
}

function numberTable({ columns, rows, separator }: SmallTable): NumberTable {
	if (rows.length === 0) throw new InputError('csv.empty', 'The file has column names but no rows of data. It needs at least one row.');
	return { columns, rows, decimalComma: separator !== ',' };
}

/** The panel named by the columns. @throws {InputError} a column that is not there, or a cell that is no number */
export function panelFromTable(table: NumberTable, columns: PanelColumns): { panel: Panel; calendar: Calendar } {
	const calendar = calendarOfColumn(table, columns.time);
	const months = (name: string) => readMonths(table, name, calendar);
	const panel: Panel = {
		unit: textColumn(table, columns.unit),
		time: months(columns.time),
		outcome: numberColumn(table, columns.outcome),
		firstTreated: months(columns.firstTreated),
		covariates: columns.covariates.map((name) => ({ name, values: numberColumn(table, name) })),
		...(columns.weight === undefined ? {} : { weight: numberColumn(table, columns.weight) }),
		...(columns.cluster === undefined ? {} : { cluster: textColumn(table, columns.cluster) })
	};
	return { panel: { ...panel, nameMonth: calendar.write }, calendar };
}

/** The way of writing of the first month that is there: an empty first row must not make a calendar into numbers. */
export function calendarOfColumn(table: NumberTable, name: string): Calendar {
	return calendarOf(textColumn(table, name).find((cell) => !MISSING.has(cell)) ?? '');
}

/** Months counted so that December and January are neighbours. @throws {InputError} a cell in another way of writing */
export function readMonths(table: NumberTable, name: string, calendar: Calendar): Float64Array {
	if (calendar.kind === 'number') return numberColumn(table, name);
	requireColumn(table, name);
	return Float64Array.from(table.rows, ({ cells, row }) => {
		const cell = cells[name]!;
		if (MISSING.has(cell) || cell === '0') return NaN;
		const month = calendar.read(cell);
		const where = { row, column: name };
		if (month === null)
			throw new InputError(
				'value.not_a_month',
				`Row ${where.row}, column "${name}": "${cell.slice(0, 40)}" is not a month. Write it like the others, as in ${calendar.example}.`,
				where
			);
		return month;
	});
}

/** The month of an option, written like those of the file. @throws {InputError} */
export function readMonth(text: string, option: string, calendar: Calendar): number {
	const month = calendar.kind === 'number' ? Number(text) : calendar.read(text);
	if (month === null || !Number.isFinite(month) || text.trim() === '')
		throw new InputError('option.not_a_month', `--${option} must be written like the months of the file, as in ${calendar.example}.`);
	return month;
}

function requireColumn({ columns }: NumberTable, name: string): void {
	if (!columns.includes(name))
		throw new InputError('csv.column_missing', `There is no column "${name}". The file has: ${columns.slice(0, 20).join(', ')}.`, { column: name });
}

/** Cells of a column as text. */
export function textColumn(table: NumberTable, name: string): string[] {
	requireColumn(table, name);
	return table.rows.map(({ cells }) => cells[name]!);
}

/** Numbers of a column, NaN where the cell is empty. @throws {InputError} text, or a number too large */
export function numberColumn(table: NumberTable, name: string): Float64Array {
	requireColumn(table, name);
	return Float64Array.from(table.rows, ({ cells, row }) => parseNumber(cells[name]!, table.decimalComma, { row, column: name }));
}

function parseNumber(cell: string, decimalComma: boolean, where: { row: number; column: string }): number {
	if (MISSING.has(cell)) return NaN;
	const value = decimalNumber(decimalComma && DECIMAL_COMMA.test(cell) ? cell.replace(',', '.') : cell);
	if (value !== undefined) return value;
	const place = `Row ${where.row}, column "${where.column}": "${cell.slice(0, 40)}"`;
	if (NUMBER_LIKE.test(cell))
		throw new InputError('value.infinite', `${place} is too large to compute with. Correct it, or leave the cell empty when the value is not known.`, where);
	throw new InputError(
		'value.not_a_number',
		`${place} is not a number. Write a plain number such as 81.5, or leave the cell empty when the value is not known.`,
		where
	);
}

/** A fault of the panel, said with the row and the column of the file. */
export function asInputError(error: PanelError, table: NumberTable, columns: PanelColumns): InputError {
	const names: Partial<Record<PanelField, string | undefined>> = { ...columns, covariate: error.covariate };
	const row = error.index === undefined ? undefined : table.rows[error.index]?.row;
	const column = error.field && names[error.field];
	const place = row === undefined ? '' : `Row ${row}${column ? `, column "${column}"` : ''}: `;
	return new InputError(error.code, place + error.message, { ...(row === undefined ? {} : { row }), ...(column ? { column } : {}) });
}
