import { describe, expect, test } from 'vitest';
import { isFormId, ledgerOf, lengthNeeded, type LedgerFact } from './ledger.ts';

let number = 0;
const fact = (given: Partial<LedgerFact> = {}): LedgerFact => ({
	id: `f${(number += 1)}`,
	title: 'Kegiatan Rekaan',
	formId: '3',
	isAbroad: false,
	startsOn: '2026-03-02',
	endsOn: '2026-03-03',
	minutes: 0,
	sessions: 0,
	days: 0,
	isFromSession: false,
	evidence: '',
	...given
});
const jpOf = (facts: readonly LedgerFact[]) => ledgerOf(facts, 2026, 'PNS').jp;

describe('the ledger of a year', () => {
	// R10: 900 minutes are 20 JP, 899 are 19.
	test('899 minutes are 19 JP, one more is 20 and meets the duty', () => {
		expect(ledgerOf([fact({ minutes: 899 })], 2026, 'PNS')).toMatchObject({ jp: 19, missing: 1, met: false, minimum: 20 });
		expect(ledgerOf([fact({ minutes: 450 }), fact({ minutes: 450 })], 2026, 'PNS')).toMatchObject({ jp: 20, missing: 0, met: true });
	});

	// R09: three coaching sessions in March and one in April: 2 + 2 + 0 + 2 = 6 JP.
	test('coaching beyond two a month does not count, and its entry says so', () => {
		const coaching = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-04-06'].map((day) => fact({ formId: '14', startsOn: day, endsOn: day, sessions: 1 }));
		const ledger = ledgerOf(coaching, 2026, 'PNS');
		expect(ledger.jp).toBe(6);
		expect(ledger.entries.map(({ endsOn, jpHundredths, isCapped }) => [endsOn, jpHundredths, isCapped])).toEqual([
			['2026-04-06', 200, false],
			['2026-03-16', 0, true],
			['2026-03-09', 200, false],
			['2026-03-02', 200, false]
		]);
	});

	// R09: two seminar days 8; five hours of self-learning in one day 2; e-learning of 5 JP in a day 3; abroad 30 × 1.2 = 36.
	test.each([
		[{ formId: '9', days: 2 }, 8],
		[{ formId: '4', startsOn: '2026-03-03', days: 1 }, 5],
		[{ formId: '22', startsOn: '2026-03-03', minutes: 300, days: 1 }, 2],
		[{ formId: '16', startsOn: '2026-03-03', minutes: 225, days: 1 }, 3],
		[{ formId: '20' }, 10],
		[{ minutes: 1350, isAbroad: true }, 36]
	])('%j is %i JP', (given, jp) => expect(jpOf([fact(given)])).toBe(jp));

	// R08: the year in which it ends.
	test('an activity over New Year counts in the year it ends', () => {
		const over = fact({ startsOn: '2025-12-29', endsOn: '2026-01-02', minutes: 450 });
		expect([ledgerOf([over], 2025, 'PNS').jp, ledgerOf([over], 2026, 'PNS').jp]).toEqual([0, 10]);
	});

	// R08: a PPPK has no minimum; above 24 JP there is a warning, never a block.
	test('a PPPK misses nothing and is warned above 24', () => {
		expect(ledgerOf([], 2026, 'PPPK')).toMatchObject({ jp: 0, minimum: null, missing: 0, met: true, isAboveContractLimit: false });
		expect(ledgerOf([fact({ minutes: 25 * 45 })], 2026, 'PPPK')).toMatchObject({ jp: 25, isAboveContractLimit: true });
	});

	test('a form nobody knows counts nothing and stops nothing', () => expect(jpOf([fact({ formId: '99', minutes: 900 }), fact({ minutes: 45 })])).toBe(1));
});

test('each form asks for its own length', () => {
	expect(['3', '9', '14', '20'].map((formId) => isFormId(formId) && lengthNeeded(formId, '2026-11-21'))).toEqual(['minutes', 'days', 'sessions', 'activity']);
	expect(isFormId('99')).toBe(false);
});
