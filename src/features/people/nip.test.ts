import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NIP_REASONS, NIP_WARNINGS, nipRecordWarnings, parseNip } from './nip.ts';
import { nipMessages as english } from './nip.messages.en.ts';
import { nipMessages as indonesian } from './nip.messages.id.ts';

// All numbers here are the published examples of R27 and R28 (docs/rules/nip.md) or invented beside them.
describe('a possible NIP', () => {
	// R27
	test.each([
		['199005152019032001', 'PNS', '1990-05-15', 'F', 2019, 3],
		['198501012021211001', 'PPPK', '1985-01-01', 'M', 2021, null],
		['200012312024121001', 'PNS', '2000-12-31', 'M', 2024, 12],
		['200012312024211001', 'PPPK', '2000-12-31', 'M', 2024, null],
		['198501012021292999', 'PPPK', '1985-01-01', 'F', 2021, null],
		['199602292020011001', 'PNS', '1996-02-29', 'M', 2020, 1]
	] as const)('%s reads %s, born %s, %s', (nip, kind, bornOn, sex, appointedYear, appointedMonth) => {
		expect(parseNip(nip)).toEqual({ nip, valid: true, kind, bornOn, sex, appointedYear, appointedMonth, reason: null, warnings: [] });
	});

	// R28: spaces and a leading apostrophe are removed first.
	test.each(["'199005152019032001", ' 19900515 201903 2 001 ', "' 199005152019032001", '199005152019032001\u00a0', '\ufeff199005152019032001'])(
		'is cleaned of spreadsheet marks: %j',
		(text) => {
			expect(parseNip(text)).toMatchObject({ nip: '199005152019032001', valid: true });
		}
	);
});

describe('an impossible NIP', () => {
	// R28
	test.each([
		['199013152019032001', 'nip.birth_date'],
		['199002302019032001', 'nip.birth_date'],
		['199005152019132001', 'nip.kind'],
		['199005152019033001', 'nip.sex'],
		['199005152019032000', 'nip.serial'],
		['19900515201903200', 'nip.length'],
		['1.99005E+17', 'nip.column_not_text']
	])('%s is refused: %s', (nip, reason) => {
		expect(parseNip(nip)).toMatchObject({ valid: false, kind: 'unknown', bornOn: null, sex: null, reason, warnings: [] });
	});

	test.each([
		['', 'nip.empty'],
		["' ", 'nip.empty'],
		['1,99005e17', 'nip.column_not_text'],
		['1E+17', 'nip.column_not_text'],
		['19900515201903200A', 'nip.not_digits'],
		['19900515-201903-2-001', 'nip.not_digits'],
		['-99005152019032001', 'nip.not_digits'],
		['１９９００５１５２０１９０３２００１', 'nip.not_digits'],
		['1990051520190320011', 'nip.length'],
		['199000152019032001', 'nip.birth_date'],
		['199005002019032001', 'nip.birth_date'],
		['199902292020032001', 'nip.birth_date'],
		['009005152019032001', 'nip.birth_date'],
		['199005151989032001', 'nip.appointment_year'],
		['199005159999032001', 'nip.appointment_year'],
		['199005152019002001', 'nip.kind'],
		['199005152019192001', 'nip.kind'],
		['199005152019202001', 'nip.kind'],
		['199005152019302001', 'nip.kind'],
		['199005152019030001', 'nip.sex']
	])('%j is refused: %s', (nip, reason) => {
		expect(parseNip(nip)).toMatchObject({ valid: false, reason });
	});

	test('the refusal of a spreadsheet number says to format the column as text', () => {
		expect(indonesian['nip.column_not_text']).toMatch(/format kolom NIP sebagai teks/);
		expect(english['nip.column_not_text']).toMatch(/column as text/);
	});
});

describe('an odd NIP', () => {
	// R28, warning only: 13 years old at TMT.
	test.each([
		['200505152019032001', 'nip.appointed_young'],
		['200103022019032001', 'nip.appointed_young'],
		['200201012019211001', 'nip.appointed_young'],
		['190005152019032001', 'nip.appointed_old'],
		['199005152025312001', 'nip.kind_unknown'],
		['199005152025992001', 'nip.kind_unknown']
	])('%s is accepted with %s', (nip, warning) => {
		expect(parseNip(nip)).toMatchObject({ valid: true, reason: null, warnings: [warning] });
	});

	test.each(['200103012019032001', '200112312019212001'])('%s, exactly 18, has no warning', (nip) => {
		expect(parseNip(nip).warnings).toEqual([]);
	});

	test('one whose kind cannot be read says unknown', () => {
		expect(parseNip('199005152025312001')).toMatchObject({ kind: 'unknown', appointedMonth: null, bornOn: '1990-05-15', sex: 'F' });
	});
});

// BKN data quality: CON_1 and CON_4 appointment, CON_2 birth date, CON_3 sex. Warnings, never refusals.
describe('a record beside its NIP', () => {
	const pns = parseNip('199005152019032001');
	const pppk = parseNip('198501012021211001');

	test.each([
		[pns, { bornOn: '1990-05-15', sex: 'F', appointedOn: '2019-03-01' }, []],
		[pns, {}, []],
		[pns, { bornOn: null, sex: null, appointedOn: null }, []],
		[pns, { bornOn: '1990-05-16' }, ['nip.birth_date_differs']],
		[pns, { sex: 'M' }, ['nip.sex_differs']],
		[pns, { appointedOn: '2019-04-01' }, ['nip.appointment_differs']],
		[pns, { appointedOn: '2018-03-01' }, ['nip.appointment_differs']],
		[pppk, { appointedOn: '2021-07-01' }, []],
		[pppk, { appointedOn: '2022-01-01' }, ['nip.appointment_differs']],
		[pns, { bornOn: '1991-05-15', sex: 'M', appointedOn: '2020-03-01' }, ['nip.birth_date_differs', 'nip.sex_differs', 'nip.appointment_differs']],
		[parseNip('x'), { bornOn: '1991-05-15' }, []]
	] as const)('case %#', (parsed, record, warnings) => {
		expect(nipRecordWarnings(parsed, record)).toEqual(warnings);
	});
});

describe('any text', () => {
	test('is answered, and only 18 digits are ever valid', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{18}$/)), (text) => {
				const parsed = parseNip(text);
				expect(parsed.valid).toBe(parsed.reason === null);
				expect(parsed.valid).toBe(parsed.bornOn !== null);
				if (parsed.valid) expect(parsed.nip).toMatch(/^\d{18}$/);
			})
		);
	});

	test('a NIP built from its parts gives the parts back', () => {
		const parts = fc.record({
			born: fc.date({ min: new Date('1950-01-01'), max: new Date('2000-12-31'), noInvalidDate: true }),
			year: fc.integer({ min: 2020, max: 2060 }),
			code: fc.integer({ min: 1, max: 29 }).filter((code) => code <= 12 || code >= 21),
			sex: fc.constantFrom('1', '2'),
			serial: fc.integer({ min: 1, max: 999 })
		});
		fc.assert(
			fc.property(parts, ({ born, year, code, sex, serial }) => {
				const bornOn = born.toISOString().slice(0, 10);
				const nip = `${bornOn.replaceAll('-', '')}${year}${String(code).padStart(2, '0')}${sex}${String(serial).padStart(3, '0')}`;
				expect(parseNip(nip)).toMatchObject({ valid: true, kind: code <= 12 ? 'PNS' : 'PPPK', bornOn, sex: sex === '1' ? 'M' : 'F', appointedYear: year });
			})
		);
	});

	test('every code has a sentence in both languages, and no sentence is left over', () => {
		const codes = [...NIP_REASONS, ...NIP_WARNINGS].sort();
		expect(Object.keys(indonesian).sort()).toEqual(codes);
		expect(Object.keys(english).sort()).toEqual(codes);
	});
});

describe('the ends of what a NIP may say', () => {
	// docs/rules/nip.md § 1: years from 1900 to 2099.
	test.each([
		['190001011930031001', null],
		['189912311930031001', 'nip.birth_date'],
		['208001012099031001', null],
		['208001012100031001', 'nip.appointment_year'],
		['209912312099031001', null],
		['210001012100031001', 'nip.birth_date'],
		['199005151990031001', null],
		['199005151989031001', 'nip.appointment_year']
	])('%s: %s', (nip, reason) => expect(parseNip(nip).reason).toBe(reason));

	test('of counters and months the first and the last are known, their neighbours are not', () => {
		const kind = (digits: string) => parseNip(`199005152020${digits}1001`);
		expect(['01', '12', '21', '29', '31', '99'].map((digits) => kind(digits).kind)).toEqual(['PNS', 'PNS', 'PPPK', 'PPPK', 'unknown', 'unknown']);
		expect(['00', '13', '19', '20', '30', '90'].map((digits) => kind(digits).reason)).toEqual(Array.from({ length: 6 }, () => 'nip.kind'));
	});

	test('the eighteenth birthday counts on the first of the month, not on the second', () => {
		const warnings = (nip: string) => parseNip(nip).warnings;
		expect(warnings('200203012020031001')).toEqual([]);
		expect(warnings('200203022020031001')).toEqual(['nip.appointed_young']);
		expect(warnings('200204012020031001')).toEqual(['nip.appointed_young']);
		expect(warnings('200202282020031001')).toEqual([]);
		expect(warnings('200212312020211001')).toEqual([]);
		expect(warnings('200301012020211001')).toEqual(['nip.appointed_young']);
	});

	test('seventy is not too old, seventy-one is', () => {
		expect(parseNip('193005152000061001').warnings).toEqual([]);
		expect(parseNip('192905152000061001').warnings).toEqual(['nip.appointed_old']);
		expect(parseNip('192906012000061001').warnings).toEqual(['nip.appointed_old']);
		expect(parseNip('192906022000061001').warnings).toEqual([]);
	});

	test('of the day of appointment only year and month are compared', () => {
		const parsed = parseNip('199005152019122001');
		expect(nipRecordWarnings(parsed, { appointedOn: '2019-12-31' })).toEqual([]);
		expect(nipRecordWarnings(parsed, { appointedOn: '2019-11-30' })).toEqual(['nip.appointment_differs']);
		expect(nipRecordWarnings(parsed, { appointedOn: '2019-02-01' })).toEqual(['nip.appointment_differs']);
	});
});
