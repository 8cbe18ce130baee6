import { describe, expect, test } from 'vitest';
import { SIASN_HEADERS, siasnRow } from '#tests/support/siasn-rows.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headerOf, PEOPLE_COLUMNS, PEOPLE_HEADERS } from './people-columns.ts';
import { readPersonRecord } from './person-record.ts';

const reference = join(import.meta.dirname, '../../../../shared/reference/data/siasn/header_ekspor_data_utama.csv');
const byHeader = new Map<string, string>(PEOPLE_COLUMNS.map(({ header, key }) => [header, key]));
const cellsOf = (row: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(row).map(([header, value]) => [byHeader.get(header) ?? header, value]));

describe('the columns of the export', () => {
	test('are 67, each under a key of its own', () => {
		expect(SIASN_HEADERS).toHaveLength(67);
		expect(new Set(PEOPLE_COLUMNS.map(({ key }) => key)).size).toBe(PEOPLE_COLUMNS.length);
		expect(PEOPLE_HEADERS['nip']).toContain('NIP BARU');
		expect([headerOf('nip'), headerOf('nothing')]).toEqual(['NIP BARU', 'nothing']);
	});

	test.skipIf(!existsSync(reference))('are those of the published list, in its order', () => {
		const listed = readFileSync(reference, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[1]);
		expect(SIASN_HEADERS).toEqual(listed);
	});
});

describe('a row of the export', () => {
	test('keeps every column that has a value', () => {
		const given = Object.fromEntries(SIASN_HEADERS.map((header) => [header, /TANGGAL|TMT/.test(header) ? '01-02-2020' : 'M']));
		const { record, faults } = readPersonRecord(cellsOf(given));
		expect(faults).toEqual([]);
		const own = Object.keys(record).filter((key) => key !== 'siasn');
		for (const { key } of PEOPLE_COLUMNS.slice(0, 67)) expect(own.includes(key) || key in record.siasn, key).toBe(true);
	});

	test('becomes our words', () => {
		expect(readPersonRecord(cellsOf(siasnRow(0, { NAMA: 'PEGAWAI  REKAAN' }))).record).toMatchObject({
			name: 'PEGAWAI REKAAN', bornOn: '1970-01-01', sex: 'M', rank: 'III/b', positionKind: 'pelaksana', positionSince: '2022-01-01', statusCode: '01', educationId: '40',
			siasn: { nik: '1505000000000000', appointedOn: '2019-03-01', statusCode: '01', tenure: 'P' }
		});
	});

	test('all faults of a row are told at once', () => {
		const { faults } = readPersonRecord(cellsOf(siasnRow(0, { 'TANGGAL LAHIR': '30-02-1990', 'TMT JABATAN': '31-04-2022', 'JENIS KELAMIN': 'X', NAMA: 'x'.repeat(201), NIK: '1.50501E+15' })));
		expect(faults.map(({ code, column }) => [code, column])).toEqual([
			['import.value_too_long', 'name'], ['import.date_impossible', 'bornOn'], ['import.number_damaged', 'nik'], ['import.date_impossible', 'positionSince'], ['import.sex_unknown', 'sex']
		]);
	});

	test('an empty row has no faults and no values', () => expect(readPersonRecord({})).toMatchObject({ faults: [], record: { name: '', bornOn: null, sex: null, siasn: {} } }));
});
