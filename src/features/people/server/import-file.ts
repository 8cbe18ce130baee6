import { headerKey } from '#platform/csv/header.ts';
import { openAnyTable, type AnyTable } from '#platform/xlsx/open-any-table.ts';
import { ImportFileError } from '../import-faults.ts';

export interface WantedColumns {
	/** Our key → the header names that mean it. */
	readonly headers: Readonly<Record<string, readonly string[]>>;
	readonly required: readonly string[];
}

/**
 * Opens an import file, delimited text or xlsx (told by its first bytes, not by its name), and checks its header row.
 *
 * @throws {ImportFileError} the header is one column only: another separator; or columns are missing: all of them are named, each with the header that looks most like it
 */
export async function openImportFile(path: string, wanted: WantedColumns): Promise<AnyTable> {
	const table = await openAnyTable(path, { columns: wanted.headers });
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
