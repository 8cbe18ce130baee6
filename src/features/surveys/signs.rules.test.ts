import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all } from '#tests/support/surveys.ts';
import { assertRuleSets, ruleSetVersion } from '#platform/rulesets/rule-set.ts';
import { gamingRuleSets } from './gaming-rules.ts';
import { ELEMENTS } from './schema.ts';
import { carries, firstReason, isStraight, marksOf, reasonAgainst, sifted, signsOf, type Sending, type Weighed } from './signs.rules.ts';
import { SIGNS, type Sign } from './signs.schema.ts';
import { skmRuleSets } from './skm-rules.ts';

const skm = skmRuleSets['1/9'][0]!.rules;
const gaming = gamingRuleSets[0]!.rules;
const sending: Sending = { seconds: 60, earlierOfDevice: 0, earlierOfSource: 0, isTicket: false, isForgedTicket: false, isOffice: false };
const answer = (score = 3, given: Partial<Weighed> = {}): Weighed => ({ answers: all(score), signs: [], channel: 'web', byTicket: false, ...given });
const mixed = { ...all(3), duration: 2 };

// A closed survey names the version it was closed with: whoever changes a limit writes a new version. docs/rules/skm.md § 10
test('version 2026-1 is as it was published', () => {
	expect(ruleSetVersion(gamingRuleSets, '2026-1').rules).toEqual({ fastestSeconds: 10, mostPerDevice: 3, burstInTenMinutes: 40, slowAfter: 12, excluding: ['late', 'unsealed', 'fast', 'burst', 'device'] });
});
test.each([['late', true], ['unsealed', true], ['fast', true], ['burst', true], ['device', true], ['forged', false]] as const)('an answer that is %s stays out: %s', (sign, isOut) => {
	expect(reasonAgainst(answer(3, { answers: mixed, signs: [sign] }), skm, ruleSetVersion(gamingRuleSets, '2026-1').rules, ELEMENTS)).toBe(isOut ? sign : undefined);
});
test('the versions can live together', () => expect(() => assertRuleSets(gamingRuleSets)).not.toThrow());

describe('signs of one sending', () => {
	test.each([
		[{}, []],
		[{ seconds: 10 }, []],
		[{ seconds: 9 }, ['fast']],
		[{ seconds: null }, ['unsealed']],
		[{ earlierOfDevice: 2 }, []],
		[{ earlierOfDevice: 3 }, ['device']],
		[{ earlierOfSource: 39 }, []],
		[{ earlierOfSource: 40 }, ['burst']],
		[{ isForgedTicket: true }, ['forged']],
		[{ isTicket: true, earlierOfDevice: 99, earlierOfSource: 99 }, []],
		[{ isOffice: true, earlierOfDevice: 99, earlierOfSource: 99, seconds: 2 }, ['fast']]
	] as const)('%j gives %j', (given, signs) => expect(signsOf({ ...sending, ...given }, gaming)).toEqual(signs));
});

describe('all answers alike', () => {
	test('over the elements asked', () => {
		expect(isStraight(all(4), ELEMENTS)).toBe(true);
		expect(isStraight(mixed, ELEMENTS)).toBe(false);
		expect(isStraight(mixed, ELEMENTS.filter((element) => element !== 'duration'))).toBe(true);
	});
	// docs/rules/skm.md § 10: five or more.
	test.each([[4, false], [5, true], [6, true]])('of %s answers given: %s', (count, isAlike) => {
		const given = (score: number) => Object.fromEntries(ELEMENTS.slice(0, count).map((element) => [element, score]));
		expect(isStraight(given(2), ELEMENTS)).toBe(isAlike);
		expect(isStraight({ ...given(2), requirements: 3 }, ELEMENTS)).toBe(false);
		expect(isStraight({ ...given(2), [ELEMENTS[count - 1] ?? 'cost']: 1 }, ELEMENTS)).toBe(false);
	});
	test('of four answers say nothing', () => expect(isStraight({ requirements: 3, cost: 3, product: 3, conduct: 3 }, ELEMENTS)).toBe(false));
});

describe('an answer', () => {
	test('stays out under its first reason only', () => {
		expect(reasonAgainst(answer(3, { signs: ['device', 'fast'] }), skm, gaming, ELEMENTS)).toBe('fast');
		expect(reasonAgainst({ ...answer(), answers: { cost: 3 } }, skm, gaming, ELEMENTS)).toBe('incomplete');
	});
	// Honest visitors answer "sesuai" nine times: to throw that out would move the index without a cause.
	test('that is all alike counts, and is noted; a rule set may say otherwise', () => {
		expect(reasonAgainst(answer(), skm, gaming, ELEMENTS)).toBeUndefined();
		expect(reasonAgainst(answer(), skm, { ...gaming, excluding: ['straight'] }, ELEMENTS)).toBe('straight');
	});
	test('with a forged ticket counts as one without a ticket', () => expect(reasonAgainst(answer(3, { signs: ['forged'] }), skm, gaming, ELEMENTS)).toBeUndefined());
});

describe('what speaks against an answer', () => {
	// docs/rules/skm.md § 4 and § 10: fewer than five of nine are incomplete; eight alike are straight, whatever the ninth that was dropped.
	test.each([
		[answer(3), { signs: [], isStraight: true, isIncomplete: false }],
		[answer(3, { answers: mixed, signs: ['fast'] }), { signs: ['fast'], isStraight: false, isIncomplete: false }],
		[answer(3, { answers: { cost: 2, conduct: 2 } }), { signs: [], isStraight: false, isIncomplete: true }]
	] as const)('is its signs, whether all are alike, and whether it is complete', (given, marks) => expect(marksOf(given, skm, ELEMENTS)).toEqual(marks));

	test('of a dropped element nothing is asked', () => {
		const used = ELEMENTS.filter((element) => element !== 'duration');
		expect(marksOf(answer(3, { answers: mixed }), skm, used)).toMatchObject({ isStraight: true, isIncomplete: false });
	});

	test('the first reason follows the order of the reasons, and incomplete needs no rule', () => {
		const marks = { signs: ['device', 'late'] as const, isStraight: true, isIncomplete: false };
		expect(firstReason(marks, gaming)).toBe('late');
		expect(firstReason(marks, { ...gaming, excluding: ['straight', 'device'] })).toBe('device');
		expect(firstReason({ ...marks, isIncomplete: true }, { ...gaming, excluding: [] })).toBe('incomplete');
		expect(firstReason(marks, { ...gaming, excluding: [] })).toBeUndefined();
		expect([carries(marks, 'device'), carries(marks, 'fast'), carries(marks, 'straight'), carries(marks, 'incomplete')]).toEqual([true, false, true, false]);
	});
});

describe('the sieve', () => {
	const responses = [
		...Array.from({ length: 10 }, () => answer(3, { answers: mixed, byTicket: true })),
		...Array.from({ length: 5 }, () => answer(4, { signs: ['fast'] })),
		...Array.from({ length: 4 }, () => answer(4, { signs: ['burst', 'device'] })),
		answer(1, { answers: { cost: 1 } }),
		answer(3, { channel: 'officer', signs: ['forged'] })
	];
	test('counts what is out by reason, what is noted, and shows the index with all', () => {
		const { counted, integrity } = sifted(responses, skm, gaming, ELEMENTS);
		expect(counted).toHaveLength(11);
		expect(integrity).toEqual({
			excludedBy: { fast: 5, burst: 4, incomplete: 1 },
			noted: { straight: 1, forged: 1 },
			// 10 × 26 + 9 × 36 + 27 = 611 of 180 answers: 611 × 25 ÷ 180 = 84.86
			withAll: { index: 8486, grade: 'B', respondents: 20 },
			channels: { web: 10, kiosk: 0, officer: 1, import: 0 },
			byTicket: 10
		});
	});
	// R18: the difference of two indexes over one answer more is that answer.
	test('says nothing of "with all" when so few are out that it would tell what they answered', () => {
		const fast = (count: number) => Array.from({ length: count }, () => answer(1, { signs: ['fast'] }));
		expect(sifted([...responses.slice(0, 10), ...fast(4)], skm, gaming, ELEMENTS).integrity).toMatchObject({ excludedBy: { fast: 4 }, withAll: null });
		expect(sifted([...responses.slice(0, 10), ...fast(5)], skm, gaming, ELEMENTS).integrity.withAll).toMatchObject({ respondents: 15 });
	});
	test('says nothing of "with all" when nothing complete is out', () => expect(sifted([answer(), { ...answer(), answers: {} }], skm, gaming, ELEMENTS).integrity.withAll).toBeNull());

	test('never drops an answer in silence', () => {
		const response = fc.record({
			answers: fc.record(Object.fromEntries(ELEMENTS.map((element) => [element, fc.integer({ min: 1, max: 4 })])), { requiredKeys: [] }),
			signs: fc.subarray<Sign>([...SIGNS]),
			channel: fc.constantFrom('web' as const, 'kiosk' as const),
			byTicket: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(response, { maxLength: 40 }), (some) => {
				const { counted, integrity } = sifted(some, skm, gaming, ELEMENTS);
				const out = Object.values(integrity.excludedBy).reduce((sum, count) => sum + count, 0);
				expect(counted.length + out).toBe(some.length);
				expect(integrity.channels.web + integrity.channels.kiosk).toBe(counted.length);
			})
		);
	});
});
