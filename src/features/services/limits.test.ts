import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayIssue } from '#src/problem-messages.ts';
import { COMMON_SERVICES, commonService } from './common-services.ts';
import { daysOfCell, slugCandidates, slugOf, standardOf } from './rules.ts';
import { CounterForm, LINE_LETTERS, MOST, MOST_LINES, PointForm, RegisterFilter, SECTORS, ServiceCells, ServiceForm, WEEK } from './schema.ts';
import { SuccessorForm } from './successor.schema.ts';

const unit = '0197a000-0000-7000-8000-000000000001';
const service = (given: Record<string, string>) => ServiceForm.safeParse({ code: 'ktp-el', name: 'KTP-el', responsibleUnitId: unit, promised: '30', promisedIn: 'minutes', fee: '0', ...given });
const point = (given: Record<string, string>) => PointForm.safeParse({ unitId: unit, name: 'Loket', ...given });
const cells = (given: Record<string, string>) => ServiceCells.safeParse({ code: 'ktp-el', name: 'KTP-el', ...given });
const letters = (count: number) => 'x'.repeat(count);

describe('the last value that is taken, and the first that is not', () => {
	test.each<[string, Record<string, string>, Record<string, string>]>([
		['minutes', { promised: '10080' }, { promised: '10081' }], ['working days', { promised: '500', promisedIn: 'workingDays' }, { promised: '501', promisedIn: 'workingDays' }], ['one minute', { promised: '1' }, { promised: '0' }],
		['rupiah', { fee: '10.000.000.000' }, { fee: '10.000.000.001' }], ['name', { name: letters(200) }, { name: letters(201) }], ['code', { code: letters(40) }, { code: letters(41) }],
		['note on the fee', { feeNote: letters(300) }, { feeNote: letters(301) }], ['product', { product: letters(300) }, { product: letters(301) }], ['legal basis', { legalBasis: letters(1000) }, { legalBasis: letters(1001) }],
		['lines', { requirements: 'x\n'.repeat(MOST_LINES) }, { requirements: 'x\n'.repeat(MOST_LINES + 1) }], ['letters of a line', { procedure: letters(LINE_LETTERS) }, { procedure: letters(LINE_LETTERS + 1) }]
	])('of a service: %s', (_what, last, beyond) => expect([service(last).success, service(beyond).success]).toEqual([true, false]));

	test.each<[string, Record<string, string>, Record<string, string>]>([
		['name', { name: letters(200) }, { name: letters(201) }], ['address', { address: letters(300) }, { address: letters(301) }], ['users', { yearlyUsers: '100000000' }, { yearlyUsers: '100000001' }], ['one user', { yearlyUsers: '1' }, { yearlyUsers: '0' }],
		['latitude', { latitude: '-90' }, { latitude: '-90.0000000001' }], ['longitude', { longitude: '180' }, { longitude: '180.5' }], ['decimals', { latitude: '1.0123456789' }, { latitude: '1.01234567890' }],
		['opening', { opensAt: '00:00' }, { opensAt: '00:60' }], ['closing', { closesAt: '24:00' }, { closesAt: '24:01' }], ['hour', { opensAt: '23.59' }, { opensAt: '24.30' }]
	])('of a service point: %s', (_what, last, beyond) => expect([point(last).success, point(beyond).success]).toEqual([true, false]));

	test.each<[string, Record<string, string>, Record<string, string>]>([
		['name', { name: letters(200) }, { name: letters(201) }], ['minutes', { promised_minutes: '10080' }, { promised_minutes: '10081' }], ['one minute', { promised_minutes: '1' }, { promised_minutes: '0' }],
		['working days', { promised_working_days: '500' }, { promised_working_days: '501' }], ['one working day', { promised_working_days: '1' }, { promised_working_days: '0' }], ['no fee', { fee: '0' }, { fee: '-1' }],
		['legal basis', { legal_basis: letters(1000) }, { legal_basis: letters(1001) }], ['unit', { unit: letters(200) }, { unit: letters(201) }], ['place', { point_name: letters(200) }, { point_name: letters(201) }],
		['users', { yearly_users: '100.000.000' }, { yearly_users: '100.000.001' }], ['one user', { yearly_users: '1' }, { yearly_users: '0' }]
	])('of a row of a file: %s', (_what, last, beyond) => expect([cells(last).success, cells(beyond).success]).toEqual([true, false]));

	test('of a counter', () => {
		const taken = (given: Record<string, string>) => CounterForm.safeParse({ number: '7', ...given }).success;
		expect([taken({ number: '1' }), taken({ number: '999' }), taken({ number: '0' }), taken({ number: '1000' }), taken({ name: letters(100) }), taken({ name: letters(101) })]).toEqual([true, true, false, false, true, false]);
	});

	test('of the address of the register: what is beyond is as if it were not there', () => {
		expect(RegisterFilter.parse({ cari: letters(100), halaman: '10000' })).toMatchObject({ cari: letters(100), halaman: 10_000 });
		expect(RegisterFilter.parse({ cari: letters(101), halaman: '10001' })).toMatchObject({ cari: '', halaman: 1 });
		for (const halaman of ['0', '-1', '1.5', 'x', '']) expect(RegisterFilter.parse({ halaman }).halaman, halaman).toBe(1);
		expect(RegisterFilter.parse({ cari: '  akta  ', keadaan: 'berakhir', milik: 'saya', halaman: '3' })).toEqual({ cari: 'akta', keadaan: 'berakhir', milik: 'saya', halaman: 3 });
	});

	test('of a successor', () => {
		const form = (given: object) => SuccessorForm.safeParse({ toUnit: unit, onDate: '2026-01-01', reason: 'Perda', ...given }).success;
		expect([form({ reason: letters(300) }), form({ reason: letters(301) }), form({ reason: ' x ' }), form({ onDate: '2028-02-29' }), form({ onDate: '2026-02-29' }), form({ onDate: '' }), form({ toUnit: '' })]).toEqual([true, false, true, true, false, false, false]);
	});
});

describe('numbers as people type them', () => {
	const fee = (text: string) => { const parsed = service({ fee: text }); return parsed.success ? parsed.data.fee : sayIssue(parsed.error.issues[0]!, 'id'); };

	test.each([['0', 0], ['15000', 15_000], ['15.000', 15_000], ['1.500.000', 1_500_000], ['Rp15.000', 15_000], ['Rp. 15.000', 15_000], ['RP 15000', 15_000], [' 15.000 ', 15_000], ['007', 7]])('%j is %i', (text, value) => expect(fee(text)).toBe(value));

	test.each(['15,000', '15.00', '1.5000', '15 000', '15.000,00', '+5', '-5', '0x10', '1e3', '١٥', 'Rp', 'gratis', '15.000-20.000', '..'])('%j is refused, not guessed', (text) => expect(fee(text)).toContain('Tulis angka bulat'));

	test('whatever is written with dots or without is one number', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: MOST.rupiah }), (value) => {
			expect(fee(String(value))).toBe(value);
			expect(fee(`Rp ${value.toLocaleString('id-ID')}`)).toBe(value);
		}));
	});

	test('hours of every minute of a day are taken with a colon or a dot', () => {
		for (const sign of [':', '.']) {
			const parsed = point({ opensAt: `07${sign}05`, closesAt: `23${sign}59` });
			expect(parsed.data).toMatchObject({ opensAt: 425, closesAt: 1439 });
		}
	});
});

describe('days', () => {
	test('a week has seven, Monday first', () => expect(WEEK).toEqual([1, 2, 3, 4, 5, 6, 7]));

	test('of a cell come in order and once, however they are written', () => {
		expect(daysOfCell('5, 1, 3')).toEqual([1, 3, 5]);
		expect(daysOfCell('Sabtu; Senin-Rabu; Selasa')).toEqual([1, 2, 3, 6]);
		fc.assert(fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (days) => {
			expect(daysOfCell(days.join(','))).toEqual([...days].sort());
		}));
	});

	test('both names of Sunday are it', () => expect([daysOfCell('Minggu'), daysOfCell('AHAD'), daysOfCell('Sun'), daysOfCell('7')]).toEqual([[7], [7], [7], [7]]));
});

describe('addresses', () => {
	test('are cut between words only where they must be', () => {
		const sixty = `${letters(29)} ${letters(30)}`;
		expect(slugOf(sixty)).toBe(sixty.replace(' ', '-'));
		expect(slugOf(`${sixty}y`)).toBe(letters(29));
		expect(slugOf(`${letters(60)} y`)).toBe(letters(60));
	});

	test('to try are enough for fifty-two alike, all of them safe and at most sixty letters', () => {
		const all = slugCandidates('ktp-el', 'Kecamatan', 'Kabupaten');
		expect(all).toHaveLength(52);
		expect([all[2], all.at(-1)]).toEqual(['ktp-el-kecamatan-2', 'ktp-el-kecamatan-51']);
		for (const slug of slugCandidates(letters(40), letters(200), letters(200))) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		expect(Math.max(...slugCandidates(letters(40), letters(200), letters(200)).map((slug) => slug.length))).toBeLessThanOrEqual(60);
	});
});

describe('common services', () => {
	test.each(COMMON_SERVICES.map((one) => [one.code, one] as const))('%s can be registered as it is suggested', (code, one) => {
		expect(commonService(code)).toBe(one);
		expect(SECTORS).toContain(one.sector);
		const form = service({
			code, name: one.name, promised: String(one.promisedMinutes ?? one.promisedWorkingDays), promisedIn: one.promisedMinutes === null ? 'workingDays' : 'minutes', fee: String(one.feeRupiah), feeNote: one.feeNote, product: one.product, legalBasis: one.legalBasis,
			requirements: one.requirements.join('\n'), procedure: one.procedure.join('\n')
		});
		const { sector: _, ...standard } = one;
		expect(form.success && standardOf(form.data)).toEqual(standard);
		expect(one.requirements.length).toBeGreaterThan(0);
		expect(one.procedure.length).toBeGreaterThan(1);
		expect([one.promisedMinutes, one.promisedWorkingDays].filter((amount) => amount !== null)).toHaveLength(1);
	});

	test('have codes of their own, and a code that nobody suggests is none', () => {
		expect(new Set(COMMON_SERVICES.map(({ code }) => code)).size).toBe(COMMON_SERVICES.length);
		expect([commonService('paspor'), commonService(''), commonService('__proto__')]).toEqual([undefined, undefined, undefined]);
	});

	// UU 24/2013 art. 79A: papers of civil registration are free of charge.
	test('of civil registration cost nothing', () => expect(COMMON_SERVICES.filter(({ sector, feeRupiah }) => sector === 'population' && feeRupiah > 0)).toEqual([]));
});
