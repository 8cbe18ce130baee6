import { describe, expect, test } from 'vitest';
import { NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { siasnFile, siasnRow, type SiasnRow } from '#tests/support/siasn-rows.ts';
import { agencyWithRoot, batchOf, fileOf, history, importContext, people, takeIn } from '#tests/support/imports.ts';
import { confirmImport, createBatch, previewImport, undoImport } from './import-service.ts';

const rows = (count: number, given: (index: number) => SiasnRow = () => ({})) => Array.from({ length: count }, (_, index) => siasnRow(index, given(index)));

describe('taking in a SIASN export', () => {
	test('a preview writes nobody, a confirmation writes everybody once', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const path = fileOf(siasnFile(rows(120)));
		const batchId = await createBatch(ctx, 'people', await batchOf(path));

		expect(await previewImport(ctx, batchId, path)).toEqual({ rows: 120, new: 120, changed: 0, unchanged: 0, refused: 0, warnings: {}, units: { new: 50, changed: 0 } });
		expect(await people(db, ctx)).toHaveLength(0);
		await confirmImport(ctx, batchId);
		expect(await people(db, ctx)).toHaveLength(120);
		await expect(confirmImport(ctx, batchId)).rejects.toMatchObject({ code: 'import.not_ready' });
	}));

	test('the same file again changes nothing and says so', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const text = siasnFile(rows(60));
		await takeIn(ctx, text);
		const before = await history(db, ctx);
		const { counts } = await takeIn(ctx, text);
		expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 60, refused: 0, units: { new: 0, changed: 0 } });
		expect(await history(db, ctx)).toEqual(before);
	}));

	test('a moved officer keeps the former post, closed on the day of the new one', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(2)));
		const { counts } = await takeIn(ctx, siasnFile(rows(2, (index) => (index === 0 ? { 'UNOR ID': 'unit-lain', 'UNOR NAMA': 'Bidang Lain', 'TMT JABATAN': '01-06-2026' } : {}))));
		expect(counts).toMatchObject({ changed: 1, unchanged: 1, units: { new: 1 } });
		const posts = (await history(db, ctx)).filter((post) => post.name === 'PEGAWAI REKAAN 0');
		expect(posts.map(({ unit, started_on, ended_on }) => [unit, started_on, ended_on])).toEqual([
			['Bidang Rekaan 0', '2022-01-01', '2026-06-01'], ['Bidang Lain', '2026-06-01', null]
		]);
	}));

	test('an undone import leaves what stood before', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(10)));
		const before = [await people(db, ctx), await history(db, ctx)];
		const later = importContext(db, ctx.agencyId, new Date(NOW.getTime() + 60_000));
		const { batchId } = await takeIn(later, siasnFile(rows(12, (index) => ({ NAMA: `NAMA BARU ${index}`, 'GOL AKHIR NAMA': 'III/c', 'TMT GOLONGAN': '01-10-2026', 'UNOR NAMA': `Nama Baru ${index}` }))));
		expect(await people(db, ctx)).toHaveLength(12);
		await undoImport(later, batchId);
		expect([await people(db, ctx), await history(db, ctx)]).toEqual(before);
	}));

	test('a large import is written, changed, found by name and taken back like a small one', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(1100)));
		const before = [await people(db, ctx), await history(db, ctx)];
		const found = await db.selectFrom('person').select('name').where('agency_id', '=', ctx.agencyId).where('name', 'like', '%REKAAN 1099%').execute();
		expect([before[0]?.length, before[1]?.length, found.length]).toEqual([1100, 1100, 1]);
		const later = importContext(db, ctx.agencyId, new Date(NOW.getTime() + 60_000));
		const { batchId, counts } = await takeIn(later, siasnFile(rows(2200, (index) => (index % 2 === 0 ? { 'JABATAN NAMA': 'Analis Rekaan', 'TMT JABATAN': '01-06-2026' } : {}))));
		expect(counts).toMatchObject({ new: 1100, changed: 550, unchanged: 550 });
		expect((await history(db, ctx)).filter((post) => post.ended_on === '2026-06-01')).toHaveLength(550);
		await undoImport(later, batchId);
		expect([await people(db, ctx), await history(db, ctx)]).toEqual(before);
	}));
});
