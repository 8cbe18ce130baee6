import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { notify } from '#features/notifications/server/service.ts';
import { readTableText } from '#platform/csv/read-table.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { importContext } from '#tests/support/imports.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { en } from '../import.messages.en.ts';
import { id } from '../import.messages.id.ts';
import { caseOf, identify } from './case-service.ts';
import { refusalLine, refusedFile } from './cli.ts';
import { sayFileFault } from './import-fault.ts';
import { openComplaints } from './import-file.ts';
import { applyComplaintFile, checkComplaintFile, readComplaintImports, refusedComplaints, takeBackComplaintFile } from './import-pages.ts';
import { importComplaints, undoComplaints } from './import-service.ts';
import { moveComplaint } from './move-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-lapor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const KEY = 'a key of this test only';
const HEADER = 'Tracking ID;Judul Laporan;Isi Laporan;Klasifikasi;Instansi Terlapor;Instansi Terdisposisi;Status;Tanggal Laporan;Tanggal Selesai;Tanggapan;Nama Pelapor;Email Pelapor;Anonim;Rahasia';

let files = 0;
function fileOf(...rows: string[]): string {
	files += 1;
	const path = join(folder, `${files}.csv`);
	writeFileSync(path, [HEADER, ...rows].join('\r\n'));
	return path;
}

/** Takes in a file as of 21 November 2026. */
async function take(db: Db, world: World, path: string, { isDryRun = false, now = new Date('2026-11-21T03:00:00Z') } = {}) {
	const refused: unknown[][] = [];
	const counts = await importComplaints(importContext(db, world.agency.id, now), {
		rows: await openComplaints(path), fileName: 'lapor.csv', fileSha256: 'a'.repeat(64), isDryRun, identityKey: KEY, onRefused: (row, refusal, cells) => refused.push([...refusalLine(row, refusal, cells, 'id')].slice(0, 5))
	});
	return { ...counts, refused: counts.refused, refusals: refused };
}

async function scene(db: Db) {
	const world = await insertWorld(db);
	await insertDesk(db, world.units.office, 'intake');
	await insertDesk(db, world.units.otherOffice, 'inspectorate');
	return world;
}

const stored = (db: Db, world: World) => db.selectFrom('complaint').selectAll().where('agency_id', '=', world.agency.id).where('channel', '=', 'lapor').orderBy('source_number').execute();
const row = (number: string, given: Partial<Record<'class' | 'unit' | 'status' | 'on' | 'closed' | 'answer' | 'name' | 'anonymous' | 'secret' | 'body', string>> = {}) =>
	[number, 'Antrean panjang', given.body ?? 'Antre sejak pagi.', given.class ?? 'Pengaduan', 'Pemerintah Kabupaten', given.unit ?? '', given.status ?? 'Proses', given.on ?? '02/11/2026', given.closed ?? '', given.answer ?? '', given.name ?? '', '', given.anonymous ?? '', given.secret ?? ''].join(';');

describe('a file of SP4N-LAPOR!', () => {
	test('becomes complaints with their states, clocks from the day of receipt, and units by name', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const path = fileOf(
				row('L1', { status: 'Belum Terverifikasi', unit: world.units.section.name.toUpperCase() }),
				row('L2', { status: 'Selesai', closed: '10-11-2026', answer: 'Loket ditambah.', unit: world.units.section.name }),
				row('L3', { status: 'Ditunda', class: 'Permintaan Informasi' }), row('L4', { status: 'Diarsipkan', class: 'Aspirasi' }), row('L5', { class: 'Berkadar Pengawasan', unit: world.units.section.name })
			);
			const counts = await take(db, world, path);
			expect(counts).toMatchObject({ rows: 5, new: 5, changed: 0, unchanged: 0, refused: 0, warnings: { 'import.unit_unknown': 2 } });
			const rows = await stored(db, world);
			expect(rows.map((one) => [one.state, one.class, one.unit_id, one.received_on, one.due_on])).toEqual([
				['new', 'complaint', world.units.section.id, '2026-11-02', '2026-11-20'], // R19: 14 working days from Monday 2 November 2026
				['closed', 'complaint', world.units.section.id, '2026-11-02', '2026-11-20'],
				['paused', 'information', world.units.office.id, '2026-11-02', null],
				['archived', 'aspiration', world.units.office.id, '2026-11-02', null],
				['handling', 'violation', world.units.otherOffice.id, '2026-11-02', expect.any(String)]
			]);
			expect(rows[1]).toMatchObject({ closed_at: new Date('2026-11-10T05:00:00Z'), closing_note: 'Loket ditambah.' });
			expect(rows[4]?.is_confidential).toBe(true);
			expect(await db.selectFrom('complaint_move').select(['actor', 'move']).where('agency_id', '=', world.agency.id).execute()).toEqual(Array.from({ length: 5 }, () => ({ actor: 'import', move: 'file' })));
		}));

	test('taken in twice changes nothing; a later one moves on what nobody touched here', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('A'), row('B')));
			expect(await take(db, world, fileOf(row('A'), row('B')))).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
			const [a, b] = await stored(db, world);
			await moveComplaint(ctxOf(db, world.cast.complaint_administrator.actor), b?.id ?? '', { move: 'pause', reason: 'Menunggu surat.' });
			const later = await take(db, world, fileOf(row('A', { status: 'Selesai', closed: '20/11/2026', answer: 'Sudah.' }), row('B', { status: 'Selesai', closed: '20/11/2026' }), row('C')));
			expect(later).toMatchObject({ new: 1, changed: 1, unchanged: 1, warnings: { 'import.moved_here': 1, 'import.unit_unknown': 1 } });
			const after = await stored(db, world);
			expect(after.map(({ state }) => state)).toEqual(['closed', 'paused', 'handling']);
			expect([after[0]?.number, after[0]?.unit_id]).toEqual([a?.number, a?.unit_id]);
			const moves = await db.selectFrom('complaint_move').select(['move', 'from_state', 'to_state']).where('complaint_id', '=', a?.id ?? '').where('move', '<>', 'file').execute();
			expect(moves).toEqual([{ move: 'close', from_state: 'handling', to_state: 'closed' }]);
		}));

	test('names go under seal, and nowhere else', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('N', { name: 'Warga Rekaan Sekali' }), row('O', { name: 'Warga Tersembunyi', anonymous: 'Ya' })));
			const [named, hidden] = await stored(db, world);
			expect(await identify(ctxOf(db, world.cast.complaint_administrator.actor), named?.id ?? '', KEY)).toMatchObject({ name: 'Warga Rekaan Sekali' });
			expect(hidden?.is_anonymous).toBe(true);
			expect(await db.selectFrom('complaint_reporter').select('complaint_id').where('agency_id', '=', world.agency.id).execute()).toEqual([{ complaint_id: named?.id }]);
			for (const table of ['complaint', 'complaint_move', 'complaint_message', 'import_batch', 'import_row', 'audit_entry', 'complaint_reporter'] as const) {
				const text = JSON.stringify(await db.selectFrom(table).selectAll().where('agency_id', '=', world.agency.id).execute(), (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
				expect(text).not.toMatch(/Warga Rekaan Sekali|Warga Tersembunyi/);
			}
		}));

	test.each([
		['no number', row(''), 'import.cell_empty', 'number'],
		['a day that is none', row('X', { on: '31/02/2026' }), 'import.date_unreadable', 'received'],
		['tomorrow', row('X', { on: '22/11/2026' }), 'import.date_in_future', 'received'],
		['no day', row('X', { on: '' }), 'import.cell_empty', 'received'],
		['closed before it came', row('X', { status: 'Selesai', closed: '01/11/2026' }), 'import.closed_before_received', 'closed'],
		['a status nobody knows', row('X', { status: 'Entah' }), 'import.status_unknown', 'status'],
		['a class nobody knows', row('X', { class: 'Lain' }), 'import.class_unknown', 'class'],
		['10,001 letters', row('X', { body: 'x'.repeat(10_001) }), 'import.cell_large', 'body']
	])('%s is refused by row, and the others are taken', (_, bad, code, column) =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const counts = await take(db, world, fileOf(row('GOOD'), bad));
			expect(counts).toMatchObject({ rows: 2, new: 1, refused: 1 });
			expect(counts.refusals.map((line) => [line[0], line[2], line[4]])).toEqual([[3, column, code]]);
		}));

	test('10,000 letters with emoji, every script and quotation marks are taken as they are', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const body = `"${'😀'.repeat(100)} ꦧꦱ مرحبا <script>alert(1)</script> =1+1 ${'x'.repeat(9_800)}"`;
			await take(db, world, fileOf(row('E', { body })));
			expect((await stored(db, world))[0]?.body).toBe(body.slice(1, -1));
		}));

	test('the same number twice in a file is one complaint', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			expect(await take(db, world, fileOf(row('D'), row('D', { status: 'Selesai' })))).toMatchObject({ new: 1, refused: 1, refusals: [[3, 'D', 'number', 'D', 'import.row_twice']] });
		}));

	test('closed on a day nobody wrote down is neither in time nor late', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			expect(await take(db, world, fileOf(row('S', { status: 'Selesai' })))).toMatchObject({ warnings: { 'import.closed_day_unknown': 1 } });
			expect((await stored(db, world))[0]).toMatchObject({ state: 'closed', due_on: null });
			expect(await take(db, world, fileOf(row('S', { status: 'Selesai' })))).toMatchObject({ unchanged: 1 });
		}));

	test('without desks what has no place is refused, and a violation never falls to another unit', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const counts = await take(db, world, fileOf(row('U'), row('V', { class: 'WBS', unit: world.units.section.name })));
			expect(counts.refusals.map((line) => line[4])).toEqual(['import.no_desk', 'import.no_inspectorate']);
		}));

	test('a trial writes nothing', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			expect(await take(db, world, fileOf(row('T')), { isDryRun: true }).catch(String)).toMatchObject({ new: 1, batchId: null });
		}));

	test('an xlsx file says the same', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const path = join(folder, 'lapor.xlsx');
			await writeExcelFile([['Nomor', 'Isi', 'Tanggal', 'Unit Kerja'], ['X1', 'Lampu jalan mati.', new Date('2026-11-03T00:00:00Z'), world.units.section.name]].map((cells) => cells.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value, type: String })))).toFile(path);
			await take(db, world, path);
			expect((await stored(db, world))[0]).toMatchObject({ source_number: 'X1', state: 'new', received_on: '2026-11-03', unit_id: world.units.section.id });
		}));

	test('a file without a number or a day is refused as a whole', async () => {
		const path = join(folder, 'kosong.csv');
		writeFileSync(path, 'Judul;Isi\r\na;b\r\n');
		await expect(openComplaints(path)).rejects.toMatchObject({ code: 'csv.column_missing' });
		await expect(openComplaints(join(folder, 'tidak-ada.csv'))).rejects.toMatchObject({ code: 'csv.not_found' });
	});

	test('another agency sees none of it', () =>
		withScope(['01999999-0000-7000-8000-00000000000a'], async (db) => {
			expect(await db.selectFrom('complaint').select('id').execute()).toEqual([]);
		}));
});

describe('a later file that says less of a secret', () => {
	const violation = (number: string, given: Parameters<typeof row>[1] = {}) => row(number, { class: 'Berkadar Pengawasan', ...given });
	const readers = ['service_officer', 'complaint_administrator', 'supervisor', 'auditor'] as const;

	test('never makes a violation plain: it stays as it is with the inspectorate, and the preview says so (R21)', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(violation('V')));
			const [before] = await stored(db, world);
			const plainer = [row('V', { unit: world.units.section.name }), row('V', { class: 'Tidak Berkadar Pengawasan', unit: world.units.section.name, status: 'Diarsipkan' }), row('V', { class: 'Aspirasi', body: 'Lain.' }), row('V', { class: '', unit: world.units.section.name, secret: 'Tidak' })];
			for (const line of plainer) {
				for (const isDryRun of [true, false]) expect(await take(db, world, fileOf(line), { isDryRun })).toMatchObject({ changed: 0, unchanged: 1, warnings: { 'import.violation_stays': 1 } });
				expect((await stored(db, world))[0]).toEqual(before);
			}
			for (const persona of readers) await expect(caseOf(ctxOf(db, world.cast[persona].actor), before?.id ?? '')).rejects.toMatchObject({ code: 'complaint.not_found' });
			expect(await take(db, world, fileOf(violation('V', { status: 'Selesai', closed: '20/11/2026' })))).toMatchObject({ changed: 1, warnings: {} });
		}));

	test('brings answers of a violation that the inspectorate keeps when it gives the report back', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(violation('V', { answer: 'Saksi sudah diperiksa.' }), row('P', { answer: 'Loket ditambah.', unit: world.units.section.name })));
			await take(db, world, fileOf(violation('V', { answer: 'Saksi kedua diperiksa.', status: 'Ditunda' })));
			const [p, v] = await stored(db, world);
			await moveComplaint(ctxOf(db, world.cast.inspector.actor), v?.id ?? '', { move: 'hand_back', class: 'complaint', unitId: world.units.section.id, reason: 'Bukan dugaan pelanggaran' });
			const officer = ctxOf(db, world.cast.service_officer.actor);
			const shown = await caseOf(officer, v?.id ?? '');
			expect([shown.messages, shown.moves.map(({ move }) => move)]).toEqual([[], ['file', 'hand_back']]);
			expect((await caseOf(officer, p?.id ?? '')).messages.map(({ body }) => body)).toEqual(['Loket ditambah.']);
		}));

	test('of one that an officer here found to be a violation, says the same as of any that was worked on', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('W', { unit: world.units.section.name }), row('X', { unit: world.units.section.name })));
			const [w, x] = await stored(db, world);
			const officer = ctxOf(db, world.cast.service_officer.actor, { now: new Date('2026-11-21T04:00:00Z') });
			await moveComplaint(officer, w?.id ?? '', { move: 'hand_over', reason: 'Uang diminta di loket' });
			await moveComplaint(officer, x?.id ?? '', { move: 'pause', reason: 'Menunggu surat.' });
			const said = async (number: string) => {
				const { batchId: _, ...counts } = await take(db, world, fileOf(row(number, { unit: world.units.section.name, status: 'Selesai', closed: '21/11/2026' })));
				return counts;
			};
			expect(await said('W')).toEqual(await said('X'));
			expect((await stored(db, world)).map((one) => [one.class, one.unit_id])).toEqual([['violation', world.units.otherOffice.id], ['complaint', world.units.section.id]]);
		}));

	test('that finds a violation takes back the news of it, its group, and what others may see', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('N', { unit: world.units.section.name })));
			const [one] = await stored(db, world);
			const cluster = await db.insertInto('complaint_cluster').values({ agency_id: world.agency.id, unit_id: world.units.section.id, name: 'Antrean', words: ['antre'] }).returning('id').executeTakeFirstOrThrow();
			await db.updateTable('complaint').set({ cluster_id: cluster.id }).where('id', '=', one?.id ?? '').execute();
			for (const persona of ['supervisor', 'inspector'] as const)
				await notify(db, { agencyId: world.agency.id, accountId: world.cast[persona].account.id, kind: 'complaint.late', params: { number: 'N', subject: 'Antrean panjang', unit: 'Seksi', rung: 1 }, link: `/pengaduan/${one?.id}`, about: 'x', now: new Date() });
			expect(await take(db, world, fileOf(violation('N')))).toMatchObject({ changed: 1 });
			expect((await stored(db, world))[0]).toMatchObject({ class: 'violation', is_confidential: true, was_confidential: false, cluster_id: null, unit_id: world.units.otherOffice.id });
			expect(await db.selectFrom('notification').select('account_id').where('agency_id', '=', world.agency.id).execute()).toEqual([{ account_id: world.cast.inspector.account.id }]);
			expect(await db.selectFrom('complaint_move').select('of_violation').where('move', '=', 'reclass').execute()).toEqual([{ of_violation: true }]);
		}));

	test('that says "anonim" removes the name that an earlier one stored, and the preview says so', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const names = () => db.selectFrom('complaint_reporter').select('complaint_id').where('agency_id', '=', world.agency.id).execute();
			await take(db, world, fileOf(row('A', { name: 'Warga Rekaan' }), row('B', { name: 'Warga Lain' }), row('C')));
			const ids = (await stored(db, world)).map(({ id }) => id);
			const file = fileOf(row('A', { name: 'Warga Rekaan', anonymous: 'Ya' }), row('B', { name: 'Warga Lain' }), row('C', { anonymous: 'Ya' }));
			expect(await take(db, world, file)).toMatchObject({ changed: 2, unchanged: 1, warnings: { 'import.name_removed': 1 } });
			expect(await names()).toEqual([{ complaint_id: ids[1] }]);
			expect((await stored(db, world)).map((one) => one.is_anonymous)).toEqual([true, false, true]);
			expect(await db.selectFrom('complaint_move').select('move').where('agency_id', '=', world.agency.id).where('move', '<>', 'file').execute()).toEqual([]);
			expect(await take(db, world, file)).toMatchObject({ changed: 0, unchanged: 3, warnings: {} });
			await expect(identify(ctxOf(db, world.cast.complaint_administrator.actor), ids[0] ?? '', KEY)).rejects.toMatchObject({ code: 'complaint.no_reporter' });
			const trace = await db.selectFrom('audit_entry').select('detail').where('agency_id', '=', world.agency.id).where('action', '=', 'complaint.import').orderBy('at').orderBy('id').execute();
			expect(trace.map(({ detail }) => (detail as { namesRemoved?: number }).namesRemoved)).toEqual([0, 1, 0]);
		}));

	test('the name goes also of what was worked on here and of a violation, and nothing else of it changes', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('M', { name: 'Warga Rekaan' }), violation('V', { name: 'Warga Lain' })));
			const [moved] = await stored(db, world);
			await moveComplaint(ctxOf(db, world.cast.complaint_administrator.actor), moved?.id ?? '', { move: 'pause', reason: 'Menunggu surat.' });
			const before = await stored(db, world);
			const counts = await take(db, world, fileOf(row('M', { anonymous: 'Ya', status: 'Selesai', closed: '20/11/2026' }), row('V', { name: 'Anonim', body: 'Lain.' })));
			expect(counts).toMatchObject({ changed: 2, unchanged: 0, warnings: { 'import.name_removed': 2, 'import.moved_here': 1, 'import.violation_stays': 1 } });
			expect(await stored(db, world)).toEqual(before.map((one) => ({ ...one, is_anonymous: true })));
			expect(await db.selectFrom('complaint_reporter').select('complaint_id').where('agency_id', '=', world.agency.id).execute()).toEqual([]);
		}));

	test('who was anonymous once has no name by a later file', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('O', { anonymous: 'Ya' })));
			expect(await take(db, world, fileOf(row('O', { name: 'Warga Rekaan', body: 'Isi baru.' })))).toMatchObject({ changed: 1, warnings: {} });
			expect((await stored(db, world))[0]).toMatchObject({ is_anonymous: true, body: 'Isi baru.' });
			expect(await db.selectFrom('complaint_reporter').select('complaint_id').where('agency_id', '=', world.agency.id).execute()).toEqual([]);
		}));

	test('taken back, the file brings no name again, and a violation that it found is as before', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('A', { name: 'Warga Rekaan' })), { now: new Date('2026-11-20T03:00:00Z') });
			const { batchId } = await take(db, world, fileOf(violation('A', { anonymous: 'Ya' })));
			expect((await stored(db, world))[0]).toMatchObject({ class: 'violation', was_confidential: false });
			await undoComplaints(importContext(db, world.agency.id), batchId ?? '');
			expect((await stored(db, world))[0]).toMatchObject({ class: 'complaint', is_confidential: false, was_confidential: null, is_anonymous: true });
			expect(await db.selectFrom('complaint_reporter').select('complaint_id').where('agency_id', '=', world.agency.id).execute()).toEqual([]);
		}));

	test.each(['id', 'en'] as const)('the page says both in %s', (locale) => {
		const { warnings } = { id, en }[locale];
		for (const said of [warnings['import.violation_stays'], warnings['import.name_removed']]) expect(said).toMatch(/\S+ \S+/);
	});
});

describe('taking a file back', () => {
	test('new ones go, changed ones are as before, within a day', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await take(db, world, fileOf(row('A')), { now: new Date('2026-11-20T03:00:00Z') });
			const { batchId } = await take(db, world, fileOf(row('A', { status: 'Selesai', closed: '20/11/2026', answer: 'Beres.' }), row('B', { name: 'Warga Lain' })));
			const later = importContext(db, world.agency.id, new Date('2026-11-23T03:00:00Z'));
			await expect(undoComplaints(later, batchId ?? '')).rejects.toMatchObject({ code: 'import.undo_too_late' });
			expect(await undoComplaints(importContext(db, world.agency.id), batchId ?? '')).toEqual({ removed: 1, restored: 1 });
			expect((await stored(db, world)).map((one) => [one.source_number, one.state, one.closed_at, one.closing_note])).toEqual([['A', 'handling', null, null]]);
			await expect(undoComplaints(importContext(db, world.agency.id), batchId ?? '')).rejects.toMatchObject({ code: 'import.not_ready' });
			await expect(undoComplaints(importContext(db, world.agency.id), 'x')).rejects.toMatchObject({ code: 'import.not_found' });
		}));

	test('what was worked on stops it', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const { batchId } = await take(db, world, fileOf(row('A')));
			const [a] = await stored(db, world);
			await moveComplaint(ctxOf(db, world.cast.complaint_administrator.actor, { now: new Date('2026-11-21T04:00:00Z') }), a?.id ?? '', { move: 'pause', reason: 'Menunggu surat.' });
			await expect(undoComplaints(importContext(db, world.agency.id, new Date('2026-11-21T05:00:00Z')), batchId ?? '')).rejects.toMatchObject({ code: 'complaint.undo_touched', params: { complaints: 1 } });
		}));
});

test('the file of refused rows runs no formula and holds no name', () => {
	const line = refusalLine(2, { code: 'import.date_unreadable', column: 'received' }, { number: '=cmd()', received: '+1', name: 'Warga Rekaan' }, 'en');
	const text = refusedFile([line], 'en');
	expect(text).toContain("'=cmd()");
	expect(text).not.toContain('Warga');
	expect(readTableText(text).rows).toHaveLength(1);
});

describe('a file by page', () => {
	const upload = (...rows: string[]) => new File([[HEADER, ...rows].join('\n')], 'ekspor.csv');

	test('is checked, waits under seal, is taken in once and can be taken back', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const ctx = ctxOf(db, world.cast.complaint_administrator.actor);
			const batch = await checkComplaintFile(ctx, upload(row('P1', { name: 'Warga Rahasia Rekaan' }), row('', { name: 'Orang Lain' })), KEY, folder);
			expect(await stored(db, world).then((rows) => rows.length)).toBeLessThanOrEqual(1); // a trial inside the test's own transaction is not rolled back alone
			await db.deleteFrom('complaint').where('agency_id', '=', world.agency.id).execute();
			const [first] = (await readComplaintImports(ctx)).filter(({ id }) => id === batch);
			expect(first).toMatchObject({ state: 'previewed', counts: { new: 1, refused: 1 }, hasRefusals: true, mayUndo: false });
			expect(await refusedComplaints(ctx, batch)).not.toContain('Orang Lain');
			for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)))
				expect(readFileSync(join(name.parentPath, name.name), 'latin1')).not.toMatch(/Rahasia Rekaan|Orang Lain/);
			await expect(applyComplaintFile(ctx, batch, 'another key', folder)).rejects.toMatchObject({ code: 'import.abandoned' });
			await applyComplaintFile(ctx, batch, KEY, folder);
			expect(await stored(db, world)).toMatchObject([{ source_number: 'P1', import_id: batch }]);
			await expect(applyComplaintFile(ctx, batch, KEY, folder)).rejects.toMatchObject({ code: 'import.not_ready' });
			await takeBackComplaintFile(ctx, batch);
			expect(await stored(db, world)).toEqual([]);
		}));

	test('an empty, a long and a broken one are refused with their reason', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const ctx = ctxOf(db, world.cast.complaint_administrator.actor);
			await expect(checkComplaintFile(ctx, new File([], 'kosong.csv'), KEY, folder)).rejects.toMatchObject({ code: 'import.file_empty' });
			await expect(checkComplaintFile(ctx, upload(...Array.from({ length: 10_001 }, (_, n) => row(`N${n}`))), KEY, folder)).rejects.toMatchObject({ code: 'complaint.file_rows' });
			const fault: unknown = await checkComplaintFile(ctx, new File(['Judul\nx'], 'lain.csv'), KEY, folder).catch((error: unknown) => error);
			expect(sayFileFault(fault, 'id')).toBe('Kolom "tracking id" tidak ada.');
			expect(() => sayFileFault(new Error('other'), 'id')).toThrow('other');
		}));

	test.each(['service_officer', 'inspector', 'administrator', 'supervisor', 'employee', 'stranger'] as const)('%s takes in nothing', (persona) =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const ctx = ctxOf(db, world.cast[persona].actor);
			await expect((async () => readComplaintImports(ctx))()).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(checkComplaintFile(ctx, upload(row('Q')), KEY, folder)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(applyComplaintFile(ctx, '01999999-0000-7000-8000-00000000000a', KEY, folder)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));

	test('another agency finds no batch', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const batch = await checkComplaintFile(ctxOf(db, world.cast.complaint_administrator.actor), upload(row('')), KEY, folder);
			const foreign = { ...ctxOf(db, world.cast.complaint_administrator.actor) };
			const actor = foreign.actor && { ...foreign.actor, agencyId: world.units.foreignRoot.agencyId };
			for (const ask of [applyComplaintFile({ ...foreign, actor }, batch, KEY, folder), takeBackComplaintFile({ ...foreign, actor }, batch), refusedComplaints({ ...foreign, actor }, batch)]) await expect(ask).rejects.toMatchObject({ code: 'import.not_found' });
		}));
});
