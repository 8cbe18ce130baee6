import { describe, expect, test } from 'vitest';
import { sayIssue } from '#src/problem-messages.ts';
import { NewDraw, PerformDraw } from './draw.schema.ts';

const form = (given: Record<string, unknown> = {}) => ({ kind: 'lottery', title: 'Undian 2027', seats: '3', month: '2027-03', strata: 'both', outcome: 'index', seedSource: 'sealed', publicSource: '', 'calon.u1': 'on', 'calon.u2': 'on', 'calon.u3': '', ...given });
const refused = (given: Record<string, unknown>) => {
	const parsed = NewDraw.safeParse(form(given));
	return parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path.join('.'), sayIssue(issue, 'id')]);
};

describe('a drawing as announced', () => {
	test('is read from the form', () => {
		expect(NewDraw.parse(form())).toEqual({ title: 'Undian 2027', strata: 'both', outcome: 'index', seedSource: 'sealed', publicSource: '', unitIds: ['u1', 'u2'], plan: { kind: 'lottery', seats: 3, months: ['2027-03-01'] } });
	});
	test('turns are sorted, and each month stands once', () => {
		expect(NewDraw.parse(form({ kind: 'phased', months: '2027-06, 2027-03 3/2027;9/2027' })).plan).toEqual({ kind: 'phased', months: ['2027-03-01', '2027-06-01', '2027-09-01'] });
	});
	test.each([
		['seats', { seats: '0' }], ['seats', { seats: '-1' }], ['seats', { seats: '1,5' }], ['seats', { seats: 'tiga' }], ['seats', { seats: '99999' }], ['month', { month: 'Maret' }], ['months', { kind: 'phased', months: 'Maret' }],
		['months', { kind: 'phased', months: '' }], ['title', { title: ' ' }], ['strata', { strata: 'nama' }], ['outcome', { outcome: 'complaint_count' }], ['seedSource', { seedSource: 'dice' }], ['kind', { kind: 'auction' }]
	])('%s of %o is refused beside its field', (field, given) => expect(refused(given).map(([name]) => name)).toEqual([field]));
	test('seats are a whole number, and what is not is told in those words', () => {
		for (const seats of ['0', '000', 'tiga', '1,5', '1e3', '-1', '12345', '', ' ', '３']) expect(refused({ seats }), seats).toEqual([['seats', 'Tulis banyaknya kursi dengan angka bulat, 1 sampai 9.999. Misalnya 12.']]);
		for (const [seats, read] of [['3', 3], [' 07 ', 7], ['9999', 9999]] as const) expect(NewDraw.parse(form({ seats })).plan).toMatchObject({ seats: read });
	});
	test('a public number must be named beforehand', () => {
		expect(refused({ seedSource: 'public', publicSource: 'nanti' })).toEqual([['publicSource', expect.stringMatching(/^Sebutkan angka umum mana/)]]);
		expect(refused({ seedSource: 'public', publicSource: 'Undian resmi terbitan 3 Maret 2027' })).toEqual([]);
	});
	test('a typed seed is taken as it is, without the blanks around it', () => expect([PerformDraw.parse({ seed: ' 4 8 15 ' }), PerformDraw.parse({})]).toEqual([{ seed: '4 8 15' }, { seed: '' }]));
});
