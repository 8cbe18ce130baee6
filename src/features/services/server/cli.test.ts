import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { runCommandLine } from '#platform/cli/run.ts';
import { openPool, plainDb, type DatabaseAddress, type Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { commands } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-services-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function urlOf({ owner: { host, port, user, password, database } }: DatabaseAddress): string {
	return `postgres://${user}:${password as string}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
}

interface Shell {
	readonly db: Db;
	run(...words: string[]): Promise<{ code: number; json: Record<string, unknown> }>;
}

/** A government of two offices, of which two sections have one name, and the command as from a shell. */
async function withShell(work: (shell: Shell) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 2);
		const db = plainDb(pool);
		try {
			const { id } = await insertAgency(db, { code: '9999', name: 'Kabupaten Rekaan' });
			const root = await insertUnit(db, { agencyId: id, name: 'Kabupaten Rekaan' });
			const office = await insertUnit(db, { agencyId: id, parent: root, name: 'Dinas Rekaan', externalId: 'UNOR-1' });
			const other = await insertUnit(db, { agencyId: id, parent: root, name: 'Puskesmas Rekaan' });
			for (const parent of [office, other]) await insertUnit(db, { agencyId: id, parent, name: 'Subbagian Umum' });
			await insertAgency(db, { code: '8888' }).then((foreign) => insertUnit(db, { agencyId: foreign.id, name: 'Dinas Tetangga', externalId: 'ASING' }));
			await work({ db, run: async (...words) => {
				let out = '';
				const code = await runCommandLine(['import', 'services', ...words, '--json', '--database-url', urlOf(address), '--data', folder], commands, { note: () => undefined, env: {} }, { out: (text) => (out += text), error: () => undefined });
				return { code, json: JSON.parse(out) as Record<string, unknown> };
			} });
		} finally {
			await pool.end();
		}
	});
}

let files = 0;
const COLUMNS = 'code,name,promised_minutes,promised_working_days,fee,product,requirements,procedure,unit,point_name,open_days,yearly_users';
const csv = (...lines: readonly string[]): string => csvWith(COLUMNS, ...lines);

function csvWith(columns: string, ...lines: readonly string[]): string {
	const path = join(folder, `layanan-${(files += 1)}.csv`);
	writeFileSync(path, [columns, ...lines].join('\n'));
	return path;
}

const services = (db: Db) => db.selectFrom('service').select(['code', 'name', 'promised_minutes', 'promised_working_days', 'fee_rupiah', 'requirements', 'procedure', 'responsible_unit_id']).orderBy('code').execute();
const points = (db: Db) => db.selectFrom('service_point').select(['slug', 'name', 'open_days', 'yearly_users']).orderBy('slug').execute();

describe('bina import services', () => {
	test('takes in services and their points, counts alone when dry, and changes nothing the second time', () => withShell(async ({ db, run }) => {
		const file = csv(
			'ktp-el,Penerbitan KTP-el,,1,0,KTP-el,KK;KTP lama,Ambil nomor;Foto,UNOR-1,Loket KTP,Senin-Jumat,1200',
			'imunisasi,Imunisasi,45,,0,,,,puskesmas  rekaan,,1-6,',
			'imunisasi,Imunisasi,,,,,,,Dinas Rekaan,,,',
			'akta,Akta kelahiran,,3,15.000,,,,,,,'
		);
		const whole = { rows: 4, new: 4, changed: 0, unchanged: 0, refused: 0, warnings: {}, services: { new: 3, changed: 0 }, points: { new: 3, changed: 0 }, errorFile: null };
		expect(await run(file, '--agency', '9999', '--dry-run')).toEqual({ code: 0, json: whole });
		expect(await services(db)).toEqual([]);
		expect(await run(file, '--agency', '9999')).toEqual({ code: 0, json: whole });
		expect(await services(db)).toMatchObject([
			{ code: 'akta', promised_working_days: 3, fee_rupiah: 15_000, responsible_unit_id: null }, { code: 'imunisasi', promised_minutes: 45, responsible_unit_id: null },
			{ code: 'ktp-el', promised_minutes: null, promised_working_days: 1, requirements: ['KK', 'KTP lama'], procedure: ['Ambil nomor', 'Foto'], responsible_unit_id: expect.any(String) as unknown }
		]);
		expect(await points(db)).toEqual([
			{ slug: 'imunisasi-dinas-rekaan', name: 'Dinas Rekaan', open_days: [1, 2, 3, 4, 5], yearly_users: null }, { slug: 'imunisasi-puskesmas-rekaan', name: 'Puskesmas Rekaan', open_days: [1, 2, 3, 4, 5, 6], yearly_users: null },
			{ slug: 'ktp-el-dinas-rekaan', name: 'Loket KTP', open_days: [1, 2, 3, 4, 5], yearly_users: 1200 }
		]);
		expect(await run(file, '--agency', '9999')).toMatchObject({ json: { rows: 4, new: 0, changed: 0, unchanged: 4, refused: 0 } });
		expect((await db.selectFrom('audit_entry').select('action').execute()).map(({ action }) => action)).toEqual(['service.import']);
	}));

	test('changes what differs and leaves what a cell leaves empty', () => withShell(async ({ db, run }) => {
		await run(csv('ktp-el,KTP,30,,5000,KTP-el,KK,Foto,UNOR-1,Loket KTP,1-5,1200'), '--agency', '9999');
		expect(await run(csv('KTP-EL,KTP baru,,2,,,,,UNOR-1,,1-6,'), '--agency', '9999')).toMatchObject({ json: { new: 0, changed: 1, unchanged: 0, services: { new: 0, changed: 1 }, points: { new: 0, changed: 1 } } });
		expect(await services(db)).toMatchObject([{ code: 'ktp-el', name: 'KTP baru', promised_minutes: null, promised_working_days: 2, fee_rupiah: 5000, requirements: ['KK'] }]);
		expect(await points(db)).toMatchObject([{ name: 'Loket KTP', open_days: [1, 2, 3, 4, 5, 6], yearly_users: 1200 }]);
	}));

	test('refuses rows by reason, takes the others, and writes the refused to a file', () => withShell(async ({ db, run }) => {
		const errors = join(folder, 'ditolak.csv');
		const file = csv(
			'baik,Layanan baik,30,,0,,,,,,,', 'a,Dua janji,30,3,0,,,,,,,', 'b,Tanpa janji,,,0,,,,,,,', 'c,Angka aneh,1e309,,0,,,,,,,', 'd,<script>alert(1)</script>,30,,0,,,,,,,', 'kode salah!,X,30,,0,,,,,,,',
			'e,Unit asing,30,,0,,,,ASING,,,', 'f,Unit ganda,30,,0,,,,Subbagian Umum,,,', 'g,Tanpa unit,30,,0,,,,,Loket,,', 'h,Hari aneh,30,,0,,,,UNOR-1,,setiap hari,', 'baik,Nama lain,30,,0,,,,UNOR-1,,,', 'baik,Layanan baik,,,,,,,,,,',
			`i,${'x'.repeat(201)},30,,0,,,,,,,`, ',Tanpa kode,30,,0,,,,,,,'
		);
		expect(await run(file, '--agency', '9999', '--errors', errors)).toMatchObject({ code: 0, json: { rows: 14, new: 1, refused: 13, errorFile: errors } });
		const lines = readFileSync(errors, 'utf8').trim().split('\r\n').slice(1).map((line) => line.split(';'));
		expect(lines.map(([row, , column, , code]) => `${row} ${column} ${code}`)).toEqual([
			'3 promised_working_days service.promise_both', '4 promised_minutes service.promise_missing', '5 promised_minutes service.not_a_number', '6 name service.markup', '7 code service.code_form', '8 unit service.unit_not_found',
			'9 unit import.unit_ambiguous', '10 unit import.unit_missing', '11 open_days import.days_unreadable', '12 name import.row_differs', '13 unit import.row_twice', '14 name import.cell_large', '15 code import.cell_empty'
		]);
		for (const [, , , , , sentence] of lines) expect(sentence).toMatch(/\p{L}{3}.*\.$/u);
		expect((await services(db)).map(({ code }) => code)).toEqual(['baik']);
	}));

	test('reads a spreadsheet with Indonesian headers', () => withShell(async ({ db, run }) => {
		const file = join(folder, 'layanan.xlsx');
		await writeExcelFile([['Kode Layanan', 'Nama Layanan', 'Hari Kerja', 'Biaya', 'Persyaratan'], ['sip', 'Surat izin praktik', 5, 0, 'STR\nKTP-el']].map((row) => row.map((value) => ({ value }))), {}).toFile(file);
		expect(await run(file, '--agency', '9999')).toMatchObject({ code: 0, json: { new: 1 } });
		expect(await services(db)).toMatchObject([{ code: 'sip', promised_working_days: 5, requirements: ['STR', 'KTP-el'] }]);
	}));

	test('a file that is no list of services is refused as a whole', () => withShell(async ({ db, run }) => {
		const wrong = join(folder, 'lain.csv');
		writeFileSync(wrong, 'nip,nama\n1,2\n');
		for (const [words, code] of [[[wrong, '--agency', '9999'], 'csv.column_missing'], [[join(folder, 'tidak-ada.csv'), '--agency', '9999'], 'csv.not_found'], [[csv(), '--agency', '0000'], 'agency.unknown'], [[csv()], 'option.missing'], [['--agency', '9999'], 'import.file_missing']] as const) {
			expect(await run(...words), code).toMatchObject({ code: 1, json: { error: { code } } });
		}
		expect(await services(db)).toEqual([]);
	}));
});

test('what a fee means and on which rule a service rests are taken in, under either name of the column; an empty cell leaves what stands', () => withShell(async ({ db, run }) => {
	const standing = () => db.selectFrom('service').select(['code', 'fee_note', 'legal_basis', 'fee_rupiah']).orderBy('code').execute();
	await run(csvWith('kode,nama,menit,biaya,keterangan biaya,dasar hukum', 'imunisasi,Imunisasi,45,0,Gratis bagi peserta JKN,Perda 4/2019'), '--agency', '9999');
	expect(await standing()).toEqual([{ code: 'imunisasi', fee_note: 'Gratis bagi peserta JKN', legal_basis: 'Perda 4/2019', fee_rupiah: 0 }]);
	const again = csvWith('code,name,fee_note,legal_basis', 'imunisasi,Imunisasi,,Perda 7/2026');
	expect(await run(again, '--agency', '9999')).toMatchObject({ json: { changed: 1, services: { new: 0, changed: 1 } } });
	expect(await standing()).toMatchObject([{ fee_note: 'Gratis bagi peserta JKN', legal_basis: 'Perda 7/2026' }]);
	expect(await run(again, '--agency', '9999')).toMatchObject({ json: { changed: 0, unchanged: 1 } });
	expect(await run(csvWith('code,name,menit,legal_basis', 'a,A,5,Perda 1', 'a,A,5,Perda 2'), '--agency', '9999')).toMatchObject({ json: { refused: 1 } });
	expect(await run(csvWith('code,name,menit,fee_note', `b,B,5,${'x'.repeat(301)}`, 'c,C,5,<script>'), '--agency', '9999')).toMatchObject({ json: { refused: 2 } });
}));
