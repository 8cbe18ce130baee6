import { TableError } from './table-error.ts';

/** Which header names are wanted under which key, and which keys must be there. */
export interface ColumnOptions {
	/** Our key → other header names that mean it. The key itself always does. */
	readonly columns?: Readonly<Record<string, readonly string[]>>;
	/** Keys without which the table is refused. */
	readonly required?: readonly string[];
}

/** Two headers with the same key are the same: case, spaces, underscores and hyphens do not count. */
export function headerKey(header: string): string {
	return header
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_-]+/g, '');
}

/**
 * Under which name each column is handed on: the wanted key, else the header as written, else
 * undefined for a column without a name.
 *
 * @throws {TableError} two columns of one name, a wanted column missing, a name that objects reserve
 */
export function columnNames(headers: readonly string[], { columns = {}, required = [] }: ColumnOptions): (string | undefined)[] {
	const wanted = new Map<string, string>();
	for (const [key, names] of Object.entries(columns)) {
		for (const name of [key, ...names]) wanted.set(headerKey(name), key);
	}
	const taken = new Set<string>();
	const names = headers.map((header) => {
		if (header === '') return undefined;
		if (header === '__proto__') throw new TableError('csv.header_reserved', { row: 1, column: header });
		const name = wanted.get(headerKey(header)) ?? header;
		const identity = headerKey(name);
		if (taken.has(identity)) throw new TableError('csv.header_twice', { row: 1, column: header });
		taken.add(identity);
		return name;
	});
	for (const key of required) {
		if (!names.includes(key)) throw new TableError('csv.column_missing', { row: 1, column: key });
	}
	return names;
}

const separators = ['|', ';', ',', '\t'] as const;
export type Separator = (typeof separators)[number];

/** The separator that stands most often outside quotes in the header line; a comma when none does. */
export function detectSeparator(headerLine: string): Separator {
	const bare = headerLine.replace(/"[^"]*"/g, '');
	let best: Separator = ',';
	let most = 0;
	for (const separator of separators) {
		const count = bare.split(separator).length - 1;
		if (count > most) [best, most] = [separator, count];
	}
	return best;
}
