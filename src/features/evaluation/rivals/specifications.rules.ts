import type { Outcome } from '../programme.schema.ts';
import type { RivalFamily, RivalSpec } from './rivals.schema.ts';

/** Another version looks again, also where the data are the same. */
export const RIVALS_VERSION = '2026-3';

/**
 * Elements of the survey as placebos, those first that training of officers is least able to move: the tariff stands in a regulation,
 * buildings and equipment in a budget, what must be brought in a rule. Assumed; a visitor who is pleased may rate these higher too, and the page says so.
 */
const LEAST_TAUGHT = ['cost', 'facilities', 'requirements', 'product', 'complaints', 'procedure', 'duration', 'competence', 'conduct'] as const satisfies readonly Outcome[];

/** Two are enough to tell chance from something else that moved; each further one finds something by chance more often. */
const MOST_PLACEBO_OUTCOMES = 2;

/** Every choice, also those that a given panel has no use for: they are listed with the reason. Fixed before looking. */
const CHOICES: readonly (readonly [RivalFamily, readonly string[]])[] = [
	['window', ['3', '6', '12', 'all']],
	['control', ['other']],
	['method', ['dr', 'reg', 'ipw']],
	['anticipation', ['1', '2']],
	['transform', ['log', 'logit', 'quarter']],
	['outliers', ['months', 'units']],
	['weights', ['equal']],
	['panel', ['balanced', 'unbalanced']]
];

/** Months by which a start is moved back to where nothing had happened yet. */
const PLACEBO_MONTHS = ['6', '9', '12'] as const;

/**
 * The outcomes that serve as placebos: the least taught of those that the programme did not aim at, whatever they came to.
 *
 * @param aimedAt outcomes that the programme, its course or a part of it is meant for
 */
export function placeboOutcomes(aimedAt: Iterable<Outcome>): Outcome[] {
	const aims = new Set(aimedAt);
	return LEAST_TAUGHT.filter((one) => !aims.has(one)).slice(0, MOST_PLACEBO_OUTCOMES);
}

/**
 * All ways in which a verdict is tried, always in the same order: choices, one office left out at a time (in the order
 * of their ids), placebos.
 *
 * @param placebos outcomes in which nothing should be found
 * @param unitIds offices in the panel, in any order, also repeated
 */
export function rivalSpecs(placebos: readonly Outcome[], unitIds: Iterable<string>): RivalSpec[] {
	const offices = [...new Set(unitIds)].sort();
	const specs = (family: RivalFamily, choices: readonly string[]) => choices.map((choice): RivalSpec => ({ family, choice }));
	return [
		...CHOICES.flatMap(([family, choices]) => specs(family, choices)),
		...specs('leave_out', offices),
		...specs('placebo_date', PLACEBO_MONTHS),
		...specs('placebo_outcome', placebos)
	];
}
