import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { allowedEverywhere, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { filesFolder, storeFile } from '#platform/files/store.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import type { ProblemCode } from '#platform/problem-codes.ts';
import type { ImportCounts, ImportKind, RowReason, RowState } from '../import-schema.ts';
import { PersonId, type BatchFilter } from '../schema.ts';
import type { ImportCtx } from './import-read.ts';
import { createBatch, undoImport } from './import-service.ts';
import { readPage } from './paging.ts';

export interface BatchLine {
	readonly id: string;
	readonly kind: ImportKind;
	readonly fileName: string;
	readonly fileSize: number;
	readonly state: 'reading' | 'previewed' | 'writing' | 'confirmed' | 'undone' | 'refused';
	readonly rowsRead: number;
	readonly rowsTotal: number | null;
	readonly counts: Partial<ImportCounts> & { readonly refusals?: Readonly<Record<string, number>>; readonly contradictions?: readonly unknown[]; readonly cycles?: readonly { readonly names: readonly string[]; readonly rows: readonly number[] }[] };
	readonly refusal: { readonly code: string; readonly id?: string; readonly en?: string } | null;
	readonly by: string | null;
	readonly createdAt: Date;
	readonly confirmedAt: Date | null;
	readonly undoneAt: Date | null;
	/** When its rows and file were deleted; counts stay. */
	readonly clearedAt: Date | null;
	/** Another batch of the same file that was written before. */
	readonly sameFileAt: Date | null;
}

const verbOf = { people: 'person.import', units: 'unit.import' } as const;
export const IMPORT_ROWS_PER_PAGE = 50;

/** Imports change the records of a whole agency, so they ask for authority over all of it. */
function importer(ctx: Ctx, kind: ImportKind): ImportCtx {
	return { ...ctx, agencyId: allowedEverywhere(ctx, verbOf[kind]).agencyId };
}

function kindsOf(actor: Actor): ImportKind[] {
	return (['people', 'units'] as const).filter((kind) => actor.can(verbOf[kind]));
}

const columns = sql`b.id, b.kind, b.file_name as "fileName", b.file_size as "fileSize", b.state, b.rows_read as "rowsRead", b.rows_total as "rowsTotal", b.counts, b.refusal,
	b.created_at as "createdAt", b.confirmed_at as "confirmedAt", b.undone_at as "undoneAt", b.cleared_at as "clearedAt", a.name as by,
	(select max(s.confirmed_at) from import_batch s where s.agency_id = b.agency_id and s.file_sha256 = b.file_sha256 and s.kind = b.kind and s.state = 'confirmed' and s.id <> b.id
		and s.confirmed_at < b.created_at) as "sameFileAt"`;

/** The newest imports of the actor's agency, and which kinds the actor may begin. */
export async function readImports(ctx: Ctx): Promise<{ batches: readonly BatchLine[]; kinds: readonly ImportKind[] }> {
	const actor = signedIn(ctx);
	const kinds = kindsOf(actor);
	if (kinds.length === 0) allowedEverywhere(ctx, 'person.import');
	return inTransaction(ctx.db, async (tx) => {
		const { rows } = await sql<BatchLine>`select ${columns} from import_batch b left join account a on a.id = b.account_id
			where b.agency_id = ${actor.agencyId}::uuid and b.kind = any (${kinds}::text[]) order by b.created_at desc limit 50`.execute(tx);
		return { batches: rows, kinds };
	});
}

/** Keeps an uploaded file and begins to read it in the background. Returns the address of its preview. */
export async function beginImport(ctx: Ctx, kind: ImportKind, file: File): Promise<string> {
	const { agencyId } = importer(ctx, kind);
	if (file.size === 0) throw new Problem('import.file_empty', 422, { field: 'file' });
	const stored = await storeFile(filesFolder(process.env), Readable.fromWeb(file.stream() as Parameters<typeof Readable.fromWeb>[0]));
	return inTransaction(ctx.db, async (tx) => {
		const batchId = await createBatch({ ...ctx, db: tx, agencyId }, kind, { ...stored, name: file.name });
		await enqueue(tx, 'import.preview', { agencyId, batchId });
		return `/impor/${batchId}`;
	});
}

export interface PreviewRow {
	readonly row: number;
	readonly state: RowState;
	readonly nip: string;
	readonly name: string;
	readonly reasons: readonly RowReason[];
}

export interface BatchPage {
	readonly batch: BatchLine;
	readonly rows: readonly PreviewRow[];
	readonly total: number;
	readonly pages: number;
	/** Whether it can still be undone. */
	readonly mayUndo: boolean;
}

/** A batch with one page of its rows; a page beyond the last is the last. @throws {Problem} import.not_found */
export async function readImport(ctx: Ctx, batchId: string, { keadaan, halaman }: BatchFilter): Promise<BatchPage & { readonly page: number }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const batch = await findBatch(tx, actor, batchId);
		importer(ctx, batch.kind);
		const state = keadaan === undefined ? sql`true` : keadaan === 'warned' ? sql`(state <> 'refused' and reasons <> '[]')` : sql`state = ${keadaan}`;
		const { lines: rows, ...paged } = await readPage(halaman, IMPORT_ROWS_PER_PAGE, async (offset) => (await sql<PreviewRow & { total: number }>`
			select row_number as row, state, coalesce(data->>'nip', data->>'externalId', '') as nip, coalesce(data->>'name', '') as name, reasons, count(*) over ()::integer as total
			from import_row where agency_id = ${actor.agencyId}::uuid and batch_id = ${batchId}::uuid and ${state}
			order by row_number limit ${IMPORT_ROWS_PER_PAGE} offset ${offset}`.execute(tx)).rows);
		const age = batch.confirmedAt ? ctx.now.getTime() - batch.confirmedAt.getTime() : Number.POSITIVE_INFINITY;
		return { batch, rows, ...paged, mayUndo: batch.state === 'confirmed' && age < 24 * 3_600_000 };
	});
}

async function findBatch(tx: Db, actor: Actor, batchId: string): Promise<BatchLine> {
	const { rows } = PersonId.safeParse(batchId).success ? await sql<BatchLine>`select ${columns} from import_batch b left join account a on a.id = b.account_id
		where b.agency_id = ${actor.agencyId}::uuid and b.id = ${batchId}::uuid and b.kind in ('people', 'units')`.execute(tx) : { rows: [] };
	if (!rows[0]) throw new Problem('import.not_found', 404);
	return rows[0];
}

/** Why the file was refused, or why storing it failed, in the reader's language. */
export function refusalSentence({ refusal }: BatchLine, locals: { readonly ctx: Ctx; say(problem: Problem): string }): string | undefined {
	if (!refusal) return undefined;
	return refusal[locals.ctx.locale] ?? locals.say(new Problem(refusal.code as ProblemCode, 409));
}

/** Says yes to a preview; writing happens in the background. */
export async function decideImport(ctx: Ctx, batchId: string): Promise<string> {
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = await importerOf(ctx, tx, batchId);
		const taken = await tx.updateTable('import_batch').set({ state: 'writing', refusal: null }).where('agency_id', '=', agencyId).where('id', '=', batchId).where('state', '=', 'previewed')
			.returning('id').executeTakeFirst();
		if (!taken) throw new Problem('import.not_ready', 409);
		await enqueue(tx, 'import.confirm', { agencyId, batchId });
		return `/impor/${batchId}`;
	});
}

/** Reads the file again, after the data have moved or the reading was broken off. */
export async function rereadImport(ctx: Ctx, batchId: string): Promise<string> {
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = await importerOf(ctx, tx, batchId);
		const taken = await tx.updateTable('import_batch').set({ state: 'reading', refusal: null, rows_read: 0 }).where('agency_id', '=', agencyId).where('id', '=', batchId)
			.where('state', 'in', ['previewed', 'reading']).returning('id').executeTakeFirst();
		if (!taken) throw new Problem('import.not_ready', 409);
		await enqueue(tx, 'import.preview', { agencyId, batchId });
		return `/impor/${batchId}`;
	});
}

/** Takes a written import back. */
export async function takeBackImport(ctx: Ctx, batchId: string): Promise<string> {
	const { agencyId } = await inTransaction(ctx.db, (tx) => importerOf(ctx, tx, batchId));
	await undoImport({ ...ctx, agencyId }, batchId);
	return `/impor/${batchId}`;
}

/** The context for the refused rows of a batch, when the actor may read them. */
export async function importForErrors(ctx: Ctx, batchId: string): Promise<ImportCtx> {
	return inTransaction(ctx.db, (tx) => importerOf(ctx, tx, batchId));
}

async function importerOf(ctx: Ctx, tx: Db, batchId: string): Promise<ImportCtx> {
	const { kind } = await findBatch(tx, signedIn(ctx), batchId);
	return importer(ctx, kind);
}
