import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openPool, plainDb, type Db } from '#platform/db/connect.ts';
import { NOW } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { agencyWithRoot, batchOf, fileOf, history, importContext, people } from '#tests/support/imports.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import type { ImportCtx } from './import-read.ts';
import { confirmImport, createBatch, previewImport, undoImport } from './import-service.ts';

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const file = (count: number) => siasnFile(Array.from({ length: count }, (_, index) => siasnRow(index)));

/** A database where transactions really commit, so that two of them can meet. */
function withCommits(work: (db: Db, ctx: ImportCtx) => Promise<void>): Promise<void> {
	return withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 4);
		try {
			const db = plainDb(pool);
			await work(db, importContext(db, await agencyWithRoot(db)));
		} finally {
			await pool.end();
		}
	});
}

async function preview(ctx: ImportCtx, text: string): Promise<string> {
	const path = fileOf(text);
	const batchId = await createBatch(ctx, 'people', await batchOf(path));
	await previewImport(ctx, batchId, path);
	return batchId;
}

const outcomes = (results: readonly PromiseSettledResult<unknown>[]) =>
	results.map((result) => (result.status === 'fulfilled' ? 'done' : String((result.reason as { code?: unknown }).code))).sort();

test('of two people who confirm at once, one is told that the data have moved', () => withCommits(async (db, ctx) => {
	const batches = [await preview(ctx, file(5)), await preview(ctx, file(5))];
	const after = importContext(db, ctx.agencyId, minutes(1));
	expect(outcomes(await Promise.allSettled(batches.map((batchId) => confirmImport(after, batchId))))).toEqual(['done', 'import.stale']);
	expect(await people(db, ctx)).toHaveLength(5);
	expect(await history(db, ctx)).toHaveLength(5);
}));

test('a preview waits for an import that is being written, and sees what it wrote', () => withCommits(async (db, ctx) => {
	const first = await preview(ctx, file(5));
	const path = fileOf(file(6));
	const second = await createBatch(ctx, 'people', await batchOf(path));
	const after = importContext(db, ctx.agencyId, minutes(1));
	const begun = Promise.withResolvers<void>();
	const writing = db.transaction().execute(async (tx) => {
		await confirmImport({ ...after, db: tx }, first);
		begun.resolve();
		await waitingFor(db);
	});
	await begun.promise;
	const [, counts] = await Promise.all([writing, previewImport(after, second, path)]);
	expect(counts).toMatchObject({ new: 1, unchanged: 5 });
}));

test('who was added by hand since the preview makes it stale, and nothing of it is written', () => withCommits(async (db, ctx) => {
	const batchId = await preview(ctx, file(5));
	await addByHand(db, ctx);
	await expect(confirmImport(importContext(db, ctx.agencyId, minutes(1)), batchId)).rejects.toMatchObject({ code: 'import.stale' });
	expect(await people(db, ctx)).toHaveLength(1);
}));

test('who is being added by hand at that very moment makes it stale as well', () => withCommits(async (db, ctx) => {
	const batchId = await preview(ctx, file(5));
	const added = Promise.withResolvers<void>();
	const adding = db.transaction().execute(async (tx) => {
		await addByHand(tx, ctx);
		added.resolve();
		await waitingFor(db, 'transactionid');
	});
	await added.promise;
	const [confirmed] = await Promise.allSettled([confirmImport(importContext(db, ctx.agencyId, minutes(1)), batchId), adding]);
	expect(outcomes([confirmed])).toEqual(['import.stale']);
	expect(await people(db, ctx)).toHaveLength(1);
	expect(await history(db, ctx)).toEqual([]);
}));

test('an import cannot be taken back while another is being written on top of it', () => withCommits(async (db, ctx) => {
	const first = await preview(ctx, file(5));
	await confirmImport(importContext(db, ctx.agencyId, minutes(1)), first);
	const second = await preview(importContext(db, ctx.agencyId, minutes(2)), file(6));
	const results = await Promise.allSettled([confirmImport(importContext(db, ctx.agencyId, minutes(3)), second), undoImport(importContext(db, ctx.agencyId, minutes(3)), first)]);
	expect(outcomes(results)).toContain('done');
	expect(outcomes(results).filter((outcome) => outcome !== 'done')).toEqual([expect.stringMatching(/^import\.(stale|undo_overtaken)$/)]);
}));

/** The second person of the file. */
async function addByHand(db: Db, ctx: ImportCtx): Promise<void> {
	const nip = String(siasnRow(1)['NIP BARU']).replace("'", '');
	await db.insertInto('person').values({ agency_id: ctx.agencyId, nip, name: 'Rekaan' }).execute();
}

/** Until somebody in this database waits for a lock that another transaction holds. */
async function waitingFor(db: Db, locktype: 'advisory' | 'transactionid' = 'advisory'): Promise<void> {
	for (;;) {
		const { rows } = await sql`select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid where a.datname = current_database() and l.locktype = ${locktype} and not l.granted`.execute(db);
		if (rows.length > 0) return;
	}
}
