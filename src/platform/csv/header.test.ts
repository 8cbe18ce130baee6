import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnNames, detectSeparator, headerKey } from './header.ts';

describe('two headers are the same', () => {
	test.each([['NIP BARU', 'nip_baru'], ['nip-baru', ' NIP  BARU '], ['ＮＩＰ', 'nip'], ['Unit Kerja', 'UNITKERJA']])('%s and %s', (a, b) => expect(headerKey(a)).toBe(headerKey(b)));
	test.each([['NIP', 'NIK'], ['tmt', 'tmt1'], ['nama', 'náma']])('but not %s and %s', (a, b) => expect(headerKey(a)).not.toBe(headerKey(b)));

	test('a key is its own key', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => { expect(headerKey(headerKey(header))).toBe(headerKey(header)); }));
	});
});

describe('the names of columns', () => {
	const columns = { nip: ['NIP BARU'], name: ['Nama'] };

	test('are ours where a column is wanted, else as written; one without a name has none', () =>
		expect(columnNames(['nip baru', 'NAMA', 'Catatan', ''], { columns })).toEqual(['nip', 'name', 'Catatan', undefined]));

	test.each<[string, string[], string, string]>([
		['two of one name', ['NIP', 'nip_'], 'csv.header_twice', 'nip'],
		['two that mean the same', ['NIP', 'Nip Baru'], 'csv.header_twice', 'nip'],
		['a name that objects reserve', ['__proto__'], 'csv.header_reserved', '__proto__']
	])('%s are refused', (_name, headers, code) => expect(() => columnNames(headers, { columns })).toThrow(expect.objectContaining({ code, row: 1 }) as Error));

	test('a wanted one that is missing is named', () => expect(() => columnNames(['Nama'], { columns, required: ['nip'] })).toThrow(expect.objectContaining({ code: 'csv.column_missing', column: 'nip' }) as Error));
	test('several columns without a name are no twins', () => expect(columnNames(['', 'NIP', ''], { columns })).toEqual([undefined, 'nip', undefined]));

	test('no header whatever makes an object that is not ours', () => {
		fc.assert(fc.property(fc.uniqueArray(fc.string(), { selector: headerKey, maxLength: 6 }), (headers) => {
			fc.pre(!headers.includes('__proto__'));
			const names = columnNames(headers, {});
			expect(names).toHaveLength(headers.length);
			expect(Object.getPrototypeOf(Object.fromEntries(names.flatMap((name) => (name === undefined ? [] : [[name, 1]]))))).toBe(Object.prototype);
		}));
	});
});

describe('the separator', () => {
	test.each([['a,b,c', ','], ['a;b;c', ';'], ['a|b', '|'], ['a\tb', '\t'], ['one', ','], ['', ','], ['"a,b,c";d', ';'], ['a;b,c;d', ';'], ['"x""y;z;w",b', ',']] as const)('of %j is %j', (header, separator) => expect(detectSeparator(header)).toBe(separator));

	test('is found whatever the cells, as long as they do not hold another', () => {
		fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z ]{1,8}$/), { minLength: 2, maxLength: 9 }), fc.constantFrom('|', ';', ',', '\t'), (cells, separator) => {
			expect(detectSeparator(cells.join(separator))).toBe(separator);
		}));
	});
});
