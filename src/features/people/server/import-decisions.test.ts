import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Problem } from '#platform/problem.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertAgency, insertUnit, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { batchOf, fileOf, takeIn } from '#tests/support/imports.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import { beginImport, decideImport, importForErrors, IMPORT_ROWS_PER_PAGE, readImport, readImports, refusalSentence, rereadImport, takeBackImport, type BatchLine } from './import-pages.ts';
import type { ImportCtx } from './import-read.ts';
import { createBatch, previewImport } from './import-service.ts';
import { previewJob } from './jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-decisions-'));
beforeAll(() => { vi.stubEnv('BINA_DATA', folder); });
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

interface Office {
	readonly agencyId: string;
	readonly ctx: ImportCtx;
	/** Those who may not import, each for another reason. */
	readonly others: readonly (readonly [string, Ctx])[];
}
async function office(db: Db, now = NOW): Promise<Office> {
	const agencyId = (await insertAgency(db)).id;
	const root = await insertUnit(db, { agencyId, kind: 'agency' });
	const unit = await insertUnit(db, { agencyId, parent: root });
	const as = (actor: Actor) => ctxOf(db, actor, { now });
	const may = (roles: Parameters<typeof actorOf>[0]) => as(actorOf({ agencyId, ...roles }));
	return {
		agencyId,
		ctx: { ...may({ roles: { administrator: root.path } }), agencyId },
		others: [['of one office', may({ roles: { administrator: unit.path } })], ['a reader', may({ roles: { auditor: root.path } })], ['a superior', may({ roles: { supervisor: root.path } })], ['nobody in particular', may({})]]
	};
}
async function previewed(ctx: ImportCtx, text = siasnFile([siasnRow(0), siasnRow(1)])): Promise<string> {
	const path = fileOf(text);
	const batchId = await createBatch(ctx, 'people', await batchOf(path));
	await previewImport(ctx, batchId, path);
	return batchId;
}
const stateOf = async (db: Db, id: string) => (await db.selectFrom('import_batch').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
const setState = (db: Db, id: string, state: string) => db.updateTable('import_batch').set({ state }).where('id', '=', id).execute();
async function jobs(db: Db, batchId: string): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select name from pgboss.job where data->>'batchId' = ${batchId} order by created_on, name`.execute(db);
	return rows.map(({ name }) => name);
}
const everything = { keadaan: undefined, halaman: 1 };

describe('saying yes to a preview', () => {
	test('hands it to the background, once', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const batchId = await previewed(ctx);
		expect(await decideImport(ctx, batchId)).toBe(`/impor/${batchId}`);
		expect(await stateOf(db, batchId)).toBe('writing');
		expect(await jobs(db, batchId)).toEqual(['import.confirm']);
		await expect(decideImport(ctx, batchId)).rejects.toMatchObject({ code: 'import.not_ready', status: 409 });
		expect(await jobs(db, batchId)).toHaveLength(1);
	}));

	test.each(['reading', 'writing', 'confirmed', 'undone', 'refused'])('is refused of one that is %s', (state) => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const batchId = await previewed(ctx);
		await setState(db, batchId, state);
		await expect(decideImport(ctx, batchId)).rejects.toMatchObject({ code: 'import.not_ready' });
		expect([await stateOf(db, batchId), await jobs(db, batchId)]).toEqual([state, []]);
	}));

	test('takes the reason of the last failure away', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const batchId = await previewed(ctx);
		await db.updateTable('import_batch').set({ refusal: JSON.stringify({ code: 'import.stale' }) }).where('id', '=', batchId).execute();
		await decideImport(ctx, batchId);
		expect((await readImport(ctx, batchId, everything)).batch.refusal).toBeNull();
	}));
});

describe('reading a file again', () => {
	test.each(['previewed', 'reading'])('is possible of one that is %s, and begins from nothing', (state) => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const batchId = await previewed(ctx);
		await setState(db, batchId, state);
		expect(await rereadImport(ctx, batchId)).toBe(`/impor/${batchId}`);
		expect((await readImport(ctx, batchId, everything)).batch).toMatchObject({ state: 'reading', rowsRead: 0, refusal: null });
		expect(await jobs(db, batchId)).toEqual(['import.preview']);
	}));
	test.each(['writing', 'confirmed', 'undone', 'refused'])('is refused of one that is %s', (state) => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const batchId = await previewed(ctx);
		await setState(db, batchId, state);
		await expect(rereadImport(ctx, batchId)).rejects.toMatchObject({ code: 'import.not_ready' });
		expect(await jobs(db, batchId)).toEqual([]);
	}));
});

describe('taking an import back', () => {
	test('is possible within a day, once, and then the people are gone', () => withDatabase(async (db) => {
		const { ctx, agencyId } = await office(db);
		const { batchId } = await takeIn(ctx, siasnFile([siasnRow(0)]));
		expect((await readImport(ctx, batchId, everything)).mayUndo).toBe(true);
		expect(await takeBackImport(ctx, batchId)).toBe(`/impor/${batchId}`);
		expect(await db.selectFrom('person').select('id').where('agency_id', '=', agencyId).execute()).toEqual([]);
		expect(await readImport(ctx, batchId, everything)).toMatchObject({ mayUndo: false, batch: { state: 'undone', undoneAt: NOW } });
		await expect(takeBackImport(ctx, batchId)).rejects.toMatchObject({ code: 'import.not_ready' });
		const trail = await db.selectFrom('audit_entry').select('action').where('agency_id', '=', agencyId).orderBy('id').execute();
		expect(trail.map(({ action }) => action)).toEqual(['import.upload', 'import.confirm', 'import.undo']);
	}));

	test('is neither offered nor possible a day later', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const { batchId } = await takeIn(ctx, siasnFile([siasnRow(0)]));
		const later = { ...ctx, now: new Date(NOW.getTime() + 24 * 3_600_000 + 1) };
		expect((await readImport(later, batchId, everything)).mayUndo).toBe(false);
		await expect(takeBackImport(later, batchId)).rejects.toMatchObject({ code: 'import.undo_too_late', params: { hours: 24 } });
	}));

	test('of a preview is refused: nothing was written', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		await expect(takeBackImport(ctx, await previewed(ctx))).rejects.toMatchObject({ code: 'import.not_ready' });
	}));
});

describe('who may', () => {
	test('nobody without the right over the whole government reads, decides or takes back', () => withDatabase(async (db) => {
		const { ctx, others } = await office(db);
		const batchId = await previewed(ctx);
		for (const [who, other] of others) {
			for (const act of [() => readImport(other, batchId, everything), () => decideImport(other, batchId), () => rereadImport(other, batchId), () => takeBackImport(other, batchId), () => importForErrors(other, batchId)]) {
				await expect(act(), who).rejects.toMatchObject({ code: 'identity.not_allowed', status: 403 });
			}
			await expect(beginImport(other, 'people', new File(['NIP'], 'a.csv')), who).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
		expect([await stateOf(db, batchId), await jobs(db, batchId)]).toEqual(['previewed', []]);
	}));

	test('another government\'s import is not there, nor is one that never was', () => withDatabase(async (db) => {
		const mine = await office(db);
		const batchId = await previewed((await office(db)).ctx);
		for (const id of [batchId, crypto.randomUUID(), '', 'baru', "' or true --"]) {
			for (const act of [() => readImport(mine.ctx, id, everything), () => decideImport(mine.ctx, id), () => rereadImport(mine.ctx, id), () => takeBackImport(mine.ctx, id), () => importForErrors(mine.ctx, id)]) {
				await expect(act()).rejects.toMatchObject({ code: 'import.not_found', status: 404 });
			}
		}
		expect(await stateOf(db, batchId)).toBe('previewed');
		expect((await readImports(mine.ctx)).batches).toEqual([]);
	}));

	test('the list is for who may import something; who may not is refused', () => withDatabase(async (db) => {
		const { ctx, others } = await office(db);
		expect((await readImports(ctx)).kinds).toEqual(['people', 'units']);
		for (const [who, other] of others.slice(1)) await expect(readImports(other), who).rejects.toMatchObject({ code: 'identity.not_allowed' });
	}));
});

describe('an upload', () => {
	const file = (text: string, name = 'pegawai.csv') => new File([text], name);

	test('is kept by what it holds, told to the background and read from there', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const address = await beginImport(ctx, 'people', file(siasnFile([siasnRow(0)])));
		const batchId = address.replace('/impor/', '');
		expect(await jobs(db, batchId)).toEqual(['import.preview']);
		const { batch } = await readImport(ctx, batchId, everything);
		expect(batch).toMatchObject({ kind: 'people', fileName: 'pegawai.csv', state: 'reading', fileSize: siasnFile([siasnRow(0)]).length });
		await previewJob(ctx, batchId, join(folder, 'files'));
		expect((await readImport(ctx, batchId, everything)).batch).toMatchObject({ state: 'previewed', counts: { new: 1 } });
	}));

	test('of nothing is refused at its field and leaves nothing', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		await expect(beginImport(ctx, 'units', file(''))).rejects.toMatchObject({ code: 'import.file_empty', status: 422, params: { field: 'file' } });
		expect((await readImports(ctx)).batches).toEqual([]);
	}));

	test('with a name without end is kept under the beginning of it', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		await beginImport(ctx, 'people', file('NIP', `${'x'.repeat(500)}.csv`));
		expect((await readImports(ctx)).batches[0]?.fileName).toBe('x'.repeat(200));
	}));

	test('of a file that was stored before says when', () => withDatabase(async (db) => {
		const { ctx } = await office(db);
		const text = siasnFile([siasnRow(0)]);
		await takeIn(ctx, text);
		const next = { ...ctx, now: new Date(NOW.getTime() + 60_000) };
		const batchId = await previewed(next, text);
		expect((await readImport(next, batchId, everything)).batch.sameFileAt).toEqual(NOW);
		const other = await previewed(next, siasnFile([siasnRow(1)]));
		expect((await readImport(next, other, everything)).batch.sameFileAt).toBeNull();
	}));
});

test('the rows of an import are shown fifty a page, by state; beyond the last page is the last', () => withDatabase(async (db) => {
	const { ctx } = await office(db);
	const rows = Array.from({ length: IMPORT_ROWS_PER_PAGE + 1 }, (_, at) => siasnRow(at, at === 0 ? { NAMA: '' } : {}));
	const batchId = await previewed(ctx, siasnFile(rows));
	const first = await readImport(ctx, batchId, everything);
	expect([first.total, first.pages, first.page, first.rows.length, first.rows[0]?.row]).toEqual([51, 2, 1, 50, 2]);
	const beyond = await readImport(ctx, batchId, { keadaan: undefined, halaman: 40 });
	expect([beyond.total, beyond.pages, beyond.page, beyond.rows.map(({ row }) => row)]).toEqual([51, 2, 2, [52]]);
	const count = async (keadaan: 'new' | 'changed' | 'unchanged' | 'refused' | 'warned') => (await readImport(ctx, batchId, { keadaan, halaman: 1 })).total;
	expect([await count('new'), await count('changed'), await count('unchanged'), await count('refused'), await count('warned')]).toEqual([50, 0, 0, 1, 0]);
}));

describe('why an import was refused, on the page', () => {
	const locals = (locale: 'id' | 'en') => ({ ctx: { locale } as Ctx, say: (problem: Problem) => `say:${problem.code}` });
	const batch = (refusal: BatchLine['refusal']) => ({ refusal }) as BatchLine;

	test('is the sentence kept with it, in the reader\'s language', () => {
		const kept = batch({ code: 'import.no_rows', id: 'Kosong.', en: 'Empty.' });
		expect([refusalSentence(kept, locals('id')), refusalSentence(kept, locals('en'))]).toEqual(['Kosong.', 'Empty.']);
	});
	test('is said by its code where none was kept', () => expect(refusalSentence(batch({ code: 'import.stale' }), locals('id'))).toBe('say:import.stale'));
	test('is nothing where nothing was refused', () => expect(refusalSentence(batch(null), locals('id'))).toBeUndefined());
});
