import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { sql } from 'kysely';
import { measurePanel } from '#features/services/server/panel-service.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import { TableError } from '#platform/csv/table-error.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { cellsOfBatch, countOvertaken, counterIds, findBatch, insertBatch, putVisits, readCells, undoBatch } from './import-queries.ts';
import { VisitReader, type VisitFile } from './import-rows.ts';
import { timesPanelSource } from './panel-source.ts';
import { listTimedPoints } from './point-queries.ts';

type AgencyCtx = Ctx & { readonly agencyId: string };

export interface VisitImport extends VisitFile {
	readonly fileName: string;
	readonly isDryRun: boolean;
}

export interface VisitCounts {
	readonly rows: number;
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	readonly warnings: Readonly<Record<string, number>>;
	readonly units: { readonly new: number; readonly changed: number };
	/** To take it back by; null after a dry run. */
	readonly batchId: string | null;
}

/**
 * Takes in the visits of a queue machine, one a row. A visit is known again by its point, moment and number: the same file twice adds
 * nothing, and a longer file adds its new rows and corrects those that have ended since. All of it in one transaction, with the panel.
 *
 * @throws {TableError} the file is not there, no table, or has no column of when the number was taken
 */
export function importVisits(ctx: AgencyCtx, wanted: VisitImport): Promise<VisitCounts> {
	return inTransaction(ctx.db, async (tx) => {
		if (!wanted.isDryRun) return takeIn(tx, ctx, wanted);
		await sql`savepoint before_dry_run`.execute(tx);
		const counts = await takeIn(tx, ctx, wanted);
		await sql`rollback to savepoint before_dry_run`.execute(tx);
		return { ...counts, batchId: null };
	});
}

async function takeIn(tx: Db, ctx: AgencyCtx, wanted: VisitImport): Promise<VisitCounts> {
	const { agencyId } = ctx;
	const points = await listTimedPoints(tx, agencyId, sql<boolean>`true`);
	const where = { agencyId, batchId: await insertBatch(tx, agencyId, wanted.fileName, await hashOf(wanted.file), ctx.now) };
	const reader = new VisitReader(wanted, { points, counters: await counterIds(tx, agencyId), now: ctx.now });
	const sum = { added: 0, changed: 0 };
	for await (const packet of reader.packets()) {
		const { added, changed } = await putVisits(tx, where, packet);
		sum.added += added;
		sum.changed += changed;
	}
	const { rows, refused, warnings } = reader;
	const counts: VisitCounts = { rows, new: sum.added, changed: sum.changed, unchanged: rows - refused - sum.added - sum.changed, refused, warnings, units: { new: 0, changed: 0 }, batchId: where.batchId };
	await tx
		.updateTable('import_batch')
		.set({ state: 'confirmed', confirmed_at: ctx.now, rows_read: rows, rows_total: rows, counts: JSON.stringify(counts) })
		.where('agency_id', '=', agencyId)
		.where('id', '=', where.batchId)
		.execute();
	await measurePanel(tx, agencyId, [timesPanelSource], cellsOfBatch(where), ctx.today);
	await recordAudit(tx, ctx, { agencyId, action: 'visit.import', subject: `import_batch:${where.batchId}`, detail: { rows, new: sum.added, changed: sum.changed, refused } });
	return counts;
}

/**
 * Takes an import of visits back: what it added goes, what it corrected is as it was, and the months of the panel with it.
 *
 * @throws {Problem} queue.batch_not_found · queue.already_undone · import.undo_overtaken: a later import corrected these visits; take that one back first
 */
export function undoVisits(ctx: AgencyCtx, batchId: string): Promise<{ readonly removed: number; readonly restored: number }> {
	return inTransaction(ctx.db, async (tx) => {
		const where = { agencyId: ctx.agencyId, batchId };
		const batch = isUuid(batchId) ? await findBatch(tx, where) : undefined;
		if (!batch) throw new Problem('queue.batch_not_found', 404);
		if (batch.state === 'undone') throw new Problem('queue.already_undone', 409);
		if ((await countOvertaken(tx, where)) > 0) throw new Problem('import.undo_overtaken', 409);
		const cells = await readCells(tx, where);
		const outcome = await undoBatch(tx, where, ctx.now);
		await measurePanel(tx, ctx.agencyId, [timesPanelSource], sql`select * from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as c (unit_id uuid, service_id uuid, month date)`, ctx.today);
		await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'visit.import_undo', subject: `import_batch:${batchId}`, detail: outcome });
		return outcome;
	});
}

async function hashOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	try {
		for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
	} catch {
		throw new TableError('csv.not_found');
	}
	return hash.digest('hex');
}
