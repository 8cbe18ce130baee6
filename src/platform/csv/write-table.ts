import type { Separator } from './header.ts';

/** A number is written as it is, text is guarded, null and undefined are empty cells. */
export type CellValue = string | number | bigint | boolean | null | undefined;

export interface WriteOptions {
	readonly separator?: Separator;
	/** A byte order mark makes Excel read UTF-8; default false. */
	readonly bom?: boolean;
}

/** Full-width forms are formulas too in some spreadsheets. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * The whole table as text, lines ended by CRLF. A text cell that a spreadsheet would run as a
 * formula gets a leading apostrophe, which the reader takes off again.
 *
 * @throws {RangeError} a row with more or fewer cells than the header, or a number that is not finite
 */
export function writeTable(headers: readonly string[], rows: Iterable<readonly CellValue[]>, options: WriteOptions = {}): string {
	return [...tableLines(headers, rows, options)].join('');
}

/** The same line by line, for files that do not fit in memory. */
export function* tableLines(
	headers: readonly string[],
	rows: Iterable<readonly CellValue[]>,
	{ separator = ',', bom = false }: WriteOptions = {}
): Generator<string> {
	yield (bom ? '\ufeff' : '') + line(headers, separator);
	for (const row of rows) {
		if (row.length !== headers.length) throw new RangeError(`writeTable: ${row.length} cells under ${headers.length} headers`);
		yield line(row, separator);
	}
}

function line(cells: readonly CellValue[], separator: Separator): string {
	return `${cells.map((cell) => writtenCell(cell, separator)).join(separator)}\r\n`;
}

function writtenCell(cell: CellValue, separator: Separator): string {
	if (cell === null || cell === undefined) return '';
	if (typeof cell === 'number' && !Number.isFinite(cell)) throw new RangeError(`writeTable: ${cell} is not a number for a table`);
	if (typeof cell !== 'string') return String(cell);
	// A text that begins with an apostrophe gets a second one, else the reader would take the first.
	const guarded = formulaStart.test(cell) || cell.startsWith("'") ? `'${cell}` : cell;
	return guarded.includes(separator) || /["\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
