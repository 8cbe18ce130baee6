import { describe, expect, test } from 'vitest';
import { HIDDEN, type ReportTable } from '../period/report.schema.ts';
import { column, section } from '../period/tables.ts';
import { figureTable, shownTable } from './report-tables.ts';

const table = (rows: ReportTable['rows'], total: ReportTable['total'] = null): ReportTable => ({
	key: 'reach', title: 'Pegawai yang dijangkau', filter: 'Semua.', empty: 'Tidak ada.', rows, total,
	columns: [column('unit', 'Unit', 'text', 6), column('on', 'Tanggal', 'day', 2), column('people', 'Pegawai', 'count', 2), column('share', 'Bagian', 'share', 2)]
});

describe('a table of a report on a page', () => {
	test('is words alone, with figures at the right', () => {
		const shown = shownTable(table([['Dinas A', '2026-03-01', 1234, 0.5], ['Dinas B', null, HIDDEN, null]]), 'id');
		expect(shown.rows).toEqual([{ at: 0, cells: ['Dinas A', '1 Maret 2026', '1.234', '50,0%'] }, { at: 1, cells: ['Dinas B', '–', 'ditutup', '–'] }]);
		expect(shown.columns.map(({ label, numeric }) => [label, numeric])).toEqual([['Unit', false], ['Tanggal', false], ['Pegawai', true], ['Bagian', true]]);
		expect(shown).toMatchObject({ caption: 'Pegawai yang dijangkau', hasTotal: false, leftOut: 0 });
	});

	test('speaks the language of its report', () => expect(shownTable(table([['A', '2026-03-01', 1234, HIDDEN]]), 'en').rows[0]!.cells).toEqual(['A', '1 March 2026', '1,234', 'withheld']));

	test.each([[0, 0, 0], [1, 1, 0], [20, 20, 0], [21, 20, 1], [400, 20, 380]])('of %i rows shows %i and leaves %i to the files', (many, expected, leftOut) => {
		const shown = shownTable(table(Array.from({ length: many }, (_, at) => [`Unit ${at}`, null, at, null])), 'id');
		expect([shown.rows.length, shown.leftOut]).toEqual([expected, leftOut]);
	});

	test('ends with its sum, however many rows are left out', () => {
		const shown = shownTable(table(Array.from({ length: 30 }, (_, at) => [`Unit ${at}`, null, at, null]), ['Jumlah', null, 435, null]), 'id');
		expect(shown.rows.at(-1)).toEqual({ at: 20, cells: ['Jumlah', '–', '435', '–'] });
		expect(shown).toMatchObject({ hasTotal: true, leftOut: 10 });
	});

	test('a row that is shorter than its heads has what is not known', () => expect(shownTable(table([['A']]), 'id').rows[0]!.cells).toEqual(['A', '–', '–', '–']));
});

describe('figures of a section', () => {
	const figures = [{ key: 'a', label: 'Angkatan', value: 3, text: '3' }, { key: 'b', label: 'Tepat waktu', value: 0.5, text: '1 dari 2: 50%' }];
	test('are a table of what and how much, as they are printed', () => {
		expect(figureTable(section('summary', 'Ringkasan', [], { figures }), 'id')).toEqual({
			caption: 'Ringkasan', hasTotal: false, leftOut: 0, columns: [{ key: 'label', label: 'Angka', numeric: false }, { key: 'text', label: 'Nilai', numeric: false }],
			rows: [{ at: 0, cells: ['Angkatan', '3'] }, { at: 1, cells: ['Tepat waktu', '1 dari 2: 50%'] }]
		});
		expect(figureTable(section('summary', 'Summary', [], { figures }), 'en').columns.map(({ label }) => label)).toEqual(['Figure', 'Value']);
	});
});
