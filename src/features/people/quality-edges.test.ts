import { describe, expect, test } from 'vitest';
import { findingsOf, retirementAge, type QualityRecord } from './quality-checks.ts';

/* Each limit of docs/rules/data-quality.md § 2 from both sides: the last record without the finding and the first with it. */
const TODAY = '2026-11-21';
/** An invented record without findings. */
const clean: QualityRecord = {
	nip: '199005152019032901',
	kind: 'pns',
	bornOn: '1990-05-15',
	sex: 'F',
	titleBefore: '',
	titleAfter: 'S.AP',
	email: 'rekaan@contoh.example',
	phone: '081200000000',
	educationId: '40',
	statusCode: '01',
	rank: 'III/b',
	positionKind: 'pelaksana',
	positionTitle: 'Penelaah Teknis Kebijakan',
	hasPositionReference: true,
	isUnitClosed: false,
	siasn: { tenure: 'P', appointedOn: '2019-03-01', tenuredOn: '2020-03-01', nik: '1505000000000001', nikIsValid: '1', staffTypeId: '15', homeAgencyId: 'a', workAgencyId: 'a' }
};
type Change = Partial<Omit<QualityRecord, 'siasn'>>;
const found = (change: Change, siasn: Readonly<Record<string, string>> = {}, today = TODAY) => findingsOf({ ...clean, ...change, siasn: { ...clean.siasn, ...siasn } }, today);
const has = (code: string, change: Change, siasn: Readonly<Record<string, string>> = {}, today = TODAY) => found(change, siasn, today).includes(code);
/** The record of a person without one of the columns of the export. */
const without = (...columns: readonly string[]): QualityRecord => ({ ...clean, siasn: Object.fromEntries(Object.entries(clean.siasn).filter(([key]) => !columns.includes(key))) });

describe('what is missing in a record', () => {
	test.each(['jpt', 'administrator', 'pengawas'])('a %s needs no post from the list of references (COM_2 is for the others)', (positionKind) => {
		expect(has('COM_2', { positionKind, positionTitle: '', hasPositionReference: false, rank: 'IV/b' })).toBe(false);
	});
	test.each(['fungsional', 'pelaksana', ''])('a post of kind "%s" needs one', (positionKind) => {
		expect(has('COM_2', { positionKind, hasPositionReference: false })).toBe(true);
	});

	test('a study without a level is an education, so is a level without a study', () => {
		expect(has('COM_3', { educationId: '' }, { studyId: 'S1-AP' })).toBe(false);
		expect(has('COM_3', { educationId: '40' }, { studyId: '' })).toBe(false);
		expect(has('COM_3', { educationId: '' }, { studyId: '' })).toBe(true);
	});

	test('the day of becoming a PNS is asked of a PNS alone: not of a candidate, not of a PPPK', () => {
		expect(has('COM_4', {}, { tenuredOn: '' })).toBe(true);
		for (const tenure of ['C', 'c', 'CPNS', 'cpns']) expect(has('COM_4', {}, { tenure, tenuredOn: '' }), tenure).toBe(false);
		expect(has('COM_4', { kind: 'pppk', nip: '199005152019212901' }, { tenuredOn: '' })).toBe(false);
	});
	test('a file without the column of tenure says nothing of it', () => {
		expect(findingsOf(without('tenure', 'tenuredOn'), TODAY)).not.toContain('COM_4');
	});

	// Levels of SIASN: 18 is secondary school, 20 diploma I.
	test.each([
		['18', false],
		['20', true],
		['30', true],
		['', false]
	])('a graduate of level "%s" without a title: finding %s', (educationId, expected) => expect(has('COM_5', { educationId, titleAfter: '' })).toBe(expected));
	test('one title, before or after the name, is enough', () => {
		expect(has('COM_5', { titleBefore: 'Drs.', titleAfter: '' })).toBe(false);
		expect(has('COM_5', { titleBefore: '', titleAfter: 'S.E.' })).toBe(false);
	});

	test.each([
		['a@b.id', false],
		['nama.orang+dinas@kab.go.id', false],
		['a@b.c', true],
		['a@@b.id', true],
		['a b@c.id', true],
		['@b.id', true],
		['a@b', true],
		['', true]
	])('the address "%s" is malformed: %s', (email, expected) => expect(has('COM_6', { email })).toBe(expected));
});

describe('what is out of date', () => {
	test('a candidate for exactly a year is in time, a day more is not', () => {
		expect(has('TIM_3', {}, { tenure: 'C', appointedOn: '2025-11-21' })).toBe(false);
		expect(has('TIM_3', {}, { tenure: 'C', appointedOn: '2025-11-20' })).toBe(true);
	});
	test('a candidate whose start nobody knows is not accused, nor is a PPPK or a full PNS', () => {
		expect(has('TIM_3', {}, { tenure: 'C', appointedOn: '' })).toBe(false);
		expect(findingsOf({ ...without('appointedOn'), siasn: { tenure: 'C' } }, TODAY)).not.toContain('TIM_3');
		expect(has('TIM_3', { kind: 'pppk', nip: '199005152019212901' }, { tenure: 'C', appointedOn: '2019-03-01' })).toBe(false);
		expect(has('TIM_3', {}, { appointedOn: '2019-03-01' })).toBe(false);
	});

	// Born in May 1968, 58 in May 2026: retired from 1 June 2026 on.
	test.each([
		['2026-05-31', false],
		['2026-06-01', true],
		['2026-12-31', true],
		['2026-04-30', false]
	])('on %s someone born in May 1968 is past the age of 58: %s', (today, expected) => expect(has('TIM_5', { bornOn: '1968-05-15' }, {}, today)).toBe(expected));
	test.each(['1968-10-01', '1968-10-31'])('born on %s is past it in November: the day within the month does not matter', (bornOn) => expect(has('TIM_5', { bornOn })).toBe(true));
	test.each(['1968-11-01', '1968-11-30'])('born on %s is not yet', (bornOn) => expect(has('TIM_5', { bornOn })).toBe(false));
	test('the age follows the post: sixty for a head of office, sixty-five for an expert of the highest level', () => {
		expect(has('TIM_5', { bornOn: '1967-01-01', positionKind: 'jpt', rank: 'IV/c' })).toBe(false);
		expect(has('TIM_5', { bornOn: '1966-01-01', positionKind: 'jpt', rank: 'IV/c' })).toBe(true);
		expect(has('TIM_5', { bornOn: '1962-01-01', positionKind: 'fungsional', positionTitle: 'Perencana Ahli Utama' })).toBe(false);
		expect(has('TIM_5', { bornOn: '1961-01-01', positionKind: 'fungsional', positionTitle: 'Perencana Ahli Utama' })).toBe(true);
	});
	test('who is no longer serving, and who has no birth date, is not past it', () => {
		expect(has('TIM_5', { bornOn: '1950-01-01', statusCode: '99' })).toBe(false);
		expect(has('TIM_5', { bornOn: null })).toBe(false);
	});
	test.each(['01', '02', '03', '04', '07', '08', '15', '20', '71', '72'])('status %s is still serving', (statusCode) => expect(has('TIM_5', { bornOn: '1950-01-01', statusCode })).toBe(true));
});

describe('what cannot be right', () => {
	test('a PNS from the first day on is possible, one before the first day is not', () => {
		expect(has('ACC_1', {}, { tenuredOn: '2019-03-01' })).toBe(false);
		expect(has('ACC_1', {}, { tenuredOn: '2019-02-28' })).toBe(true);
		expect(has('ACC_1', {}, { tenuredOn: '' })).toBe(false);
	});

	test.each([
		['16', 'a', 'a', true],
		['16', 'a', 'b', false],
		['1', 'a', 'b', true],
		['1', 'a', 'a', false],
		['10', 'a', 'b', true],
		['16', '', 'a', false],
		['1', 'a', '', false],
		['16', '', '', false],
		['99', 'a', 'b', false],
		['', 'a', 'b', false]
	])('kind of staff "%s", home "%s", work "%s" contradict: %s', (staffTypeId, homeAgencyId, workAgencyId, expected) =>
		expect(has('ACC_2', {}, { staffTypeId, homeAgencyId, workAgencyId })).toBe(expected));

	const head = { positionKind: 'pengawas', rank: 'III/c' } as const;
	test('a structural post takes two years of service: exactly two are enough', () => {
		expect(has('ACC_3', head, { appointedOn: '2024-11-21', tenuredOn: '' })).toBe(false);
		expect(has('ACC_3', head, { appointedOn: '2024-11-22', tenuredOn: '' })).toBe(true);
		expect(has('ACC_3', {}, { appointedOn: '2026-01-01', tenuredOn: '' })).toBe(false);
		expect(has('ACC_3', { ...head, kind: 'pppk', nip: '199005152019212901' }, { appointedOn: '2026-01-01' })).toBe(false);
	});

	test.each([
		['pppk', '02', true],
		['pppk', '51', true],
		['pppk', '01', false],
		['pns', '02', false]
	] as const)('a %s of status %s: impossible %s', (kind, statusCode, expected) => expect(has('ACC_4', { kind, statusCode, nip: kind === 'pns' ? clean.nip : '199005152019212901' })).toBe(expected));

	test.each([
		['1505000000000001', '1', false],
		['1505000000000001', 'TRUE', false],
		['1505000000000001', 'Ya', false],
		['1505000000000001', 'valid', false],
		['1505000000000001', '0', true],
		['1505000000000001', '', true],
		['1505000000000001', 'tidak valid', true],
		['150500000000000', '1', true],
		['15050000000000012', '1', true],
		['150500000000000A', '1', true]
	])('the number %s, validated "%s": finding %s', (nik, nikIsValid, expected) => expect(has('ACC_5', {}, { nik, nikIsValid })).toBe(expected));
	test('a file with neither column says nothing; with one of them it is looked at', () => {
		expect(findingsOf(without('nik', 'nikIsValid'), TODAY)).not.toContain('ACC_5');
		expect(findingsOf(without('nik'), TODAY)).toContain('ACC_5');
		expect(findingsOf(without('nikIsValid'), TODAY)).toContain('ACC_5');
	});

	// Levels: 30 is D-III, 35 D-IV, 40 S-1.
	test.each([
		['pengawas', '25', true],
		['pengawas', '30', false],
		['administrator', '30', true],
		['administrator', '35', false],
		['jpt', '30', true],
		['jpt', '35', false],
		['jpt', '', false],
		['pelaksana', '10', false],
		['fungsional', '10', false]
	])('a %s of education "%s" is below the post: %s', (positionKind, educationId, expected) => expect(has('ACC_6', { positionKind, educationId, rank: 'IV/c' })).toBe(expected));

	test.each([
		['199005152018212901', 'pppk', true],
		['199005152019212901', 'pppk', false],
		['199005152010012901', 'pns', false]
	] as const)('the number %s of a %s is of a year before there were any: %s', (nip, kind, expected) => expect(has('ACC_7', { nip, kind })).toBe(expected));
	test('a number that cannot be read tells no year', () => expect(has('ACC_7', { nip: 'x', kind: 'pppk' })).toBe(false));

	test.each([
		['Guru Ahli Pertama', '30', true],
		['Guru Ahli Pertama', '35', false],
		['Guru Ahli Pertama', '', false],
		['Arsiparis Terampil', '30', false],
		['AUDITOR AHLI MADYA', '20', true]
	])('"%s" with education "%s" is below the post: %s', (positionTitle, educationId, expected) => expect(has('ACC_8', { positionKind: 'fungsional', positionTitle, educationId })).toBe(expected));
	test('the name of a level in another kind of post asks for no education', () => expect(has('ACC_8', { positionTitle: 'Guru Ahli Pertama', educationId: '30' })).toBe(false));

	test.each([
		['Arsiparis Terampil', true],
		['Pranata Komputer MAHIR', true],
		['Bidan Penyelia', true],
		['Pengadministrasi Perkantoran', false],
		['Penelaah Keterampilan', false]
	])('the clerical post "%s" is named as a functional one: %s', (positionTitle, expected) => expect(has('ACC_9', { positionTitle })).toBe(expected));
	test('a functional post may be named so', () => expect(has('ACC_9', { positionKind: 'fungsional', positionTitle: 'Arsiparis Terampil' })).toBe(false));

	test.each([
		['jpt', 'III/d', true],
		['jpt', 'IV/a', false],
		['administrator', 'III/b', true],
		['administrator', 'III/c', false],
		['pengawas', 'II/d', true],
		['pengawas', 'III/a', false],
		['pengawas', 'II/e', true],
		['pelaksana', 'I/a', false],
		['jpt', '', false],
		['jpt', 'IX', false]
	])('a %s of rank "%s" is below the post: %s', (positionKind, rank, expected) => expect(has('ACC_10', { positionKind, rank })).toBe(expected));
	test('a PPPK has no such ranks', () => expect(has('ACC_10', { kind: 'pppk', nip: '199005152019212901', positionKind: 'jpt', rank: 'I/a' })).toBe(false));
});

describe('what differs from the number', () => {
	test('the month of the start counts for a PNS, the year alone for a PPPK', () => {
		const pppk = { kind: 'pppk', nip: '199005152021212901' } as const;
		expect(has('CON_1', {}, { appointedOn: '2019-04-01' })).toBe(true);
		expect(found(pppk, { appointedOn: '2021-09-01', tenuredOn: '' })).not.toContain('CON_4');
		expect(found(pppk, { appointedOn: '2022-01-01', tenuredOn: '' })).toContain('CON_4');
		expect(found(pppk, { appointedOn: '2022-01-01', tenuredOn: '' })).not.toContain('CON_1');
		expect(found({}, { appointedOn: '2019-04-01' })).not.toContain('CON_4');
	});
	test('what the record does not tell is not compared', () => {
		expect(found({ bornOn: null, sex: null }, { appointedOn: '', tenuredOn: '' }).filter((code) => code.startsWith('CON'))).toEqual([]);
	});
	test('a number that is none contradicts nothing', () => expect(found({ nip: '123', bornOn: '1980-01-01' }).filter((code) => code.startsWith('CON'))).toEqual([]));
});

test('findings come in the order of the list, each once', () => {
	const everything = found({ email: '', phone: '', titleAfter: '', isUnitClosed: true, sex: 'M', bornOn: '1950-01-01' }, { nik: '', tenuredOn: '2019-01-01' });
	expect(everything).toEqual(['COM_5', 'COM_6', 'COM_7', 'TIM_1', 'TIM_5', 'ACC_1', 'ACC_5', 'CON_2', 'CON_3']);
	expect(new Set(everything).size).toBe(everything.length);
});

// docs/rules/data-quality.md § 4.
test.each([
	['fungsional', 'Dokter Ahli Muda', 60],
	['fungsional', 'Dokter Ahli Utama', 65],
	['fungsional', 'Guru', 60],
	['fungsional', 'Pengawas Sekolah Ahli Muda', 60],
	['fungsional', 'Widyaiswara Ahli Muda', 58],
	['pelaksana', 'Guru Bantu', 58],
	['administrator', 'Camat', 58],
	['', '', 58]
])('%s "%s" retires at %i', (positionKind, positionTitle, age) => expect(retirementAge({ positionKind, positionTitle })).toBe(age));
