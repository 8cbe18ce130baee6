import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { insertAccount, insertUnit, NOW } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { siasnFile, SIASN_HEADERS, siasnRow, type SiasnRow } from '#tests/support/siasn-rows.ts';
import { agencyWithRoot, batchOf, fileOf, history, importContext, people, takeIn } from '#tests/support/imports.ts';
import { errorLines, writeErrorFile } from './import-errors.ts';
import { createBatch, previewImport, undoImport } from './import-service.ts';
import { describeFile } from '#platform/files/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = (count: number, given: (index: number) => SiasnRow = () => ({})) => Array.from({ length: count }, (_, index) => siasnRow(index, given(index)));

describe('the form of the file does not matter', () => {
	test.each(['|', ';', ',', '\t'])('separator "%s"', (separator) => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		expect((await takeIn(ctx, siasnFile(rows(3), separator))).counts).toMatchObject({ new: 3, refused: 0 });
	}));

	test('byte order mark, apostrophes, null and another order of columns', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(2)));
		const quoted = rows(2).map((row) => ({ ...row, 'NIP BARU': `'${row['NIP BARU']}`, NIK: `'${row['NIK']}`, 'GELAR DEPAN': 'null' }));
		const { counts } = await takeIn(ctx, `\ufeff${siasnFile(quoted, ';', SIASN_HEADERS.toReversed())}`);
		expect(counts).toMatchObject({ unchanged: 2, new: 0, changed: 0 });
	}));

	test('whatever of it is read twice changes nothing the second time', () => withDatabase(async (db) => {
		const cell = fc.constantFrom('', 'x', 'null', "'a", '<b>tebal</b>', "'); drop table person; --", '=1+1', 'Ümit "Ria"', '12');
		await fc.assert(fc.asyncProperty(fc.array(fc.record({ 'GELAR DEPAN': cell, 'NOMOR HP': cell, EMAIL: cell, ALAMAT: cell, 'UNOR ID': cell, 'JABATAN NAMA': cell, 'JABATAN ID': cell,
			'GOL AKHIR NAMA': cell, 'KEDUDUKAN HUKUM ID': fc.constantFrom('', '01', '3', '99'), 'TMT JABATAN': fc.constantFrom('', '01-01-2022', '01-12-2030') }), { minLength: 1, maxLength: 6 }), async (given) => {
			const ctx = importContext(db, await agencyWithRoot(db));
			const text = siasnFile(given.map((row, index) => siasnRow(index, row)));
			await takeIn(ctx, text);
			const before = [await people(db, ctx), await history(db, ctx)];
			const { counts } = await takeIn(ctx, text);
			expect(counts).toMatchObject({ rows: given.length, new: 0, changed: 0, unchanged: given.length });
			expect([await people(db, ctx), await history(db, ctx)]).toEqual(before);
		}), { numRuns: 25 });
	}));

	test('markup and SQL in every field are only text', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const bad = `<script>alert("x")</script>'; delete from person; --`;
		await takeIn(ctx, siasnFile([siasnRow(0, { NAMA: bad, 'UNOR NAMA': bad, 'UNOR ID': bad, 'JABATAN NAMA': bad, ALAMAT: bad, EMAIL: bad })]));
		expect(await history(db, ctx)).toMatchObject([{ name: bad, unit: bad }]);
	}));
});

describe('rows that are not taken in', () => {
	test('are counted, kept with their reasons, and written to a file without formulas', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const path = fileOf(siasnFile([siasnRow(0), siasnRow(1, { NAMA: '=HYPERLINK("http://jahat.example")', 'TANGGAL LAHIR': '30-02-1990' }), siasnRow(0, { NAMA: 'KEMBAR' }), siasnRow(3, { 'NIP BARU': '123' })]));
		const batchId = await createBatch(ctx, 'people', await batchOf(path));
		expect(await previewImport(ctx, batchId, path)).toMatchObject({ rows: 4, new: 1, refused: 3 });
		const out = join(folder, 'ditolak.csv');
		await writeErrorFile(ctx, batchId, out);
		expect(readFileSync(out, 'utf8').split('\r\n')).toEqual([
			'\ufeffBARIS;NIP;NAMA;KOLOM;NILAI;KODE;ALASAN',
			`3;${siasnRow(1)['NIP BARU']};"'=HYPERLINK(""http://jahat.example"")";TANGGAL LAHIR;30-02-1990;import.date_impossible;"""30-02-1990"" bukan tanggal yang ada di kalender. Tulis tanggal-bulan-tahun, misalnya 15-05-1990."`,
			`4;${siasnRow(0)['NIP BARU']};KEMBAR;NIP BARU;2;import.nip_twice;NIP ini sudah ada di baris 2 berkas yang sama. Hapus salah satu baris.`,
			'5;123;PEGAWAI REKAAN 3;NIP BARU;123;nip.length;NIP harus 18 angka.', ''
		]);
		const english = await Array.fromAsync(errorLines(ctx, batchId, 'en'));
		expect(english.join('')).toContain('not a day of the calendar');
	}));

	test('a file without its columns names all of them, and one without rows says so', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const renamed = siasnFile(rows(1)).replace('NIP BARU', 'NIP BARUU').replace('|NAMA|', '|SIAPA|');
		await expect(takeIn(ctx, renamed)).rejects.toMatchObject({ code: 'import.columns_missing', params: { columns: [{ header: 'NIP BARU', near: 'NIP BARUU' }, { header: 'NAMA' }] } });
		await expect(takeIn(ctx, siasnFile([]))).rejects.toMatchObject({ code: 'import.no_rows' });
		await expect(takeIn(ctx, '')).rejects.toMatchObject({ code: 'csv.empty' });
	}));

	test('a separator that nobody uses is told as the reason, not all columns missing', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await expect(takeIn(ctx, siasnFile([siasnRow(0)], '^'))).rejects.toMatchObject({ code: 'import.separator_unknown', row: 1 });
	}));
});

describe('people over time', () => {
	test('a higher rank alone is dated by the day of the rank', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(1)));
		await takeIn(ctx, siasnFile(rows(1, () => ({ 'GOL AKHIR NAMA': 'III/c', 'TMT GOLONGAN': '01-10-2026' }))));
		expect((await history(db, ctx)).map(({ rank, started_on, ended_on }) => [rank, started_on, ended_on])).toEqual([['III/b', '2022-01-01', '2026-10-01'], ['III/c', '2026-10-01', null]]);
	}));

	test('a move without a later day is dated by the import, so that past reports stand', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(1)));
		await takeIn(ctx, siasnFile(rows(1, () => ({ 'UNOR ID': 'lain', 'UNOR NAMA': 'Lain' }))));
		expect((await history(db, ctx)).map(({ unit, started_on, ended_on }) => [unit, started_on, ended_on])).toEqual([['Bidang Rekaan 0', '2022-01-01', '2026-11-21'], ['Lain', '2026-11-21', null]]);
	}));

	// F9: leavers lose access the same day; records kept.
	test('who leaves loses post and access, keeps the record, and may come back', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(2)));
		const [person] = await db.selectFrom('person').selectAll().where('agency_id', '=', ctx.agencyId).orderBy('nip').execute();
		if (!person) throw new Error('nobody');
		const account = await insertAccount(db, { agencyId: ctx.agencyId, person: { id: person.id, agencyId: ctx.agencyId, nip: person.nip, name: person.name } });
		const leaving = siasnFile(rows(2, (index) => (index === 0 ? { 'KEDUDUKAN HUKUM ID': '99' } : {})));
		const { batchId, counts } = await takeIn(importContext(db, ctx.agencyId, later(1)), leaving);
		expect(counts).toMatchObject({ changed: 1, unchanged: 1 });
		const state = async () => ({ ...(await db.selectFrom('person').select('left_on').where('id', '=', person.id).executeTakeFirst()), ...(await db.selectFrom('account').select('disabled_at').where('id', '=', account.id).executeTakeFirst()) });
		expect(await state()).toEqual({ left_on: '2026-11-21', disabled_at: later(1) });
		expect((await takeIn(importContext(db, ctx.agencyId, later(2)), leaving)).counts).toMatchObject({ unchanged: 2 });
		await expect(undoImport(importContext(db, ctx.agencyId, later(3)), batchId)).rejects.toMatchObject({ code: 'import.undo_overtaken' });
		await takeIn(importContext(db, ctx.agencyId, later(4)), siasnFile(rows(2)));
		expect((await state()).left_on).toBeNull();
		expect((await history(db, ctx)).filter(({ nip }) => nip === person.nip).map(({ ended_on }) => ended_on)).toEqual(['2026-11-21', null]);
	}));

	test('an undone leaving gives post and access back', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, siasnFile(rows(1)));
		const before = [await people(db, ctx), await history(db, ctx)];
		const after = importContext(db, ctx.agencyId, later(1));
		const { batchId } = await takeIn(after, siasnFile(rows(1, () => ({ 'KEDUDUKAN HUKUM ID': '99' }))));
		await undoImport(after, batchId);
		expect([await people(db, ctx), await history(db, ctx)]).toEqual(before);
		await expect(undoImport(after, batchId)).rejects.toMatchObject({ code: 'import.not_ready' });
	}));

	test('undo is refused after a day, and when somebody changed a person since', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const { batchId } = await takeIn(ctx, siasnFile(rows(2)));
		await expect(undoImport(importContext(db, ctx.agencyId, new Date(NOW.getTime() + 25 * 3_600_000)), batchId)).rejects.toMatchObject({ code: 'import.undo_too_late' });
		await db.updateTable('person').set({ phone: '0', updated_at: later(1) }).where('agency_id', '=', ctx.agencyId).where('nip', '=', siasnRow(0)['NIP BARU'] ?? '').execute();
		await expect(undoImport(ctx, batchId)).rejects.toMatchObject({ code: 'import.undo_changed', params: { people: 1 } });
	}));

	test('a preview that was overtaken is not written', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const path = fileOf(siasnFile(rows(1)));
		const waiting = await createBatch(ctx, 'people', { ...(await describeFile(path)), name: 'a.csv' });
		await previewImport(ctx, waiting, path);
		await takeIn(importContext(db, ctx.agencyId, later(1)), siasnFile(rows(2)));
		const { confirmImport } = await import('./import-service.ts');
		await expect(confirmImport(importContext(db, ctx.agencyId, later(2)), waiting)).rejects.toMatchObject({ code: 'import.stale' });
	}));
});

test('a person in a closed unit is a warning (TIM_1)', () => withDatabase(async (db) => {
	const ctx = importContext(db, await agencyWithRoot(db));
	const unit = await insertUnit(db, { agencyId: ctx.agencyId, name: 'Tutup', externalId: 'tutup' });
	await db.updateTable('unit').set({ closed_on: '2024-01-01' }).where('id', '=', unit.id).execute();
	const { counts } = await takeIn(ctx, siasnFile(rows(1, () => ({ 'UNOR ID': 'tutup', 'UNOR NAMA': 'Tutup' }))));
	expect(counts).toMatchObject({ new: 1, refused: 0, warnings: { TIM_1: 1 }, units: { new: 0, changed: 0 } });
}));

test('a row without the id of its unit finds the only one of the name, and is refused where there are several', () => withDatabase(async (db) => {
	const ctx = importContext(db, await agencyWithRoot(db));
	for (const name of ['Satu', 'Kembar', 'Kembar']) await insertUnit(db, { agencyId: ctx.agencyId, name, externalId: `${name}-${Math.random()}` });
	const { counts } = await takeIn(ctx, siasnFile(rows(3, (index) => ({ 'UNOR ID': '', 'UNOR NAMA': ['satu', 'KEMBAR', 'Baru'][index] ?? '' }))));
	expect(counts).toMatchObject({ new: 2, refused: 1, units: { new: 1 } });
	expect((await history(db, ctx)).map(({ unit }) => unit).sort()).toEqual(['Baru', 'Satu']);
}));

test('two governments with the same numbers stay apart, and the program\'s role cannot reach the other', () => withDatabase(async (db) => {
	const [one, other] = [importContext(db, await agencyWithRoot(db)), importContext(db, await agencyWithRoot(db))];
	await takeIn(one, siasnFile(rows(3)));
	expect((await takeIn(other, siasnFile(rows(3)))).counts).toMatchObject({ new: 3, units: { new: 3 } });
	expect(await people(db, one)).toHaveLength(3);
	await withScope([one.agencyId], async (app) => {
		await expect(createBatch(importContext(app, other.agencyId), 'people', { sha256: 'a'.repeat(64), size: 1, name: 'x' })).rejects.toThrow(/row-level security/);
	});
}));

function later(minutes: number): Date {
	return new Date(NOW.getTime() + minutes * 60_000);
}
