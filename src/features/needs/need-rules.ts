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
	/** A month counts only where the whole 95 % interval of its share (Wilson) lies under the bound. */
	readonly isPromiseSure: boolean;
	/** Missed months older than so many open nothing new. */
	readonly recentMonths: number;
	/** An element with fewer answers says nothing. */
	readonly leastAnswers: number;
	readonly urgency: {
		/** Pieces of evidence that lift the urgency by one. */
		readonly count: number;
		/** A gap to the bound, in percent of the bound, that lifts it by one. */
		readonly gapPercent: number;
		/** Days open that lift it by one. */
		readonly ageDays: number;
		/** The same two for missed times, which come every month and lie further apart. */
		readonly missedMonths: number;
		readonly promiseGapPercent: number;
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
			isPromiseSure: false,
			recentMonths: 13,
			leastAnswers: 1,
			urgency: { count: 4, gapPercent: 10, ageDays: 60, missedMonths: 4, promiseGapPercent: 10 }
		}
	},
	{
		// With the numbers before, half of all services of a government had a need, nearly each of the highest urgency: that tells nobody where to begin.
		name: 'needs',
		version: '2026-1',
		validFrom: '2026-11-22',
		source: 'Own rule over the grades of PermenPANRB 14/2017; docs/rules/needs.md',
		status: 'assumed',
		rules: {
			elementBoundHundredths: 6500,
			weakestElements: 3,
			trainable: ['competence', 'conduct', 'procedure', 'duration', 'complaints'],
			complaints: 3,
			complaintDays: 90,
			likeness: 0.45,
			promisePercent: 70,
			promiseMonths: 2,
			leastVisits: 10,
			isPromiseSure: true,
			recentMonths: 6,
			leastAnswers: 10,
			urgency: { count: 4, gapPercent: 10, ageDays: 60, missedMonths: 6, promiseGapPercent: 50 }
		}
	}
];
