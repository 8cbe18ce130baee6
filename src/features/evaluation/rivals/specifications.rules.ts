import type { Outcome } from '../programme.schema.ts';
import type { RivalFamily, RivalSpec } from './rivals.schema.ts';

/** Another version looks again, also where the data are the same. */
export const RIVALS_VERSION = '2026-1';

/**
 * Elements of the survey that training of officers should not move: the tariff stands in a regulation, buildings and
 * equipment in a budget. Assumed; a visitor who is pleased may rate these higher too, and the page says so.
 */
const NOT_TAUGHT = ['cost', 'facilities'] as const satisfies readonly Outcome[];

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

/** The outcomes that serve as placebos for this one. */
export function placeboOutcomes(outcome: Outcome): Outcome[] {
	return NOT_TAUGHT.filter((one) => one !== outcome);
}

/**
 * All ways in which a verdict is tried, always in the same order: choices, one office left out at a time (in the order
 * of their ids), placebos.
 *
 * @param unitIds offices in the panel, in any order, also repeated
 */
export function rivalSpecs(outcome: Outcome, unitIds: Iterable<string>): RivalSpec[] {
	const offices = [...new Set(unitIds)].sort();
	const specs = (family: RivalFamily, choices: readonly string[]) => choices.map((choice): RivalSpec => ({ family, choice }));
	return [
		...CHOICES.flatMap(([family, choices]) => specs(family, choices)),
		...specs('leave_out', offices),
		...specs('placebo_date', PLACEBO_MONTHS),
		...specs('placebo_outcome', placeboOutcomes(outcome))
	];
}
