import { InputError } from '#platform/cli/command.ts';
import type { Locale } from '#platform/context.ts';
import { tableMessages as tableEnglish } from '#platform/csv/messages.en.ts';
import { tableMessages as tableIndonesian } from '#platform/csv/messages.id.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { sheetMessages as sheetEnglish } from '#platform/xlsx/messages.en.ts';
import { sheetMessages as sheetIndonesian } from '#platform/xlsx/messages.id.ts';
import { SheetError } from '#platform/xlsx/sheet-error.ts';

export interface MissingColumn {
	readonly header: string;
	/** The header of the file that looks most like it. */
	readonly near?: string | undefined;
}

interface FaultParams {
	readonly columns?: readonly MissingColumn[];
	readonly limit?: number;
	readonly row?: number;
}

const list = (columns: readonly MissingColumn[] = [], like: string) => columns.map(({ header, near }) => (near === undefined ? header : `${header} (${like}: ${near})`)).join(', ');

const sentences = {
	id: {
		'import.columns_missing': ({ columns }: FaultParams) => `Kolom tidak ditemukan: ${list(columns, 'mirip')}. Kolom dicari menurut judulnya di baris pertama; perbaiki judul kolom lalu unggah lagi.`,
		'import.separator_unknown': () => 'Kolom berkas ini tidak dapat dipisahkan: seluruh baris pertama terbaca sebagai satu kolom. Pisahkan kolom dengan | atau ; atau koma atau tab, lalu unggah lagi.',
		'import.no_rows': () => 'Berkas ini hanya berisi judul kolom, belum ada baris data.',
		'import.too_many_units': ({ limit }: FaultParams) => `Berkas berisi lebih dari ${limit} unit.`
	},
	en: {
		'import.columns_missing': ({ columns }: FaultParams) => `Columns not found: ${list(columns, 'similar')}. Columns are found by the names in the first row; mend the names and try again.`,
		'import.separator_unknown': () => 'The columns of this file cannot be told apart: the whole first row reads as one column. Separate them by | or ; or a comma or a tab and try again.',
		'import.no_rows': () => 'The file holds the names of columns only, and no row.',
		'import.too_many_units': ({ limit }: FaultParams) => `The file holds more than ${limit} units.`
	}
} as const;

/** A file that is refused as a whole. `message` is English; for a screen use `sayFileFault`. */
export class ImportFileError extends InputError {
	declare readonly code: keyof typeof sentences.id;
	readonly params: FaultParams;
	constructor(code: keyof typeof sentences.id, params: FaultParams = {}) {
		super(code, sentences.en[code](params), { row: params.row ?? 1 });
		this.params = params;
	}
}

/** Why a file was refused as a whole, in the reader's language. */
export function sayFileFault(error: InputError, locale: Locale): string {
	if (error instanceof ImportFileError) return sentences[locale][error.code](error.params);
	if (error instanceof TableError) return { id: tableIndonesian, en: tableEnglish }[locale][error.code](error.params);
	if (error instanceof SheetError) return { id: sheetIndonesian, en: sheetEnglish }[locale][error.code](error.params);
	return error.message;
}
