import { dayIn } from '#platform/clock.ts';
import type { Baseline } from './panel.rules.ts';
import type { Gate, Interval, VerdictCode } from './schema.ts';

/** What a reader wants to know about the strength of a verdict, and the gates that answer it. */
export const QUESTIONS = ['effect', 'trend', 'units', 'months', 'missing', 'robustness'] as const;
export type Question = (typeof QUESTIONS)[number];

const GATES_OF: Readonly<Record<Question, readonly string[]>> = {
	effect: ['outcome', 'effect', 'worthwhile'],
	trend: ['pre_trend', 'drift'],
	units: ['treated_units', 'control_units'],
	months: ['pre_months', 'post_months'],
	missing: ['missing', 'missing_balance'],
	robustness: ['robustness']
};

export interface Answer {
	readonly question: Question | 'other';
	readonly passed: boolean;
	readonly details: readonly string[];
}

/** The registration is told by a line of its own, with its day. */
const TOLD_ELSEWHERE = 'registered';

/** The gates gathered under their questions, in the order of the questions; a gate that none asks for stands alone at the end. */
export function answersOf(gates: readonly Gate[]): Answer[] {
	const known = new Set([TOLD_ELSEWHERE, ...Object.values(GATES_OF).flat()]);
	const grouped = QUESTIONS.flatMap((question): Answer[] => {
		const own = gates.filter(({ name }) => GATES_OF[question].includes(name));
		return own.length === 0 ? [] : [{ question, passed: own.every(({ passed }) => passed), details: own.map(({ detail }) => detail) }];
	});
	return [...grouped, ...gates.filter(({ name }) => !known.has(name)).map(({ passed, detail }): Answer => ({ question: 'other', passed, details: [detail] }))];
}

/** Whether the registration came before the first unit's training month, by the day it was in the zone of its government; null without a trained unit. */
export function isRegisteredBefore(registeredAt: Date | string, firstStart: string | null, timeZone: string): boolean | null {
	return firstStart === null ? null : dayIn(timeZone, new Date(registeredAt)) < firstStart;
}

/**
 * How much lower the trained units stood before training, in the direction that is better; null when one side is unknown.
 * Units chosen for poor scores rise by themselves (regression to the mean).
 */
export function shortfallOf({ trained, comparison }: Baseline, direction: 'up' | 'down'): number | null {
	if (trained === null || comparison === null) return null;
	return direction === 'up' ? comparison - trained : trained - comparison;
}

/** What could make a verdict another one; the sentences stand in the messages. */
export type Change =
	| {
			readonly code: 'more_trained' | 'more_comparison' | 'more_months_before' | 'more_months_after' | 'fill_gaps' | 'better_comparison' | 'new_data';
	  }
	| { readonly code: 'more_units'; readonly needed: number; readonly present: number }
	| { readonly code: 'surer_among_many' | 'range_reaches_zero' | 'falls_below_sesoi' | 'leaves_equivalence' };

export interface ChangeFacts {
	readonly code: VerdictCode;
	readonly gates: readonly Gate[];
	readonly ci95: Interval | null;
	readonly mde: number | null;
	readonly sesoi: number;
	readonly treatedUnits: number;
	/** It would be sure by itself: only the many that were examined at once hold it back. */
	readonly oneOfMany: boolean;
}

const AFTER_FAILURE: Readonly<Record<string, Exclude<Change, { code: 'more_units' }>['code']>> = {
	treated_units: 'more_trained',
	control_units: 'more_comparison',
	pre_months: 'more_months_before',
	post_months: 'more_months_after',
	missing: 'fill_gaps',
	missing_balance: 'fill_gaps',
	pre_trend: 'better_comparison',
	drift: 'better_comparison'
};

/** First what failed and could be mended, then what would overturn the verdict; new data always. */
export function changesOf({ code, gates, ci95, mde, sesoi, treatedUnits, oneOfMany }: ChangeFacts): Change[] {
	const failed = gates.filter(({ passed }) => !passed).flatMap(({ name }) => AFTER_FAILURE[name] ?? []);
	const changes: Change[] = [...new Set([...failed, ...(oneOfMany ? ['surer_among_many' as const] : [])])].map((one) => ({ code: one }));
	const needed = unitsNeeded(mde, sesoi, treatedUnits);
	if (code === 'not_enough_evidence' && !oneOfMany && needed !== null) changes.push({ code: 'more_units', needed, present: treatedUnits });
	if (code === 'no_meaningful_effect') changes.push({ code: 'leaves_equivalence' });
	if (/^(proven|indicated)/.test(code) && ci95) changes.push({ code: 'range_reaches_zero' });
	if (code.startsWith('proven')) changes.push({ code: 'falls_below_sesoi' });
	return [...changes, { code: 'new_data' }];
}

/**
 * Trained units that would let a change of `sesoi` be seen, were they like the present ones: errors shrink with the root of the number.
 *
 * @returns null when the present ones are enough, or nothing is known
 */
export function unitsNeeded(mde: number | null, sesoi: number, treatedUnits: number): number | null {
	if (mde === null || !(mde > sesoi) || treatedUnits === 0) return null;
	return Math.ceil(treatedUnits * (mde / sesoi) ** 2);
}
