import { describe, expect, test } from 'vitest';
import { sayIssue } from '#src/problem-messages.ts';
import { NewProgramme, OUTCOMES } from './programme.schema.ts';

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
			starts: { [UNIT]: '2027-03-01' }
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
		expect(sentence).toMatch(/^Jumlah pengaduan mentah tidak dapat dipakai.*justru menerima lebih banyak pengaduan/);
	});

	test.each([
		['sesoi', '0'],
		['sesoi', '-2'],
		['sesoi', 'dua'],
		['sesoi', '76'],
		['sesoi', ''],
		['title', ' '],
		['title', 'x'.repeat(201)],
		['outcome', 'waiting'],
		['direction', 'sideways'],
		['courseId', 'LYN-01']
	])('%s "%s" is refused', (field, value) => expect(said({ [field]: value }).map(([name]) => name)).toEqual([field]));
});

describe('times as an outcome', () => {
	const given = (outcome: string, direction: string) => NewProgramme.parse({ title: 'Antrean', courseId: '', outcome, sesoi: '5', direction, 'mulai.0193': '2026-03' }).direction;
	test.each(['wait_median_minutes', 'wait_p90_minutes', 'serve_median_minutes'])('fewer minutes of %s are better, whatever was chosen', (outcome) => {
		expect([given(outcome, 'up'), given(outcome, 'down')]).toEqual(['down', 'down']);
	});
	test('more promises kept are better', () => expect(given('within_promise_percent', 'down')).toBe('up'));
	test('of answers the choice stands', () => expect(given('index', 'down')).toBe('down'));
});
