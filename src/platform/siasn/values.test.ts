import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfSerial, readDay, readPositionKind, readRank, readSex, twoDigits } from './values.ts';

// docs/rules/siasn-import.md § 3 (R29: dd-mm-yyyy, null is empty).
describe('days of a file', () => {
	test.each([
		['15-05-1990', '1990-05-15'], ['5-5-1990', '1990-05-05'], ['15/05/1990', '1990-05-15'], ['1990-05-15', '1990-05-15'], ['15-05-1990 00:00:00', '1990-05-15'],
		['33008', '1990-05-15'], ['33008.0', '1990-05-15'], ['29-02-2024', '2024-02-29']
	])('%s is %s', (cell, day) => expect(readDay(cell)).toBe(day));

	test.each(['', '-'])('"%s" says nothing', (cell) => expect(readDay(cell)).toBeNull());

	test.each(['30-02-1990', '29-02-2023', '00-01-2020', '15-13-1990', '1990', 'kemarin', '15-05-90', '99999', '15-05-0990', "<script>", '2020-02-30'])('%s is no day', (cell) => expect(readDay(cell)).toBeUndefined());

	test('every day comes back, written either way', () => {
		fc.assert(fc.property(fc.date({ min: new Date('1900-03-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (date) => {
			const day = date.toISOString().slice(0, 10);
			const [year, month, of] = day.split('-');
			expect(readDay(`${of}-${month}-${year}`)).toBe(day);
			expect(dayOfSerial(Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000))).toBe(day);
		}));
	});
});

describe('codes of a file', () => {
	test.each([['M', 'M'], ['L', 'M'], ['1', 'M'], ['F', 'F'], ['P', 'F'], ['2', 'F'], ['Perempuan', 'F'], ['', null], ['X', undefined]] as const)('sex %s', (cell, sex) => expect(readSex(cell)).toBe(sex));
	test.each([['III/b', '', 'III/b'], ['IIIb', '', 'III/b'], ['iii.B', '', 'III/b'], ['', '32', 'III/b'], ['', '45', 'IV/e'], ['IX', '', 'IX'], ['', '', '']])('rank %s (%s) is %s', (name, id, rank) => expect(readRank(name, id)).toBe(rank));
	test('a status keeps its leading zero when a spreadsheet dropped it', () => expect([twoDigits('1'), twoDigits('01'), twoDigits('99'), twoDigits('')]).toEqual(['01', '01', '99', '']));
});

describe('the kind of a post', () => {
	test.each([
		['2', '', 'Guru Ahli Muda', '', 'fungsional'], ['4', '', 'Penelaah Teknis Kebijakan', '', 'pelaksana'], ['', 'Jabatan Fungsional Umum', 'Operator', '', 'pelaksana'],
		['1', '', 'Kepala Dinas Kesehatan', '', 'jpt'], ['1', '', 'Sekretaris Daerah', '', 'jpt'], ['1', '', 'Kepala Bidang Mutasi', '', 'administrator'], ['1', '', 'Camat Mestong', '', 'administrator'],
		['1', '', 'Kepala Seksi Pelayanan', '', 'pengawas'], ['1', '', 'Kepala Subbagian Umum', '', 'pengawas'], ['1', '', 'Lurah Pijoan', '', 'pengawas'], ['1', '', 'Nama Tak Dikenal', '31', 'administrator']
	])('%s %s %s %s is %s', (id, name, title, echelon, kind) => expect(readPositionKind(id, name, title, echelon)).toBe(kind));
});
