import { describe, expect, test } from 'vitest';
import { pageOf } from './page.ts';
import { DESIGNS } from './region.ts';
import { missed, percent, shown, tally, type Answer } from './tally.ts';

const answer = (given: Partial<Answer> = {}): Answer => ({ estimate: 0, interval: [-1, 1], verdict: 'not_enough_evidence', ...given });
const many = (count: number, given: Partial<Answer>): Answer[] => Array.from({ length: count }, () => answer(given));

describe('what the engine said of many governments', () => {
	test('an interval that holds the truth counts, one that touches it too, one beside it does not, and none is not asked', () => {
		const { coverage } = tally([answer({ interval: [1, 3] }), answer({ interval: [2, 3] }), answer({ interval: [2.1, 3] }), answer({ interval: null })], 2);
		expect(coverage).toMatchObject({ of: 3, share: 2 / 3 });
	});

	test('without an effect every claim is a false alarm, whichever way it goes', () => {
		const counted = tally([...many(90, {}), ...many(4, { verdict: 'proven_better' }), ...many(3, { verdict: 'indicated_worse' }), ...many(3, { verdict: 'no_meaningful_effect' })], 0);
		expect(counted.claims.share).toBe(0.07);
		expect(counted.wrong.share).toBe(0.07);
		expect(counted.proven.share).toBe(0.04);
		expect(counted.verdicts).toMatchObject({ not_enough_evidence: 90, proven_better: 4, indicated_worse: 3, no_meaningful_effect: 3, proven_worse: 0 });
	});

	test('with an effect only the other direction is wrong', () => {
		const answers = [...many(8, { verdict: 'proven_better' }), ...many(1, { verdict: 'indicated_worse' }), ...many(1, {})];
		expect(tally(answers, 2).wrong.share).toBe(0.1);
		expect(tally(answers, -2).wrong.share).toBe(0.8);
	});

	test('the mean error leaves out what could not be estimated', () => {
		expect(tally([answer({ estimate: 3 }), answer({ estimate: 2 }), answer({ estimate: null })], 2).bias).toBe(0.5);
	});

	test('nobody judged is refused', () => {
		expect(() => tally([], 0)).toThrow(RangeError);
	});
});

describe('the goals', () => {
	test('an honest and useful engine misses none', () => {
		expect(missed(tally([...many(95, {}), ...many(5, { interval: [1, 2] })], 0), 0)).toEqual([]);
	});

	test.each([
		['too narrow intervals', [...many(90, {}), ...many(10, { interval: [1, 2] })], /below 93/],
		['too wide intervals', many(100, {}), /above 97/],
		['false alarms', [...many(95, {}), ...many(6, { interval: [1, 2], verdict: 'indicated_better' })], /false alarms 5\.9 %/]
	] as const)('%s are told', (_name, answers, sentence) => {
		expect(missed(tally(answers, 0), 0).join()).toMatch(sentence);
	});

	test('claims about a true effect are no false alarms', () => {
		expect(missed(tally([...many(95, { interval: [1, 3], verdict: 'proven_better' }), ...many(5, { interval: [3, 4], verdict: 'proven_better' })], 2), 2)).toEqual([]);
	});
});

test('the page prints each design, each share with its range, and all seven verdicts', () => {
	const design = DESIGNS.find(({ key }) => key === 'regency')!;
	const page = pageOf([{ design, effect: 0, tally: tally([...many(95, {}), ...many(5, { interval: [1, 2], verdict: 'proven_better' })], 0) }]);
	expect(page).toContain('| regency | 16 (4 + 4 + 4 + 4) | 24 | 9, 12, 15, 18 | 24 | 1 | 12 |');
	// Wilson, 95 of 100 and 5 of 100.
	expect(page).toContain('| regency | 0 | 95.0 % (88.8–97.8) | 0.000 | 5.0 % (2.2–11.2) | 5.0 % (2.2–11.2) | 5.0 % (2.2–11.2) |');
	expect(page).toContain('| regency | 0 | 5.0 % | 0.0 % | 95.0 % | 0.0 % | 0.0 % | 0.0 % | 0.0 % |');
	expect(page).not.toContain('NaN');
});

test('shares are printed with one place', () => {
	expect(percent(0.0349)).toBe('3.5 %');
	expect(shown({ of: 10, share: 0.5, interval95: [0.2366, 0.7634] })).toBe('50.0 % (23.7–76.3)');
});
