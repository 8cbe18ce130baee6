import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Options } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { checkedBytes } from './checked-bytes.ts';
import type { Fault } from './checked-bytes.ts';
import { columnNames, detectSeparator } from './header.ts';
import { plainLines, QUOTE } from './plain-lines.ts';
import type { ColumnOptions, Separator } from './header.ts';
import { TableError } from './table-error.ts';

export interface TableOptions extends ColumnOptions {
	readonly maximumBytes?: number;
	readonly maximumRowBytes?: number;
	/** Rows whose cells are all empty are left out, unless this is true. Blank lines always are. */
	readonly keepEmptyRows?: boolean;
}

/** `row` counts as a spreadsheet does: the header is row 1. */
export interface TableRow {
	readonly row: number;
	readonly cells: Readonly<Record<string, string>>;
}

interface TableHead {
	/** As written in the file, cleaned; '' for a column without a name. */
	readonly headers: readonly string[];
	/** The keys of `cells`. */
	readonly columns: readonly string[];
	readonly separator: Separator;
}
export interface Table extends TableHead {
	readonly rows: AsyncIterable<TableRow>;
}
export interface SmallTable extends TableHead {
	readonly rows: readonly TableRow[];
}

const defaults = { maximumBytes: 512_000_000, maximumRowBytes: 1_000_000, keepEmptyRows: false };

/**
 * Opens a delimited text file of any size; rows are read as they are asked for.
 * Cells come cleaned: spaces around, a leading apostrophe and a literal `null` are gone.
 *
 * @param source a path, or bytes in pieces
 * @throws {TableError} here for the header, while iterating for a row; nothing is guessed or skipped
 */
export async function openTable(source: string | AsyncIterable<Uint8Array>, options: TableOptions = {}): Promise<Table> {
	const settings = { ...defaults, ...options };
	const fault: Fault = {};
	const bytes = checkedBytes(typeof source === 'string' ? createReadStream(source, { highWaterMark: 262_144 }) : source, settings, fault);
	try {
		const start = await headerBytes(bytes, fault, settings.maximumRowBytes);
		const separator = detectSeparator(firstLine(start.toString('utf8')));
		const records = parsedRecords(start, bytes, separator, settings.maximumRowBytes, fault);
		const head = await firstRecord(records);
		return { ...tableHead(head.record, separator, settings), rows: tableRows(records, head, settings) };
	} catch (error) {
		await bytes.return(undefined);
		throw tableError(error, 1, settings.maximumRowBytes);
	}
}

/** The same for a small text that is already in memory. */
export function readTableText(text: string, options: TableOptions = {}): SmallTable {
	const settings = { ...defaults, ...options };
	const bare = text.replace(/^\ufeff/, '');
	if (bare.includes('\0')) throw new TableError('csv.not_text');
	const separator = detectSeparator(firstLine(bare));
	try {
		const records: string[][] = parseSync(bare, parserOptions(separator, settings.maximumRowBytes));
		const at = records.findIndex((record) => !isBlankLine(record));
		if (at === -1) throw new TableError('csv.empty');
		const head = tableHead(records[at] ?? [], separator, settings);
		const toRow = rowReader(records[at] ?? [], settings);
		return {
			...head,
			rows: records
				.slice(at + 1)
				.map((record, index) => toRow(record, at + index + 2))
				.filter((row) => row !== undefined)
		};
	} catch (error) {
		throw tableError(error, 1, settings.maximumRowBytes);
	}
}

/** Enough bytes for the first line that is not blank, to see its separator. */
async function headerBytes(bytes: AsyncGenerator<Buffer>, fault: Fault, maximumRowBytes: number): Promise<Buffer> {
	let start = Buffer.alloc(0);
	for (;;) {
		const next = await bytes.next();
		if (next.done) break;
		start = Buffer.concat([start, next.value]);
		if (start.length > maximumRowBytes || firstLine(start.toString('utf8')) !== '') break;
	}
	if (
		start
			.toString('utf8')
			.replace(/^\ufeff/, '')
			.trim() !== ''
	)
		return start;
	if (fault.code) throw new TableError(fault.code, { row: 1, megabytes: maximumRowBytes / 1e6 });
	throw new TableError('csv.empty');
}

function firstLine(text: string): string {
	return /\S[^\r\n]*/.exec(text.replace(/^\ufeff/, ''))?.[0] ?? '';
}

function parserOptions(separator: Separator, maximumRowBytes: number): Options {
	return {
		delimiter: separator,
		record_delimiter: ['\r\n', '\n', '\r'],
		bom: true,
		// The reader counts cells itself, to name the row. A quote inside an unquoted cell is only a letter.
		relax_column_count: true,
		relax_quotes: true,
		max_record_size: maximumRowBytes
	};
}

interface NumberedRecord {
	readonly record: string[];
	readonly row: number;
}

/**
 * The records of a file. As far as no quote stands in it, lines are cut at their separators; from the first piece with a
 * quote on the parser reads, which knows what a quote means. An export without quotes takes a third of the time so.
 */
async function* parsedRecords(
	start: Buffer,
	bytes: AsyncGenerator<Buffer>,
	separator: Separator,
	maximumRowBytes: number,
	fault: Fault
): AsyncGenerator<NumberedRecord> {
	let row = 0;
	for await (const piece of prepend(start, bytes)) {
		if (piece.includes(QUOTE)) {
			yield* quotedRecords(prepend(piece, bytes), row, parserOptions(separator, maximumRowBytes), fault);
			return;
		}
		for (const line of plainLines(piece)) {
			row += 1;
			if (line.length > maximumRowBytes) throw new TableError('csv.row_too_large', { row, megabytes: maximumRowBytes / 1e6 });
			yield { record: line.split(separator), row };
		}
	}
	if (fault.code) throw new TableError(fault.code, { row: row + 1, megabytes: maximumRowBytes / 1e6 });
}

async function* quotedRecords(pieces: AsyncGenerator<Buffer>, rowsBefore: number, options: Options, fault: Fault): AsyncGenerator<NumberedRecord> {
	const megabytes = Number(options.max_record_size) / 1e6;
	const source = Readable.from(pieces);
	const parser = parse(options);
	source.on('error', (error) => parser.destroy(error));
	let row = rowsBefore;
	try {
		for await (const record of source.pipe(parser)) yield { record: record as string[], row: ++row };
	} catch (error) {
		// An open quote is only the trace of a line that stopped because it was not text.
		if (!fault.code) throw tableError(error, row + 1, megabytes * 1e6, rowsBefore);
		row = rowsBefore + (recordsBefore(error) ?? row - rowsBefore);
	} finally {
		source.destroy();
	}
	if (fault.code) throw new TableError(fault.code, { row: row + 1, megabytes });
}

async function* prepend(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
	yield start;
	yield* rest;
}

async function firstRecord(records: AsyncGenerator<NumberedRecord>) {
	for (;;) {
		const next = await records.next();
		if (next.done) throw new TableError('csv.empty');
		if (!isBlankLine(next.value.record)) return next.value;
	}
}

function tableHead(record: readonly string[], separator: Separator, options: ColumnOptions): TableHead {
	const headers = record.map(cleanCell);
	return { headers, columns: columnNames(headers, options).filter((name) => name !== undefined), separator };
}

async function* tableRows(records: AsyncGenerator<NumberedRecord>, head: NumberedRecord, settings: typeof defaults & ColumnOptions): AsyncGenerator<TableRow> {
	const toRow = rowReader(head.record, settings);
	let last = head.row;
	try {
		for await (const { record, row } of records) {
			last = row;
			const read = toRow(record, row);
			if (read) yield read;
		}
	} catch (error) {
		throw tableError(error, last + 1, settings.maximumRowBytes);
	}
}

function rowReader(head: readonly string[], settings: typeof defaults & ColumnOptions) {
	const names = columnNames(head.map(cleanCell), settings);
	return (record: readonly string[], row: number): TableRow | undefined => {
		if (isBlankLine(record)) return undefined;
		if (record.length !== names.length) throw new TableError('csv.cell_count', { row, expected: names.length, found: record.length });
		const cells: Record<string, string> = {};
		let isEmpty = true;
		for (let index = 0; index < names.length; index++) {
			const name = names[index];
			const cell = cleanCell(record[index] ?? '');
			if (cell !== '') isEmpty = false;
			if (name !== undefined) cells[name] = cell;
			else if (cell !== '') throw new TableError('csv.cell_without_header', { row });
		}
		return isEmpty && !settings.keepEmptyRows ? undefined : { row, cells };
	};
}

function isBlankLine(record: readonly string[]): boolean {
	return record.length <= 1 && (record[0] ?? '').trim() === '';
}

/** What spreadsheets and exports wrap around a value is not part of it. */
function cleanCell(raw: string): string {
	let cell = raw.trim();
	if (cell.startsWith("'")) cell = cell.slice(1).trimStart();
	return cell === 'null' || cell === 'NULL' ? '' : cell;
}

function tableError(error: unknown, row: number, maximumRowBytes: number, rowsBefore = 0): unknown {
	if (error instanceof CsvError) {
		const records = recordsBefore(error);
		const at = records === undefined ? row : rowsBefore + records + 1;
		return new TableError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'csv.row_too_large' : 'csv.quote', { row: at, megabytes: maximumRowBytes / 1e6 });
	}
	const code = (error as NodeJS.ErrnoException).code;
	return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES' ? new TableError('csv.not_found') : error;
}

/** The parser hands on nothing of the piece it failed in, but knows how many rows it had read. */
function recordsBefore(error: unknown): number | undefined {
	const records: unknown = error instanceof CsvError ? error['records'] : undefined;
	return typeof records === 'number' ? records : undefined;
}
