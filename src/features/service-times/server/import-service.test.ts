import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCounter } from '#tests/support/queue.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { importVisits, undoVisits, type VisitImport } from './import-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-visits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fileOf = (text: string) => {
	const path = join(folder, `${(files += 1)}.csv`);
	writeFileSync(path, text);
	return path;
};

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly take: (text: string, given?: Partial<VisitImport>) => ReturnType<typeof importVisits>;
	readonly undo: (batchId: string | null) => ReturnType<typeof undoVisits>;
}
const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section, { opened_on: '2026-01-01' });
		const ctx = { ...ctxOf(db, null), agencyId: world.agency.id };
		await work({
			db, world, point,
			take: (text, given = {}) => importVisits(ctx, { file: fileOf(text), fileName: 'mesin.csv', defaults: { point: point.slug }, isDryRun: false, ...given }),
			undo: (batchId) => undoVisits(ctx, batchId ?? '')
		});
	});
const visits = (db: Db, point: PointRow) => db.selectFrom('visit').selectAll().where('service_point_id', '=', point.id).orderBy('taken_at').execute();
const panel = async (db: Db, agencyId: string) =>
	(await db.selectFrom('outcome_month').select(['month', 'responses', 'value']).where('agency_id', '=', agencyId).where('element', '=', 'wait_median_minutes').orderBy('month').execute()).map(({ month, responses, value }) => [month, responses, value]);
const HEAD = 'nomor antrean;loket;diambil;dipanggil;mulai dilayani;selesai\n';
const TWO = `${HEAD}A001;1;2026-11-10 08:00;08:10;08:11;08:20\nA002;2;10/11/2026 08.05;08.25;;08.30\n`;

describe('the visits of a queue machine', () => {
	test('come in with their counters and tickets, and the panel with them', () =>
		scene(async ({ db, world, point, take }) => {
			const counterId = await insertCounter(db, point, 1);
			expect(await take(TWO)).toMatchObject({ rows: 2, new: 2, changed: 0, unchanged: 0, refused: 0, warnings: { 'visit.counter_unknown': 1 }, units: { new: 0, changed: 0 } });
			expect(await visits(db, point)).toMatchObject([
				{ taken_at: new Date('2026-11-10T01:00:00Z'), called_at: new Date('2026-11-10T01:10:00Z'), served_at: new Date('2026-11-10T01:11:00Z'), done_at: new Date('2026-11-10T01:20:00Z'), counter_id: counterId, ticket_series: 'A', ticket_number: 1, source: 'import' },
				{ taken_at: new Date('2026-11-10T01:05:00Z'), served_at: null, counter_id: null, ticket_number: 2 }
			]);
			expect(await panel(db, world.agency.id)).toEqual([['2026-11-01', 2, 15]]);
		}));

	test('the same file twice changes nothing; a longer one adds its rows and corrects what has ended since', () =>
		scene(async ({ db, world, point, take }) => {
			await take(TWO);
			expect(await take(TWO)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
			const longer = TWO.replace('08:20', '08:40') + 'A003;1;2026-10-01 08:00;08:02;;08:03\n';
			expect(await take(longer)).toMatchObject({ rows: 3, new: 1, changed: 1, unchanged: 1 });
			expect((await visits(db, point)).map(({ done_at }) => done_at?.toISOString())).toEqual(['2026-10-01T01:03:00.000Z', '2026-11-10T01:40:00.000Z', '2026-11-10T01:30:00.000Z']);
			expect(await panel(db, world.agency.id)).toEqual([['2026-10-01', 1, 2], ['2026-11-01', 2, 15]]);
		}));

	test('two visitors of one minute without a number are two', () =>
		scene(async ({ take }) => {
			const alike = 'diambil,dipanggil\n2026-11-10 08:00,08:10\n2026-11-10 08:00,08:10\n';
			expect(await take(alike)).toMatchObject({ new: 2, warnings: { 'visit.no_end': 2 } });
			expect(await take(alike)).toMatchObject({ new: 0, unchanged: 2 });
		}));

	test('a dry run counts and writes nothing', () =>
		scene(async ({ db, world, point, take }) => {
			expect(await take(TWO, { isDryRun: true })).toMatchObject({ new: 2, batchId: null });
			expect(await visits(db, point)).toEqual([]);
			expect(await panel(db, world.agency.id)).toEqual([]);
		}));

	test('bad rows are refused one by one with their reason; the good ones come in', () =>
		scene(async ({ world, db, take }) => {
			const refused: string[] = [];
			const twin = await insertServicePoint(db, world.units.office);
			const rows = [
				'A1;1;2026-11-10 08:00;08:10;;07:00', 'A2;1;30-02-2026 08:00;;;', 'A3;1;2027-01-01 08:00;;;', 'A4;1;2025-12-31 08:00;;;', 'A5;1;;08:00;;', 'A6;1;2026-11-10 08:00;;;2026-11-12 08:00', 'A7;tiga;2026-11-10 08:00;;;',
				'=1+1;1;2026-11-10 08:00;;;', 'A9;1;2026-11-10 08:00;08:01;08:02;08:03'
			];
			const counts = await take(HEAD + rows.join('\n'), { onRefused: (row, code, column) => refused.push(`${row} ${code} ${column}`) });
			expect(counts).toMatchObject({ rows: 9, new: 1, refused: 8 });
			expect(refused).toEqual([
				'2 visit.out_of_order done_at', '3 visit.time_unreadable taken_at', '4 visit.future taken_at', '5 visit.before_service taken_at', '6 visit.taken_missing taken_at', '7 visit.too_long done_at', '8 visit.counter_unreadable counter',
				'9 visit.ticket_unreadable ticket'
			]);
			expect(await take('layanan,diambil\nentah,2026-11-10 08:00\n', { defaults: {} })).toMatchObject({ refused: 1, warnings: { 'visit.point_unknown': 1 } });
			expect(await take(`layanan,diambil\n${twin.serviceCode},2026-11-10 08:00\n`, { defaults: {} })).toMatchObject({ new: 1 });
		}));

	test('points of another government are not known here', () =>
		scene(async ({ db, world, take }) => {
			const foreign = await insertServicePoint(db, world.units.foreignRoot);
			expect(await take(`titik,diambil\n${foreign.slug},2026-11-10 08:00\n`, { defaults: {} })).toMatchObject({ new: 0, refused: 1, warnings: { 'visit.point_unknown': 1 } });
		}));

	test('a spreadsheet brings hours with its dates', () =>
		scene(async ({ db, point, take }) => {
			const path = join(folder, 'mesin.xlsx');
			const date = (text: string) => ({ value: new Date(text), type: Date, format: 'dd/mm/yyyy hh:mm:ss' }) as const;
			await writeXlsxFile([[{ value: 'taken_at' }, { value: 'called_at' }, { value: 'ticket' }], [date('2026-11-10T08:00:05Z'), date('2026-11-10T08:10:00Z'), { value: 7 }]]).toFile(path);
			expect(await take('', { file: path })).toMatchObject({ rows: 1, new: 1 });
			expect(await visits(db, point)).toMatchObject([{ taken_at: new Date('2026-11-10T01:00:05Z'), called_at: new Date('2026-11-10T01:10:00Z'), ticket_number: 7 }]);
		}));

	test.each([['diambil\n', 'empty'], ['nomor,selesai\n1,2026-11-10 08:00\n', 'column_missing'], ['', 'empty']])('a file like %j is refused whole', (text, code) =>
		scene(async ({ take }) => {
			const outcome = take(text);
			if (text === 'diambil\n') expect(await outcome).toMatchObject({ rows: 0, new: 0 });
			else await expect(outcome).rejects.toMatchObject({ code: `csv.${code}` });
		}));
});

describe('taking an import back', () => {
	test('removes what it added and puts back what it corrected, in the panel too', () =>
		scene(async ({ db, world, point, take, undo }) => {
			const first = await take(TWO);
			const second = await take(TWO.replace('08:10', '08:06') + 'A003;1;2026-10-01 08:00;08:02;;08:03\n');
			expect(await panel(db, world.agency.id)).toEqual([['2026-10-01', 1, 2], ['2026-11-01', 2, 13]]);
			await expect(undo(first.batchId)).rejects.toMatchObject({ code: 'import.undo_overtaken' });
			expect(await undo(second.batchId)).toEqual({ removed: 1, restored: 1 });
			expect(await panel(db, world.agency.id)).toEqual([['2026-11-01', 2, 15]]);
			expect(await undo(first.batchId)).toEqual({ removed: 2, restored: 0 });
			expect(await visits(db, point)).toEqual([]);
			expect(await panel(db, world.agency.id)).toEqual([]);
			await expect(undo(first.batchId)).rejects.toMatchObject({ code: 'queue.already_undone' });
		}));

	test.each([null, 'bukan-nomor', '01936f5e-7c1a-7abc-9def-0123456789ab'])('an import %j is not there', (batchId) =>
		scene(async ({ undo }) => {
			await expect(undo(batchId)).rejects.toMatchObject({ code: 'queue.batch_not_found' });
		}));

	test('leaves its trace, as the import did', () =>
		scene(async ({ db, world, take, undo }) => {
			await undo((await take(TWO)).batchId);
			const trail = await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).orderBy('id').execute();
			expect(trail.map(({ action }) => action)).toEqual(['visit.import', 'visit.import_undo']);
		}));
});
