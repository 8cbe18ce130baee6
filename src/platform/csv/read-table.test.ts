import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTable, readTableText } from './read-table.ts';
import type { TableOptions } from './read-table.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads the text through the streaming reader, cut at every possible place. */
async function streamed(text: string | Uint8Array, options: TableOptions = {}, size = 7) {
	const table = await openTable(inPieces(typeof text === 'string' ? Buffer.from(text) : text, size), options);
	const rows = [];
	for await (const row of table.rows) rows.push(row);
	return { headers: table.headers, columns: table.columns, separator: table.separator, rows };
}

/** Both readers must agree; what one says is what the other says. */
async function both(text: string, options: TableOptions = {}) {
	const small = readTableText(text, options);
	expect(await streamed(text, options)).toEqual(small);
	expect(await streamed(text, options, 1)).toEqual(small);
	return small;
}

async function bothRefuse(text: string, where: object, options: TableOptions = {}) {
	expect(() => readTableText(text, options)).toThrow(expect.objectContaining(where));
	await expect(streamed(text, options)).rejects.toMatchObject(where);
	await expect(streamed(text, options, 100_000)).rejects.toMatchObject(where);
}

describe('a table is read', () => {
	test.each(['|', ';', ',', '\t'] as const)('with the separator %j of its header', async (separator) => {
		const { rows, separator: found } = await both(['nip', 'name', 'unit'].join(separator) + '\n' + ['1', 'A', 'B'].join(separator) + '\n');
		expect(found).toBe(separator);
		expect(rows).toEqual([{ row: 2, cells: { nip: '1', name: 'A', unit: 'B' } }]);
	});

	test.each(['\n', '\r\n', '\r'])('with lines ended by %j, the last one with or without', async (end) => {
		const expected = [
			{ row: 2, cells: { a: '1', b: '2' } },
			{ row: 3, cells: { a: '3', b: '4' } }
		];
		expect((await both(`a,b${end}1,2${end}3,4${end}`)).rows).toEqual(expected);
		expect((await both(`a,b${end}1,2${end}3,4`)).rows).toEqual(expected);
	});

	test('with mixed line ends', async () => {
		expect((await both('a,b\r\n1,2\n3,4\r\n')).rows).toHaveLength(2);
	});

	test('with a byte order mark, and a separator inside a quoted header', async () => {
		const { headers, separator } = await both('\ufeff"a;b;c",d\n1,2\n');
		expect(headers).toEqual(['a;b;c', 'd']);
		expect(separator).toBe(',');
	});

	test('with quotes, doubled quotes, newlines in cells and quotes inside plain cells', async () => {
		const { rows } = await both('a,b\n"x, ""y""\nz",Jl. "Mawar" 5\n1,2\n');
		expect(rows).toEqual([
			{ row: 2, cells: { a: 'x, "y"\nz', b: 'Jl. "Mawar" 5' } },
			{ row: 3, cells: { a: '1', b: '2' } }
		]);
	});

	test('with the marks of spreadsheets and exports taken off', async () => {
		const { rows } = await both("a|b|c|d|e\n'199005152019032001| x |null|NULL|''quoted\n'|\u00a0y\u00a0|nullable|' z|'=1+1\n");
		expect(rows.map(({ cells }) => Object.values(cells))).toEqual([
			['199005152019032001', 'x', '', '', "'quoted"],
			['', 'y', 'nullable', 'z', '=1+1']
		]);
	});

	test('and a row number is that of the spreadsheet, blank rows counted', async () => {
		const { rows } = await both('\n\na,b\n\n1,2\n,\n   \n3,4\n\n');
		expect(rows.map(({ row }) => row)).toEqual([5, 8]);
	});

	test('with empty rows kept when asked', async () => {
		const { rows } = await both('a,b\n,\n\n1,2\n', { keepEmptyRows: true });
		expect(rows.map(({ row }) => row)).toEqual([2, 4]);
	});

	test('with one column only', async () => {
		expect((await both('nip\n1\n2\n')).rows.map(({ cells }) => cells['nip'])).toEqual(['1', '2']);
	});

	test('with a header alone it has no rows', async () => {
		expect((await both('a,b')).rows).toEqual([]);
	});

	test('with letters of several bytes cut anywhere', async () => {
		expect((await both('nama\nI Gusti Ayu Ñå 😀\n')).rows[0]?.cells['nama']).toBe('I Gusti Ayu Ñå 😀');
	});

	test('with a nameless column at the end that stays empty', async () => {
		const { headers, columns, rows } = await both('a|b|\n1|2|\n');
		expect([headers, columns]).toEqual([
			['a', 'b', ''],
			['a', 'b']
		]);
		expect(rows[0]?.cells).toEqual({ a: '1', b: '2' });
	});
});

describe('headers are matched by name', () => {
	const options = { columns: { nip: ['NIP BARU'], bornOn: ['TANGGAL LAHIR'] }, required: ['nip'] };

	test('whatever their case, spaces and underscores, and in any order', async () => {
		const { columns, rows } = await both('Tanggal_Lahir; nip  baru ;LAIN\n01-02-1990;1;x\n', options);
		expect(columns).toEqual(['bornOn', 'nip', 'LAIN']);
		expect(rows[0]?.cells).toEqual({ bornOn: '01-02-1990', nip: '1', LAIN: 'x' });
	});

	test('and a needed one that is missing is named', async () => {
		await bothRefuse('TANGGAL LAHIR;x\n1;2\n', { code: 'csv.column_missing', row: 1, column: 'nip' }, options);
	});

	test.each([['a,b,a'], ['NIP BARU,nip_baru'], ['nip,NIP BARU'], ['bornOn,Born On']])('and two the same are refused: %s', async (header) => {
		await bothRefuse(`${header}\n${header}\n`, { code: 'csv.header_twice', row: 1 }, options);
	});

	test('and a name that would change the object is refused', async () => {
		await bothRefuse('a,__proto__\n1,2\n', { code: 'csv.header_reserved', column: '__proto__' });
	});
});

describe('a bad table is refused with its row', () => {
	test.each([[''], ['\ufeff'], ['\n\n'], ['  \r\n']])('nothing in it: %j', async (text) => {
		await bothRefuse(text, { code: 'csv.empty' });
	});

	test.each([
		['a,b\n1,2\n3\n', 3],
		['a,b\n1,2,3\n', 2],
		['a;b\n1;2\n\n3,4\n', 4],
		['a,b\n1,2\n"3,4\n",5,6\n', 3]
	])('wrong number of cells: %j', async (text, row) => {
		await bothRefuse(text, { code: 'csv.cell_count', row });
	});

	test('a value under no header', async () => {
		await bothRefuse('a,b,\n1,2,\n1,2,3\n', { code: 'csv.cell_without_header', row: 3 });
	});

	test('a quote that never closes', async () => {
		await bothRefuse('a,b\n1,2\n\n"3,4\n5,6\n', { code: 'csv.quote', row: 4 });
	});

	test('a cell of ten megabytes, closed or not', async () => {
		const cell = 'x'.repeat(10_000_000);
		expect(() => readTableText(`a,b\n1,2\n${cell},2\n`)).toThrow(expect.objectContaining({ code: 'csv.row_too_large', row: 3 }));
		await expect(streamed(`a,b\n1,2\n${cell},2\n`, {}, 10_100_000)).rejects.toMatchObject({ code: 'csv.row_too_large', row: 3 });
		await expect(streamed(`a,b\n1,2\n${cell},2\n`, {}, 100)).rejects.toMatchObject({ code: 'csv.row_too_large', row: 3 });
		await expect(streamed('\n'.repeat(2_000_000), {}, 65_536)).rejects.toMatchObject({ code: 'csv.empty' });
		await expect(streamed(`a,b\n1,2\n${cell}`, {}, 65_536)).rejects.toMatchObject({ code: 'csv.row_too_large', row: 3 });
		await expect(streamed(`a,b\n1,2\n"${'x\n'.repeat(5_000_000)}`, {}, 65_536)).rejects.toMatchObject({ code: 'csv.row_too_large', row: 3 });
		await expect(streamed(cell, {}, 65_536)).rejects.toMatchObject({ code: 'csv.row_too_large', row: 1 });
	});

	test.each([1, 3, 7, 100_000])('letters that are not UTF-8, in pieces of %d', async (size) => {
		const bad = (text: string) => Buffer.from(text, 'latin1');
		const where = { code: 'csv.invalid_utf8', row: 4 };
		await expect(streamed(bad('a,b\n1,2\n\n3,caf\xe9\n5,6\n'), {}, size)).rejects.toMatchObject(where);
		await expect(streamed(bad('a,b\n1,2\n\n3,caf\xe9'), {}, size)).rejects.toMatchObject(where);
		await expect(streamed(bad('a,b\n1,2\n\n"3\n\xff",4\n'), {}, size)).rejects.toMatchObject(where);
		await expect(streamed(bad('a\xff,b\n1,2\n'), {}, size)).rejects.toMatchObject({ code: 'csv.invalid_utf8', row: 1 });
	});

	test('the rows before the bad letters have been read', async () => {
		const table = await openTable(inPieces(Buffer.from('a\n1\n2\n\xff\n', 'latin1'), 1000));
		const seen: string[] = [];
		await expect(
			(async () => {
				for await (const { cells } of table.rows) seen.push(cells['a'] ?? '');
			})()
		).rejects.toMatchObject({ row: 4 });
		expect(seen).toEqual(['1', '2']);
	});

	test('a file that is no text', async () => {
		await expect(streamed('a,b\n1,\0\n')).rejects.toMatchObject({ code: 'csv.not_text', row: 2 });
		expect(() => readTableText('a\n\0')).toThrow(expect.objectContaining({ code: 'csv.not_text' }));
		await expect(streamed(Buffer.from('PK\x03\x04\0\0\0', 'latin1'))).rejects.toMatchObject({ code: 'csv.not_text', row: 1 });
		await expect(streamed(Buffer.from('\ufeffa\tb\n', 'utf16le'))).rejects.toMatchObject({ code: 'csv.utf16' });
	});

	test('more bytes than allowed', async () => {
		await expect(streamed('a\n' + '1\n'.repeat(1000), { maximumBytes: 1000 })).rejects.toMatchObject({ code: 'csv.too_large' });
	});
});

describe('a file on disk', () => {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'bina-table-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('is read, and may be left in the middle', async () => {
		const path = join(folder, 'people.csv');
		await writeFile(path, 'nip|name\n' + Array.from({ length: 20_000 }, (_, index) => `${index}|Nama ${index}\n`).join(''));
		const table = await openTable(path);
		let count = 0;
		for await (const { row, cells } of table.rows) {
			expect(cells['nip']).toBe(String(row - 2));
			if (++count === 15_000) break;
		}
		expect(count).toBe(15_000);
	});

	test('that is missing or a folder is refused', async () => {
		await expect(openTable(join(folder, 'missing.csv'))).rejects.toMatchObject({ code: 'csv.not_found' });
		await expect(openTable(folder)).rejects.toMatchObject({ code: 'csv.not_found' });
	});
});
