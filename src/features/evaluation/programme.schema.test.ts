import { describe, expect, test } from 'vitest';
import { sayIssue } from '#src/problem-messages.ts';
import { measureUnit, NewProgramme, OUTCOMES } from './programme.schema.ts';

const UNIT = '0193a000-0000-7000-8000-000000000001';
const form = (given: Record<string, unknown> = {}) => ({
	title: 'Pelayanan Prima 2027',
	courseId: '',
	outcome: 'index',
	sesoi: '2',
	direction: 'up',
	[`mulai.${UNIT}`]: '2027-03',
	...given
});
const said = (given: Record<string, unknown>) => {
	const parsed = NewProgramme.safeParse(form(given));
	return parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path.join('.'), sayIssue(issue, 'id')]);
};

describe('a registration', () => {
	test('is read from the form', () => {
		expect(NewProgramme.parse(form({ sesoi: '1,5', 'mulai.kosong': ' ' }))).toEqual({
			title: 'Pelayanan Prima 2027',
			courseId: null,
			outcome: 'index',
			sesoi: 1.5,
			direction: 'up',
			starts: { [UNIT]: '2027-03-01' },
			others: [],
			drawId: null,
			design: { control: 'never', windowMonths: null, assignedBy: 'unit', panel: 'own', seasonal: null }
		});
	});

	test.each([
		['2027-3', '2027-03-01'],
		['3/2027', '2027-03-01'],
		['12-2027', '2027-12-01']
	])('a month typed as %s', (typed, month) => {
		expect(NewProgramme.parse(form({ [`mulai.${UNIT}`]: typed })).starts).toEqual({ [UNIT]: month });
	});

	test.each(['Maret', '2027-13', '0/2027', '2027', '1890-01', '2027-03-01'])('a month that is none: %s', (typed) => {
		expect(said({ [`mulai.${UNIT}`]: typed })).toEqual([[`mulai.${UNIT}`, 'Bulan ini tidak terbaca. Tulis seperti 2026-03 atau 3/2026.']]);
	});

	test.each(OUTCOMES)('%s may be measured', (outcome) => expect(said({ outcome })).toEqual([]));

	test('raw numbers of complaints are refused with the reason', () => {
		const [[field, sentence] = []] = said({ outcome: 'complaint_count' });
		expect(field).toBe('outcome');
		expect(sentence).toMatch(/^Jumlah pengaduan mentah tidak dapat dipakai.*justru menerima lebih banyak pengaduan.*per 1\.000 layanan, atau lama penyelesaian/);
	});

	test.each([
		['sesoi', '0'],
		['sesoi', '-2'],
		['sesoi', 'dua'],
		['sesoi', '76'],
		['sesoi', '1e1'],
		['sesoi', '0x10'],
		['sesoi', '1.000,5'],
		['sesoi', '99999999999999999999'],
		['control', 'always'],
		['windowMonths', '5'],
		['assignedBy', 'province'],
		['panel', 'other'],
		['seasonal', 'months'],
		['drawId', 'x'],
		['sesoi', ''],
		['title', ' '],
		['title', 'x'.repeat(201)],
		['outcome', 'waiting'],
		['courseId', 'LYN-01']
	])('%s "%s" is refused', (field, value) => expect(said({ [field]: value }).map(([name]) => name)).toEqual([field]));
});

describe('times as an outcome', () => {
	const given = (outcome: string, direction: string) => NewProgramme.parse({ title: 'Antrean', courseId: '', outcome, sesoi: '5', direction, 'mulai.0193': '2026-03' }).direction;
	test.each(['wait_median_minutes', 'wait_p90_minutes', 'serve_median_minutes'])('fewer minutes of %s are better, whatever was chosen', (outcome) => {
		expect([given(outcome, 'up'), given(outcome, 'down')]).toEqual(['down', 'down']);
	});
	test('more promises kept are better', () => expect(given('within_promise_percent', 'down')).toBe('up'));
	test.each([['complaints_per_thousand', 'down'], ['closing_median_days', 'down'], ['confirmed_fixed', 'up']])('of complaints %s is better when it goes %s, whatever was chosen', (outcome, better) => {
		expect([given(outcome, 'up'), given(outcome, 'down')]).toEqual([better, better]);
	});
	test.each(['index', 'conduct', 'cost'])('more points of %s are better: a fall of satisfaction cannot be registered as a success', (outcome) => {
		expect([given(outcome, 'up'), given(outcome, 'down')]).toEqual(['up', 'up']);
	});
});

describe('more than one outcome', () => {
	const others = (given: Record<string, string>) => NewProgramme.parse(form(given)).others;
	test('those with a smallest change are registered as well, each with the direction that is better', () => {
		expect(others({ 'ukuran.wait_p90_minutes': '5', 'ukuran.confirmed_fixed': '10', 'ukuran.conduct': '2,5', 'ukuran.cost': '' })).toEqual([
			{ outcome: 'wait_p90_minutes', sesoi: 5, direction: 'down' },
			{ outcome: 'confirmed_fixed', sesoi: 10, direction: 'up' },
			{ outcome: 'conduct', sesoi: 2.5, direction: 'up' }
		]);
	});
	test('the first outcome is not registered twice', () => expect(others({ 'ukuran.index': '3' })).toEqual([]));
	test('what is no outcome is none', () => expect(others({ 'ukuran.happiness': '3' })).toEqual([]));
	test('a raw number is refused here too', () => expect(said({ 'ukuran.complaint_count': '3' })[0]?.[1]).toMatch(/1\.000 layanan/));
	test.each([['ukuran.conduct', '0'], ['ukuran.conduct', '75,1'], ['ukuran.confirmed_fixed', '101'], ['ukuran.wait_p90_minutes', '1441'], ['ukuran.cost', 'banyak'], ['ukuran.complaints_per_thousand', '1000,1'], ['ukuran.closing_median_days', '366']])('%s of %s is refused beside its field', (field, value) => {
		expect(said({ [field]: value }).map(([name]) => name)).toEqual([field]);
	});
	test('a rate and days may change by what a thousand services and a year can hold', () => {
		expect(said({ outcome: 'complaints_per_thousand', sesoi: '1000' })).toEqual([]);
		expect(said({ outcome: 'closing_median_days', sesoi: '365' })).toEqual([]);
		expect(said({ outcome: 'closing_median_days', sesoi: '365,5' })[0]?.[1]).toMatch(/365 hari/);
	});
	test('minutes and shares may change by more than points', () => {
		expect(said({ outcome: 'wait_p90_minutes', sesoi: '90' })).toEqual([]);
		expect(said({ outcome: 'confirmed_fixed', sesoi: '100' })).toEqual([]);
		expect(said({ outcome: 'confirmed_fixed', sesoi: '100,5' }).map(([name]) => name)).toEqual(['sesoi']);
	});
});

test('a design is read from its fields', () => {
	expect(NewProgramme.parse(form({ control: 'notyet', windowMonths: '6', assignedBy: 'parent', panel: 'joined', seasonal: 'harmonics' })).design).toEqual({ control: 'notyet', windowMonths: 6, assignedBy: 'parent', panel: 'joined', seasonal: 'harmonics' });
	expect(NewProgramme.parse(form({ seasonal: '' })).design.seasonal).toBeNull();
	expect(NewProgramme.parse(form({ windowMonths: '' })).design.windowMonths).toBeNull();
});

test('every measure has its unit, and only what is counted in a thousand or in days is of complaints', () => {
	const of = (unit: string) => OUTCOMES.filter((outcome) => measureUnit(outcome) === unit);
	expect(of('minutes')).toEqual(['wait_median_minutes', 'wait_p90_minutes', 'serve_median_minutes']);
	expect(of('percent')).toEqual(['within_promise_percent', 'confirmed_fixed']);
	expect(of('per_thousand')).toEqual(['complaints_per_thousand']);
	expect(of('days')).toEqual(['closing_median_days']);
	expect(of('points')).toHaveLength(10);
});
