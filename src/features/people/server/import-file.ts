import { open } from 'node:fs/promises';
import { headerKey } from '#platform/csv/header.ts';
import { openTable, type TableRow } from '#platform/csv/read-table.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { openSheet } from '#platform/xlsx/open-sheet.ts';
import { ImportFileError } from '../import-faults.ts';

export interface WantedColumns {
	/** Our key → the header names that mean it. */
	readonly headers: Readonly<Record<string, readonly string[]>>;
	readonly required: readonly string[];
}

/** A file of either kind, opened. */
export interface ImportTable {
	readonly headers: readonly string[];
	readonly columns: readonly string[];
	readonly rows: AsyncIterable<TableRow>;
}

/**
 * Opens an import file, delimited text or xlsx (told by its first bytes, not by its name), and checks its header row.
 *
 * @throws {ImportFileError} the header is one column only: another separator; or columns are missing: all of them are named, each with the header that looks most like it
 */
export async function openImportFile(path: string, wanted: WantedColumns): Promise<ImportTable> {
	const options = { columns: wanted.headers };
	const table: ImportTable = await isZip(path) ? await openSheet(path, options) : await openTable(path, options);
	const missing = wanted.required.filter((key) => !table.columns.includes(key));
	if (missing.length === 0) return table;
	await table.rows[Symbol.asyncIterator]().return?.();
	if (table.headers.length === 1) throw new ImportFileError('import.separator_unknown');
	throw new ImportFileError('import.columns_missing', {
		columns: missing.map((key) => {
			const header = wanted.headers[key]?.[0] ?? key;
			return { header, near: nearest(header, table.headers) };
		})
	});
}

/** The header that shares most of its letter pairs with the wanted one; undefined when none is near. */
export function nearest(wanted: string, headers: readonly string[]): string | undefined {
	let best: string | undefined;
	let most = 0.5;
	for (const header of headers) {
		const likeness = sharedPairs(headerKey(wanted), headerKey(header));
		if (likeness > most) [best, most] = [header, likeness];
	}
	return best;
}

function sharedPairs(one: string, other: string): number {
	const pairs = (text: string) => Array.from({ length: Math.max(text.length - 1, 0) }, (_, index) => text.slice(index, index + 2));
	const left = pairs(one);
	const right = pairs(other);
	if (left.length === 0 || right.length === 0) return 0;
	const shared = left.filter((pair) => right.includes(pair)).length;
	return (2 * shared) / (left.length + right.length);
}

/** The first bytes of a zip, and so of an xlsx file. */
async function isZip(path: string): Promise<boolean> {
	try {
		const file = await open(path);
		try {
			const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
			return buffer.toString('latin1') === 'PK\u0003\u0004';
		} finally {
			await file.close();
		}
	} catch {
		throw new TableError('csv.not_found');
	}
}
