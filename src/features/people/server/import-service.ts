import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { recordAudit } from '#platform/audit/record.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { Problem } from '#platform/problem.ts';
import type { ImportCounts, NamedUnit } from '../import-schema.ts';
import { stagePeople, type ImportCtx, type StagedFile } from './import-read.ts';
import { countChangedSince, undoPeople } from './import-undo.ts';
import { writePeople, type Written } from './import-write.ts';

export interface ImportFile {
	readonly path: string;
	/** As the person named it. */
	readonly name: string;
}

/** What a batch keeps between preview and confirmation, and for undo after it. */
interface BatchNotes extends Partial<Written> {
	readonly newUnits?: readonly NamedUnit[];
	readonly namedUnits?: readonly NamedUnit[];
}

const undoHours = 24;

/** Notes that a file arrived; reading it comes after. Returns the key of the batch. */
export function createBatch(ctx: ImportCtx, kind: 'people' | 'units', file: ImportFile): Promise<string> {
	return inTransaction(ctx.db, async (tx) => {
		const { size } = await sizeOf(file.path);
		const batch = await tx
			.insertInto('import_batch')
			.values({ agency_id: ctx.agencyId, kind, file_name: file.name.slice(0, 200), file_sha256: await sha256Of(file.path), file_size: size,
				account_id: ctx.actor?.accountId ?? null, created_at: ctx.now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'import.upload', subject: `import_batch:${batch.id}`, detail: { kind, bytes: size } });
		return batch.id;
	});
}

/** Reads the file of a people batch and leaves it ready for a decision. Safe to run again: it begins anew. */
export async function previewPeople(ctx: ImportCtx, batchId: string, path: string, onProgress?: (rows: number) => void): Promise<ImportCounts> {
	await inTransaction(ctx.db, (tx) => tx.deleteFrom('import_row').where('agency_id', '=', ctx.agencyId).where('batch_id', '=', batchId).execute());
	const staged = await stagePeople(ctx, batchId, path, onProgress);
	await inTransaction(ctx.db, (tx) => tx
		.updateTable('import_batch')
		.set({ state: 'previewed', rows_read: staged.counts.rows, rows_total: staged.counts.rows, counts: JSON.stringify(staged.counts), written: JSON.stringify(notesOf(staged)), refusal: null })
		.where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).where('state', 'in', ['reading', 'previewed'])
		.execute());
	return staged.counts;
}

function notesOf({ newUnits, renamedUnits }: StagedFile): BatchNotes {
	return { newUnits, namedUnits: renamedUnits };
}

/**
 * Writes what the preview showed, all or nothing.
 *
 * @throws {Problem} import.not_ready when it was decided before; import.stale when the data moved since the preview
 */
export function confirmPeople(ctx: ImportCtx, batchId: string): Promise<void> {
	return inTransaction(ctx.db, async (tx) => {
		const batch = await tx.selectFrom('import_batch').selectAll().where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).forUpdate().executeTakeFirst();
		if (!batch || batch.kind !== 'people') throw new Problem('import.not_found', 404);
		if (batch.state !== 'previewed') throw new Problem('import.not_ready', 409);
		const later = await tx.selectFrom('import_batch').select('id').where('agency_id', '=', ctx.agencyId).where('id', '!=', batchId)
			.where('kind', 'in', ['people', 'units'])
			.where(({ eb, or }) => or([eb('confirmed_at', '>', batch.created_at), eb('undone_at', '>', batch.created_at)])).executeTakeFirst();
		const notes = batch.written as BatchNotes;
		const written = later ? undefined : await writePeople(tx, {
			agencyId: ctx.agencyId, batchId, today: ctx.today, now: ctx.now, newPeople: (batch.counts as unknown as ImportCounts).new, newUnits: notes.newUnits ?? [], renamedUnits: notes.namedUnits ?? []
		});
		if (!written) throw new Problem('import.stale', 409);
		await tx.updateTable('import_batch').set({ state: 'confirmed', confirmed_at: ctx.now, written: JSON.stringify(written) })
			.where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).execute();
		await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'import.confirm', subject: `import_batch:${batchId}`, detail: withoutWarnings(batch.counts) });
	});
}

function withoutWarnings(counts: unknown): Record<string, unknown> {
	const { new: added, changed, unchanged, refused } = counts as ImportCounts;
	return { new: added, changed, unchanged, refused };
}

/**
 * Takes a confirmed batch back within a day, as long as nobody built on it.
 *
 * @throws {Problem} import.undo_too_late, import.undo_changed, import.undo_used
 */
export async function undoImport(ctx: ImportCtx, batchId: string): Promise<void> {
	try {
		await inTransaction(ctx.db, async (tx) => {
			const batch = await tx.selectFrom('import_batch').selectAll().where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).forUpdate().executeTakeFirst();
			if (!batch) throw new Problem('import.not_found', 404);
			if (batch.state !== 'confirmed' || !batch.confirmed_at) throw new Problem('import.not_ready', 409);
			if (ctx.now.getTime() - batch.confirmed_at.getTime() > undoHours * 3_600_000) throw new Problem('import.undo_too_late', 409, { hours: undoHours });
			const notes = batch.written as BatchNotes;
			const order = { agencyId: ctx.agencyId, batchId, confirmedAt: batch.confirmed_at, written: { renamedUnits: notes.renamedUnits ?? [], closedAccounts: notes.closedAccounts ?? [] } };
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

async function sizeOf(path: string): Promise<{ size: number }> {
	try {
		const found = await stat(path);
		if (!found.isFile()) throw new TableError('csv.not_found');
		return found;
	} catch {
		throw new TableError('csv.not_found');
	}
}

async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}
