import { headerKey } from '#platform/csv/header.ts';
import type { TableRow } from '#platform/csv/read-table.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { openAnyTable } from '#platform/xlsx/open-any-table.ts';
import { COMPLAINT_COLUMNS, type ComplaintColumn } from './import-rows.ts';

const REQUIRED: readonly ComplaintColumn[] = ['number', 'received'];

/**
 * The rows of a file under our names. An export may name the unit three times (terlapor, terdisposisi, induk): of several headers
 * that mean one column the first in our list is read.
 *
 * @throws {InputError} the file cannot be read, or lacks the number or the date
 */
export async function openComplaints(path: string): Promise<AsyncIterable<TableRow>> {
	const table = await openAnyTable(path);
	const names = columnsOf(table.columns);
	for (const key of REQUIRED) if (!names.has(key)) throw new TableError('csv.column_missing', { row: 1, column: COMPLAINT_COLUMNS[key][0] });
	return renamed(table.rows, names);
}

function columnsOf(headers: readonly string[]): ReadonlyMap<ComplaintColumn, string> {
	const byKey = new Map(headers.map((header) => [headerKey(header), header]));
	return new Map((Object.keys(COMPLAINT_COLUMNS) as ComplaintColumn[]).flatMap((key) => {
		const name = [key, ...COMPLAINT_COLUMNS[key]].map((alias) => byKey.get(headerKey(alias))).find((header) => header !== undefined);
		return name === undefined ? [] : [[key, name] as const];
	}));
}

async function* renamed(rows: AsyncIterable<TableRow>, names: ReadonlyMap<ComplaintColumn, string>): AsyncGenerator<TableRow> {
	for await (const { row, cells } of rows) yield { row, cells: Object.fromEntries([...names].map(([key, name]) => [key, cells[name] ?? ''])) };
}
