import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import type { TableRow } from '#platform/csv/read-table.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { filesFolder, storedPath, storeFile } from '#platform/files/store.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { refusalLine, refusedFile } from './cli.ts';
import { openComplaints } from './import-file.ts';
import { importComplaints, undoComplaints, type ComplaintCounts } from './import-service.ts';
import { openBox, sealBox } from '#platform/sealed-box.ts';

/** What a page waits for; larger files come by the command line. */
const MOST_ROWS_BY_PAGE = 10_000;
const FILE_ABOUT = 'complaint-import';

export interface BatchRow {
	readonly id: string;
	readonly fileName: string;
	readonly state: 'reading' | 'previewed' | 'writing' | 'confirmed' | 'undone' | 'refused';
	readonly counts: Partial<Omit<ComplaintCounts, 'batchId'>>;
	readonly createdAt: Date;
	readonly mayUndo: boolean;
	readonly hasRefusals: boolean;
}

/** The newest imports of complaints. @throws {Problem} identity.not_allowed */
export function readComplaintImports(ctx: Ctx): Promise<readonly BatchRow[]> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => (await sql<BatchRow>`
		select b.id, b.file_name as "fileName", b.state, b.counts, b.created_at as "createdAt", coalesce(b.state = 'confirmed' and b.confirmed_at > ${ctx.now}::timestamptz - interval '24 hours', false) as "mayUndo",
			exists (select from import_row r where r.agency_id = b.agency_id and r.batch_id = b.id and r.state = 'refused') as "hasRefusals"
		from import_batch b where b.agency_id = ${agencyId} and b.kind = 'complaints' order by b.created_at desc limit 20`.execute(tx)).rows);
}

/**
 * Reads a file and says what it would change. Its rows wait under seal until somebody decides: names stand nowhere in plain,
 * but for the seconds in which a spreadsheet is read from a file of the server's own temporary folder.
 *
 * @throws {Problem} import.file_empty, complaint.file_rows; {InputError} the file cannot be read
 */
export async function checkComplaintFile(ctx: Ctx, file: File, key: string, folder = filesFolder(process.env)): Promise<string> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	if (file.size === 0) throw new Problem('import.file_empty', 422, { field: 'file' });
	const rows = await readRows(file);
	const refusals: { readonly row: number; readonly line: readonly unknown[] }[] = [];
	const { sha256, size } = await storeFile(folder, pieces(sealBox(Buffer.from(JSON.stringify(rows)), key, FILE_ABOUT)));
	const counts = await importComplaints({ ...ctx, agencyId }, {
		rows, fileName: file.name, fileSha256: sha256, isDryRun: true, identityKey: key, onRefused: (row, refusal, cells) => refusals.push({ row, line: refusalLine(row, refusal, cells, ctx.locale) })
	});
	return inTransaction(ctx.db, async (tx) => {
		const batch = await tx.insertInto('import_batch').values({
			agency_id: agencyId, kind: 'complaints', file_name: file.name.slice(0, 200), file_sha256: sha256, file_size: size, state: 'previewed', rows_read: counts.rows, rows_total: counts.rows, counts: JSON.stringify(counts),
			account_id: ctx.actor?.accountId ?? null, created_at: ctx.now
		}).returning('id').executeTakeFirstOrThrow();
		await sql`insert into import_row (agency_id, batch_id, row_number, state, data)
			select ${agencyId}::uuid, ${batch.id}::uuid, r.row, 'refused', jsonb_build_object('lines', jsonb_agg(r.line)) from jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb) as r (row integer, line jsonb) group by r.row`.execute(tx);
		await recordAudit(tx, ctx, { agencyId, action: 'import.upload', subject: `import_batch:${batch.id}`, detail: { kind: 'complaints', bytes: file.size } });
		return batch.id;
	});
}

/** Writes what a check showed. @throws {Problem} import.not_found, import.not_ready, import.abandoned: the file is no longer here */
export async function applyComplaintFile(ctx: Ctx, batchId: string, key: string, folder = filesFolder(process.env)): Promise<void> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	const batch = await inTransaction(ctx.db, async (tx) => isUuid(batchId) ? tx.selectFrom('import_batch').select(['state', 'file_name', 'file_sha256']).where('agency_id', '=', agencyId).where('id', '=', batchId).where('kind', '=', 'complaints').executeTakeFirst() : undefined);
	if (!batch) throw new Problem('import.not_found', 404);
	if (batch.state !== 'previewed') throw new Problem('import.not_ready', 409);
	const sealed = await readFile(storedPath(folder, batch.file_sha256)).catch(() => undefined);
	const content = sealed && openBox(sealed, key, FILE_ABOUT);
	if (!content) throw new Problem('import.abandoned', 409);
	await importComplaints({ ...ctx, agencyId }, {
		rows: JSON.parse(content.toString()) as TableRow[], fileName: batch.file_name, fileSha256: batch.file_sha256, isDryRun: false, identityKey: key, batchId, onRefused: () => undefined
	});
}

/** @throws {Problem} as undoComplaints */
export async function takeBackComplaintFile(ctx: Ctx, batchId: string): Promise<void> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	await undoComplaints({ ...ctx, agencyId }, batchId);
}

/** The refused rows of a check as csv. @throws {Problem} import.not_found */
export async function refusedComplaints(ctx: Ctx, batchId: string): Promise<string> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	const { rows } = await inTransaction(ctx.db, async (tx) => isUuid(batchId) ? sql<{ lines: (string | number)[][] }>`
		select data->'lines' as lines from import_row where agency_id = ${agencyId} and batch_id = ${batchId}::uuid and state = 'refused' order by row_number`.execute(tx) : { rows: [] });
	if (rows.length === 0) throw new Problem('import.not_found', 404);
	return refusedFile(rows.flatMap(({ lines }) => lines), ctx.locale);
}

async function readRows(file: File): Promise<TableRow[]> {
	const place = await mkdtemp(join(tmpdir(), 'bina-lapor-'));
	try {
		const path = join(place, 'berkas');
		await writeFile(path, Buffer.from(await file.arrayBuffer()), { mode: 0o600 });
		const rows: TableRow[] = [];
		for await (const row of await openComplaints(path)) {
			if (rows.length === MOST_ROWS_BY_PAGE) throw new Problem('complaint.file_rows', 422, { most: MOST_ROWS_BY_PAGE, field: 'file' });
			rows.push(row);
		}
		return rows;
	} finally {
		await rm(place, { recursive: true, force: true });
	}
}

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
	yield content;
}
