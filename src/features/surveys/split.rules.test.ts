import { describe, expect, test } from 'vitest';
import { newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { ELEMENTS, type Answers } from './schema.ts';
import { skmRuleSets } from './skm-rules.ts';
import { splitBy, type Respondent } from './split.rules.ts';

const { rules } = newestRuleSet(skmRuleSets['1/9']);
const all = (score: number) => Object.fromEntries(ELEMENTS.map((element) => [element, score])) as Answers;
const people = (count: number, sex: string | null, score = 3): Respondent[] =>
	Array.from({ length: count }, () => ({ answers: all(score), visitor: { sex, ageBand: null, education: null, occupation: null } }) as unknown as Respondent);

describe('the index by groups (R18)', () => {
	test('of five and more is shown, with those who did not say last', () => {
		expect(splitBy([...people(6, null), ...people(5, 'M', 4), ...people(7, 'F')], 'sex', rules)).toEqual([
			{ value: 'F', respondents: 7, index: 7500 }, { value: 'M', respondents: 5, index: 10000 }, { value: '', respondents: 6, index: 7500 }
		]);
	});

	test('of fewer is hidden together with the next smallest, so that no hidden one is the rest of the sum', () => {
		const cells = splitBy([...people(4, 'M'), ...people(30, 'F'), ...people(9, null)], 'sex', rules);
		expect(cells.map(({ value, respondents }) => [value, respondents])).toEqual([['F', 30], ['M', null], ['', null]]);
		expect(cells.every(({ respondents, index }) => (respondents === null) === (index === null))).toBe(true);
	});

	test('is empty when nobody said anything, or there is nobody', () => {
		expect(splitBy(people(40, null), 'sex', rules)).toEqual([]);
		expect(splitBy([], 'sex', rules)).toEqual([]);
		expect(splitBy(people(40, 'F'), 'occupation', rules)).toEqual([]);
	});
});
