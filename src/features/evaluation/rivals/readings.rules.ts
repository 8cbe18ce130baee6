import { isNegligible } from '../rules.ts';
import type { Interval } from '../schema.ts';
import type { MainResult, Reading, RivalRun, RivalSpec, RivalSummary, Standing, Tally } from './rivals.schema.ts';

interface Found {
	readonly att: number;
	readonly ci95: Interval;
	readonly ci90: Interval | null;
}

/** A verdict that cannot be judged claims nothing: there is nothing to break. */
export function canBeChallenged({ verdict, att }: Pick<MainResult, 'verdict'> & { readonly att: number | null }): boolean {
	return verdict !== 'cannot_be_judged' && att !== null;
}

export function isPlacebo({ family }: Pick<RivalSpec, 'family'>): boolean {
	return family === 'placebo_date' || family === 'placebo_outcome';
}

/**
 * What another way says about the verdict. A verdict with a direction is contradicted by the other direction, however
 * unsure; one without by a sure direction; "no meaningful effect" by a sure effect that is worth having.
 */
export function readingOf({ verdict, att: main, sesoi }: MainResult, { att, ci95, ci90 }: Found): Reading {
	const isSure = excludesZero(ci95);
	if (verdict === 'no_meaningful_effect') {
		if (isNegligible({ ci90, sesoi })) return 'agrees';
		return isSure && Math.abs(att) >= sesoi ? 'contradicts' : 'unsure';
	}
	if (verdict === 'not_enough_evidence') return isSure ? 'contradicts' : 'agrees';
	if (Math.sign(att) !== Math.sign(main)) return 'contradicts';
	return isSure ? 'agrees' : 'unsure';
}

/** Of a placebo: nothing is to be found where nothing happened. */
export function placeboReading({ ci95 }: Pick<Found, 'ci95'>): Reading {
	return excludesZero(ci95) ? 'false_alarm' : 'quiet';
}

function excludesZero([low, high]: Interval): boolean {
	return low > 0 || high < 0;
}

/** What all ways together say; the order of the runs does not matter. */
export function summarise(main: MainResult, runs: readonly RivalRun[]): RivalSummary {
	const left = runs.filter(({ family }) => family === 'leave_out');
	const placebos = runs.filter(isPlacebo);
	const choices = tally(runs.filter((run) => run.family !== 'leave_out' && !isPlacebo(run)));
	const leaveOut = tally(left);
	const counted = {
		computed: count(placebos, 'quiet') + count(placebos, 'false_alarm'),
		falseAlarms: count(placebos, 'false_alarm'),
		notComputable: count(placebos, 'not_computable')
	};
	return { choices, leaveOut, placebos: counted, matters: mostInfluential(main, left), standing: standingOf(choices, leaveOut, counted) };
}

function tally(runs: readonly RivalRun[]): Tally {
	const [agrees, unsure, contradicts] = [count(runs, 'agrees'), count(runs, 'unsure'), count(runs, 'contradicts')];
	return { computed: agrees + unsure + contradicts, agrees, unsure, contradicts, notComputable: count(runs, 'not_computable') };
}

function count(runs: readonly RivalRun[], reading: Reading): number {
	return runs.filter((run) => run.reading === reading).length;
}

/** Of two that move it equally, the one whose id comes first. */
function mostInfluential({ att: main }: MainResult, left: readonly RivalRun[]): RivalSummary['matters'] {
	let most: RivalSummary['matters'] = null;
	for (const { choice: unitId, att } of [...left].sort((a, b) => (a.choice < b.choice ? -1 : 1))) {
		if (att !== null && (most === null || Math.abs(att - main) > Math.abs(most.shift))) most = { unitId, att, shift: att - main };
	}
	return most;
}

/** Shares that turn a result into a caution; judgement, fixed before any result was seen. */
const LIMITS = { holds: 0.8, broken: 0.5, falseAlarms: 0.5, placebosForOneAlarm: 3 } as const;

function standingOf(choices: Tally, leaveOut: Tally, placebos: RivalSummary['placebos']): Standing {
	const share = choices.computed === 0 ? 0 : choices.agrees / choices.computed;
	// One in twenty placebos finds something by chance alone: a single one is no proof against the verdict.
	const byChance = placebos.computed >= LIMITS.placebosForOneAlarm ? 1 : 0;
	const manyAlarms = placebos.falseAlarms > 1 && placebos.falseAlarms > placebos.computed * LIMITS.falseAlarms;
	if (leaveOut.contradicts > 0 || choices.contradicts > choices.computed * LIMITS.broken || manyAlarms) return 'broken';
	return share >= LIMITS.holds && choices.contradicts === 0 && leaveOut.unsure === 0 && placebos.falseAlarms <= byChance ? 'holds' : 'shaken';
}
