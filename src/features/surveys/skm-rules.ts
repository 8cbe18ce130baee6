import type { RuleSet } from '#platform/rulesets/rule-set.ts';
import type { SkmRules } from './rules.ts';
import type { Weight } from './schema.ts';

const source = 'PermenPANRB 14/2017, annex; docs/rules/skm.md';

const bandsAndSample: Omit<SkmRules, 'weightName' | 'weight'> = {
	grades: { A: 8831, B: 7661, C: 6500 },
	minimumAnswers: 5,
	sample: { chiSquareThousandths: 3841, shareHundredths: 50, marginHundredths: 5 },
	smallestCell: 5
};

/** Versions of the SKM rules for each of the two weights; an agency chooses one and prints it. */
export const skmRuleSets: Readonly<Record<Weight, readonly RuleSet<SkmRules>[]>> = {
	'1/9': [
		{
			name: 'skm-1/9',
			version: '2017-1',
			validFrom: '2017-01-01',
			source,
			status: 'assumed',
			rules: { ...bandsAndSample, weightName: '1/9', weight: { over: 1, under: 9 } }
		}
	],
	'0.11': [
		{
			name: 'skm-0.11',
			version: '2017-1',
			validFrom: '2017-01-01',
			source,
			status: 'assumed',
			rules: { ...bandsAndSample, weightName: '0.11', weight: { over: 11, under: 100 } }
		}
	]
};
