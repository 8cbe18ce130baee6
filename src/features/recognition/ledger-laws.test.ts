import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JP_FORM_IDS } from './jp-forms.ts';
import { FIRST_COUNTED_DAY, isFormId, ledgerOf, lengthNeeded, yearToCount, type LedgerFact } from './ledger.ts';
import { JpActivity } from './schema.ts';

let number = 0;
const fact = (given: Partial<LedgerFact> = {}): LedgerFact => ({
	id: `f${(number += 1)}`, title: 'Kegiatan Rekaan', formId: '3', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-03', minutes: 0, sessions: 0, days: 0, isFromSession: false, evidence: '', ...given
});
const day = fc.integer({ min: 0, max: 120 }).map((count) => new Date(Date.UTC(2025, 10, 1 + count)).toISOString().slice(0, 10));
const anyFact = fc
	.record({ formId: fc.constantFrom(...JP_FORM_IDS), isAbroad: fc.boolean(), from: day, to: day, minutes: fc.integer({ min: 0, max: 900 }), sessions: fc.integer({ min: 0, max: 5 }), days: fc.integer({ min: 0, max: 9 }), title: fc.constantFrom('A', 'B', 'C') })
	.map(({ from, to, ...rest }) => fact({ ...rest, startsOn: from < to ? from : to, endsOn: from < to ? to : from }));

describe('the figure behind the total', () => {
	// 30 minutes are 0.666… JP, shown as 0.66: three of them are 2 JP, and never "1.98 JP".
	test('three half hours are exactly 2 JP, though each alone is shown as 0.66', () => {
		const ledger = ledgerOf([fact({ minutes: 30 }), fact({ minutes: 30 }), fact({ minutes: 30 })], 2026, 'PNS');
		expect(ledger).toMatchObject({ jp: 2, jpHundredths: 200 });
		expect(ledger.entries.map(({ jpHundredths }) => jpHundredths)).toEqual([66, 66, 66]);
	});

	// R10
	test('899 minutes are 19.97 JP and count as 19', () => expect(ledgerOf([fact({ minutes: 899 })], 2026, 'PNS')).toMatchObject({ jp: 19, jpHundredths: 1997 }));

	test('rounded down it is the total, for any ledger; the entries never add up to more', () => {
		fc.assert(fc.property(fc.array(anyFact, { maxLength: 12 }), fc.constantFrom(2025, 2026), (facts, year) => {
			const { jp, jpHundredths, entries } = ledgerOf(facts, year, 'PNS');
			expect(Math.floor(jpHundredths / 100)).toBe(jp);
			const sum = entries.reduce((total, entry) => total + entry.jpHundredths, 0);
			expect(sum).toBeLessThanOrEqual(jpHundredths);
			expect(jpHundredths - sum).toBeLessThanOrEqual(entries.length);
		}));
	});
});

describe('any ledger', () => {
	test('holds each activity in the one year in which it ended, latest first', () => {
		fc.assert(fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
			const [last, now] = [ledgerOf(facts, 2025, 'PNS').entries, ledgerOf(facts, 2026, 'PNS').entries];
			expect([...last, ...now].map(({ id }) => id).sort()).toEqual(facts.map(({ id }) => id).sort());
			for (const entry of last) expect(entry.endsOn < '2026').toBe(true);
			for (const entries of [last, now]) expect(entries.map(({ endsOn }) => endsOn)).toEqual(entries.map(({ endsOn }) => endsOn).sort().reverse());
		}));
	});

	test('says the same in whatever order the rows came', () => {
		const shuffled = fc.array(anyFact, { maxLength: 10 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
		fc.assert(fc.property(shuffled, ([all, mixed]) => {
			const { jp, jpHundredths, missing } = ledgerOf(all, 2026, 'PNS');
			expect(ledgerOf(mixed, 2026, 'PNS')).toMatchObject({ jp, jpHundredths, missing });
		}));
	});

	test('misses what the duty leaves, never less than nothing; a PPPK misses nothing', () => {
		fc.assert(fc.property(fc.array(anyFact, { maxLength: 8 }), (facts) => {
			const { jp, missing, met } = ledgerOf(facts, 2026, 'PNS');
			expect([missing, met]).toEqual([Math.max(0, 20 - jp), jp >= 20]);
			expect(ledgerOf(facts, 2026, 'unknown')).toMatchObject({ missing, met, minimum: 20, isAboveContractLimit: false });
			expect(ledgerOf(facts, 2026, 'PPPK')).toMatchObject({ jp, missing: 0, met: true, minimum: null, isAboveContractLimit: jp > 24 });
		}));
	});

	test('of equal days stands by title, and keeps what the page shows of each', () => {
		const { entries } = ledgerOf([fact({ title: 'Seminar', evidence: 'S/1', isFromSession: true }), fact({ title: 'Lokakarya', formId: '4' })], 2026, 'PNS');
		expect(entries.map(({ title }) => title)).toEqual(['Lokakarya', 'Seminar']);
		expect(entries[1]).toMatchObject({ evidence: 'S/1', isFromSession: true, conversion: { by: 'minutes' } });
		expect(entries[0]).toMatchObject({ jpHundredths: 1000, conversion: { by: 'days' } });
	});

	test('does not change what it was given', () => {
		const facts = Object.freeze([fact({ title: 'B' }), fact({ title: 'A' })].map((one) => Object.freeze(one)));
		expect(() => ledgerOf(facts, 2026, 'PNS')).not.toThrow();
	});

	test('names the rule by which it was counted', () => {
		expect(ledgerOf([], 2026, 'PNS')).toMatchObject({ year: 2026, minutesPerJp: 45, rule: { name: 'jp', version: '2018-1', source: expect.stringContaining('PerLAN 10/2018') as unknown } });
		expect(() => ledgerOf([], 2017, 'PNS')).toThrow(RangeError);
	});
});

describe('a year that is asked for', () => {
	test.each([[undefined, 2026], [2026, 2026], [2025, 2025], [2018, 2018], [2017, 2026], [2000, 2026], [2099, 2099]])('%s is counted as %i', (wanted, year) => expect(yearToCount(wanted, '2026-11-21')).toBe(year));

	test('has a rule, whatever was asked', () => {
		fc.assert(fc.property(fc.option(fc.integer({ min: 2000, max: 2099 }), { nil: undefined }), (wanted) => {
			expect(() => ledgerOf([], yearToCount(wanted, '2026-11-21'), 'PNS')).not.toThrow();
		}));
	});

	test('the first day that counts is one on which every form has its length', () => {
		expect(FIRST_COUNTED_DAY).toBe('2018-01-01');
		for (const formId of JP_FORM_IDS) expect(['minutes', 'days', 'sessions', 'activity']).toContain(lengthNeeded(formId, FIRST_COUNTED_DAY));
	});
});

describe('what each form asks for', () => {
	test('days of seminars, workshops and information; meetings of guidance and study; nothing of what counts by its time alone', () => {
		const asking = (by: string) => JP_FORM_IDS.filter((id) => lengthNeeded(id, '2026-11-21') === by);
		expect(asking('days')).toEqual(['4', '7', '9']);
		expect(asking('sessions')).toEqual(['14', '15', '24', 'education']);
		expect(asking('activity')).toEqual(['10', '18', '20', '21']);
		expect(asking('minutes')).toHaveLength(15);
	});

	test.each(['', ' 3', '03', '26', '0', 'Education', 'toString', '__proto__'])('"%s" is no form', (text) => expect(isFormId(text)).toBe(false));
	test('each id is a form', () => expect(JP_FORM_IDS.every(isFormId)).toBe(true));
});

describe('facts at the border', () => {
	const good = { formId: '3', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-02', minutes: 0, sessions: 0, days: 0 };

	test('one day, and nothing recorded of its length, are facts', () => expect(JpActivity.parse(good)).toEqual(good));
	test('ending before the start names its reason at the end', () => expect(JpActivity.safeParse({ ...good, endsOn: '2026-03-01' }).error?.issues).toMatchObject([{ path: ['endsOn'], message: 'jp.dates_reversed' }]));
	test.each([{ minutes: -1 }, { sessions: -1 }, { days: -1 }, { minutes: 0.5 }, { sessions: '1' }, { days: null }, { isAbroad: 'true' }, { isAbroad: 1 }, { formId: 3 }, { startsOn: '2026-3-2' }, { endsOn: '2026-02-29' }, { endsOn: undefined }])('%o is none', (given) =>
		expect(JpActivity.safeParse({ ...good, ...given }).success).toBe(false));
});
