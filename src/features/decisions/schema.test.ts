import { describe, expect, test } from 'vitest';
import { sayIssue } from '#src/problem-messages.ts';
import { BenefitForm, CostForm, DecisionForm, DecisionSearch, FollowUpForm, MOST_RUPIAH, PartForm, PlanForm, PlanSearch, readRupiah } from './schema.ts';

describe('rupiah as typed', () => {
	test.each([
		['1500000', 1_500_000], ['1.500.000', 1_500_000], ['1,500,000', 1_500_000], ['Rp 1.500.000', 1_500_000], ['rp1.500.000,00', 1_500_000], ['Rp. 1.500.000,-', 1_500_000], ['1,500,000.00', 1_500_000], ['0', 0], [' 250 000 ', 250_000],
		['1.000', 1000], ['1000000000000', MOST_RUPIAH]
	])('%s is read', (text, amount) => expect(readRupiah(text)).toBe(amount));
	test.each([
		['-1500000', 'value.negative'], ['−1.500.000', 'value.negative'], ['1.500.000,50', 'value.not_whole'], ['1500,5', 'value.not_whole'], ['1,500.25', 'value.not_whole'], ['1000000000000000', 'value.too_much'], ['1000000000001', 'value.too_much'],
		['', 'value.unreadable'], ['satu juta', 'value.unreadable'], ['1e15', 'value.unreadable'], ['1.5', 'value.not_whole'], ['1.5 jt', 'value.unreadable'], ['1.50.000', 'value.unreadable'], ['12.34.567', 'value.unreadable'], ['0x10', 'value.unreadable'],
		['NaN', 'value.unreadable'], ['Infinity', 'value.unreadable'], ['１２３', 'value.unreadable'], ['1_000_000', 1_000_000], ['--5', 'value.unreadable'], ['5;drop table decision', 'value.unreadable']
	])('%s is refused, or read, in words of its own', (text, found) => expect(readRupiah(text)).toBe(found));
	test('is never rounded', () => expect(readRupiah('999.999.999.999')).toBe(999_999_999_999));
});

const problemsOf = (schema: { safeParse: (input: unknown) => { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; params?: unknown }[] } } }, input: unknown) =>
	(schema.safeParse(input).error?.issues ?? []).map(({ path, params }) => [path.join('.'), (params as { problem?: string } | undefined)?.problem]);

describe('a line of cost', () => {
	const line = { kind: 'travel', amount: '2.400.000', spentOn: '2026-11-02', source: 'SPD 12/2026' };
	test('is taken as typed', () => expect(CostForm.parse(line)).toEqual({ ...line, amount: 2_400_000 }));
	test.each([
		[{ amount: '-5' }, 'amount', 'value.negative'], [{ amount: '12,5' }, 'amount', 'value.not_whole'], [{ amount: 'banyak' }, 'amount', 'value.unreadable'], [{ amount: '1000000000000000' }, 'amount', 'value.too_much'], [{ source: '  ' }, 'source', 'value.not_stated']
	])('%j is refused with its sentence', (given, field, problem) => expect(problemsOf(CostForm, { ...line, ...given })).toEqual([[field, problem]]));
	test.each([{ kind: 'gift' }, { spentOn: '2026-02-30' }, { spentOn: '' }, { source: '<b>' }, { source: 'x'.repeat(301) }, { amount: '1'.repeat(61) }, { amount: ['1', '2'] }])('%j is refused', (given) => expect(CostForm.safeParse({ ...line, ...given }).success).toBe(false));
});

describe('a benefit in money', () => {
	const stated = { benefit: '180.000.000', method: 'Jam tunggu × upah', basis: 'Jam antrean' };
	test('is taken with how and from where', () => expect(BenefitForm.parse(stated)).toEqual({ ...stated, benefit: 180_000_000, least: null, most: null }));
	test('may have a range, whole or in part', () => expect(BenefitForm.parse({ ...stated, least: '150.000.000', most: ' ' })).toMatchObject({ least: 150_000_000, most: null }));
	test.each([['-1', 'value.negative'], ['1,5', 'value.not_whole'], ['=1+1', 'value.unreadable'], ['1e9', 'value.unreadable'], ['9'.repeat(20), 'value.too_much']])('a range of %j is refused with its sentence', (least, problem) => expect(problemsOf(BenefitForm, { ...stated, least })).toEqual([['least', problem]]));
	test.each([['method'], ['basis']])('is not taken without its %s', (field) => expect(problemsOf(BenefitForm, { ...stated, [field]: ' ' })).toEqual([[field, 'value.not_stated']]));
});

describe('a decision', () => {
	const given = { step: 'decision', choice: 'stop', why: 'Tidak ada perubahan berarti.', seen: `3.${'a'.repeat(64)}` };
	test('is taken with its reason', () => expect(DecisionForm.parse(given)).toEqual(given));
	test.each(['', '   ', 'sebab.', 'a\u0000bcdefghijk', '<script>alert(1)</script>'])('is not taken for the reason "%s"', (why) => expect(DecisionForm.safeParse({ ...given, why }).success).toBe(false));
	test.each([{ choice: 'abolish' }, { step: 'draft' }, { seen: '3' }, { seen: `x.${'a'.repeat(64)}` }, { seen: `3.${'A'.repeat(64)}` }])('%j is refused', (wrong) => expect(DecisionForm.safeParse({ ...given, ...wrong }).success).toBe(false));
});

const planned = { decision: '0193a000-0000-7000-8000-000000000001', plan: 'Melatih gelombang kedua', owner: '0193a000-0000-7000-8000-000000000002', dueOn: '2027-06-30' };
test('a plan says what, who and until when', () => expect(PlanForm.parse(planned)).toEqual(planned));
test.each([{ plan: ' ' }, { plan: 'x'.repeat(201) }, { plan: '<b>' }, { owner: '' }, { owner: 'x' }, { dueOn: '' }, { dueOn: '2027-02-30' }, { dueOn: '30-06-2027' }, { decision: "' or 1=1" }])('a plan with %j is refused', (given) => expect(PlanForm.safeParse({ ...planned, ...given }).success).toBe(false));
test('what became of a plan is one of three, and says what happened', () => {
	const step = { decision: planned.decision, state: 'done', note: 'Dua belas unit dilatih.' };
	expect(FollowUpForm.parse(step)).toEqual(step);
	for (const given of [{ state: 'open' }, { state: '' }, { note: ' ' }, { note: 'x'.repeat(2001) }, { note: 'a\u0000b' }]) expect(FollowUpForm.safeParse({ ...step, ...given }).success).toBe(false);
	expect([{ state: 'late' }, { state: 'x' }, {}].map((given) => PlanSearch.parse(given).state)).toEqual(['late', 'going', 'going']);
});

test('a plan and a part have a name; a part may leave its measure open', () => {
	expect(PlanForm.safeParse({ ...planned, plan: '' }).success).toBe(false);
	expect(PartForm.parse({ title: ' Menyapa ', outcome: '' })).toEqual({ title: 'Menyapa', outcome: null });
	expect(PartForm.safeParse({ title: ' ', outcome: '' }).success).toBe(false);
});

describe('what is wrong with words is said in words', () => {
	const told = (schema: { safeParse: (input: unknown) => { success: boolean; error?: { issues: readonly Parameters<typeof sayIssue>[0][] } } }, input: unknown) => (schema.safeParse(input).error?.issues ?? []).map((issue) => sayIssue(issue, 'id'));
	// Walked: a part without a name was told that amounts need a source.
	test('a name left empty is asked for as a name, an amount without its source as that', () => {
		for (const sentence of [...told(PartForm, { title: ' ', outcome: '' }), ...told(PlanForm, { ...planned, plan: '' }), ...told(FollowUpForm, { decision: planned.decision, state: 'done', note: '' })]) expect(sentence).toBe('Bagian ini perlu diisi.');
		expect(told(CostForm, { kind: 'travel', amount: '1000', spentOn: '2026-03-01', source: '' })).toEqual(['Isi kolom ini. Angka rupiah tanpa cara dan sumber tidak dicatat.']);
	});
	test.each(['Perubahan < 2 poin, tidak sebanding', 'IKM > 80 sejak lama', '<script>alert(1)</script>'])('%s is told which signs cannot be kept', (why) => {
		expect(told(DecisionForm, { step: 'decision', choice: 'stop', why, seen: `3.${'a'.repeat(64)}` })).toEqual(['Tanda < dan > tidak dapat disimpan di sini. Tulis “kurang dari” atau “lebih dari”.']);
	});
	test('words that are too long are told so once', () => expect(told(PlanForm, { ...planned, plan: 'x'.repeat(201) })).toEqual(['Terlalu panjang; paling banyak 200 huruf.']));
});

test('an address that is not understood shows everything', () => {
	expect(DecisionSearch.parse({ standing: 'planned' })).toEqual({ standing: 'planned' });
	expect(DecisionSearch.parse({ standing: "' or 1=1" })).toEqual({ standing: 'all' });
	expect(DecisionSearch.parse({})).toEqual({ standing: 'all' });
});
