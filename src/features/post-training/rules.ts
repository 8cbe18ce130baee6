import { addDays } from '#platform/clock.ts';
import { addMonths } from '#platform/months.ts';
import { studentQuantile } from '#platform/statistics/distributions.ts';
import { wilson95 } from '#platform/statistics/wilson.ts';
import { OBSTACLES, type AskedRole, type Obstacle, type TrainingKind } from './schema.ts';

/** Below so many answers nothing is shown: one among few is soon guessed. The database holds to the same number. */
export const MINIMUM_ANSWERS = 5;
/** How long participants are asked about the session itself, in days. Assumed; no regulation found. */
export const REACTION_DAYS = 14;
/** So long before its end a window is called to mind again, in days. */
export const REMIND_DAYS = 7;
/** A window that nobody was asked in is asked about up to so many days after its end; then it is missed. Assumed; no regulation found. */
export const GRACE_DAYS = 60;
/** For the reaction to the session itself, which fades sooner. Assumed. */
export const REACTION_GRACE_DAYS = 14;
/** Colleagues asked about one alumnus. */
export const MOST_PEERS = 3;
/** Own statements of one course: with the common ones a form of fifteen, which is still answered with care. */
export const MOST_STATEMENTS = 10;

/** Windows of an agency that says nothing. @source R24: practice of BPSDM Jawa Barat; LAN's own rule was not found */
export const DEFAULT_MONTHS: Readonly<Record<TrainingKind, readonly number[]>> = { managerial: [12], technical: [4] };

/** Leadership (1) and managerial (5) training wait a year; all else is technical. @param formId SIASN jenisDiklat id */
export function kindOf(formId: string): TrainingKind {
	return formId === '1' || formId === '5' ? 'managerial' : 'technical';
}

export interface Window {
	readonly opensOn: string;
	/** The last day on which an answer is taken. */
	readonly closesOn: string;
}

/** When behaviour is asked about: from so many months after the last day of the session, for one month. @source R24 */
export function windowOf(endsOn: string, months: number): Window {
	const opensOn = addMonths(endsOn, months);
	return { opensOn, closesOn: addMonths(opensOn, 1) };
}

/** When participants are asked about the session: two weeks from the day it was completed. */
export function reactionWindow(completedOn: string): Window {
	return { opensOn: completedOn, closesOn: addDays(completedOn, REACTION_DAYS) };
}

export function isOpen({ opensOn, closesOn }: Window, today: string): boolean {
	return opensOn <= today && today <= closesOn;
}

/** 'late': over, but who was not asked is asked still; 'missed': over for longer than the grace; 'not_due': over before the setting held. */
export type WindowStanding = 'coming' | 'open' | 'late' | 'missed' | 'not_due';

/** @param since the day from which the setting of the windows holds; '' for the default, which always held */
export function standingOf(window: Window, graceDays: number, today: string, since = ''): WindowStanding {
	if (today < window.opensOn) return 'coming';
	if (today <= window.closesOn) return 'open';
	if (window.closesOn < since) return 'not_due';
	return today <= addDays(window.closesOn, graceDays) ? 'late' : 'missed';
}

/**
 * Between which days somebody who is asked today may answer: the window itself; when it is over, as long again from today, so that
 * nobody pays for a program that stood still; undefined before the window, after the grace, and where it was never due.
 */
export function askingWindow(window: Window, graceDays: number, today: string, since = ''): Window | undefined {
	const standing = standingOf(window, graceDays, today, since);
	if (standing === 'open') return window;
	return standing === 'late' ? { opensOn: today, closesOn: addDays(today, daysBetween(window.opensOn, window.closesOn)) } : undefined;
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** '3, 6, 12' as numbers in order, each once; undefined when it is not one to four whole numbers from 1 to 36. */
export function readMonths(text: string): readonly number[] | undefined {
	const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
	const months = [...new Set(parts.map(Number))].sort((a, b) => a - b);
	const isGood = parts.every((part) => /^\d{1,2}$/.test(part)) && months.every((month) => month >= 1 && month <= 36) && months.length >= 1 && months.length <= 4;
	return isGood ? months : undefined;
}

/** By statement; null where whoever answered cannot judge. */
export type Scores = Readonly<Record<string, number | null>>;
export const scoreField = (key: string): string => `score.${key}`;
/** What a form sends for "I cannot judge this". */
export const UNJUDGED = 'unjudged';

/** The scores of a filled form for these statements, or the field of the first that has none from 1 to 4 and is not called unjudged. */
export function readScores(fields: Readonly<Record<string, unknown>>, keys: readonly string[]): { readonly scores: Scores } | { readonly missing: string } {
	const given = (key: string) => fields[scoreField(key)];
	const missing = keys.find((key) => typeof given(key) !== 'string' || (given(key) !== UNJUDGED && !/^[1-4]$/.test(given(key) as string)));
	if (missing !== undefined) return { missing: scoreField(missing) };
	return { scores: Object.fromEntries(keys.map((key) => [key, given(key) === UNJUDGED ? null : Number(given(key))])) };
}

export interface Answer {
	readonly scores: Scores;
	readonly obstacles: readonly string[];
	readonly words: string | null;
}

/** One statement as a group answered it. */
export interface StatementResult {
	readonly key: string;
	/** Who gave a score. */
	readonly n: number;
	/** Who said that they cannot judge; in no figure below. */
	readonly unjudged: number;
}

/** A statement that enough people scored to say something of it. */
export interface StatementFigures extends StatementResult {
	/** On the scale 1–4. */
	readonly mean: number;
	/** 95 %, by t; null where all answered alike. */
	readonly interval: readonly [number, number] | null;
	/** How many gave 3 or 4. */
	readonly favourable: number;
	/** 95 %, Wilson, as shares. */
	readonly favourableInterval: readonly [number, number] | null;
	/** How many gave 1, 2, 3, 4. */
	readonly counts: readonly [number, number, number, number];
}

/** One statement over the answers that have it; undefined when none has. @source F96; t interval of a mean, Wilson interval of a share */
export function statementResult(key: string, answers: readonly Answer[]): StatementFigures | undefined {
	const given = scoresOf(key, answers);
	const n = given.length;
	if (n === 0) return undefined;
	const mean = given.reduce((sum, score) => sum + score, 0) / n;
	const variance = n > 1 ? given.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1) : 0;
	const half = variance > 0 ? studentQuantile(0.975, n - 1) * Math.sqrt(variance / n) : undefined;
	const count = (score: number) => given.filter((one) => one === score).length;
	const favourable = count(3) + count(4);
	return {
		key, n, unjudged: unjudgedIn(key, answers), mean,
		interval: half === undefined ? null : [Math.max(1, mean - half), Math.min(4, mean + half)],
		favourable, favourableInterval: wilson95(favourable, n),
		counts: [count(1), count(2), count(3), count(4)]
	};
}

const scoresOf = (key: string, answers: readonly Answer[]): number[] => answers.flatMap(({ scores }) => scores[key] ?? []);
const unjudgedIn = (key: string, answers: readonly Answer[]): number => answers.filter(({ scores }) => scores[key] === null).length;

/** Figures from five scores on; fewer, or all unjudged, are only counted. Undefined where nobody was asked this. */
function statementShown(key: string, answers: readonly Answer[]): StatementResult | StatementFigures | undefined {
	const n = scoresOf(key, answers).length;
	if (n >= MINIMUM_ANSWERS) return statementResult(key, answers);
	const unjudged = unjudgedIn(key, answers);
	return n + unjudged === 0 ? undefined : { key, n, unjudged };
}

/** Whether enough scored a statement for figures; else it is "belum cukup". */
export function isEnough(statement: StatementResult | StatementFigures): statement is StatementFigures {
	return 'mean' in statement;
}

export interface Rate extends Window {
	readonly months: number;
	readonly role: AskedRole;
	readonly asked: number;
	readonly answered: number;
	/** Of those who did not answer, how many have no account to answer with. */
	readonly unreached: number;
}

/** What one role said in one window. Roles are never put together. */
export interface RoleResult extends Rate {
	readonly rateInterval: readonly [number, number] | null;
	/** 'open': still asked, so nothing is shown yet; 'too_few': fewer than five answered. */
	readonly state: 'open' | 'too_few' | 'shown';
	/** One with fewer than five scores is counted, and has no figures. */
	readonly statements: readonly (StatementResult | StatementFigures)[];
	readonly obstacles: readonly { readonly obstacle: Obstacle; readonly count: number; readonly interval: readonly [number, number] | null }[];
}

/**
 * What one role said, from the answers that the database gave out.
 *
 * @param keys the statements in their order; what was answered beyond them comes after
 * @source R24: a role with fewer than the minimum answers is shown as "belum cukup"
 */
export function roleResult(rate: Rate, answers: readonly Answer[], keys: readonly string[], today: string): RoleResult {
	const isOver = rate.closesOn < today || rate.answered >= rate.asked;
	const state = !isOver ? 'open' : rate.answered < MINIMUM_ANSWERS || answers.length < MINIMUM_ANSWERS ? 'too_few' : 'shown';
	const shown = state === 'shown' ? answers : [];
	const all = [...new Set([...keys, ...shown.flatMap(({ scores }) => Object.keys(scores))])];
	return {
		...rate, state,
		rateInterval: wilson95(rate.answered, rate.asked),
		statements: all.flatMap((key) => statementShown(key, shown) ?? []),
		obstacles: OBSTACLES.map((obstacle) => {
			const count = shown.filter(({ obstacles }) => obstacles.includes(obstacle)).length;
			return { obstacle, count, interval: wilson95(count, shown.length) };
		}).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
	};
}

/** Windows of a session in which nobody was asked and nobody will be, in months. @param asked months in which somebody was */
export function missedMonths(endsOn: string, months: readonly number[], asked: readonly number[], today: string, since = ''): number[] {
	return months.filter((count) => !asked.includes(count) && standingOf(windowOf(endsOn, count), GRACE_DAYS, today, since) === 'missed');
}
