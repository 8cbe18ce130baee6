import { columnNames, type ColumnOptions } from '#platform/csv/header.ts';
import type { TableRow } from '#platform/csv/read-table.ts';
import { guardArchive, SHEET_LIMITS, type SheetLimits } from './guard.ts';
import { SheetError, sheetError } from './sheet-error.ts';
import { sheetRows, type Cell, type SheetRow } from './sheet-rows.ts';

export interface SheetOptions extends ColumnOptions {
	/** A date with an hour keeps it: '2026-11-20 08:05:30', by the clock that the sheet shows. Else the day alone is read. */
	readonly times?: boolean;
}

export interface SheetTable {
	readonly headers: readonly string[];
	/** The keys of `cells`. */
	readonly columns: readonly string[];
	readonly rows: AsyncIterable<TableRow>;
}

/**
 * Opens the first sheet of an xlsx file; rows are read as they are asked for. Cells come as text and cleaned as those
 * of a delimited file: dates as 'YYYY-MM-DD' (with `times` also their hour); a number of 16 digits or more, whose last digits a spreadsheet has
 * lost, as '1.99005e+17', so that it can never pass for the number that was meant.
 *
 * @throws {SheetError} here for the archive and the header row, while iterating for a cell
 */
export async function openSheet(path: string, options: SheetOptions = {}, limits: SheetLimits = SHEET_LIMITS): Promise<SheetTable> {
	await guardArchive(path, limits);
	const rows = sheetRows(path);
	try {
		for (;;) {
			const next = await rows.next();
			if (next.done) throw new SheetError('xlsx.empty');
			const headers = Array.from(next.value.values, (cell) => textOf(cell, false));
			if (headers.every((header) => header === '')) continue;
			const names = columnNames(headers, options);
			return { headers, columns: names.filter((name) => name !== undefined), rows: closing(tableRows(rows, names, options.times ?? false), rows) };
		}
	} catch (error) {
		await rows.return();
		throw sheetError(error);
	}
}

/** Whoever stops before the first row closes the file as well: a generator that has not begun would not. */
function closing(rows: AsyncGenerator<TableRow>, source: AsyncGenerator<SheetRow, void>): AsyncIterable<TableRow> {
	const iterator: AsyncIterator<TableRow> = {
		next: () => rows.next(),
		return: async () => {
			await source.return();
			return rows.return(undefined);
		}
	};
	return { [Symbol.asyncIterator]: () => iterator };
}

async function* tableRows(rows: AsyncGenerator<SheetRow, void>, names: readonly (string | undefined)[], times: boolean): AsyncGenerator<TableRow> {
	const wanted = [...names.entries()].flatMap(([place, name]) => (name === undefined ? [] : [{ place, name }]));
	try {
		for await (const { row, values } of rows) {
			const cells: Record<string, string> = {};
			let isEmpty = true;
			for (const { place, name } of wanted) {
				const text = textOf(values[place], times);
				if (text !== '') isEmpty = false;
				if (/^#(REF|NAME|VALUE|DIV\/0|N\/A|NUM|NULL)[!?]?$/.test(text)) throw new SheetError('xlsx.formula_error', { row, column: name });
				cells[name] = text;
			}
			if (!isEmpty) yield { row, cells };
		}
	} catch (error) {
		throw sheetError(error);
	}
}

/** From 16 digits on a spreadsheet keeps only the first 15. */
const firstDamaged = 1e15;

function textOf(cell: Cell | undefined, times: boolean): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell, times);
	if (typeof cell === 'number') return Math.abs(cell) >= firstDamaged ? cell.toExponential(5) : String(cell);
	if (typeof cell === 'boolean') return cell ? '1' : '0';
	if (cell.includes('\0') || !cell.isWellFormed()) throw new RangeError('textOf: a letter that is none'); // PostgreSQL keeps neither
	const text = cell.trim().replace(/^'\s*/, '');
	return text === 'null' || text === 'NULL' ? '' : text;
}

/** A sheet keeps a moment as a fraction of a day: half a second more or less is rounding. */
function dateText(date: Date, times: boolean): string {
	const [day = '', hour = ''] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split('T');
	return times && !hour.startsWith('00:00:00') ? `${day} ${hour.slice(0, 8)}` : times ? day : date.toISOString().slice(0, 10);
}
