import { InputError } from '#platform/cli/command.ts';
import type { Locale } from '#platform/context.ts';
import { tableMessages as tableEn } from '#platform/csv/messages.en.ts';
import { tableMessages as tableId } from '#platform/csv/messages.id.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { sheetMessages as sheetEn } from '#platform/xlsx/messages.en.ts';
import { sheetMessages as sheetId } from '#platform/xlsx/messages.id.ts';
import { SheetError } from '#platform/xlsx/sheet-error.ts';

/** Why a file could not be read, in the reader's language; anything else than a fault of the file goes on its way. */
export function sayFileFault(error: unknown, locale: Locale): string {
	if (!(error instanceof InputError)) throw error;
	if (error instanceof SheetError) return { id: sheetId, en: sheetEn }[locale][error.code](error.params);
	return error instanceof TableError ? { id: tableId, en: tableEn }[locale][error.code](error.params) : error.message;
}
