import { describe, expect, test } from 'vitest';
import { PEOPLE_COLUMNS } from '#platform/siasn/people-columns.ts';
import { siasnRow, type SiasnRow } from '#tests/support/siasn-rows.ts';
import { ImportFileError, sayFileFault } from './import-faults.ts';
import { sayReason } from './import-reasons.ts';
import { ROW_REFUSALS } from './import-schema.ts';
import { reasonSentences as english } from './import.messages.en.ts';
import { reasonSentences as indonesian } from './import.messages.id.ts';
import { checkPerson, hasLeft, postStart, rowFindings } from './person-checks.ts';

const byHeader = new Map<string, string>(PEOPLE_COLUMNS.map(({ header, key }) => [header, key]));
const check = (given: SiasnRow = {}, firstRow?: number) => checkPerson(Object.fromEntries(Object.entries(siasnRow(0, given)).map(([header, value]) => [byHeader.get(header) ?? header, value])), () => firstRow);
const codes = (given: SiasnRow, firstRow?: number) => check(given, firstRow).reasons.map(({ code }) => code);

// docs/rules/siasn-import.md § 5.
describe('a row of staff', () => {
	test('is accepted when everything is possible', () => expect(check()).toMatchObject({ isRefused: false, kind: 'pns', reasons: [] }));

	// R28: impossible forms.
	test.each([
		['199013152019032001', 'nip.birth_date'], ['199002302019032001', 'nip.birth_date'], ['199005152019132001', 'nip.kind'], ['199005152019033001', 'nip.sex'],
		['199005152019032000', 'nip.serial'], ['19900515201903200', 'nip.length'], ['1.99005E+17', 'nip.column_not_text'], ['', 'nip.empty']
	])('NIP %s is refused', (nip, code) => {
		expect(check({ 'NIP BARU': nip })).toMatchObject({ isRefused: true, reasons: [{ code, column: 'NIP BARU', isRefusal: true }] });
	});

	test('a number that stood before is refused with the row where it did', () => {
		expect(check({}, 7).reasons).toEqual([{ code: 'import.nip_twice', column: 'NIP BARU', value: '7', isRefusal: true }]);
	});

	test.each([[{ NAMA: '' }, 'import.name_missing'], [{ 'UNOR ID': '', 'UNOR NAMA': '' }, 'import.unit_missing'], [{ 'TMT JABATAN': '30-02-2020' }, 'import.date_impossible'], [{ NIK: '1,5E+15' }, 'import.number_damaged']])(
		'%o is refused', (given, code) => expect(codes(given as SiasnRow)).toEqual([code]));

	test('all reasons of a row are told', () => expect(codes({ 'NIP BARU': 'x', NAMA: '', 'TANGGAL LAHIR': '30-02-1990' })).toEqual(['nip.not_digits', 'import.name_missing', 'import.date_impossible']));

	// R28: warning only.
	test('contradictions between number and record are findings', () => {
		const checked = check({ 'TANGGAL LAHIR': '02-01-1970', 'JENIS KELAMIN': 'F', 'TMT CPNS': '01-04-2019' });
		expect(checked.isRefused).toBe(false);
		expect(rowFindings(checked, false, '2026-11-21')).toEqual(['CON_1', 'CON_2', 'CON_3']);
	});

	test('birth date and sex come from the number where the file is silent', () => {
		expect(check({ 'TANGGAL LAHIR': '', 'JENIS KELAMIN': '' }).record).toMatchObject({ bornOn: '1970-01-01', sex: 'M' });
	});

	test('who has left has no findings', () => expect(rowFindings(check({ 'KEDUDUKAN HUKUM ID': '99', EMAIL: '' }), true, '2026-11-21')).toEqual([]));

	test('kind, leaving and the start of a post are read', () => {
		expect(check({ 'NIP BARU': '197001012019211901' }).kind).toBe('pppk');
		expect([hasLeft('99'), hasLeft('01')]).toEqual([true, false]);
		expect(postStart({ positionSince: null, rankSince: null, appointedOn: null }, '2026-11-21')).toBe('2026-11-21');
		expect(postStart({ positionSince: '2022-01-01', rankSince: '2023-01-01', appointedOn: null }, '2026-11-21')).toBe('2022-01-01');
	});
});

describe('the sentences of an import', () => {
	test('stand in both languages, also for indicators and for codes nobody knows', () => {
		expect(Object.keys(english)).toEqual(Object.keys(indonesian));
		for (const code of ROW_REFUSALS) expect(sayReason({ code, value: '5' }, 'id')).not.toBe(sayReason({ code, value: '5' }, 'en'));
		expect(sayReason({ code: 'CON_2' }, 'id')).toBe('Tanggal lahir berbeda dengan NIP');
		expect(sayReason({ code: 'lain' }, 'id')).toBe('lain');
	});

	test('a file without a column names it and the one that looks like it', () => {
		const error = new ImportFileError('import.columns_missing', { columns: [{ header: 'NIP BARU', near: 'NIP_BARUU' }, { header: 'NAMA' }] });
		expect(error.message).toBe('Columns not found: NIP BARU (similar: NIP_BARUU), NAMA. Columns are found by the names in the first row; mend the names and try again.');
		expect(sayFileFault(error, 'id')).toMatch(/^Kolom tidak ditemukan: NIP BARU \(mirip: NIP_BARUU\), NAMA\./);
		expect(sayFileFault(new ImportFileError('import.too_many_units', { limit: 5 }), 'id')).toMatch(/5/);
	});
});

describe('what an accepted row is written with', () => {
	test('the number without the marks of a spreadsheet; a refused row keeps it as it came', () => {
		expect(check({ 'NIP BARU': "'19700101 201903 1 901" }).record.nip).toBe('197001012019031901');
		expect(check({ 'NIP BARU': "'19700101 201903 1 901", NAMA: '' })).toMatchObject({ isRefused: true, record: { nip: expect.not.stringMatching(/^197001012019031901$/) as unknown } });
	});

	test('a unit that is named or numbered is a unit', () => {
		expect(codes({ 'UNOR ID': '' })).toEqual([]);
		expect(codes({ 'UNOR NAMA': '' })).toEqual([]);
	});

	test('birth date and sex of the record go before those of the number', () => {
		expect(check({ 'TANGGAL LAHIR': '02-01-1970', 'JENIS KELAMIN': 'F' }).record).toMatchObject({ bornOn: '1970-01-02', sex: 'F' });
	});

	test('of what was refused sixty letters are kept', () => {
		expect(check({ 'NIP BARU': 'x'.repeat(60) }).reasons[0]?.value).toBe('x'.repeat(60));
		expect(check({ 'NIP BARU': 'x'.repeat(61) }).reasons[0]?.value).toBe('x'.repeat(60));
	});

	test('an oddity of the number is a warning beside an accepted row', () => {
		expect(check({ 'NIP BARU': '197001012019311901' })).toMatchObject({ isRefused: false, reasons: [{ code: 'nip.kind_unknown', column: 'NIP BARU', isRefusal: false }] });
	});

	// A number of unknown form (third digit pair 31): the words of the record decide, then the rank, of which a PPPK has no letter.
	test.each([
		[{ 'STATUS CPNS PNS': 'PPPK' }, 'pppk'],
		[{ 'KEDUDUKAN HUKUM NAMA': 'pppk aktif' }, 'pppk'],
		[{ 'GOL AKHIR ID': '', 'GOL AKHIR NAMA': '' }, 'pppk'],
		[{ 'STATUS CPNS PNS': '', 'KEDUDUKAN HUKUM NAMA': '' }, 'pns'],
		[{}, 'pns']
	] as const)('a number that does not tell its kind: %o is %s', (given, kind) => expect(check({ 'NIP BARU': '197001012019311901', ...given }).kind).toBe(kind));

	test('the number decides where it can, whatever the words say', () => {
		expect(check({ 'STATUS CPNS PNS': 'PPPK' }).kind).toBe('pns');
		expect(check({ 'NIP BARU': '197001012019211901', 'STATUS CPNS PNS': 'P' }).kind).toBe('pppk');
	});

	test('a post begins with the first of post, rank and appointment that is known', () => {
		expect(postStart({ positionSince: null, rankSince: '2023-01-01', appointedOn: '2019-03-01' }, '2026-11-21')).toBe('2023-01-01');
		expect(postStart({ positionSince: null, rankSince: null, appointedOn: '2019-03-01' }, '2026-11-21')).toBe('2019-03-01');
	});
});
