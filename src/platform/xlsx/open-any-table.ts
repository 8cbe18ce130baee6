import { open } from 'node:fs/promises';
import { openTable, type TableRow } from '#platform/csv/read-table.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { openSheet, type SheetOptions } from './open-sheet.ts';

/** A table of either kind, opened. */
export interface AnyTable {
	readonly headers: readonly string[];
	/** The keys of `cells`. */
	readonly columns: readonly string[];
	readonly rows: AsyncIterable<TableRow>;
}

/**
 * Opens delimited text or an xlsx sheet, told apart by the first bytes and not by the name.
 *
 * @throws {InputError} the file is not there, or is no table that can be read
 */
export async function openAnyTable(path: string, options: SheetOptions = {}): Promise<AnyTable> {
	return (await isZip(path)) ? openSheet(path, options) : openTable(path, options);
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
