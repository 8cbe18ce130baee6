import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERDICT_CODES, type VerdictCode } from '#features/evaluation/schema.ts';
import { assertRuleSets, newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { recommendationRuleSets } from './decision-rules.ts';
import { officePath, REASONS, recommend, standingOf, type Facts } from './rules.ts';
import { CHOICES } from './schema.ts';

const { rules } = newestRuleSet(recommendationRuleSets);
const facts = (given: Partial<Facts> = {}): Facts => ({
	verdict: 'proven_better', verdictAgeDays: 3, worseElsewhere: false, unitsLeft: 20, used: { percent: 80, low: 70, high: 88, answered: 60 }, costPerPoint: 'bounded', benefitCostRatio: null, registeredBefore: true, unmeasured: false, ...given
});
const unused = { percent: 30, low: 20, high: 42, answered: 60 };
const unsure = { percent: 45, low: 35, high: 56, answered: 60 };

test('the versions of the rule can live together', () => expect(() => assertRuleSets(recommendationRuleSets)).not.toThrow());

// docs/rules/recommendations.md § Rule, row by row.
describe('the rule recommends', () => {
	test.each<[string, Partial<Facts>, string, readonly string[]]>([
		['to widen what is proven', {}, 'widen', ['proven_better']],
		['to go on where all units are trained', { unitsLeft: 0 }, 'continue', ['proven_better', 'nowhere_left']],
		['to go on where the stated benefit is under the costs', { benefitCostRatio: 0.8 }, 'continue', ['proven_better', 'costs_more_than_it_brings']],
		['to change what makes another measure worse', { worseElsewhere: true }, 'change', ['proven_better', 'worse_elsewhere']],
		['to go on with what only seems better', { verdict: 'indicated_better' }, 'continue', ['indicated_better']],
		['to change what seems better and is worse elsewhere', { verdict: 'indicated_better', worseElsewhere: true }, 'change', ['indicated_better', 'worse_elsewhere']],
		['to wait without enough evidence', { verdict: 'not_enough_evidence' }, 'wait', ['not_enough_evidence']],
		['to wait where nothing can be judged', { verdict: 'cannot_be_judged' }, 'wait', ['cannot_be_judged']],
		['to wait where nothing is computed', { verdict: null }, 'wait', ['not_computed']],
		['to wait with a part that nothing measures', { verdict: null, unmeasured: true }, 'wait', ['unmeasured']],
		['to change first what is not used at work', { verdict: 'no_meaningful_effect', used: unused }, 'change', ['no_meaningful_effect', 'not_used']],
		['to stop what is used and changes nothing', { verdict: 'no_meaningful_effect' }, 'stop', ['no_meaningful_effect', 'is_used']],
		['to stop what changes nothing, whether used or not nobody knows', { verdict: 'no_meaningful_effect', used: null }, 'stop', ['no_meaningful_effect', 'use_unknown']],
		['not to take a share for low that may be half', { verdict: 'no_meaningful_effect', used: unsure }, 'stop', ['no_meaningful_effect', 'use_unknown']],
		['to change what seems worse', { verdict: 'indicated_worse' }, 'change', ['indicated_worse']],
		['to stop what is proven worse', { verdict: 'proven_worse' }, 'stop', ['proven_worse']]
	])('%s', (_, given, choice, reasons) => expect(recommend(facts(given), rules)).toMatchObject({ choice, reasons }));
});

describe('cautions', () => {
	test.each<[string, Partial<Facts>, readonly string[]]>([
		['none where all is well', {}, []],
		['a registration after the training began', { registeredBefore: false }, ['registered_late']],
		['that nobody asked whether it is used', { used: null }, ['use_unknown']],
		['that it is hardly used', { used: unused }, ['not_used']],
		['a cost of a point without end', { costPerPoint: 'unbounded' }, ['cost_per_point_unbounded']],
		['costs nobody recorded', { costPerPoint: 'undefined' }, ['no_costs']],
		['nothing about costs of a part', { costPerPoint: null }, []],
		['a verdict of half a year ago', { verdictAgeDays: 185 }, ['verdict_old']],
		['not yet one of 184 days', { verdictAgeDays: 184 }, []]
	])('name %s', (_, given, cautions) => expect(recommend(facts(given), rules).cautions).toEqual(cautions));

	test('repeat no reason', () => expect(recommend(facts({ worseElsewhere: true }), rules)).toMatchObject({ reasons: ['proven_better', 'worse_elsewhere'], cautions: [] }));
	test('are not made where there is no verdict to be careful with', () => expect(recommend(facts({ verdict: null, used: null, registeredBefore: false }), rules).cautions).toEqual([]));
});

describe('whatever the facts', () => {
	const share = fc.nat(100);
	const anything = fc.record<Facts>({
		verdict: fc.constantFrom<VerdictCode | null>(...VERDICT_CODES, null), verdictAgeDays: fc.option(fc.nat(2000)), worseElsewhere: fc.boolean(), unitsLeft: fc.nat(300),
		used: fc.option(fc.record({ percent: share, low: share, high: share, answered: fc.nat(500) })), costPerPoint: fc.constantFrom('bounded', 'unbounded', 'undefined', null),
		benefitCostRatio: fc.option(fc.double({ min: 0, max: 50, noNaN: true })), registeredBefore: fc.option(fc.boolean()), unmeasured: fc.boolean()
	});
	test('it says one of the five, for reasons that have words, each once', () => {
		fc.assert(fc.property(anything, (given) => {
			const { choice, reasons, cautions } = recommend(given, rules);
			expect(CHOICES).toContain(choice);
			expect(reasons.length).toBeGreaterThan(0);
			const all = [...reasons, ...cautions];
			expect(new Set(all).size).toBe(all.length);
			for (const reason of all) expect(REASONS).toContain(reason);
		}));
	});
	test('nothing is widened that is not proven, and nothing better is stopped', () => {
		fc.assert(fc.property(anything, (given) => {
			const { choice } = recommend(given, rules);
			if (choice === 'widen') expect(given.verdict).toBe('proven_better');
			if (choice === 'stop') expect(['no_meaningful_effect', 'proven_worse']).toContain(given.verdict);
		}));
	});
});

describe('where a matter stands', () => {
	test.each([[null, false, 'undecided'], ['proposal', false, 'proposed'], ['decision', false, 'decided'], ['decision', true, 'planned']] as const)('last %s, in a plan %s: %s', (last, isPlanned, standing) =>
		expect(standingOf(last, isPlanned)).toBe(standing));
	test.each([['/1/7/3/', '/1/7/'], ['/1/7/', '/1/7/'], ['/1/7/3/9/', '/1/7/'], ['/1/', '/1/'], ['', '']])('the office of %s is %s', (unit, office) => expect(officePath(unit)).toBe(office));
});

// docs/rules/recommendations.md § Rule: each bound tried on itself and on both sides.
describe('the bounds of the rule', () => {
	const { usedPercent, leastRatio, oldDays } = rules;
	const share = (low: number, high: number) => ({ percent: (low + high) / 2, low, high, answered: 60 });
	const reasonOf = (given: Partial<Facts>) => recommend(facts(given), rules).reasons.at(-1);

	test('a benefit as large as the costs pays, one that is a little smaller does not', () => {
		expect(recommend(facts({ benefitCostRatio: leastRatio }), rules)).toEqual({ choice: 'widen', reasons: ['proven_better'], cautions: [] });
		expect(recommend(facts({ benefitCostRatio: leastRatio - 1e-9 }), rules)).toMatchObject({ choice: 'continue', reasons: ['proven_better', 'costs_more_than_it_brings'] });
	});

	test('the caution about costs has the same bound', () => {
		const cautions = (benefitCostRatio: number) => recommend(facts({ verdict: 'indicated_better', benefitCostRatio }), rules).cautions;
		expect(cautions(leastRatio)).toEqual([]);
		expect(cautions(leastRatio - 1e-9)).toEqual(['costs_more_than_it_brings']);
	});

	test('one unit that is left is enough to widen', () => {
		expect(recommend(facts({ unitsLeft: 1 }), rules).choice).toBe('widen');
		expect(recommend(facts({ unitsLeft: 0 }), rules).choice).toBe('continue');
	});

	test('a share whose upper end lies on the bound is not called low', () => {
		expect(reasonOf({ verdict: 'no_meaningful_effect', used: share(10, usedPercent) })).toBe('use_unknown');
		expect(reasonOf({ verdict: 'no_meaningful_effect', used: share(10, usedPercent - 1e-9) })).toBe('not_used');
	});

	test('a share whose lower end lies on the bound is called used', () => {
		expect(reasonOf({ verdict: 'no_meaningful_effect', used: share(usedPercent, 90) })).toBe('is_used');
		expect(reasonOf({ verdict: 'no_meaningful_effect', used: share(usedPercent - 1e-9, 90) })).toBe('use_unknown');
	});

	test('nobody asked counts as a share of nothing, even under a rule without a bound', () => {
		expect(recommend(facts({ verdict: 'no_meaningful_effect', used: null }), { ...rules, usedPercent: 0.5 }).reasons).toEqual(['no_meaningful_effect', 'use_unknown']);
	});

	test('a verdict is old on the day after the last one', () => {
		expect(recommend(facts({ verdictAgeDays: oldDays }), rules).cautions).toEqual([]);
		expect(recommend(facts({ verdictAgeDays: oldDays + 1 }), rules).cautions).toEqual(['verdict_old']);
		expect(recommend(facts({ verdictAgeDays: null }), rules).cautions).toEqual([]);
	});

	test('a registration of which nothing is known is no late one', () => expect(recommend(facts({ registeredBefore: null }), rules).cautions).toEqual([]));

	test('every caution is told at once, in one order', () => {
		const all = facts({ verdict: 'indicated_worse', registeredBefore: false, worseElsewhere: true, used: unused, costPerPoint: 'unbounded', benefitCostRatio: 0.1, verdictAgeDays: 4000 });
		expect(recommend(all, rules).cautions).toEqual(['registered_late', 'worse_elsewhere', 'not_used', 'cost_per_point_unbounded', 'costs_more_than_it_brings', 'verdict_old']);
	});
});
