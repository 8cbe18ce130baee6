import type { VerdictCode } from '#features/evaluation/schema.ts';
import type { RecommendationRules } from './decision-rules.ts';
import type { Choice, Standing, Step } from './schema.ts';
import type { CostPerPoint } from './value.rules.ts';

/** What the rule looks at: of a programme, or of a part of its curriculum. */
export interface Facts {
	/** Null: not computed, or (of a part) measured by no evaluation. */
	readonly verdict: VerdictCode | null;
	/** Days since the verdict was last confirmed by the data; null without one. */
	readonly verdictAgeDays: number | null;
	/** Another evaluation of the same course that shows a worse service. */
	readonly worseElsewhere: boolean;
	/** Units that compare and could be trained. */
	readonly unitsLeft: number;
	/** Share of alumni who use it at work, in percent with its 95 % interval; null where too few answered. */
	readonly used: { readonly percent: number; readonly low: number; readonly high: number; readonly answered: number } | null;
	/** Null for a part of a curriculum: costs are recorded by programme. */
	readonly costPerPoint: CostPerPoint['kind'] | null;
	/** Benefit ÷ cost; null where nobody stated a benefit in money. */
	readonly benefitCostRatio: number | null;
	/** Whether the outcome, the units and the smallest worthwhile change stood before the training began. */
	readonly registeredBefore: boolean | null;
	/** A part of a curriculum that names no measure of service, so that no evaluation can speak of it alone. */
	readonly unmeasured: boolean;
}

export const REASONS = [
	'proven_better', 'indicated_better', 'not_enough_evidence', 'no_meaningful_effect', 'indicated_worse', 'proven_worse', 'cannot_be_judged', 'not_computed', 'unmeasured',
	'worse_elsewhere', 'nowhere_left', 'not_used', 'is_used', 'use_unknown', 'costs_more_than_it_brings', 'cost_per_point_unbounded', 'no_costs', 'registered_late', 'verdict_old'
] as const;
export type Reason = (typeof REASONS)[number];

export interface Recommendation {
	readonly choice: Choice;
	/** What led to it, first the verdict. */
	readonly reasons: readonly Reason[];
	/** What does not change it, and must be known by whoever decides. */
	readonly cautions: readonly Reason[];
}

/**
 * What the evidence speaks for. It proposes; a person decides.
 *
 * @source docs/rules/recommendations.md § Rule
 */
export function recommend(facts: Facts, rules: RecommendationRules): Recommendation {
	const { choice, reasons } = byVerdict(facts, rules);
	return { choice, reasons, cautions: cautionsOf(facts, rules).filter((caution) => !reasons.includes(caution)) };
}

function byVerdict(facts: Facts, rules: RecommendationRules): Pick<Recommendation, 'choice' | 'reasons'> {
	const { verdict } = facts;
	if (verdict === null) return { choice: 'wait', reasons: [facts.unmeasured ? 'unmeasured' : 'not_computed'] };
	switch (verdict) {
		case 'proven_worse':
			return { choice: 'stop', reasons: [verdict] };
		case 'indicated_worse':
			return { choice: 'change', reasons: [verdict] };
		case 'no_meaningful_effect':
			return withoutEffect(facts, rules);
		case 'not_enough_evidence':
		case 'cannot_be_judged':
			return { choice: 'wait', reasons: [verdict] };
		case 'indicated_better':
			return facts.worseElsewhere ? { choice: 'change', reasons: [verdict, 'worse_elsewhere'] } : { choice: 'continue', reasons: [verdict] };
		case 'proven_better':
			return provenBetter(facts, rules);
	}
}

/** What is not used cannot work: then what hinders comes first. Else the money is better spent elsewhere. */
function withoutEffect(facts: Facts, rules: RecommendationRules): Pick<Recommendation, 'choice' | 'reasons'> {
	if (isUnused(facts, rules)) return { choice: 'change', reasons: ['no_meaningful_effect', 'not_used'] };
	return { choice: 'stop', reasons: ['no_meaningful_effect', (facts.used?.low ?? 0) >= rules.usedPercent ? 'is_used' : 'use_unknown'] };
}

function provenBetter(facts: Facts, rules: RecommendationRules): Pick<Recommendation, 'choice' | 'reasons'> {
	const verdict = 'proven_better';
	if (facts.worseElsewhere) return { choice: 'change', reasons: [verdict, 'worse_elsewhere'] };
	if (facts.benefitCostRatio !== null && facts.benefitCostRatio < rules.leastRatio) return { choice: 'continue', reasons: [verdict, 'costs_more_than_it_brings'] };
	if (facts.unitsLeft < 1) return { choice: 'continue', reasons: [verdict, 'nowhere_left'] };
	return { choice: 'widen', reasons: [verdict] };
}

/** Only an interval that lies wholly under the bound says so; a bare percentage of few answers does not. */
function isUnused({ used }: Facts, { usedPercent }: RecommendationRules): boolean {
	return used !== null && used.high < usedPercent;
}

function cautionsOf(facts: Facts, rules: RecommendationRules): Reason[] {
	if (facts.verdict === null) return [];
	const cautions: readonly (readonly [Reason, boolean])[] = [
		['registered_late', facts.registeredBefore === false],
		['worse_elsewhere', facts.worseElsewhere],
		['not_used', isUnused(facts, rules)],
		['use_unknown', facts.used === null],
		['cost_per_point_unbounded', facts.costPerPoint === 'unbounded'],
		['costs_more_than_it_brings', facts.benefitCostRatio !== null && facts.benefitCostRatio < rules.leastRatio],
		['no_costs', facts.costPerPoint === 'undefined'],
		['verdict_old', facts.verdictAgeDays !== null && facts.verdictAgeDays > rules.oldDays]
	];
	return cautions.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Where a matter stands: by its last version, and whether that is in a plan. */
export function standingOf(last: Step | null, isPlanned: boolean): Standing {
	if (last === null) return 'undecided';
	if (last === 'proposal') return 'proposed';
	return isPlanned ? 'planned' : 'decided';
}

/** The office of a unit: the unit right below the government, '/1/7/' of '/1/7/3/'; the government itself where there is none. */
export function officePath(unitPath: string): string {
	return /^\/\d+\/(?:\d+\/)?/.exec(unitPath)?.[0] ?? unitPath;
}
