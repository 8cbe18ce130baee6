import fc from 'fast-check';
import { studentQuantile } from '#platform/statistics/distributions.ts';
import { describe, expect, test } from 'vitest';
import { newestRuleSet, ruleSetVersion, stampOf } from '#platform/rulesets/rule-set.ts';
import {
	elementNumber, elementResults, grade, hiddenCells, isCounted, sampleMinimum, satisfactionIndex, studentQuantile as tableQuantile, surveyResult, weakestElements
} from './rules.ts';
import type { SkmRules } from './rules.ts';
import { skmRuleSets } from './skm-rules.ts';
import { Answers, ELEMENTS } from './schema.ts';
import type { Element, PartialAnswers } from './schema.ts';

const ninth = newestRuleSet(skmRuleSets['1/9']).rules;
const eleven = newestRuleSet(skmRuleSets['0.11']).rules;

const all = (score: number): PartialAnswers => Object.fromEntries(ELEMENTS.map((element) => [element, score]));

/** Respondents whose answers add up to the given sum of each element. */
function withSums(respondents: number, sums: readonly number[]): PartialAnswers[] {
	return Array.from({ length: respondents }, (_, index) =>
		Object.fromEntries(
			ELEMENTS.map((element, at) => {
				const points = (sums[at] ?? 0) - respondents;
				const base = Math.floor(points / respondents);
				return [element, 1 + base + (index < points - base * respondents ? 1 : 0)];
			})
		)
	);
}

/** Nine sums as equal as can be with this total. */
const spread = (total: number) => ELEMENTS.map((_, at) => Math.floor((total + at) / 9));

describe('satisfaction index', () => {
	// R11, docs/rules/skm.md § 2
	test('100 respondents with published totals read 80,50 and 79,70, both B', () => {
		const responses = withSums(100, [325, 320, 310, 380, 322, 318, 330, 298, 295]);
		expect(surveyResult(responses, ninth)).toMatchObject({ respondents: 100, excluded: 0, index: 8050, grade: 'B', weight: '1/9' });
		expect(surveyResult(responses, eleven)).toMatchObject({ index: 7970, grade: 'B', weight: '0.11' });
		const [weakest] = weakestElements(elementResults(responses, ninth));
		expect(weakest).toEqual({ element: 'facilities', answered: 100, sum: 295, index: 7375, grade: 'C' });
	});

	// R12: the two weights in use give different grades for the same answers.
	test.each([
		[ninth, 8875, 'A'],
		[eleven, 8786, 'B']
	] as const)('20 respondents of mean 3,55', (rules, index, letter) => {
		const responses = [...Array(11).fill(all(4)), ...Array(9).fill(all(3))] as PartialAnswers[];
		expect(satisfactionIndex(responses, rules)).toBe(index);
		expect(grade(index, rules)).toBe(letter);
	});

	// R12, second check
	test('29 respondents read 91,48 and 90,56', () => {
		const responses = withSums(29, [105, 101, 100, 116, 102, 105, 106, 105, 115]);
		expect([satisfactionIndex(responses, ninth), satisfactionIndex(responses, eleven)]).toEqual([9148, 9056]);
	});

	// R13: rounding at the gaps of the printed bands.
	test.each([
		[300, 9537, 8831, 'A'],
		[300, 9536, 8830, 'B'],
		[200, 4680, 6500, 'C'],
		[200, 4679, 6499, 'D']
	] as const)('%d respondents with total %d read %d, %s', (respondents, total, index, letter) => {
		expect(surveyResult(withSums(respondents, spread(total)), ninth)).toMatchObject({ index, grade: letter });
	});

	test('half a hundredth is rounded up, where binary fractions would go either way', () => {
		// All 3,0642 over 5000 respondents: 76,605 exactly.
		expect(
			satisfactionIndex(
				withSums(
					5000,
					ELEMENTS.map(() => 15_321)
				),
				ninth
			)
		).toBe(7661);
	});

	test('the ceiling is 100,00 and 99,00', () => {
		expect([satisfactionIndex([all(4)], ninth), satisfactionIndex([all(4)], eleven)]).toEqual([10_000, 9900]);
		expect([satisfactionIndex([all(1)], ninth), satisfactionIndex([all(1)], eleven)]).toEqual([2500, 2475]);
	});

	test('nobody has no index', () => {
		expect(() => satisfactionIndex([], ninth)).toThrow(RangeError);
		expect(() => surveyResult([{}], ninth)).toThrow(RangeError);
		expect(() => surveyResult([all(4)], ninth, [])).toThrow(RangeError);
	});
});

describe('missing answers', () => {
	// R14
	test('an element is divided by those who answered it', () => {
		const { cost: _cost, ...withoutCost } = all(4);
		const responses = [...Array(8).fill(all(4)), withoutCost, withoutCost] as PartialAnswers[];
		const result = surveyResult(responses, ninth);
		expect(result).toMatchObject({ respondents: 10, excluded: 0, index: 10_000 });
		expect(result.elements.find(({ element }) => element === 'cost')).toMatchObject({ answered: 8, sum: 32, index: 10_000 });
	});

	// R14: fewer than the configured minimum is excluded and counted.
	test('a response with too few answers is excluded and counted', () => {
		const four: PartialAnswers = { requirements: 1, procedure: 1, duration: 1, cost: 1 };
		expect(surveyResult([all(4), four, { ...four, product: 1 }, {}], ninth)).toMatchObject({ respondents: 2, excluded: 2 });
		expect(surveyResult([all(4), four], { ...ninth, minimumAnswers: 4 })).toMatchObject({ respondents: 2, excluded: 0 });
	});

	test.each([
		[9, 5],
		[8, 5],
		[6, 4],
		[3, 2],
		[1, 1]
	])('of %d elements used, %d answers are enough', (used, needed) => {
		const elements = ELEMENTS.slice(0, used);
		const answering = (count: number) => Object.fromEntries(elements.slice(0, count).map((element) => [element, 3]));
		expect(isCounted(answering(needed), ninth, elements)).toBe(true);
		expect(isCounted(answering(needed - 1), ninth, elements)).toBe(false);
	});

	test('fewer elements used weigh one part each, whatever the weight of nine', () => {
		const eight = ELEMENTS.filter((element) => element !== 'cost');
		expect(surveyResult([all(4)], eleven, eight)).toMatchObject({ index: 10_000, weight: '1/8' });
		expect(surveyResult([{ ...all(3), cost: 1 }], ninth, eight)).toMatchObject({ index: 7500 });
	});

	test('an element nobody answered is shown without a value and weighs nothing', () => {
		const { cost: _cost, ...withoutCost } = all(3);
		const result = surveyResult([withoutCost, withoutCost], ninth);
		expect(result).toMatchObject({ index: 7500, weight: '1/8' });
		expect(result.elements[3]).toEqual({ element: 'cost', answered: 0, sum: 0, index: null, grade: null });
		expect(weakestElements(result.elements, 9)).toHaveLength(8);
	});
});

// docs/rules/skm.md § 3
describe('grade', () => {
	test.each([
		[10_000, 'A'],
		[8831, 'A'],
		[8830, 'B'],
		[7661, 'B'],
		[7660, 'C'],
		[6500, 'C'],
		[6499, 'D'],
		[2500, 'D']
	] as const)('%d is %s', (index, letter) => {
		expect(grade(index, ninth)).toBe(letter);
	});
});

// R15
describe('the number of an element', () => {
	test('changes place with the template for the last two only', () => {
		expect(ELEMENTS.map((element) => elementNumber(element, 'annex'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect([elementNumber('conduct', 'standard'), elementNumber('facilities', 'standard'), elementNumber('complaints', 'standard')]).toEqual([7, 8, 9]);
	});
});

// R16 and docs/rules/skm.md § 6
describe('the smallest sample', () => {
	test.each([
		[1, 1],
		[10, 10],
		[15, 15],
		[20, 20],
		[50, 45],
		[100, 80],
		[200, 132],
		[450, 208],
		[1000, 278],
		[10_000, 370],
		[50_000, 382],
		[100_000, 383]
	])('of %d users is %d', (users, needed) => {
		expect(sampleMinimum(users, ninth)).toBe(needed);
	});

	test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('of %d users is refused', (users) => {
		expect(() => sampleMinimum(users, ninth)).toThrow(RangeError);
	});
});

// docs/rules/skm.md § 5
describe('the 95 % interval', () => {
	const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

	test.each([
		[2, 1],
		[4, 3],
		[11, 10],
		[12, 11],
		[24, 23],
		[101, 100]
	])('of %d complete responses is mean ± t × standard error', (respondents, degrees) => {
		const responses = Array.from({ length: respondents }, (_, index) => ({ ...all(index % 2 === 0 ? 3 : 4), cost: 3 + (index % 3 === 0 ? 1 : 0) }));
		const each = responses.map((answers) => mean(Object.values(answers).map(Number)) * 25);
		const error = Math.sqrt(each.reduce((sum, value) => sum + (value - mean(each)) ** 2, 0) / (respondents - 1) / respondents);
		const reach = studentQuantile(0.975, degrees) * error;
		const interval = surveyResult(responses, ninth).interval95 ?? [0, 0];
		expect(interval[0] / 100).toBeCloseTo(Math.max(25, mean(each) - reach), 1);
		expect(interval[1] / 100).toBeCloseTo(Math.min(100, mean(each) + reach), 1);
	});

	test('is the value itself when all agree, stays within what answers can give, and needs two', () => {
		expect(surveyResult([all(3), all(3)], ninth).interval95).toEqual([7500, 7500]);
		expect(surveyResult([all(4), all(1)], ninth).interval95).toEqual([2500, 10_000]);
		expect(surveyResult([all(4), all(1)], eleven).interval95).toEqual([2475, 9900]);
		expect(surveyResult([all(3)], ninth).interval95).toBeNull();
	});
});

// R18
describe('small cells', () => {
	test('are hidden, the others shown', () => {
		expect(hiddenCells([12, 4, 5, 0], ninth)).toEqual([false, true, false, true]);
		expect(hiddenCells([3, 9], { ...ninth, smallestCell: 3 })).toEqual([false, false]);
	});

	test.each([
		[
			[12, 4, 30],
			[true, true, false]
		],
		[
			[3, 4, 30],
			[true, true, false]
		],
		[
			[1, 1, 30],
			[true, true, true]
		],
		[
			[1, 1, 30, 40],
			[true, true, true, false]
		],
		[
			[12, 30],
			[false, false]
		],
		[
			[0, 12, 30],
			[true, false, false]
		],
		[[4], [true]],
		[[], []]
	])('%j cannot be found by subtraction when the total is protected', (counts, hidden) => {
		expect(hiddenCells(counts, ninth, true)).toEqual(hidden);
	});
});

// R01
test('a stored result keeps its weight after the rule has changed', () => {
	const sets = skmRuleSets['1/9'];
	const stored = { ...surveyResult([all(4), all(3)], ninth), ruleSet: stampOf(newestRuleSet(sets)) };
	const changed = [...sets, { ...newestRuleSet(sets), version: '2027-1', validFrom: '2027-01-01', rules: eleven }];
	expect(satisfactionIndex([all(4), all(3)], newestRuleSet(changed).rules)).not.toBe(stored.index);
	expect(satisfactionIndex([all(4), all(3)], ruleSetVersion(changed, stored.ruleSet.version).rules)).toBe(stored.index);
});

describe('answers at the border', () => {
	test.each([
		['4', 4],
		[' 3 ', 3],
		[2, 2]
	])('%j is %d', (given, read) => {
		expect(Answers.parse({ ...all(1), cost: given }).cost).toBe(read);
	});

	test.each(['', '0', '5', '1e309', '4,0', '3e0', '0x3', '2.5', true, null, 2.5, Number.NaN, 1e309, undefined])('%j is refused', (given) => {
		expect(Answers.safeParse({ ...all(1), cost: given }).success).toBe(false);
	});
});

describe('any survey', () => {
	const answers = fc.record(Object.fromEntries(ELEMENTS.map((element) => [element, fc.integer({ min: 1, max: 4 })])) as Record<Element, fc.Arbitrary<number>>, {
		requiredKeys: ['requirements', 'procedure', 'duration', 'cost', 'product']
	});
	const survey = fc.array(answers, { minLength: 1, maxLength: 40 });
	const weight = fc.constantFrom<SkmRules>(ninth, eleven);

	test('has an index within its bounds, inside its interval', () => {
		fc.assert(
			fc.property(survey, weight, (responses, rules) => {
				const { index, interval95, elements } = surveyResult(responses, rules);
				expect(index).toBeGreaterThanOrEqual(2475);
				expect(index).toBeLessThanOrEqual(10_000);
				if (interval95) expect(interval95[0] <= index && index <= interval95[1]).toBe(true);
				for (const element of elements) expect(element.index === null || (element.index >= 2500 && element.index <= 10_000)).toBe(true);
			})
		);
	});

	test('gives the same result in any order of rows', () => {
		const shuffled = survey.chain((responses) => fc.tuple(fc.constant(responses), fc.shuffledSubarray(responses, { minLength: responses.length })));
		fc.assert(
			fc.property(shuffled, weight, ([responses, mixed], rules) => {
				expect(surveyResult(mixed, rules)).toEqual(surveyResult(responses, rules));
			})
		);
	});

	test('is never graded better for a lower index', () => {
		const index = fc.integer({ min: 2475, max: 10_000 });
		fc.assert(
			fc.property(index, index, (a, b) => {
				expect(grade(Math.max(a, b), ninth) <= grade(Math.min(a, b), ninth)).toBe(true);
			})
		);
	});

	test('does not fall when an answer rises', () => {
		fc.assert(
			fc.property(survey, fc.constantFrom(...ELEMENTS), weight, (responses, element, rules) => {
				const raised = responses.map((one) => (one[element] === undefined ? one : { ...one, [element]: 4 }));
				expect(satisfactionIndex(raised, rules)).toBeGreaterThanOrEqual(satisfactionIndex(responses, rules));
			})
		);
	});
});

// R18, docs/rules/skm.md § 7: the smallest cell is five.
describe('the edge of small cells', () => {
	test.each([
		// Two with four people together: the next one is hidden too; with five together it is not.
		[[2, 2, 10, 20], [true, true, true, false]],
		[[2, 3, 10, 20], [true, true, false, false]],
		[[1, 4, 10], [true, true, false]],
		// Of two alike the earlier goes with the small one.
		[[4, 10, 10], [true, true, false]],
		[[0, 4, 10, 20], [true, true, true, false]],
		[[5, 5], [false, false]],
		[[0, 0], [true, true]]
	])('%j', (counts, hidden) => expect(hiddenCells(counts, ninth, true)).toEqual(hidden));

	test('what is hidden is never one cell of people, nor fewer than five of them while others are shown', () => {
		fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 10 }), (counts) => {
			const hidden = hiddenCells(counts, ninth, true);
			for (const [cell, count] of counts.entries()) if (count < 5) expect(hidden[cell]).toBe(true);
			const shown = counts.filter((count, cell) => count > 0 && hidden[cell] === false);
			const kept = counts.filter((count, cell) => count > 0 && hidden[cell] === true);
			if (kept.length === 0 || shown.length === 0) return;
			expect(kept.length).toBeGreaterThan(1);
			expect(kept.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5);
			expect(Math.max(...kept)).toBeLessThanOrEqual(Math.min(...shown));
		}));
	});
});

describe('the quantile of the interval', () => {
	// Any printed table of Student's t, 97.5 %.
	test.each([[1, 12.7062], [2, 4.3027], [3, 3.1824], [4, 2.7764], [5, 2.5706], [6, 2.4469], [7, 2.3646], [8, 2.306], [9, 2.2622], [10, 2.2281], [11, 2.201], [15, 2.1314], [20, 2.086], [29, 2.0452], [40, 2.0211], [60, 2.0003], [120, 1.9799]])(
		'with %i degrees of freedom is %f', (degrees, printed) => expect(tableQuantile(degrees)).toBeCloseTo(printed, 4)
	);
	test('is that of the library of distributions to the fourth decimal, however many were asked', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (degrees) => {
			expect(Math.abs(tableQuantile(degrees) - studentQuantile(0.975, degrees))).toBeLessThan(0.00001 + 0.00005 * Number(degrees < 11));
		}));
	});
});

describe('the weakest elements', () => {
	const result = (element: Element, sum: number, answered: number) => ({ element, sum, answered, index: 0, grade: null });
	test('are three unless another number is asked for, weakest first', () => {
		const four = [result('cost', 40, 10), result('conduct', 20, 10), result('product', 30, 10), result('facilities', 10, 10)];
		expect(weakestElements(four).map(({ element }) => element)).toEqual(['facilities', 'conduct', 'product']);
		expect(weakestElements(four, 1).map(({ element }) => element)).toEqual(['facilities']);
	});
	test('are told apart where their means round alike, whoever answered more', () => {
		// 29999 ÷ 10000 and 300 ÷ 100: both are 7500 when rounded.
		expect(weakestElements([result('cost', 300, 100), result('conduct', 29_999, 10_000)]).map(({ element }) => element)).toEqual(['conduct', 'cost']);
		expect(weakestElements([result('cost', 20, 5), result('conduct', 33, 11)]).map(({ element }) => element)).toEqual(['conduct', 'cost']);
	});
	test('never hold one that nobody answered, but one that a single person did', () => {
		expect(weakestElements([result('cost', 0, 0), result('conduct', 4, 1)]).map(({ element }) => element)).toEqual(['conduct']);
	});
});

test('a sample of a hundred million users is still counted, one more is refused', () => {
	expect(sampleMinimum(100_000_000, ninth)).toBe(385);
	expect(() => sampleMinimum(100_000_001, ninth)).toThrow(RangeError);
});

// docs/rules/skm.md § 5, by hand: conduct is 2, 3, 3, 4; cost, which only the first two answered, 2 and 4; all else is 3.
test('the interval of an element that only some answered weighs those more', () => {
	const { cost: _, ...eight } = all(3);
	const responses = [{ ...all(3), conduct: 2, cost: 2 }, { ...all(3), cost: 4 }, eight, { ...eight, conduct: 4 }] as PartialAnswers[];
	// Influences −1 − 2, 0 + 2, 0 and 1: squares 14; 2500/9 · √(14 ÷ 12) · 3.1824 = 954.8.
	expect(surveyResult(responses, ninth)).toMatchObject({ respondents: 4, index: 7500, interval95: [6545, 8455] });
});
