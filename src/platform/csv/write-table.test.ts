import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTableText } from './read-table.ts';
import { tableLines, writeTable } from './write-table.ts';

describe('a written table', () => {
	test('quotes what needs it and leaves the rest', () => {
		expect(
			writeTable(
				['a', 'b'],
				[
					['x', 'y,z'],
					['say "hi"', 'two\nlines'],
					[null, undefined],
					[1.5, true]
				]
			)
		).toBe('a,b\r\nx,"y,z"\r\n"say ""hi""","two\nlines"\r\n,\r\n1.5,true\r\n');
		expect(writeTable(['a'], [['x,y']], { separator: ';', bom: true })).toBe('\ufeffa\r\nx,y\r\n');
	});

	test.each([
		['=1+1', "'=1+1"],
		['+62812', "'+62812"],
		['-1', "'-1"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\tx', "'\tx"],
		['＝1', "'＝1"],
		['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
		["'x", "''x"]
	])('gives %j to a spreadsheet as text', (cell, written) => {
		expect(writeTable(['a'], [[cell]])).toBe(`a\r\n${written}\r\n`);
	});

	test('guards headers too, and leaves numbers as numbers', () => {
		expect(writeTable(['=a'], [[-5]])).toBe("'=a\r\n-5\r\n");
		expect(writeTable(['a'], [[12345678901234567890n]])).toBe('a\r\n12345678901234567890\r\n');
	});

	test('refuses what would be a wrong table', () => {
		expect(() => writeTable(['a', 'b'], [['1']])).toThrow(/1 cells under 2 headers/);
		expect(() => writeTable(['a'], [[Number.NaN]])).toThrow(RangeError);
		expect(() => writeTable(['a'], [[Number.POSITIVE_INFINITY]])).toThrow(RangeError);
	});

	test('comes line by line', () => {
		expect([...tableLines(['a'], [['1'], ['2']])]).toEqual(['a\r\n', '1\r\n', '2\r\n']);
	});

	test('reads back as it was, in every separator', () => {
		// The reader drops spaces around, empty rows and a literal null; those are not tried.
		const cell = fc
			.string({ unit: 'grapheme', minLength: 1 })
			.filter((text) => text.trim() === text && !/\0|^null$|^NULL$|^\ufeff/.test(text) && !/^'+\s/.test(text) && text.isWellFormed());
		const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(table, fc.constantFrom('|', ';', ',', '\t'), (rows, separator) => {
				const { rows: read } = readTableText(writeTable(['first', 'second'], rows, { separator }));
				expect(read.map(({ cells }) => [cells['first'], cells['second']])).toEqual(rows);
			})
		);
	});
});
