import { recordAudit } from '#platform/audit/record.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import type { StoredFile } from '#platform/files/store.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import type { ImportCounts, ImportKind, NamedUnit } from '../import-schema.ts';
import { stagePeople, type ImportCtx } from './import-read.ts';
import { countChangedSince, undoPeople } from './import-undo.ts';
import { stageUnits, writeUnits } from './import-units.ts';
import { writePeople, type Written } from './import-write.ts';

/** What a batch keeps between preview and confirmation, and for undo after it. */
interface BatchNotes extends Partial<Written> {
	readonly newUnits?: readonly NamedUnit[];
	readonly namedUnits?: readonly NamedUnit[];
}

const undoHours = 24;

/** Notes that a file arrived; reading it comes after. Returns the key of the batch. */
export function createBatch(ctx: ImportCtx, kind: ImportKind, file: StoredFile & { readonly name: string }): Promise<string> {
	return inTransaction(ctx.db, async (tx) => {
		const batch = await tx
			.insertInto('import_batch')
			.values({ agency_id: ctx.agencyId, kind, file_name: file.name.slice(0, 200), file_sha256: file.sha256, file_size: file.size,
				account_id: ctx.actor?.accountId ?? null, created_at: ctx.now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'import.upload', subject: `import_batch:${batch.id}`, detail: { kind, bytes: file.size } });
		return batch.id;
	});
}

/**
 * Reads the file of a batch and leaves it ready for a decision. Safe to run again: it begins anew.
 *
 * @throws {InputError} the file as a whole cannot be read
 */
export async function previewImport(ctx: ImportCtx, batchId: string, path: string, onProgress?: (rows: number) => void): Promise<ImportCounts> {
	const kind = await inTransaction(ctx.db, async (tx) => {
		await oneWriterAtATime(tx, ctx); // what is being written just now is compared with as well
		const batch = await lockBatch(tx, ctx.agencyId, batchId);
		if (!['reading', 'previewed', 'refused'].includes(batch.state)) throw new Problem('import.not_ready', 409);
		await tx.deleteFrom('import_row').where('agency_id', '=', ctx.agencyId).where('batch_id', '=', batchId).execute();
		return batch.kind;
	});
	if (kind === 'units') return finishPreview(ctx, batchId, await stageUnits(ctx, batchId, path), {});
	const { counts, newUnits, renamedUnits } = await stagePeople(ctx, batchId, path, onProgress);
	return finishPreview(ctx, batchId, counts, { newUnits, namedUnits: renamedUnits });
}

async function finishPreview<Counts extends ImportCounts>(ctx: ImportCtx, batchId: string, counts: Counts, notes: BatchNotes): Promise<Counts> {
	await inTransaction(ctx.db, (tx) => tx
		.updateTable('import_batch')
		.set({ state: 'previewed', rows_read: counts.rows, rows_total: counts.rows, counts: JSON.stringify(counts), written: JSON.stringify(notes), refusal: null, created_at: ctx.now })
		.where('agency_id', '=', ctx.agencyId).where('id', '=', batchId)
		.execute());
	return counts;
}

/**
 * Writes what the preview showed, all or nothing.
 *
 * @throws {Problem} import.not_ready when it was decided before; import.stale when the data moved since the preview
 */
export function confirmImport(ctx: ImportCtx, batchId: string): Promise<void> {
	return inTransaction(ctx.db, async (tx) => {
		await oneWriterAtATime(tx, ctx);
		const batch = await lockBatch(tx, ctx.agencyId, batchId);
		if (batch.state !== 'previewed' && batch.state !== 'writing') throw new Problem('import.not_ready', 409);
		if (await isOvertaken(tx, ctx.agencyId, batchId, batch.created_at)) throw new Problem('import.stale', 409);
		const counts = batch.counts as unknown as ImportCounts;
		const written = batch.kind === 'units' ? { ...(await writeUnits(tx, { ...ctx, batchId })), closedAccounts: [] } : await write(tx, ctx, batchId, counts, batch.written as BatchNotes);
		await tx.updateTable('import_batch').set({ state: 'confirmed', confirmed_at: ctx.now, written: JSON.stringify(written), refusal: null })
			.where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).execute();
		const detail = { new: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused: counts.refused };
		await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'import.confirm', subject: `import_batch:${batchId}`, detail });
		await announce(tx, 'import.confirmed', ctx.agencyId, batchId);
	});
}

async function write(tx: Db, ctx: ImportCtx, batchId: string, counts: ImportCounts, notes: BatchNotes): Promise<Written> {
	const written = await writePeople(tx, {
		agencyId: ctx.agencyId, batchId, today: ctx.today, now: ctx.now, rows: counts.rows, newPeople: counts.new, newUnits: notes.newUnits ?? [], renamedUnits: notes.namedUnits ?? []
	}).catch((error: unknown) => {
		throw isSamePersonMeanwhile(error) ? new Problem('import.stale', 409) : error;
	});
	if (!written) throw new Problem('import.stale', 409);
	return written;
}

/** Somebody added one of these people by hand, and committed only while they were being written here. */
function isSamePersonMeanwhile(error: unknown): boolean {
	const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
	return code === '23505' && constraint === 'person_agency_id_nip_key';
}

/** Whether another import was written or taken back after this preview was made. */
async function isOvertaken(tx: Db, agencyId: string, batchId: string, previewedAt: Date): Promise<boolean> {
	const later = await tx.selectFrom('import_batch').select('id').where('agency_id', '=', agencyId).where('id', '!=', batchId).where('kind', 'in', ['people', 'units'])
		.where(({ eb, or }) => or([eb('confirmed_at', '>', previewedAt), eb('undone_at', '>', previewedAt)])).executeTakeFirst();
	return later !== undefined;
}

/** Two imports of one agency that write at once would each add the same units, and neither would see the other. */
function oneWriterAtATime(tx: Db, { agencyId }: ImportCtx): Promise<void> {
	return oneAtATime(tx, `import ${agencyId}`);
}

async function lockBatch(tx: Db, agencyId: string, batchId: string) {
	const batch = await tx.selectFrom('import_batch').selectAll().where('agency_id', '=', agencyId).where('id', '=', batchId)
		.where('kind', 'in', ['people', 'units']).forUpdate().executeTakeFirst();
	if (!batch) throw new Problem('import.not_found', 404);
	return batch;
}

/**
 * Takes a confirmed batch back within a day, as long as nobody built on it.
 *
 * @throws {Problem} import.undo_too_late, import.undo_changed, import.undo_used
 */
export async function undoImport(ctx: ImportCtx, batchId: string): Promise<void> {
	try {
		await inTransaction(ctx.db, async (tx) => {
			await oneWriterAtATime(tx, ctx);
			const batch = await lockBatch(tx, ctx.agencyId, batchId);
			if (batch.state !== 'confirmed' || !batch.confirmed_at) throw new Problem('import.not_ready', 409);
			if (ctx.now.getTime() - batch.confirmed_at.getTime() > undoHours * 3_600_000) throw new Problem('import.undo_too_late', 409, { hours: undoHours });
			if (await isOvertaken(tx, ctx.agencyId, batchId, batch.confirmed_at)) throw new Problem('import.undo_overtaken', 409);
			const notes = batch.written as BatchNotes;
			const order = { agencyId: ctx.agencyId, batchId, confirmedAt: batch.confirmed_at, written: { formerUnits: notes.formerUnits ?? [], closedAccounts: notes.closedAccounts ?? [] } };
			const changed = await countChangedSince(tx, order);
			if (changed > 0) throw new Problem('import.undo_changed', 409, { people: changed });
			await undoPeople(tx, order);
			await tx.updateTable('import_batch').set({ state: 'undone', undone_at: ctx.now }).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).execute();
			await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'import.undo', subject: `import_batch:${batchId}` });
		});
	} catch (error) {
		if ((error as { code?: unknown }).code === '23503') throw new Problem('import.undo_used', 409);
		throw error;
	}
}
