import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { InputError } from '#platform/cli/command.ts';
import type { PanelError, PanelField } from '../estimators/check.ts';
import type { Panel } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { calendarOf } from './calendar.ts';

/** A table as the file gives it: header, cells as text, and the line of the file each row begins on. */
export interface Table {
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly lines: readonly number[];
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

const MISSING = new Set(['', 'NA', 'NaN', 'null', 'NULL', '.']);
const DELIMITERS = [',', ';', '\t', '|'];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

/** @throws {InputError} a file that is absent, empty, not text or not a table */
export async function readTable(file: string): Promise<Table> {
	const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
		throw new InputError('file.not_readable', `The file "${file}" cannot be read (${cause.code ?? 'unknown cause'}). Check its name and place.`);
	});
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new InputError('file.encoding', 'The file is not UTF-8 text. Save it again as "CSV UTF-8".');
	}
	return parseTable(text);
}

/** @throws {InputError} empty, two columns of one name, or rows of unequal length */
export function parseTable(text: string): Table {
	const delimiter = guessDelimiter(text);
	const lines: number[] = [];
	const records = parseRecords(text, delimiter, lines);
	const header = records[0]?.map((name) => name.trim());
	if (!header || records.length < 2) throw new InputError('file.empty', 'The file has no rows of data. It needs a line of column names and at least one row.');
	const twice = header.find((name, at) => header.indexOf(name) !== at);
	if (twice !== undefined) throw new InputError('file.duplicate_column', `Two columns are called "${twice}". Give each column its own name.`, { row: 1, column: twice });
	return { header, rows: records.slice(1), lines: lines.slice(1), decimalComma: delimiter !== ',' };
}

function guessDelimiter(text: string): string {
	const end = text.search(/[\r\n]/);
	const first = end === -1 ? text : text.slice(0, end);
	return DELIMITERS.reduce((best, candidate) => (first.split(candidate).length > first.split(best).length ? candidate : best));
}

function parseRecords(text: string, delimiter: string, lines: number[]): string[][] {
	try {
		return parse(text, {
			delimiter, bom: true, skip_empty_lines: true, relax_column_count: false, trim: true,
			on_record: (record: string[], context) => {
				lines.push(context.lines);
				return record;
			}
		});
	} catch (cause) {
		const { code, lines: line } = cause as { code?: string; lines?: number };
		const where = line === undefined ? {} : { row: line };
		if (code?.startsWith('CSV_RECORD_INCONSISTENT')) throw new InputError('file.uneven_row', `Row ${line ?? '?'} has more or fewer cells than the header. Check for a missing or extra separator.`, where);
		throw new InputError('file.not_a_table', `The file cannot be read as a table${line === undefined ? '' : ` (row ${line})`}. Check the quotation marks and separators.`, where);
	}
}

/** The panel named by the columns. @throws {InputError} a column that is not there, or a cell that is no number */
export function panelFromTable(table: Table, columns: PanelColumns): { panel: Panel; calendar: Calendar } {
	const calendar = calendarOf(table.rows[0]![position(table, columns.time)]!);
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
	return { panel, calendar };
}

/** Months counted so that December and January are neighbours. @throws {InputError} a cell in another way of writing */
export function readMonths(table: Table, name: string, calendar: Calendar): Float64Array {
	if (calendar.kind === 'number') return numberColumn(table, name);
	const at = position(table, name);
	return Float64Array.from(table.rows, (row, index) => {
		const cell = row[at]!;
		if (MISSING.has(cell) || cell === '0') return NaN;
		const month = calendar.read(cell);
		const where = { row: table.lines[index]!, column: name };
		if (month === null) throw new InputError('value.not_a_month', `Row ${where.row}, column "${name}": "${cell.slice(0, 40)}" is not a month. Write it like the others, as in ${calendar.example}.`, where);
		return month;
	});
}

function position({ header }: Table, name: string): number {
	const at = header.indexOf(name);
	if (at === -1) throw new InputError('column.missing', `There is no column "${name}". The file has: ${header.slice(0, 20).join(', ')}.`, { column: name });
	return at;
}

function textColumn(table: Table, name: string): string[] {
	const at = position(table, name);
	return table.rows.map((row) => row[at]!);
}

/** Numbers of a column, NaN where the cell is empty. */
export function numberColumn(table: Table, name: string): Float64Array {
	const at = position(table, name);
	return Float64Array.from(table.rows, (row, index) => parseNumber(row[at]!, table, index, name));
}

function parseNumber(cell: string, table: Table, index: number, column: string): number {
	if (MISSING.has(cell)) return NaN;
	const text = table.decimalComma && DECIMAL_COMMA.test(cell) ? cell.replace(',', '.') : cell;
	const where = { row: table.lines[index]!, column };
	if (!NUMBER.test(text)) throw new InputError('value.not_a_number', `Row ${where.row}, column "${column}": "${cell.slice(0, 40)}" is not a number. Write a plain number such as 81.5, or leave the cell empty when it is not known.`, where);
	const value = Number(text);
	if (!Number.isFinite(value)) throw new InputError('value.infinite', `Row ${where.row}, column "${column}": "${cell.slice(0, 40)}" is too large to compute with. Correct it, or leave the cell empty.`, where);
	return value;
}

/** A fault of the panel, said with the row and the column of the file. */
export function asInputError(error: PanelError, table: Table, columns: PanelColumns): InputError {
	const names: Partial<Record<PanelField, string | undefined>> = { ...columns, covariate: error.covariate };
	const row = error.index === undefined ? undefined : table.lines[error.index];
	const column = error.field && names[error.field];
	const place = row === undefined ? '' : `Row ${row}${column ? `, column "${column}"` : ''}: `;
	return new InputError(error.code, place + error.message, { ...(row === undefined ? {} : { row }), ...(column ? { column } : {}) });
}
