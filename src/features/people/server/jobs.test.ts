import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { storeFile } from '#platform/files/store.ts';
import { withDatabase } from '#tests/support/database.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import { agencyWithRoot, importContext, people, takeIn } from '#tests/support/imports.ts';
import type { ImportCtx } from './import-read.ts';
import { createBatch } from './import-service.ts';
import { confirmJob, previewJob } from './jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-jobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function upload(ctx: ImportCtx, text: string): Promise<string> {
	async function* bytes() {
		yield Buffer.from(text);
	}
	return createBatch(ctx, 'people', { ...(await storeFile(folder, bytes())), name: 'unggahan.csv' });
}

const stateOf = async (db: Db, id: string) => db.selectFrom('import_batch').select(['state', 'refusal', 'rows_read', 'counts']).where('id', '=', id).executeTakeFirstOrThrow();
const decide = (db: Db, id: string) => db.updateTable('import_batch').set({ state: 'writing' }).where('id', '=', id).execute();

test('an uploaded file is read and written in the background, and a second run changes nothing', () => withDatabase(async (db) => {
	const ctx = importContext(db, await agencyWithRoot(db));
	const batchId = await upload(ctx, siasnFile([siasnRow(0), siasnRow(1)]));
	await previewJob(ctx, batchId, folder);
	expect(await stateOf(db, batchId)).toMatchObject({ state: 'previewed', rows_read: 2, counts: { new: 2 } });
	await previewJob(ctx, batchId, folder);
	await confirmJob(ctx, batchId);
	expect(await people(db, ctx)).toHaveLength(0);
	await decide(db, batchId);
	await confirmJob(ctx, batchId);
	await confirmJob(ctx, batchId);
	expect([(await stateOf(db, batchId)).state, (await people(db, ctx)).length]).toEqual(['confirmed', 2]);
}));

test('a file that cannot be read is refused with its reason in both languages', () => withDatabase(async (db) => {
	const ctx = importContext(db, await agencyWithRoot(db));
	const batchId = await upload(ctx, 'A;B\n1;2\n');
	await previewJob(ctx, batchId, folder);
	expect(await stateOf(db, batchId)).toMatchObject({ state: 'refused', refusal: { code: 'import.columns_missing', id: expect.stringMatching(/^Kolom tidak ditemukan/), en: expect.stringMatching(/^Columns not found/) } });
}));

test('a preview that was overtaken goes back to its preview with the reason', () => withDatabase(async (db) => {
	const ctx = importContext(db, await agencyWithRoot(db));
	const batchId = await upload(ctx, siasnFile([siasnRow(0)]));
	await previewJob(ctx, batchId, folder);
	await takeIn(importContext(db, ctx.agencyId, new Date(ctx.now.getTime() + 1000)), siasnFile([siasnRow(1)]));
	await decide(db, batchId);
	await confirmJob(ctx, batchId);
	expect(await stateOf(db, batchId)).toMatchObject({ state: 'previewed', refusal: { code: 'import.stale' } });
}));
