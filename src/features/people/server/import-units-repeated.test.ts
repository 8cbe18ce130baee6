import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { agencyWithRoot, batchOf, fileOf, importContext, takeIn } from '#tests/support/imports.ts';
import type { ImportCtx } from './import-read.ts';
import { confirmImport, createBatch, previewImport } from './import-service.ts';

const file = (...lines: readonly string[]) => ['Id;NamaUnor;DiatasanId', ...lines].join('\n');
const units = (db: Db, { agencyId }: ImportCtx) => db.selectFrom('unit').select(['external_id', 'name', 'parent_id', 'path', 'number']).where('agency_id', '=', agencyId).orderBy('number').execute();
const rowsOf = async (db: Db, batchId: string) =>
	(await db.selectFrom('import_row').select(['row_number', 'state', 'reasons']).where('batch_id', '=', batchId).orderBy('row_number').execute()).map((row) => [row.row_number, row.state, (row.reasons as unknown as { code: string }[]).map(({ code }) => code).join()]);
async function preview(ctx: ImportCtx, text: string) {
	const path = fileOf(text);
	const batchId = await createBatch(ctx, 'units', await batchOf(path));
	return { batchId, counts: await previewImport(ctx, batchId, path) };
}

describe('a unit that stands twice in the file', () => {
	test('is counted once and written once', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId, counts } = await takeIn(ctx, file('a;PEMDA;', 'b;DINAS;a', 'b;DINAS;a', 'c;BIDANG;b'), 'units');
		expect(counts).toMatchObject({ rows: 4, new: 2, changed: 1, unchanged: 1, refused: 0, units: { new: 2, changed: 1 } });
		expect(await rowsOf(db, batchId)).toEqual([[2, 'changed', ''], [3, 'new', ''], [4, 'unchanged', ''], [5, 'new', '']]);
		expect((await units(db, ctx)).map(({ external_id }) => external_id)).toEqual(['a', 'b', 'c']);
	}));

	test('as the top is written as the preview showed it: it takes the standing top over', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId, counts } = await preview(ctx, file('a;KABUPATEN;', 'a;KABUPATEN;', 'b;DINAS;a'));
		expect(counts).toMatchObject({ new: 1, changed: 1, unchanged: 1 });
		await confirmImport(ctx, batchId);
		const [top, office, ...more] = await units(db, ctx);
		expect([top?.name, top?.parent_id, office?.name, more]).toEqual(['KABUPATEN', null, 'DINAS', []]);
		expect(office?.path).toBe(`${top?.path}${office?.number}/`);
	}));

	test('with another name is a contradiction, and neither row is written', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId, counts } = await takeIn(ctx, file('a;PEMDA;', 'b;DINAS;a', 'b;BADAN;a'), 'units');
		expect(counts).toMatchObject({ changed: 1, refused: 2, new: 0 });
		expect(await rowsOf(db, batchId)).toEqual([[2, 'changed', ''], [3, 'refused', 'unit.contradiction'], [4, 'refused', 'unit.contradiction']]);
		expect((await units(db, ctx)).map(({ external_id }) => external_id)).toEqual(['a']);
	}));
});

describe('a circle that only shows with the units that stand', () => {
	test('over a unit without an id is found before anything is written', () => withDatabase(async (db) => {
		const agencyId = (await insertAgency(db)).id;
		const root = await insertUnit(db, { agencyId, externalId: 'r' });
		const office = await insertUnit(db, { agencyId, parent: root, externalId: 'a' });
		const nameless = await insertUnit(db, { agencyId, parent: office });
		await insertUnit(db, { agencyId, parent: nameless, externalId: 'b' });
		const ctx = importContext(db, agencyId);
		const before = await units(db, ctx);
		const { batchId, counts } = await takeIn(ctx, file(`a;${office.name};b`), 'units');
		expect(counts).toMatchObject({ refused: 1, changed: 0, cycles: [{ path: ['a', 'b', 'a'] }] });
		expect(await rowsOf(db, batchId)).toEqual([[2, 'refused', 'unit.cycle']]);
		expect(await units(db, ctx)).toEqual(before);
	}));

	test('another top that puts the standing one below itself is refused, and the tree stays', () => withDatabase(async (db) => {
		const agencyId = (await insertAgency(db)).id;
		const root = await insertUnit(db, { agencyId, externalId: 'r', name: 'PEMDA' });
		await insertUnit(db, { agencyId, parent: root, externalId: 'a', name: 'DINAS' });
		const ctx = importContext(db, agencyId);
		const before = await units(db, ctx);
		const { counts } = await takeIn(ctx, file('n;PROVINSI;', 'r;PEMDA;n', 'a;DINAS;r'), 'units');
		expect(counts).toMatchObject({ refused: 3, new: 0, changed: 0, cycles: [{ names: ['PROVINSI', 'PEMDA', 'PROVINSI'], rows: [2, 3] }] });
		expect(await units(db, ctx)).toEqual(before);
	}));

	test('another top beside it comes below it', () => withDatabase(async (db) => {
		const agencyId = (await insertAgency(db)).id;
		const root = await insertUnit(db, { agencyId, externalId: 'r', name: 'PEMDA' });
		const ctx = importContext(db, agencyId);
		await takeIn(ctx, file('n;KECAMATAN;', 'm;KELURAHAN;n'), 'units');
		const stood = await units(db, ctx);
		expect(stood.map(({ name }) => name)).toEqual(['PEMDA', 'KECAMATAN', 'KELURAHAN']);
		expect(stood[1]?.path).toBe(`${root.path}${stood[1]?.number}/`);
		expect(stood[2]?.path).toBe(`${stood[1]?.path}${stood[2]?.number}/`);
	}));
});

test('several trees for a government without units stay several when the file comes again', () => withDatabase(async (db) => {
	const ctx = importContext(db, (await insertAgency(db)).id);
	const text = file('a;SATU;', 'b;DUA;', 'c;BIDANG;b');
	expect((await takeIn(ctx, text, 'units')).counts).toMatchObject({ new: 3 });
	const before = await units(db, ctx);
	expect((await takeIn(ctx, text, 'units')).counts).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
	expect(await units(db, ctx)).toEqual(before);
	expect(before.map(({ path }) => path)).toEqual(['/1/', '/2/', '/2/3/']);
}));
