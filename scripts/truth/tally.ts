import { VERDICT_CODES, type VerdictCode } from '../../src/features/evaluation/schema.ts';
import { wilson95 } from '../../src/platform/statistics/wilson.ts';

/** What the engine said of one simulated government. */
export interface Answer {
	readonly estimate: number | null;
	readonly interval: readonly [number, number] | null;
	readonly verdict: VerdictCode;
}

/** A share with the interval that so many simulated governments allow. */
export interface Share {
	readonly of: number;
	readonly share: number;
	readonly interval95: readonly [number, number];
}

export interface Tally {
	readonly regions: number;
	/** Mean estimate less the truth, in points. */
	readonly bias: number;
	/** Of the intervals that were given, how many hold the truth. */
	readonly coverage: Share;
	/** Verdicts that claim a change, whichever way. */
	readonly claims: Share;
	/** Of them those that call it proven. */
	readonly proven: Share;
	/** Claims in the wrong direction; with no effect every claim is wrong. */
	readonly wrong: Share;
	readonly verdicts: Readonly<Record<VerdictCode, number>>;
}

/**
 * Counts what the engine said of governments that share one true effect.
 *
 * @param truth the effect that was built in, in points
 * @throws {RangeError} no answers
 */
export function tally(answers: readonly Answer[], truth: number): Tally {
	if (answers.length === 0) throw new RangeError('tally: no answers');
	const intervals = answers.flatMap(({ interval }) => (interval ? [interval] : []));
	const estimates = answers.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
	const verdicts = Object.fromEntries(VERDICT_CODES.map((code) => [code, answers.filter(({ verdict }) => verdict === code).length])) as Record<VerdictCode, number>;
	const count = (holds: (answer: Answer) => boolean): Share => shareOf(answers.filter(holds).length, answers.length);
	return {
		regions: answers.length,
		bias: estimates.reduce((sum, estimate) => sum + estimate, 0) / estimates.length - truth,
		coverage: shareOf(intervals.filter(([low, high]) => low <= truth && truth <= high).length, intervals.length),
		claims: count(({ verdict }) => /better|worse/.test(verdict)),
		proven: count(({ verdict }) => verdict.startsWith('proven')),
		wrong: count(({ verdict }) => (truth > 0 ? /worse/ : truth < 0 ? /better/ : /better|worse/).test(verdict)),
		verdicts
	};
}

function shareOf(hits: number, of: number): Share {
	return { of, share: of === 0 ? NaN : hits / of, interval95: wilson95(hits, of) ?? [0, 1] };
}

/** The goals of the truth test that a tally of one design misses. */
export function missed({ coverage, claims }: Tally, truth: number): string[] {
	const found: string[] = [];
	if (coverage.share < 0.93) found.push(`coverage ${percent(coverage.share)} is below 93 %`);
	if (coverage.share > 0.97) found.push(`coverage ${percent(coverage.share)} is above 97 %: the interval is wider than it need be`);
	if (truth === 0 && claims.share > 0.05) found.push(`false alarms ${percent(claims.share)} are above 5 %`);
	return found;
}

export function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`;
}

/** A share with its interval, as the tables print it. */
export function shown({ share, interval95 }: Share): string {
	return `${percent(share)} (${interval95.map((end) => (100 * end).toFixed(1)).join('–')})`;
}
