import type { Element } from '#features/surveys/schema.ts';
import type { RuleSet } from '#platform/rulesets/rule-set.ts';

/** The numbers by which evidence opens a need. */
export interface NeedRules {
	/** An element whose interval lies wholly under this opens a need. Hundredths of a point. */
	readonly elementBoundHundredths: number;
	/** Of the elements of one survey only so many of the weakest are looked at. */
	readonly weakestElements: number;
	/** Elements that training can touch; the others call for an improvement. */
	readonly trainable: readonly Element[];
	/** So many complaints with the same competency missing, closed within so many days. */
	readonly complaints: number;
	readonly complaintDays: number;
	/** How alike two descriptions of a competency are to count as one, 0–1. */
	readonly likeness: number;
	/** The share within the promised time, under this for so many months running. */
	readonly promisePercent: number;
	readonly promiseMonths: number;
	/** A month of fewer visits says nothing. */
	readonly leastVisits: number;
	readonly urgency: {
		/** Pieces of evidence that lift the urgency by one. */
		readonly count: number;
		/** A gap to the bound, in percent of the bound, that lifts it by one. */
		readonly gapPercent: number;
		/** Days open that lift it by one. */
		readonly ageDays: number;
	};
}

/** Dated versions of the rule of needs. */
export const needRuleSets: readonly RuleSet<NeedRules>[] = [
	{
		name: 'needs',
		version: '2017-1',
		validFrom: '2017-01-01',
		source: 'Own rule over the grades of PermenPANRB 14/2017; docs/rules/needs.md',
		status: 'assumed',
		rules: {
			elementBoundHundredths: 6500,
			weakestElements: 3,
			trainable: ['competence', 'conduct', 'procedure', 'duration', 'complaints'],
			complaints: 3,
			complaintDays: 90,
			likeness: 0.45,
			promisePercent: 80,
			promiseMonths: 2,
			leastVisits: 10,
			urgency: { count: 4, gapPercent: 10, ageDays: 60 }
		}
	}
];
