import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Locale } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { tableLines } from '#platform/csv/write-table.ts';
import { errorFileHeaders as englishHeaders } from '../import.messages.en.ts';
import { errorFileHeaders as indonesianHeaders } from '../import.messages.id.ts';
import { sayReason } from '../import-reasons.ts';
import type { RowReason } from '../import-schema.ts';
import type { ImportCtx } from './import-read.ts';

const rowsAtOnce = 2000;

/** The refused rows of a batch as csv, one line a reason. What a spreadsheet would run as a formula is only text there. */
export async function* errorLines(ctx: ImportCtx, batchId: string, locale: Locale = ctx.locale): AsyncGenerator<string> {
	const headers = { id: indonesianHeaders, en: englishHeaders }[locale];
	yield* tableLines(headers, [], { bom: true, separator: ';' });
	for (let after = 0; ;) {
		const rows = await inTransaction(ctx.db, (tx) => refusedRows(tx, ctx.agencyId, batchId, after));
		const cells = rows.flatMap(({ row_number, reasons, data }) => (reasons as unknown as RowReason[]).filter((reason) => reason.isRefusal).map((reason) => {
			const { nip, name, externalId } = data as { nip?: string; name?: string; externalId?: string };
			return [row_number, nip ?? externalId ?? '', name ?? '', reason.column ?? '', reason.value ?? '', reason.code, sayReason(reason, locale)];
		}));
		for (const line of skipFirst(tableLines(headers, cells, { separator: ';' }))) yield line;
		if (rows.length < rowsAtOnce) return;
		after = rows.at(-1)?.row_number ?? Number.MAX_SAFE_INTEGER;
	}
}

function* skipFirst(lines: Generator<string>): Generator<string> {
	lines.next();
	yield* lines;
}

function refusedRows(tx: Db, agencyId: string, batchId: string, after: number) {
	return tx.selectFrom('import_row').select(['row_number', 'reasons', 'data']).where('agency_id', '=', agencyId).where('batch_id', '=', batchId)
		.where('state', '=', 'refused').where('row_number', '>', after).orderBy('row_number').limit(rowsAtOnce).execute();
}

/** Writes the error file to a path. */
export async function writeErrorFile(ctx: ImportCtx, batchId: string, path: string): Promise<void> {
	await pipeline(Readable.from(errorLines(ctx, batchId)), createWriteStream(path));
}
