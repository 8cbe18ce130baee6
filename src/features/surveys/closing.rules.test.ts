import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all } from '#tests/support/surveys.ts';
import { minimumOf, resultOf, responseRate, sampleQuota, type Basis } from './closing.rules.ts';
import { gamingRuleSets } from './gaming-rules.ts';
import { publicResult } from './result.ts';
import { STANDARD_QUESTIONNAIRE } from './standard-questionnaire.ts';
import type { Questionnaire } from './questionnaire.schema.ts';
import type { Respondent } from './split.rules.ts';
import { skmRuleSets } from './skm-rules.ts';

const basis: Basis = { skm: skmRuleSets['1/9'][0]!, gaming: gamingRuleSets[0]!, questionnaire: STANDARD_QUESTIONNAIRE, yearlyUsers: 450, visits: 120 };
const nobody = { sex: null, ageBand: null, education: null, occupation: null };
const person = (score: number, given: Partial<Respondent> = {}): Respondent => ({ answers: all(score), signs: [], channel: 'web', byTicket: false, visitor: nobody, ...given });
const many = (count: number, score: number, given: Partial<Respondent> = {}) => Array.from({ length: count }, () => person(score, given));

describe('the result that is published', () => {
	// R12: the same answers, both weights.
	test('has the weight of its rule set and says what it left out', () => {
		const responses = [...many(11, 4), ...many(9, 3), ...many(12, 1, { signs: ['fast'] })];
		const exact = resultOf(responses, basis);
		expect(exact).toMatchObject({ index: 8875, grade: 'A', weight: '1/9', respondents: 20, excluded: 12, sampleMinimum: 208, visits: 120, order: 'standard', dropped: [] });
		expect(exact?.integrity).toMatchObject({ excludedBy: { fast: 12 }, withAll: { respondents: 32 }, ruleVersion: '2026-1' });
		expect(resultOf(responses, { ...basis, skm: skmRuleSets['0.11'][0]! })).toMatchObject({ index: 8786, grade: 'B', weight: '0.11' });
	});

	test('is none where no answer counts', () => {
		expect(resultOf([], basis)).toBeNull();
		expect(resultOf(many(3, 4, { signs: ['unsealed'] }), basis)).toBeNull();
	});

	test('weighs one part of eight where an element was dropped, and gives the reason', () => {
		const free: Questionnaire = { ...STANDARD_QUESTIONNAIRE, order: 'annex', elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Layanan ini tanpa biaya' } } };
		const { cost: _, ...eight } = all(4);
		const result = resultOf([person(4, { answers: eight }), person(4, { answers: { ...eight, duration: 2 } })], { ...basis, questionnaire: free });
		// 62 of 64: 62 × 25 ÷ 16 = 96.875, half up
		expect(result).toMatchObject({ index: 9688, weight: '1/8', order: 'annex', dropped: [{ element: 'cost', dropped: 'Layanan ini tanpa biaya' }] });
		expect(result?.elements.map(({ element }) => element)).not.toContain('cost');
	});

	// R18
	test('hides a group of four and the next smallest with it', () => {
		const responses = [...many(20, 4, { visitor: { ...nobody, sex: 'F' } }), ...many(4, 1, { visitor: { ...nobody, sex: 'M' } }), ...many(9, 3)];
		expect(resultOf(responses, basis)?.splits).toEqual([
			{ split: 'sex', cells: [{ value: 'M', respondents: null, index: null }, { value: 'F', respondents: 20, index: 10000 }, { value: '', respondents: null, index: null }] }
		]);
	});

	test('a hidden cell of a split is never the total minus the rest', () => {
		const education = fc.constantFrom('sd', 'smp', 'sma', 'diploma', 's1', 's2', null);
		fc.assert(
			fc.property(fc.array(education, { minLength: 1, maxLength: 60 }), (values) => {
				const result = resultOf(values.map((value) => person(3, { visitor: { ...nobody, education: value } })), basis);
				const cells = result?.splits?.[0]?.cells ?? [];
				const hidden = cells.filter(({ respondents }) => respondents === null).length;
				const rest = values.length - cells.reduce((sum, { respondents }) => sum + (respondents ?? 0), 0);
				expect(hidden === 0 || (hidden >= 2 && rest >= 5) || hidden === cells.length).toBe(true);
				for (const { respondents } of cells) expect(respondents === null || respondents >= 5).toBe(true);
			})
		);
	});
});

// R16
test.each([[450, 208], [100, 80], [10, 10], [null, null], [0, null]])('of %s users a year at least %s are asked', (users, minimum) => expect(minimumOf(users, basis.skm.rules)).toBe(minimum));

// R18: of four people's answers nothing is public; of five it is.
test.each([[0, false], [1, false], [4, false], [5, true], [6, true]])('of %s respondents the figures are public: %s', (respondents, isPublic) => {
	const result = { respondents, index: 7500 };
	expect(publicResult(result)).toBe(isPublic ? result : null);
});

describe('the response rate', () => {
	test.each([[120, 352, 341], [1, 3, 333], [0, 5, 0], [5, 5, 1000]])('%s answers of %s visits are %s tenths of a percent', (answers, visits, rate) => expect(responseRate(answers, visits)).toBe(rate));
	test.each([[6, 5], [3, 0], [3, null], [3, undefined]])('is not known of %s answers and %s visits', (answers, visits) => expect(responseRate(answers, visits)).toBeNull());
});

describe('the quota of a joint sample', () => {
	// R16: 450 users need 208; F82 shares them.
	test('is shared by users, and adds up', () => {
		const cells = sampleQuota([300, 100, 50], basis.skm.rules);
		expect(cells.map(({ quota }) => quota)).toEqual([139, 46, 23]);
	});
	test('leaves nobody out who has users', () => expect(sampleQuota([10_000, 1, 0], basis.skm.rules).map(({ quota }) => quota)).toEqual([369, 1, 0]));
	test('of no users is none', () => expect(sampleQuota([0, 0], basis.skm.rules).map(({ quota }) => quota)).toEqual([0, 0]));
	test('adds up to the minimum, or to one a service', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }), (users) => {
				const total = users.reduce((sum, count) => sum + count, 0);
				fc.pre(total > 0);
				const sum = sampleQuota(users, basis.skm.rules).reduce((quota, cell) => quota + cell.quota, 0);
				expect(sum).toBeGreaterThanOrEqual(minimumOf(total, basis.skm.rules) ?? 0);
				expect(sum).toBeLessThanOrEqual((minimumOf(total, basis.skm.rules) ?? 0) + users.length);
			})
		);
	});
});

describe('many services with few users', () => {
	const quotas = (...users: number[]) => sampleQuota(users, basis.skm.rules).map(({ quota }) => quota);

	// Of 10,003 users 370 are asked (R16): one of each small service, 367 of the large one, not 369.
	test('do not make the sample larger than the minimum', () => {
		expect(quotas(10_000, 1, 1, 1)).toEqual([367, 1, 1, 1]);
		expect(quotas(1, 1, 1_000_000, 1)).toEqual([1, 1, 381, 1]);
	});
	test('give each service its one even where that is more than the sample, and no service two then', () => {
		// 100 users: 80 (R16). 101 users: 81; the one with three users would have two of them and gives one back.
		expect(quotas(...Array.from({ length: 100 }, () => 1))).toEqual(Array.from({ length: 100 }, () => 1));
		expect(quotas(...Array.from({ length: 98 }, () => 1), 3)).toEqual(Array.from({ length: 99 }, () => 1));
	});
	test('whoever was given one for the sake of being asked at all does not get the odd one as well', () => {
		// 40 of 44: 0.91, 15.45 and 23.64. The first has its one; the odd one goes to the largest remainder of the others.
		expect(quotas(1, 17, 26)).toEqual([1, 15, 24]);
	});
	test('ask one of each where there are more services than people to ask', () => expect(quotas(1, 1, 1)).toEqual([1, 1, 1]));
	test('the largest remainder has the odd one, the first of two alike', () => {
		// 20 of 20 users, 92 of 120: 30.67 each, so two of three get one more.
		expect(quotas(5, 5, 10)).toEqual([5, 5, 10]);
		expect(quotas(40, 40, 40)).toEqual([31, 31, 30]);
		// 80 of 100: 26.4, 26.4 and 27.2 → 26, 26 and 27 are 79, and the first of the two with .4 has the last one.
		expect(quotas(33, 33, 34)).toEqual([27, 26, 27]);
		expect(quotas(34, 33, 33)).toEqual([27, 27, 26]);
	});
	test('nobody is asked twice, nobody with users is left out, and the sum is the minimum', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 50_000 })), { minLength: 1, maxLength: 40 }), (users) => {
				const total = users.reduce((sum, count) => sum + count, 0);
				fc.pre(total > 0);
				const cells = sampleQuota(users, basis.skm.rules);
				expect(cells.reduce((sum, { quota }) => sum + quota, 0)).toBe(Math.max(minimumOf(total, basis.skm.rules) ?? 0, users.filter((count) => count > 0).length));
				for (const { users: count, quota } of cells) expect(quota >= Math.min(1, count) && quota <= count).toBe(true);
			})
		);
	});
});

describe('the ends of a sample', () => {
	test('one user is asked, a part of one is none', () => expect([minimumOf(1, basis.skm.rules), minimumOf(0, basis.skm.rules)]).toEqual([1, null]));
	test('a single visit has a rate', () => expect([responseRate(0, 1), responseRate(1, 1), responseRate(0, 0)]).toEqual([0, 1000, null]));
	test('a split in which all gave the same answer is told: it hides nobody', () => {
		const women = many(9, 3).map((one) => ({ ...one, visitor: { ...one.visitor, sex: 'F' } }));
		expect(resultOf(women, basis)?.splits).toEqual([{ split: 'sex', cells: [{ value: 'F', respondents: 9, index: 7500 }] }]);
	});
	test('a split that nobody answered is not told', () => expect(resultOf(many(9, 3), basis)?.splits).toEqual([]));
});
