export interface SheetMessageParams {
	readonly row?: number;
	readonly column?: string;
	readonly megabytes?: number;
	readonly entries?: number;
}

/** One sentence for each refusal of a spreadsheet; the Indonesian file has the same keys. */
export const sheetMessages = {
	'xlsx.not_readable': () => 'The file cannot be read as a spreadsheet. Open it in your spreadsheet program, save it as .xlsx or as CSV UTF-8, and try again.',
	'xlsx.protected': () => 'The spreadsheet is protected by a password. Save it without one.',
	'xlsx.too_large': ({ megabytes }) => `Unpacked, the spreadsheet is larger than ${megabytes} MB. Save it as CSV UTF-8, or divide it.`,
	'xlsx.suspicious': () => 'The file unpacks to far more than a spreadsheet of its size can hold, so it was not opened. Save it anew in your spreadsheet program.',
	'xlsx.too_many_parts': ({ entries }) => `The file holds more than ${entries} parts. Save the one sheet in a file of its own.`,
	'xlsx.empty': () => 'The first sheet is empty: it has no header row.',
	'xlsx.formula_error': ({ row, column }) => `Row ${row}, column "${column}" holds a formula that failed (such as #REF!). Write the value itself.`
} as const satisfies Readonly<Record<string, (params: SheetMessageParams) => string>>;
