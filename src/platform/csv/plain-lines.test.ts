import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLines } from './plain-lines.ts';
import { openTable, type TableOptions } from './read-table.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
	for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(text: string, options: TableOptions & { readonly pieceBytes?: number } = {}) {
	const table = await openTable(pieces(Buffer.from(text), options.pieceBytes ?? 64), options);
	const rows: string[] = [];
	for await (const { row, cells } of table.rows) rows.push(`${row}:${Object.values(cells).join('|')}`);
	return rows;
}

describe('lines without quotes', () => {
	test.each([
		['a\nb\n', ['a', 'b']], ['a\r\nb\r\n', ['a', 'b']], ['a\rb\r', ['a', 'b']], ['a\r\n\rb\nc', ['a', '', 'b', 'c']],
		['a\n\nb', ['a', '', 'b']], ['a', ['a']], ['', []], ['\ufeffa\n', ['a']], ['\n', ['']], ['a\nb\r\nc\rd', ['a', 'b', 'c', 'd']]
	])('%j', (text, lines) => expect([...plainLines(Buffer.from(text))]).toEqual(lines));

	test('are cut exactly as the parser of the library cuts them', () => {
		const text = fc.array(fc.constantFrom('a', 'é', '😀', ';', ' ', "'", '\n', '\r\n', '\r', '\t'), { maxLength: 40 }).map((parts) => parts.join(''));
		fc.assert(fc.property(text, (sample) => {
			const expected: string[][] = parse(sample, { delimiter: ';', record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
			expect([...plainLines(Buffer.from(sample))].map((line) => line.split(';'))).toEqual(expected);
		}), { numRuns: 500 });
	});
});

describe('a file that is quoted only further down', () => {
	const plain = Array.from({ length: 20 }, (_, index) => `baris ${index};nilai\n`).join('');

	test('goes on with the right rows, and a quoted line break stays in its cell', async () => {
		const rows = await read(`nama;isi\n${plain}"satu; dua";"tiga\nempat"\nakhir;x\n`);
		expect(rows.slice(-3)).toEqual(['21:baris 19|nilai', '22:satu; dua|tiga\nempat', '23:akhir|x']);
	});

	test('names the row of an open quote and of a line that is not text, counted from the top', async () => {
		await expect(read(`nama;isi\n${plain}"terbuka;x\nlagi;y\n`)).rejects.toMatchObject({ code: 'csv.quote', row: 22 });
		await expect(read(`nama;isi\n${plain}"dua";x\n\0;y\n`)).rejects.toMatchObject({ code: 'csv.not_text', row: 23 });
		await expect(read(`nama;isi\n${plain}\0;y\n`)).rejects.toMatchObject({ code: 'csv.not_text', row: 22 });
	});

	test('a line beyond the limit is refused by its row, quoted or not', async () => {
		const long = 'x'.repeat(120);
		for (const cell of [long, `"${long}"`]) {
			await expect(read(`nama;isi\n${plain}${cell};y\n`, { maximumRowBytes: 100, pieceBytes: 4096 })).rejects.toMatchObject({ code: 'csv.row_too_large', row: 22 });
		}
	});
});
