import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BenefitForm, CHOICES, COST_KINDS, CostForm, DecisionForm, DecisionSearch, FOLLOW_UPS, FollowUpForm, LineForm, MOST_RUPIAH, PartForm, PlanForm, PlanSearch, readRupiah, STANDINGS, STEPS } from './schema.ts';
import { rupiah } from './ui/words.ts';

interface Schema {
	readonly safeParse: (input: unknown) => { readonly success: boolean };
}
const takes = (schema: Schema, whole: object, given: object): boolean => schema.safeParse({ ...whole, ...given }).success;

const cost = { kind: 'travel', amount: '2400000', spentOn: '2026-11-02', source: 'SPD 12/2026' };
const benefit = { benefit: '180000000', method: 'Jam tunggu × upah', basis: 'Jam antrean' };
const decision = { step: 'decision', choice: 'stop', why: 'Tidak ada perubahan berarti.', seen: `3.${'a'.repeat(64)}` };
const plan = { decision: '0193a000-0000-7000-8000-000000000001', plan: 'Melatih gelombang kedua', owner: '0193a000-0000-7000-8000-000000000002', dueOn: '2027-06-30' };
const step = { decision: plan.decision, state: 'done', note: 'Selesai.' };
const part = { title: 'Menyapa', outcome: '' };

describe('a text may be as long as its field says, and not one letter longer', () => {
	test.each<[string, Schema, object, string, number]>([
		['the source of a cost', CostForm, cost, 'source', 300],
		['the method of a benefit', BenefitForm, benefit, 'method', 2000],
		['the basis of a benefit', BenefitForm, benefit, 'basis', 300],
		['the reason of a decision', DecisionForm, decision, 'why', 2000],
		['what a plan does', PlanForm, plan, 'plan', 200],
		['what became of a plan', FollowUpForm, step, 'note', 2000],
		['the name of a part', PartForm, part, 'title', 200],
		['the measure of a part', PartForm, part, 'outcome', 60]
	])('%s', (_, schema, whole, field, longest) => {
		expect(takes(schema, whole, { [field]: 'x'.repeat(longest) })).toBe(true);
		expect(takes(schema, whole, { [field]: 'x'.repeat(longest + 1) })).toBe(false);
	});

	test('spaces around it do not count', () => {
		expect(takes(PartForm, part, { title: `  ${'x'.repeat(200)}  ` })).toBe(true);
		expect(takes(PlanForm, plan, { plan: `\n${'x'.repeat(200)}\t` })).toBe(true);
	});

	// Sixty letters hold every way to write a million million, with room to spare.
	test.each([
		['a cost', CostForm, cost, 'amount'],
		['a benefit', BenefitForm, benefit, 'benefit'],
		['the least', BenefitForm, benefit, 'least'],
		['the most', BenefitForm, benefit, 'most']
	] as const)('an amount of %s', (_, schema, whole, field) => {
		expect(takes(schema, whole, { [field]: `1${' '.repeat(59)}` })).toBe(true);
		expect(takes(schema, whole, { [field]: `1${' '.repeat(60)}` })).toBe(false);
	});
});

describe('a reason', () => {
	test('has ten letters at least', () => {
		expect(takes(DecisionForm, decision, { why: 'x'.repeat(10) })).toBe(true);
		expect(takes(DecisionForm, decision, { why: 'x'.repeat(9) })).toBe(false);
	});
	test('is not made of spaces', () => {
		expect(takes(DecisionForm, decision, { why: ` ${'x'.repeat(9)} ` })).toBe(false);
		expect(takes(DecisionForm, decision, { why: ' '.repeat(50) })).toBe(false);
	});
	test('may have several lines, quotes and signs of other languages', () => {
		for (const why of ['Baris satu.\r\nBaris dua.', '“Anggaran” belum ada & rapat', 'ꦲꦏ꧀ꦱꦫꦗꦮ 2026', '=HYPERLINK("x")']) {
			expect(DecisionForm.parse({ ...decision, why }).why).toBe(why);
		}
	});
});

describe('what stood on the page', () => {
	test.each(['0', '7', '999999'])('version %s is read', (version) => expect(takes(DecisionForm, decision, { seen: `${version}.${'0'.repeat(64)}` })).toBe(true));
	test.each([
		`1000000.${'0'.repeat(64)}`, `-1.${'0'.repeat(64)}`, `.${'0'.repeat(64)}`, `1${'0'.repeat(64)}`, `1.${'0'.repeat(63)}`, `1.${'0'.repeat(65)}`, `1.${'g'.repeat(64)}`, ` 1.${'0'.repeat(64)}`, `1.${'0'.repeat(64)}\n`
	])('%j is not', (seen) => expect(takes(DecisionForm, decision, { seen })).toBe(false));
});

describe('choices of a form', () => {
	test('each that is offered is taken, and nothing else', () => {
		expect(CHOICES.filter((choice) => takes(DecisionForm, decision, { choice }))).toEqual([...CHOICES]);
		expect(STEPS.filter((one) => takes(DecisionForm, decision, { step: one }))).toEqual([...STEPS]);
		expect(COST_KINDS.filter((kind) => takes(CostForm, cost, { kind }))).toEqual([...COST_KINDS]);
		expect(FOLLOW_UPS.filter((state) => takes(FollowUpForm, step, { state }))).toEqual([...FOLLOW_UPS]);
		for (const wrong of ['', 'WIDEN', 'widen ', null, undefined, 1, ['widen'], { choice: 'widen' }]) {
			expect(takes(DecisionForm, decision, { choice: wrong }), JSON.stringify(wrong)).toBe(false);
		}
	});
	test('a view of the lists is one of them, and else the first', () => {
		expect(['waiting', ...STANDINGS, 'all'].map((standing) => DecisionSearch.parse({ standing }).standing)).toEqual(['waiting', ...STANDINGS, 'all']);
		expect(['going', 'late', 'ended', 'all'].map((state) => PlanSearch.parse({ state }).state)).toEqual(['going', 'late', 'ended', 'all']);
		for (const wrong of [null, 3, ['all'], 'ALL', 'x'.repeat(10_000)]) {
			expect(DecisionSearch.parse({ standing: wrong }).standing).toBe('all');
			expect(PlanSearch.parse({ state: wrong }).state).toBe('going');
		}
	});
	test('a line is named by its key alone', () => {
		expect(LineForm.safeParse({ line: plan.decision }).success).toBe(true);
		for (const line of ['', 'x', '1', `${plan.decision}'`, `${plan.decision} or 1=1`, undefined]) expect(LineForm.safeParse({ line }).success, String(line)).toBe(false);
	});
	test('a day is a day of the calendar', () => {
		for (const spentOn of ['2028-02-29', '2026-12-31', '2026-01-01']) expect(takes(CostForm, cost, { spentOn }), spentOn).toBe(true);
		for (const spentOn of ['2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '01/01/2026', 'kemarin', ' 2026-01-01']) expect(takes(CostForm, cost, { spentOn }), spentOn).toBe(false);
	});
});

describe('rupiah, whatever is typed', () => {
	const amount = fc.integer({ min: 0, max: MOST_RUPIAH });
	test('what a page prints is read back, in both languages', () => {
		fc.assert(fc.property(amount, (whole) => {
			expect(readRupiah(rupiah(whole, 'id'))).toBe(whole);
			expect(readRupiah(rupiah(whole, 'en'))).toBe(whole);
			expect(readRupiah(String(whole))).toBe(whole);
		}));
	});
	test('cents of nothing, a dash and the sign of the currency change nothing', () => {
		fc.assert(fc.property(amount, fc.constantFrom('Rp', 'rp ', 'RP.', 'Rp. ', ''), fc.constantFrom(',00', ',-', ',0', ''), (whole, sign, cents) => {
			expect(readRupiah(`${sign}${rupiah(whole, 'id').slice(3)}${cents}`)).toBe(whole);
		}));
	});
	test('any text gives whole rupiah within the bounds, or says what is wrong', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-Rrp.,\d ]{0,20}$/)), (text) => {
			const read = readRupiah(text);
			if (typeof read === 'string') expect(read).toMatch(/^value\.(unreadable|not_whole|negative|too_much)$/);
			else expect(Number.isInteger(read) && read >= 0 && read <= MOST_RUPIAH).toBe(true);
		}));
	});
	test('a minus is never lost: what is owed is not taken for what is spent', () => {
		fc.assert(fc.property(amount, fc.constantFrom('-', '−', '–'), (whole, sign) => {
			expect(readRupiah(`${sign}${whole}`)).toBe('value.negative');
			expect(readRupiah(`Rp ${sign}${whole}`)).toBe('value.negative');
		}));
	});
	test('the largest is taken, one rupiah more is not', () => {
		expect(readRupiah('1.000.000.000.000')).toBe(MOST_RUPIAH);
		expect(readRupiah('1.000.000.000.001')).toBe('value.too_much');
	});
	test('signs for thousands are of one kind', () => {
		for (const mixed of ['1.000,000', '1,000.000', '1.000,000.000', '1,000.000,00', '1..000', '1.,000', '.000', '1.000.', '1,000,']) expect(readRupiah(mixed), mixed).toBe('value.unreadable');
	});
});

describe('the range of a benefit', () => {
	test('is none where nothing is typed, or its fields are not there', () => {
		expect(BenefitForm.parse(benefit)).toMatchObject({ least: null, most: null });
		expect(BenefitForm.parse({ ...benefit, least: '', most: '   ' })).toMatchObject({ least: null, most: null });
	});
	test('may begin at zero, which is an amount', () => expect(BenefitForm.parse({ ...benefit, least: '0' }).least).toBe(0));
	test('is read as the amount is', () => expect(BenefitForm.parse({ ...benefit, least: 'Rp 1.000,00', most: '2,000' })).toMatchObject({ least: 1000, most: 2000 }));
});
