import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { dropFileOlderThan } from '#platform/files/store.ts';

/** As long as an import can be undone; a preview nobody decided on is given the same time. */
const keptHours = 24;

interface DueBatch {
	readonly agencyId: string;
	readonly id: string;
	readonly sha256: string;
}

/**
 * Deletes rows and files of imports whose 24 hours for undo are over, and of previews as old that nobody decided on:
 * those become refused with 'import.abandoned'. Counts stay, and of the refused rows how many for which reason. Each
 * batch is a transaction of its own with its audit entry; run again, it finds nothing.
 *
 * @param ctx its scope holds every agency: a file may serve batches of several
 * @returns how many batches were cleared
 */
export async function clearImports(ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'requestId'>, filesFolder: string): Promise<number> {
	const limit = new Date(ctx.now.getTime() - keptHours * 3_600_000);
	const due = await inTransaction(ctx.db, (tx) => dueBatches(tx, limit));
	let cleared = 0;
	for (const batch of due) {
		const isCleared = await inTransaction(ctx.db, (tx) => clearBatch({ ...ctx, db: tx }, batch, limit));
		if (!isCleared) continue;
		cleared += 1;
		if (!await inTransaction(ctx.db, (tx) => isFileInUse(tx, batch.sha256))) await dropFileOlderThan(filesFolder, batch.sha256, limit);
	}
	return cleared;
}

const isDue = (limit: Date) => sql<boolean>`kind in ('people', 'units', 'complaints') and cleared_at is null and greatest(created_at, confirmed_at, undone_at) < ${limit}`;

async function dueBatches(tx: Db, limit: Date): Promise<readonly DueBatch[]> {
	const { rows } = await sql<DueBatch>`select agency_id as "agencyId", id, file_sha256 as sha256 from import_batch where ${isDue(limit)} order by created_at`.execute(tx);
	return rows;
}

/** False when somebody else decided on the batch meanwhile. */
async function clearBatch({ db: tx, ...ctx }: Pick<Ctx, 'db' | 'actor' | 'now' | 'requestId'>, { agencyId, id }: DueBatch, limit: Date): Promise<boolean> {
	const { rows } = await sql<{ state: string }>`
		select state from import_batch where agency_id = ${agencyId}::uuid and id = ${id}::uuid and ${isDue(limit)} for update skip locked`.execute(tx);
	if (!rows[0]) return false;
	const isAbandoned = ['reading', 'previewed', 'writing'].includes(rows[0].state);
	await sql`
		update import_batch b set cleared_at = ${ctx.now}, written = '{}', counts = b.counts || jsonb_build_object('refusals', ${refusalsOf(agencyId, id)}),
			state = case when ${isAbandoned} then 'refused' else b.state end, refusal = case when ${isAbandoned} then '{"code": "import.abandoned"}'::jsonb else b.refusal end
		where b.agency_id = ${agencyId}::uuid and b.id = ${id}::uuid`.execute(tx);
	const deleted = await tx.deleteFrom('import_row').where('agency_id', '=', agencyId).where('batch_id', '=', id).executeTakeFirst();
	await recordAudit(tx, ctx, { agencyId, action: 'import.clear', subject: `import_batch:${id}`, detail: { rows: Number(deleted.numDeletedRows), abandoned: isAbandoned } });
	return true;
}

/** Refused rows by reason: what remains of the file of refused rows. */
const refusalsOf = (agencyId: string, batchId: string) => sql`(
	select coalesce(jsonb_object_agg(code, count), '{}') from (
		select reason->>'code' as code, count(*) as count from import_row r cross join lateral jsonb_array_elements(r.reasons) reason
		where r.agency_id = ${agencyId}::uuid and r.batch_id = ${batchId}::uuid and r.state = 'refused' and (reason->>'isRefusal')::boolean group by 1) told)`;

async function isFileInUse(tx: Db, sha256: string): Promise<boolean> {
	return await tx.selectFrom('import_batch').select('id').where('file_sha256', '=', sha256).where('cleared_at', 'is', null).executeTakeFirst() !== undefined;
}
