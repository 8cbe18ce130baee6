import type { RuleSet } from '#platform/rulesets/rule-set.ts';

/** The numbers by which evidence becomes a recommendation. */
export interface RecommendationRules {
	/** Under this share of those who learnt, in percent, a training counts as not used at work. */
	readonly usedPercent: number;
	/** A verdict confirmed longer ago than so many days is called old. */
	readonly oldDays: number;
	/** Benefits under so many times the costs keep a good programme from being widened. */
	readonly leastRatio: number;
}

/** Dated versions of the rule of recommendations. */
export const recommendationRuleSets: readonly RuleSet<RecommendationRules>[] = [
	{
		name: 'recommendations',
		version: '2026-1',
		validFrom: '2020-01-01',
		source: 'Own rule; docs/rules/recommendations.md',
		status: 'assumed',
		rules: { usedPercent: 50, oldDays: 184, leastRatio: 1 }
	}
];
