import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRow, rowConflict, unitFinder, type ReadRow } from './import-rows.ts';

const read = (cells: Record<string, string> = {}) => readRow({ row: 2, cells: { code: 'ktp-el', name: 'KTP-el', promised_minutes: '', promised_working_days: '', fee: '', product: '', requirements: '', procedure: '', unit: '', point_name: '', open_days: '', yearly_users: '', ...cells } });
const good = (cells: Record<string, string> = {}): ReadRow => {
	const row = read(cells);
	if (!('cells' in row)) throw new Error(`refused: ${JSON.stringify(row)}`);
	return row;
};

describe('a row of services', () => {
	test('what is empty is not said', () => expect(good()).toMatchObject({ row: 2, openDays: null, cells: { promised_minutes: null, promised_working_days: null, fee: null, yearly_users: null, requirements: [], procedure: [] } }));

	test('a list in a cell is divided by semicolons or by lines', () => {
		expect(good({ requirements: 'KTP; KK ;; Akta' }).cells.requirements).toEqual(['KTP', 'KK', 'Akta']);
		expect(good({ procedure: 'Ambil nomor\nFoto\r\nTerima' }).cells.procedure).toEqual(['Ambil nomor', 'Foto', 'Terima']);
	});

	test.each([['15.000', 15_000], ['Rp 15.000', 15_000], ['rp15000', 15_000], ['0', 0], ['10.000.000.000', 10_000_000_000]])('a fee "%s" is %i rupiah', (fee, rupiah) => expect(good({ fee }).cells.fee).toBe(rupiah));

	test.each<[string, Record<string, string>, string, string]>([
		['no code', { code: '' }, 'import.cell_empty', 'code'],
		['a code with spaces', { code: 'ktp el' }, 'service.code_form', 'code'],
		['a code that would be a formula', { code: '=1+1' }, 'service.code_form', 'code'],
		['no name', { name: '   ' }, 'import.cell_empty', 'name'],
		['a name beyond 200 letters', { name: 'x'.repeat(201) }, 'import.cell_large', 'name'],
		['a name with markup', { name: '<b>KTP</b>' }, 'service.markup', 'name'],
		['a script among the papers', { requirements: 'KTP;<script>alert(1)</script>' }, 'service.markup', 'requirements'],
		['half a minute', { promised_minutes: '0,5' }, 'service.not_a_number', 'promised_minutes'],
		['no minute', { promised_minutes: '0' }, 'import.cell_empty', 'promised_minutes'],
		['more than a week of minutes', { promised_minutes: '10.081' }, 'import.cell_large', 'promised_minutes'],
		['more than two years of days', { promised_working_days: '501' }, 'import.cell_large', 'promised_working_days'],
		['a number as machines write it', { fee: '1e5' }, 'service.not_a_number', 'fee'],
		['a debt', { fee: '-5000' }, 'service.not_a_number', 'fee'],
		['two promises', { promised_minutes: '30', promised_working_days: '1' }, 'service.promise_both', 'promised_working_days'],
		['a place without its unit', { point_name: 'Loket' }, 'import.unit_missing', 'unit'],
		['days without a unit', { open_days: '1-5' }, 'import.unit_missing', 'unit'],
		['users without a unit', { yearly_users: '100' }, 'import.unit_missing', 'unit'],
		['days that are none', { unit: 'Dinas', open_days: 'kemarin' }, 'import.days_unreadable', 'open_days'],
		['days backwards', { unit: 'Dinas', open_days: '5-1' }, 'import.days_unreadable', 'open_days'],
		['41 papers', { requirements: Array.from({ length: 41 }, (_, index) => `Syarat ${index}`).join(';') }, 'service.list_long', 'requirements']
	])('%s is refused where it stands', (_, cells, code, column) => expect(read(cells)).toEqual([{ code, column }]));

	test('several faults are told together, one a column', () => {
		const refusals = read({ code: '', name: '', fee: 'gratis' });
		expect(Array.isArray(refusals) && refusals.map(({ column }: { column: string }) => column)).toEqual(['code', 'name', 'fee']);
	});

	test('no cell whatever stops the reading of a file', () => {
		fc.assert(fc.property(fc.record({ code: fc.string(), name: fc.string(), fee: fc.string(), requirements: fc.string(), unit: fc.string(), open_days: fc.string(), yearly_users: fc.string() }), (cells) => {
			const row = read(cells);
			if ('cells' in row) expect(row.cells.code).toMatch(/^[a-z0-9]+([.-][a-z0-9]+)*$/);
			else expect(row.length).toBeGreaterThan(0);
		}));
	});
});

describe('the unit of a row', () => {
	const units = [{ id: '1', name: 'Dinas Rekaan', externalId: 'A8ACA7' }, { id: '2', name: 'Subbagian Umum', externalId: 'B1' }, { id: '3', name: 'Subbagian Umum', externalId: null }, { id: '4', name: 'b1', externalId: null }];
	const find = unitFinder(units);
	const idOf = (text: string) => { const unit = find(text); return typeof unit === 'string' ? unit : unit.id; };

	test.each([['A8ACA7', '1'], ['Dinas Rekaan', '1'], ['  dinas   REKAAN ', '1'], ['B1', '2'], ['b1', '4'], ['Subbagian Umum', 'import.unit_ambiguous'], ['Dinas', 'service.unit_not_found'], ['a8aca7', 'service.unit_not_found'], ['', 'service.unit_not_found']])('"%s" is %s', (text, found) => expect(idOf(text)).toBe(found));
	test('no unit at all is found in an empty government', () => expect(unitFinder([])('Dinas')).toBe('service.unit_not_found'));
	test.each(['__proto__', 'constructor', 'toString'])('"%s" is no unit', (text) => expect(idOf(text)).toBe('service.unit_not_found'));
});

describe('rows of one service', () => {
	const first = good({ promised_minutes: '30', fee: '0', unit: 'Dinas', requirements: 'KTP;KK' });

	test('another unit of the same service is no conflict, whether it repeats the standard or leaves it empty', () => {
		expect(rowConflict(good({ unit: 'Puskesmas' }), [first])).toBeUndefined();
		expect(rowConflict(good({ promised_minutes: '30', fee: 'Rp 0', requirements: 'KTP; KK', unit: 'Puskesmas' }), [first])).toBeUndefined();
	});

	test.each<[Record<string, string>, string]>([[{ name: 'KTP elektronik' }, 'name'], [{ promised_minutes: '45' }, 'promised_minutes'], [{ fee: '5000' }, 'fee'], [{ requirements: 'KK;KTP' }, 'requirements']])('%o differs from what stands above', (cells, column) =>
		expect(rowConflict(good({ unit: 'Puskesmas', ...cells }), [first])).toEqual({ code: 'import.row_differs', column }));

	test('the same unit twice is told, in whatever letters', () => {
		expect(rowConflict(good({ unit: ' DINAS ' }), [first])).toEqual({ code: 'import.row_twice', column: 'unit' });
		expect(rowConflict(good(), [good()])).toEqual({ code: 'import.row_twice', column: 'unit' });
	});

	test('each earlier row is looked at', () => expect(rowConflict(good({ unit: 'Kelurahan', fee: '1' }), [good({ unit: 'Puskesmas' }), first])).toEqual({ code: 'import.row_differs', column: 'fee' }));
	test('the first row has none before it', () => expect(rowConflict(first, [])).toBeUndefined());
});
