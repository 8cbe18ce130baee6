import type { Locale } from '#platform/context.ts';
import { tableMessages as en } from '#platform/csv/messages.en.ts';
import { tableMessages as id } from '#platform/csv/messages.id.ts';
import { TableError } from '#platform/csv/table-error.ts';

/** Why a file could not be read, in the reader's language; anything else than a fault of the file goes on its way. */
export function sayTableFault(error: unknown, locale: Locale): string {
	if (!(error instanceof TableError)) throw error;
	return { id, en }[locale][error.code](error.params);
}
