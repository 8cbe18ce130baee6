import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES } from '#platform/problem-codes.ts';
import { sayIssue } from '#src/problem-messages.ts';
import { en } from './page.messages.en.ts';
import { id } from './page.messages.id.ts';
import { CounterForm, EndForm, PointForm, RegisterFilter, ServiceCells, ServiceForm } from './schema.ts';

const unit = '0197a000-0000-7000-8000-000000000001';
const good = { code: 'ktp-el', name: 'Penerbitan KTP-el', responsibleUnitId: unit, promised: '30', promisedIn: 'minutes', fee: '0' };

/** Field → the first sentence that stands there, as a form shows it. */
function sentences(schema: typeof ServiceForm | typeof PointForm | typeof CounterForm | typeof ServiceCells, value: Record<string, unknown>): Record<string, string> {
	const parsed = schema.safeParse(value);
	return Object.fromEntries((parsed.error?.issues ?? []).toReversed().map((issue) => [issue.path.map(String).join('.'), sayIssue(issue, 'id')]));
}

describe('the form of a service', () => {
	test('takes what people type', () => {
		expect(ServiceForm.parse({ ...good, code: ' KTP-el ', name: '  Penerbitan\n KTP-el ', fee: 'Rp 15.000', requirements: '\n KK \r\n\r\n  KTP   lama' })).toMatchObject({ code: 'ktp-el', name: 'Penerbitan KTP-el', fee: 15_000, requirements: ['KK', 'KTP lama'], procedure: [] });
	});

	test.each([
		['promised', '', 'Isi waktu yang dijanjikan'], ['promised', '1e309', 'Tulis angka bulat'], ['promised', '-5', 'Tulis angka bulat'], ['promised', '3,5', 'Tulis angka bulat'], ['promised', '0', 'Paling sedikit 1'],
		['promised', '99999', 'Paling besar'], ['fee', '1e309', 'Tulis angka bulat'], ['fee', '', 'Tulis angka bulat'], ['fee', '99.999.999.999', 'Paling besar'], ['fee', 'Infinity', 'Tulis angka bulat'],
		['code', 'KTP el', 'Kode berisi huruf kecil'], ['code', '<b>', 'Kode berisi huruf kecil'], ['code', '', 'perlu diisi'], ['code', 'a'.repeat(41), 'Terlalu panjang'],
		['name', '', 'perlu diisi'], ['name', 'x'.repeat(201), 'Terlalu panjang'], ['name', '<script>alert(1)</script>', 'tanpa kode HTML'], ['product', '<img src=x>', 'tanpa kode HTML'],
		['requirements', '</p>', 'tanpa kode HTML'], ['requirements', 'x\n'.repeat(41), 'paling banyak 40 baris'], ['procedure', 'x'.repeat(301), 'tiap baris 300 huruf'], ['legalBasis', 'x'.repeat(1001), 'Terlalu panjang'],
		['responsibleUnitId', '1', 'Bentuk isian'], ['promisedIn', 'weeks', 'Pilih salah satu']
	])('refuses %s = %j with a sentence', (field, value, sentence) => {
		const all = sentences(ServiceForm, { ...good, [field]: value });
		expect(Object.keys(all)).toEqual([field]);
		expect(all[field]).toContain(sentence);
	});

	test('a promise of 600 working days is a slip, of 600 minutes it is not', () => {
		expect(sentences(ServiceForm, { ...good, promised: '600', promisedIn: 'workingDays' })).toEqual({ promised: expect.stringContaining('500 hari kerja') as unknown });
		expect(sentences(ServiceForm, { ...good, promised: '600' })).toEqual({});
	});

	test('an age below 17 is no HTML', () => expect(ServiceForm.parse({ ...good, requirements: 'Umur < 17 tahun' }).requirements).toEqual(['Umur < 17 tahun']));
});

describe('the form of a service point', () => {
	test('leaves empty what is empty', () => {
		expect(PointForm.parse({ unitId: unit, name: 'A', opensAt: '', closesAt: ' ', yearlyUsers: '', openedOn: '', latitude: '', longitude: '' })).toMatchObject({ opensAt: null, closesAt: null, yearlyUsers: null, openedOn: null, latitude: null, longitude: null });
	});

	test.each([{ words: id }, { words: en }])('takes the example of its own hint as it is written there, and as keyboards write it', ({ words }: { words: typeof id }) => {
		const example = /\S\d+[.,]\d+/.exec(words.place.placeHint)?.[0] ?? '';
		for (const latitude of [example, '-1.6101', '-1,6101', ' \u22121,6101 ']) expect(PointForm.parse({ unitId: unit, name: 'A', latitude, longitude: '103.6' })).toMatchObject({ latitude: -1.6101, longitude: 103.6 });
		for (const latitude of ['--1', '\u2212-1', '1-', '\u201391']) expect(PointForm.safeParse({ unitId: unit, name: 'A', latitude, longitude: '103.6' }).success).toBe(false);
	});

	test.each([
		['opensAt', '25:00'], ['opensAt', '8'], ['closesAt', '24:01'], ['yearlyUsers', '1e309'], ['yearlyUsers', '0'], ['openedOn', '2026-02-30'], ['latitude', '91'], ['latitude', 'NaN'], ['longitude', '-180.5'], ['longitude', '1e2'], ['name', ''], ['address', 'x'.repeat(301)], ['day1', 'yes']
	])('refuses %s = %j', (field, value) => expect(Object.keys(sentences(PointForm, { unitId: unit, name: 'A', [field]: value }))).toEqual([field]));
});

test('a counter has a number from 1 to 999', () => {
	expect(CounterForm.parse({ number: '7' })).toEqual({ number: 7, name: '' });
	for (const number of ['0', '1000', 'A', '', '1e3']) expect(Object.keys(sentences(CounterForm, { number })), number).toEqual(['number']);
});

test('an end is a day that exists', () => expect([EndForm.safeParse({ on: '2026-02-30' }).success, EndForm.safeParse({ on: '2026-02-28' }).success]).toEqual([false, true]));

test('nonsense in the address of the register is as if it were not there', () => {
	expect(RegisterFilter.parse({ cari: 5, keadaan: 'x', milik: [], halaman: '1e309' })).toEqual({ cari: '', keadaan: 'aktif', milik: 'semua', halaman: 1 });
});

test('a row of a file has the same limits', () => {
	expect(ServiceCells.parse({ code: 'KTP', name: 'X', fee: '', promised_minutes: '30', requirements: 'KK; KTP lama;' })).toMatchObject({ code: 'ktp', fee: null, promised_minutes: 30, promised_working_days: null, requirements: ['KK', 'KTP lama'] });
	expect(Object.keys(sentences(ServiceCells, { code: 'x', name: '<b>x', promised_minutes: '1e309' })).sort()).toEqual(['name', 'promised_minutes']);
});

test('each refusal that a shape names has its code', () => {
	const named = [{ ...good, promised: '' }, { ...good, code: '?' }, { ...good, name: '<b>' }, { ...good, fee: 'x' }].flatMap((value) => ServiceForm.safeParse(value).error?.issues ?? []).map((issue) => (issue.code === 'custom' ? String(issue.params?.problem) : ''));
	expect(named.filter((code) => !(PROBLEM_CODES as readonly string[]).includes(code))).toEqual([]);
});
