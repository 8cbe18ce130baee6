import type { Design } from '../design/design.schema.ts';
import type { Outcome } from '../programme.schema.ts';
import type { PanelRow } from '../panel.rules.ts';
import type { ImpactOptionsInput, Interval, VerdictCode } from '../schema.ts';

/** The ways in which a verdict is attacked; each stands for one choice that somebody else might have made. */
export const RIVAL_FAMILIES = [
	'window',
	'control',
	'method',
	'anticipation',
	'transform',
	'outliers',
	'weights',
	'panel',
	'leave_out',
	'placebo_date',
	'placebo_outcome'
] as const;
export type RivalFamily = (typeof RIVAL_FAMILIES)[number];

/** One other way of computing: `choice` is a number of months, a method, the id of an office, an outcome. */
export interface RivalSpec {
	readonly family: RivalFamily;
	readonly choice: string;
}

/** What one other way says about the verdict. The last two are of placebos: nothing should be found there. */
export const READINGS = ['agrees', 'unsure', 'contradicts', 'not_computable', 'quiet', 'false_alarm'] as const;
export type Reading = (typeof READINGS)[number];

/** Why a way of computing gave nothing, or would only have given the same once more. */
export const REASONS = [
	'window_covers_all',
	'one_start',
	'no_comparison',
	'all_weigh_same',
	'no_gaps',
	'no_outliers',
	'not_this_scale',
	'too_few_before',
	'no_values',
	'no_units_left',
	'no_estimate',
	'no_range'
] as const;
export type RivalReason = (typeof REASONS)[number];

/** What was computed one other way, in the unit of the outcome. */
export interface RivalRun extends RivalSpec {
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly reading: Reading;
	readonly reason: RivalReason | null;
}

/** The verdict under attack. */
export interface MainResult {
	readonly verdict: VerdictCode;
	readonly att: number;
	readonly ci95: Interval | null;
	readonly sesoi: number;
}

/** The data of a verdict: its months, how it was computed, and the months of outcomes that the programme did not aim at. */
export interface RivalData {
	readonly rows: readonly PanelRow[];
	readonly outcome: Outcome;
	readonly options: ImpactOptionsInput;
	/** As registered: what follows from it is asked again of the rows of each way. */
	readonly design: Design;
	readonly placebos: ReadonlyMap<Outcome, readonly PanelRow[]>;
}

export interface Tally {
	/** Computed; the others of the family gave nothing. */
	readonly computed: number;
	readonly agrees: number;
	readonly unsure: number;
	readonly contradicts: number;
	readonly notComputable: number;
}

export const STANDINGS = ['holds', 'shaken', 'broken'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface RivalSummary {
	/** Other choices of computing; leaving out one office is counted apart, placebos too. */
	readonly choices: Tally;
	readonly leaveOut: Tally;
	readonly placebos: { readonly computed: number; readonly falseAlarms: number; readonly notComputable: number };
	/** The office whose absence moves the estimate most. */
	readonly matters: { readonly unitId: string; readonly att: number; readonly shift: number } | null;
	/** A caution beside the verdict; its gates stay as they are. */
	readonly standing: Standing;
}

/** What a finished attack keeps. */
export interface StoredRivals {
	readonly main: MainResult;
	readonly runs: readonly RivalRun[];
	readonly summary: RivalSummary;
}

export type ChallengeState = 'waiting' | 'running' | 'done' | 'refused';

/** What the page of a verdict says about attempts to break it. */
export interface ChallengeBrief {
	readonly state: ChallengeState;
	readonly planned: number;
	readonly runs: number;
	readonly summary: RivalSummary | null;
}

export function keyOf({ family, choice }: RivalSpec): string {
	return `${family}.${choice}`;
}
