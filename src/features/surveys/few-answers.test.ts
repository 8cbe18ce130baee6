import { describe, expect, test } from 'vitest';
import { newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { all } from '#tests/support/surveys.ts';
import { surveyResult } from './rules.ts';
import type { Element, PartialAnswers } from './schema.ts';
import { skmRuleSets } from './skm-rules.ts';

const ninth = newestRuleSet(skmRuleSets['1/9']).rules;

// R14: a service may ask few elements, and an element may be answered by few or nobody.
describe('elements that few answer', () => {
	const without = (score: number, ...left: readonly Element[]): PartialAnswers => Object.fromEntries(Object.entries(all(score)).filter(([element]) => !left.some((one) => one === element)));

	test('a service that asks one element has an index of that one', () => {
		expect(surveyResult([{ cost: 4 }, { cost: 2 }], ninth, ['cost'])).toMatchObject({ respondents: 2, excluded: 0, index: 7500, grade: 'C', weight: '1/1', interval95: [2500, 10_000] });
	});
	test('one that nobody answered widens neither end of the interval', () => {
		expect(surveyResult([without(4, 'cost'), without(1, 'cost')], ninth)).toMatchObject({ index: 6250, weight: '1/8', interval95: [2500, 10_000] });
	});
	test('one that a single visitor answered belongs to the index and to its interval', () => {
		const result = surveyResult([all(4), without(1, 'cost')], ninth);
		// 8 × 2.5 + 4 = 24 of 9: 24 × 25 ÷ 9 = 66.67
		expect(result).toMatchObject({ index: 6667, weight: '1/9', interval95: [2500, 10_000] });
		expect(result.elements.find(({ element }) => element === 'cost')).toMatchObject({ answered: 1, sum: 4, index: 10_000 });
	});
});
