/** What a sentence about a table may need. */
export interface TableMessageParams {
	readonly row?: number;
	readonly column?: string;
	readonly expected?: number;
	readonly found?: number;
	readonly megabytes?: number;
}

/** One sentence for each refusal of a table; the Indonesian file has the same keys. */
export const tableMessages = {
	'csv.not_found': () => 'The file was not found or cannot be read.',
	'csv.empty': () => 'The file is empty: it has no header row.',
	'csv.not_text': ({ row }) => `The file is not text${at(row)}. Save it as CSV (UTF-8); a spreadsheet file that was only renamed cannot be read.`,
	'csv.utf16': () => 'The file is written in UTF-16. Save it as CSV UTF-8.',
	'csv.invalid_utf8': ({ row }) => `Row ${row} has characters that are not UTF-8. Save the file as CSV UTF-8.`,
	'csv.too_large': ({ megabytes }) => `The file is larger than ${megabytes} MB. Divide it.`,
	'csv.row_too_large': ({ row, megabytes }) => `Row ${row} is larger than ${megabytes} MB. Is a quotation mark never closed?`,
	'csv.header_twice': ({ column }) => `Two columns are called "${column}". Rename or remove one.`,
	'csv.header_reserved': ({ column }) => `A column cannot be called "${column}".`,
	'csv.column_missing': ({ column }) => `The column "${column}" is missing.`,
	'csv.cell_count': ({ row, expected, found }) => `Row ${row} has ${found} cells, the header has ${expected}. Is the separator the same in every row?`,
	'csv.cell_without_header': ({ row }) => `Row ${row} has a value in a column without a name.`,
	'csv.quote': ({ row }) => `Row ${row} has a quotation mark that is never closed.`
} as const satisfies Readonly<Record<string, (params: TableMessageParams) => string>>;

function at(row: number | undefined): string {
	return row === undefined ? '' : ` (row ${row})`;
}
