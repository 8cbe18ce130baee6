import { InputError } from '#platform/cli/command.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { storedPath } from '#platform/files/store.ts';
import { Problem } from '#platform/problem.ts';
import { sayFileFault } from '../import-faults.ts';
import type { ImportCtx } from './import-read.ts';
import { confirmImport, previewImport } from './import-service.ts';

/** Reads an uploaded file. A file that cannot be read is the person's to mend: its reason is kept for the page, the job has done its work. */
export async function previewJob(ctx: ImportCtx, batchId: string, filesFolder: string): Promise<void> {
	const batch = await findBatch(ctx, batchId);
	if (!batch || batch.state !== 'reading') return;
	try {
		await previewImport(ctx, batchId, storedPath(filesFolder, batch.file_sha256));
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const refusal = { code: error.code, id: sayFileFault(error, 'id'), en: sayFileFault(error, 'en'), row: error.row ?? null, column: error.column ?? null };
		await setState(ctx, batchId, { state: 'refused', refusal: JSON.stringify(refusal) });
	}
}

/** Writes a confirmed preview. When the data moved meanwhile, the batch goes back to its preview with the reason. */
export async function confirmJob(ctx: ImportCtx, batchId: string): Promise<void> {
	const batch = await findBatch(ctx, batchId);
	if (!batch || batch.state !== 'writing') return;
	try {
		await confirmImport(ctx, batchId);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		await setState(ctx, batchId, { state: 'previewed', refusal: JSON.stringify({ code: error.code }) });
	}
}

function findBatch(ctx: ImportCtx, batchId: string) {
	return inTransaction(ctx.db, (tx) => tx.selectFrom('import_batch').select(['state', 'file_sha256']).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).executeTakeFirst());
}

function setState(ctx: ImportCtx, batchId: string, values: { state: string; refusal: string }) {
	return inTransaction(ctx.db, (tx) => tx.updateTable('import_batch').set(values).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).execute());
}
