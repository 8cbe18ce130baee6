import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { storedPath, storeFile } from '#platform/files/store.ts';
import { NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { agencyWithRoot, importContext, people } from '#tests/support/imports.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import { clearImports } from './import-clear.ts';
import type { ImportCtx } from './import-read.ts';
import { confirmImport, createBatch, previewImport, undoImport } from './import-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-clear-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

/** A stored file, as old as the test's clock says. */
async function store(text: string, storedAt = NOW) {
	async function* bytes() {
		yield Buffer.from(text);
	}
	const file = await storeFile(folder, bytes());
	utimesSync(storedPath(folder, file.sha256), storedAt, storedAt);
	return { ...file, name: 'unggahan.csv' };
}

async function preview(ctx: ImportCtx, text: string) {
	const file = await store(text, ctx.now);
	const batchId = await createBatch(ctx, 'people', file);
	await previewImport(ctx, batchId, storedPath(folder, file.sha256));
	return { batchId, isKept: () => existsSync(storedPath(folder, file.sha256)) };
}

const clear = (db: Db, now: Date) => clearImports({ db, actor: null, now, requestId: 'uji' }, folder);
const batchOf = (db: Db, id: string) => db.selectFrom('import_batch').select(['state', 'refusal', 'counts', 'written', 'cleared_at']).where('id', '=', id).executeTakeFirstOrThrow();
const rowsOf = async (db: Db, id: string) => (await db.selectFrom('import_row').select('row_number').where('batch_id', '=', id).execute()).length;
const audits = (db: Db, id: string) => db.selectFrom('audit_entry').select('detail').where('action', '=', 'import.clear').where('subject', '=', `import_batch:${id}`).execute();

describe('what an import leaves behind', () => {
	test('a stored import keeps rows and file for its day of undo, then only its counts', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId, isKept } = await preview(ctx, siasnFile([siasnRow(0), siasnRow(1, { NAMA: '' }), siasnRow(2, { NAMA: '' }), siasnRow(3, { 'TANGGAL LAHIR': '30-02-1990' })]));
		await confirmImport(ctx, batchId);
		expect([await clear(db, hours(24)), await rowsOf(db, batchId), isKept()]).toEqual([0, 4, true]);
		expect([await clear(db, hours(24.1)), await rowsOf(db, batchId), isKept()]).toEqual([1, 0, false]);
		const batch = await batchOf(db, batchId);
		expect(batch).toMatchObject({ state: 'confirmed', cleared_at: hours(24.1), written: {}, counts: { rows: 4, new: 1, refused: 3, refusals: { 'import.name_missing': 2, 'import.date_impossible': 1 } } });
		expect(await people(db, ctx)).toHaveLength(1);
		expect(await audits(db, batchId)).toEqual([{ detail: { rows: 4, abandoned: false } }]);
		expect(await clear(db, hours(48))).toBe(0);
		await expect(undoImport(importContext(db, ctx.agencyId, hours(24.2)), batchId)).rejects.toMatchObject({ code: 'import.undo_too_late' });
	}));

	test('an undone one counts from the day it was undone', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId } = await preview(ctx, siasnFile([siasnRow(0)]));
		await confirmImport(ctx, batchId);
		await undoImport(importContext(db, ctx.agencyId, hours(20)), batchId);
		expect([await clear(db, hours(30)), await clear(db, hours(45))]).toEqual([0, 1]);
		expect((await batchOf(db, batchId)).state).toBe('undone');
	}));

	test('a preview nobody decided on within a day is closed and can no longer be stored', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId, isKept } = await preview(ctx, siasnFile([siasnRow(0)]));
		expect([await clear(db, hours(25)), await rowsOf(db, batchId), isKept()]).toEqual([1, 0, false]);
		expect(await batchOf(db, batchId)).toMatchObject({ state: 'refused', refusal: { code: 'import.abandoned' } });
		expect(await audits(db, batchId)).toEqual([{ detail: { rows: 1, abandoned: true } }]);
		await expect(confirmImport(importContext(db, ctx.agencyId, hours(26)), batchId)).rejects.toMatchObject({ code: 'import.not_ready' });
	}));

	test('a file that a younger import still needs, of whichever agency, stays; so does one that was sent again', () => withDatabase(async (db) => {
		const text = siasnFile([siasnRow(7)]);
		const old = await preview(importContext(db, await agencyWithRoot(db)), text);
		const young = await preview(importContext(db, await agencyWithRoot(db), hours(10)), text);
		expect([await clear(db, hours(25)), await rowsOf(db, old.batchId), await rowsOf(db, young.batchId), young.isKept()]).toEqual([1, 0, 1, true]);
		await store(text, hours(34.9));
		expect([await clear(db, hours(35)), young.isKept()]).toEqual([1, true]);
	}));

	test('a file that is no import of people or units is not touched', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId } = await preview(ctx, siasnFile([siasnRow(0)]));
		await db.updateTable('import_batch').set({ kind: 'responses' }).where('id', '=', batchId).execute();
		expect([await clear(db, hours(1000)), await rowsOf(db, batchId)]).toEqual([0, 1]);
	}));
});
