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
			{ value: 'M', respondents: 5, index: 10000 }, { value: 'F', respondents: 7, index: 7500 }, { value: '', respondents: 6, index: 7500 }
		]);
	});

	test('of fewer is hidden together with the next smallest, so that no hidden one is the rest of the sum', () => {
		const cells = splitBy([...people(4, 'M'), ...people(30, 'F'), ...people(9, null)], 'sex', rules);
		expect(cells.map(({ value, respondents }) => [value, respondents])).toEqual([['M', null], ['F', 30], ['', null]]);
		expect(cells.every(({ respondents, index }) => (respondents === null) === (index === null))).toBe(true);
	});

	// docs/rules/skm.md § 9: a dropped element is outside the index, whatever a file brought; 8 × 4 and not 8 × 4 + 1.
	test('weighs the elements that are asked, as the whole does', () => {
		const free = people(6, 'F', 4).map((person) => ({ ...person, answers: { ...person.answers, cost: 1 } }));
		expect(splitBy(free, 'sex', rules, ELEMENTS.filter((element) => element !== 'cost'))).toEqual([{ value: 'F', respondents: 6, index: 10000 }]);
		expect(splitBy(free, 'sex', rules)).toEqual([{ value: 'F', respondents: 6, index: 9167 }]);
	});

	test('stands in the order of the form, then what it does not know, then who did not say', () => {
		const of = (education: string | null) => people(5, null).map((person) => ({ ...person, visitor: { ...person.visitor, education } }));
		const cells = splitBy([...of('s1'), ...of(null), ...of('tk'), ...of('sd'), ...of('paket c'), ...of('diploma'), ...of('sma')], 'education', rules);
		expect(cells.map(({ value }) => value)).toEqual(['sd', 'sma', 'diploma', 's1', 'paket c', 'tk', '']);
	});

	test('is empty when nobody said anything, or there is nobody', () => {
		expect(splitBy(people(40, null), 'sex', rules)).toEqual([]);
		expect(splitBy([], 'sex', rules)).toEqual([]);
		expect(splitBy(people(40, 'F'), 'occupation', rules)).toEqual([]);
	});
});
