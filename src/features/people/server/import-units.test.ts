import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { agencyWithRoot, batchOf, fileOf, importContext, takeIn } from '#tests/support/imports.ts';
import type { ImportCtx } from './import-read.ts';
import { createBatch, previewImport, undoImport } from './import-service.ts';

const file = (...lines: readonly string[]) => ['Id;NamaUnor;DiatasanId', ...lines].join('\n');
const tree = file('a;PEMDA;', 'b;-DINAS SATU;a', 'c;--BIDANG;b', 'd;-DINAS DUA;a');
const units = (db: Db, { agencyId }: ImportCtx) => db.selectFrom('unit').select(['external_id', 'name', 'path', 'valid_from']).where('agency_id', '=', agencyId).orderBy('number').execute();
const former = (db: Db, { agencyId }: ImportCtx) => db.selectFrom('unit_history').select(['name', 'path', 'valid_from', 'valid_to']).where('agency_id', '=', agencyId).orderBy('name').execute();
const tomorrow = (ctx: ImportCtx) => importContext(ctx.db, ctx.agencyId, new Date(NOW.getTime() + 24 * 3_600_000 - 60_000 * 60));

// docs/rules/siasn-import.md § 6 (R29).
describe('taking in a tree of units', () => {
	test('the top takes the standing one over, the rest hangs below', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		expect((await takeIn(ctx, tree, 'units')).counts).toMatchObject({ rows: 4, new: 3, changed: 1, units: { new: 3, changed: 1 }, cycles: [], contradictions: [] });
		const [top, b, c, d] = await units(db, ctx);
		expect([top?.name, b?.name, c?.name, d?.name]).toEqual(['PEMDA', 'DINAS SATU', 'BIDANG', 'DINAS DUA']);
		expect(c?.path.startsWith(b?.path ?? 'x')).toBe(true);
		expect(b?.path.startsWith(top?.path ?? 'x')).toBe(true);
	}));

	test('the same tree again changes nothing', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, tree, 'units');
		const before = await units(db, ctx);
		expect((await takeIn(ctx, tree, 'units')).counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
		expect(await units(db, ctx)).toEqual(before);
	}));

	// F2: yesterday's unit can still be reported.
	test('a moved and renamed unit keeps where and what it was, and undo takes that back', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await takeIn(ctx, tree, 'units');
		const before = [await units(db, ctx), await former(db, ctx)];
		const next = tomorrow(ctx);
		const day = next.today;
		const { batchId, counts } = await takeIn({ ...next, today: '2027-01-01' }, file('a;PEMDA;', 'b;-DINAS SATU;a', 'c;--BIDANG BARU;d', 'd;-DINAS DUA;a'), 'units');
		expect(counts).toMatchObject({ changed: 1, unchanged: 3 });
		const history = await former(db, ctx);
		expect(history.at(0)).toMatchObject({ name: 'BIDANG', valid_to: '2027-01-01' });
		await undoImport(next, batchId);
		expect([await units(db, ctx), await former(db, ctx)]).toEqual(before);
		expect(day).toMatch(/^2026-11-2/);
	}));

	test('circles and contradictions are told; the rest is taken in', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		const path = fileOf(file('a;PEMDA;', 'x;X;y', 'y;Y;x', 'b;SATU;a', 'b;DUA;a', 'q;Q;tidak-ada'));
		const batchId = await createBatch(ctx, 'units', await batchOf(path));
		expect(await previewImport(ctx, batchId, path)).toMatchObject({
			rows: 6, new: 0, changed: 1, refused: 5, cycles: [{ path: ['x', 'y', 'x'], rows: [3, 4] }],
			contradictions: [{ kind: 'name', id: 'b', rows: [5, 6] }, { kind: 'parent_missing', id: 'q', rows: [7] }]
		});
	}));

	test('a file without the columns or without rows is refused as a whole', () => withDatabase(async (db) => {
		const ctx = importContext(db, await agencyWithRoot(db));
		await expect(takeIn(ctx, 'Id;Nama Unor\n1;A', 'units')).rejects.toMatchObject({ code: 'import.columns_missing', params: { columns: [{ header: 'DiatasanId' }] } });
		await expect(takeIn(ctx, file(), 'units')).rejects.toMatchObject({ code: 'import.no_rows' });
	}));
});
