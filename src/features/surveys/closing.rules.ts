import type { RuleSet } from '#platform/rulesets/rule-set.ts';
import { elementIntervals } from './element-interval.rules.ts';
import { droppedElements, usedElements } from './questionnaire.rules.ts';
import type { Questionnaire } from './questionnaire.schema.ts';
import type { FrozenResult } from './result.ts';
import { sampleMinimum, surveyResult, type SkmRules } from './rules.ts';
import { sifted, type GamingRules } from './signs.rules.ts';
import { SPLITS, splitBy, type Respondent } from './split.rules.ts';

/** What a result rests on, beside the answers. */
export interface Basis {
	readonly skm: RuleSet<SkmRules>;
	readonly gaming: RuleSet<GamingRules>;
	readonly questionnaire: Questionnaire;
	readonly yearlyUsers: number | null;
	/** Visits of the counter in the period; null where none were recorded. */
	readonly visits: number | null;
}

/**
 * The whole result of a survey as it is published: what counts, what does not and why, splits with small cells hidden.
 *
 * @returns null while no answer counts: an empty period has no index
 * @source docs/rules/skm.md § 2 to § 12; R01, R11 to R18
 */
export function resultOf(respondents: readonly Respondent[], { skm, gaming, questionnaire, yearlyUsers, visits }: Basis): FrozenResult | null {
	const used = usedElements(questionnaire);
	const { counted, integrity } = sifted(respondents, skm.rules, gaming.rules, used);
	if (counted.length === 0) return null;
	const result = surveyResult(counted.map(({ answers }) => answers), skm.rules, used);
	return {
		...result,
		excluded: respondents.length - counted.length,
		ruleName: skm.name,
		ruleVersion: skm.version,
		sampleMinimum: minimumOf(yearlyUsers, skm.rules),
		integrity: { ...integrity, ruleVersion: gaming.version },
		visits,
		splits: SPLITS.map((split) => ({ split, cells: splitBy(counted, split, skm.rules, used) })).filter(({ cells }) => cells.length > 0),
		order: questionnaire.order,
		elementIntervals: elementIntervals(counted.map(({ answers }) => answers), used),
		dropped: droppedElements(questionnaire).map(({ element, reason }) => ({ element, dropped: reason }))
	};
}

/** Least respondents for so many users a year; null when their number is not known. @source R16 */
export function minimumOf(yearlyUsers: number | null, rules: SkmRules): number | null {
	return yearlyUsers === null || yearlyUsers < 1 ? null : sampleMinimum(yearlyUsers, rules);
}

/**
 * Answers per hundred visits; null where visits are not known or fewer than the answers (then not all were recorded).
 *
 * @returns tenths of a percent, 0–1000
 */
export function responseRate(answers: number, visits: number | null | undefined): number | null {
	return visits === null || visits === undefined || visits === 0 || answers > visits ? null : Math.round((1000 * answers) / visits);
}

export interface QuotaCell {
	readonly users: number;
	readonly quota: number;
}

/**
 * One joint sample shared among services by their users: whole respondents, largest remainders first, nobody with users left at none.
 *
 * @param users of each service in a year
 * @returns as many quotas as services; their sum is the minimum of all users together, or the number of services if that is more
 * @source F82; docs/rules/skm.md § 6
 */
export function sampleQuota(users: readonly number[], rules: SkmRules): QuotaCell[] {
	const total = users.reduce((sum, count) => sum + count, 0);
	if (total === 0) return users.map((count) => ({ users: count, quota: 0 }));
	const wanted = sampleMinimum(total, rules);
	const cells = users.map((count, at) => ({ at, count, share: (wanted * count) / total }));
	const quota = cells.map(({ share, count }) => (count === 0 ? 0 : Math.max(1, Math.floor(share))));
	let left = wanted - quota.reduce((sum, count) => sum + count, 0);
	for (const { at, share } of [...cells].sort((a, b) => (b.share % 1) - (a.share % 1) || a.at - b.at)) {
		if (left <= 0 || (quota[at] ?? 0) > share) continue;
		quota[at] = (quota[at] ?? 0) + 1;
		left -= 1;
	}
	// One for each of many small services may be more than the sample: then the largest gives way.
	for (let most = Math.max(...quota); left < 0 && most > 1; most = Math.max(...quota)) {
		quota[quota.indexOf(most)] = most - 1;
		left += 1;
	}
	return users.map((count, at) => ({ users: count, quota: quota[at] ?? 0 }));
}
