import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, describe, expect, test } from 'vitest';
import { zipOf } from '#tests/support/zip.ts';
import { sheetMessages as english } from './messages.en.ts';
import { sheetMessages as indonesian } from './messages.id.ts';
import { guardArchive } from './guard.ts';
import { openSheet } from './open-sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

async function sheetOf(rows: readonly (readonly (string | number | boolean | Date | null)[])[]): Promise<string> {
	const path = join(folder, `${files++}.xlsx`);
	const cells = rows.map((row) => row.map((value) => (value === null ? null : value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value })));
	await writeXlsxFile(cells as unknown as Parameters<typeof writeXlsxFile>[0]).toFile(path);
	return path;
}

async function rowsOf(path: string) {
	const table = await openSheet(path, { columns: { nip: ['NIP BARU'] } });
	const rows = [];
	for await (const row of table.rows) rows.push(row);
	return { ...table, rows };
}

describe('a spreadsheet', () => {
	test('comes as text under our keys, counted as the spreadsheet counts', async () => {
		const { headers, columns, rows } = await rowsOf(await sheetOf([['NIP BARU', 'NAMA'], ["'199005152019032001", ' Rekaan '], [null, null], ['null', 'Dua']]));
		expect([headers, columns]).toEqual([['NIP BARU', 'NAMA'], ['nip', 'NAMA']]);
		expect(rows).toEqual([{ row: 2, cells: { nip: '199005152019032001', NAMA: 'Rekaan' } }, { row: 4, cells: { nip: '', NAMA: 'Dua' } }]);
	});

	// R28: 18 digits that became a number have lost their last ones for good.
	test('a number of 18 digits shows that it is damaged', async () => {
		const { rows } = await rowsOf(await sheetOf([['NIP BARU', 'UMUR'], [199005152019032001, 36]]));
		expect(rows[0]?.cells).toEqual({ nip: '1.99005e+17', UMUR: '36' });
	});

	test('dates are days, wherever the reader stands', async () => {
		const { rows } = await rowsOf(await sheetOf([['NIP BARU', 'TMT'], ['1', new Date('1990-05-15T00:00:00Z')]]));
		expect(rows[0]?.cells['TMT']).toBe('1990-05-15');
	});

	test('an empty sheet and a file that is none are refused in words', async () => {
		await expect(openSheet(await sheetOf([[null]]))).rejects.toMatchObject({ code: 'xlsx.empty' });
		const path = join(folder, 'bukan.xlsx');
		writeFileSync(path, 'PK\u0003\u0004 bukan arsip');
		await expect(openSheet(path)).rejects.toMatchObject({ code: 'xlsx.not_readable' });
		await expect(openSheet(join(folder, 'tidak-ada.xlsx'))).rejects.toMatchObject({ code: 'xlsx.not_readable' });
	});

	test('a zip that is no spreadsheet is refused', async () => {
		const path = join(folder, 'lain.zip');
		writeFileSync(path, zipOf({ 'lain.txt': 'isi' }));
		await expect(openSheet(path)).rejects.toMatchObject({ code: 'xlsx.not_readable' });
	});

	test('an archive with a password says so', async () => {
		const path = join(folder, 'terkunci.xlsx');
		writeFileSync(path, zipOf({ 'xl/workbook.xml': 'isi' }, { flags: 1 }));
		await expect(openSheet(path)).rejects.toMatchObject({ code: 'xlsx.protected' });
	});

	test('two columns of one name are refused', async () => {
		await expect(openSheet(await sheetOf([['NAMA', 'nama'], ['a', 'b']]))).rejects.toMatchObject({ code: 'csv.header_twice' });
	});
});

describe('an archive made to harm', () => {
	const limits = { maximumBytes: 5_000_000, maximumEntries: 10, maximumRatio: 50 };

	test('unpacks to more than the limit', async () => {
		const path = join(folder, 'bom.xlsx');
		writeFileSync(path, zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(6_000_000) }));
		await expect(guardArchive(path, limits)).rejects.toMatchObject({ code: 'xlsx.too_large' });
	});

	test('states a small size and holds a large one', async () => {
		const path = join(folder, 'bohong.xlsx');
		writeFileSync(path, zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(6_000_000) }, { statedSize: 1000 }));
		await expect(guardArchive(path, limits)).rejects.toMatchObject({ code: 'xlsx.not_readable' });
	});

	test('packs better than any sheet', async () => {
		const path = join(folder, 'rapat.xlsx');
		writeFileSync(path, zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(25_000_000) }));
		await expect(guardArchive(path, { ...limits, maximumBytes: 100_000_000 })).rejects.toMatchObject({ code: 'xlsx.suspicious' });
	});

	test('has more parts than a workbook', async () => {
		await expect(guardArchive(await sheetOf([['A']]), { ...limits, maximumEntries: 2 })).rejects.toMatchObject({ code: 'xlsx.too_many_parts' });
	});
});

test('every refusal has a sentence in both languages', () => {
	const params = { row: 2, column: 'NAMA', megabytes: 5, entries: 10 };
	for (const code of Object.keys(english) as (keyof typeof english)[]) {
		expect(english[code](params)).not.toBe(indonesian[code](params));
		expect(`${english[code](params)}${indonesian[code](params)}`).not.toMatch(/undefined/);
	}
});
