import { monthsBefore } from '#platform/months.ts';
import { studentQuantile } from '#platform/statistics/distributions.ts';
import type { Verb } from '#platform/verbs.ts';
import type { VerdictCode } from '#features/evaluation/schema.ts';
import { BOARDS, type Board, type TileCode } from './schema.ts';

/** The tiles of each board, in order; never more than seven, for nobody takes in more at once. */
export const TILES_OF: Readonly<Record<Board, readonly TileCode[]>> = {
	own: ['jp_own', 'activities', 'sessions_coming', 'offers'],
	unit: ['jp_team', 'index', 'promise', 'fixed', 'needs'],
	training: ['verdicts', 'jp_team', 'attended', 'needs', 'index', 'spent', 'decisions'],
	region: ['verdicts', 'index', 'promise', 'fixed', 'jp_team', 'spent', 'decisions']
};

/** The right that each tile asks for; those of one's own ask for none. */
export const VERB_OF: Readonly<Partial<Record<TileCode, Verb>>> = {
	jp_team: 'jp.read', index: 'survey.read', promise: 'service_time.read', fixed: 'complaint.read', needs: 'need.read', verdicts: 'evaluation.read', attended: 'session.manage', spent: 'evaluation.read', decisions: 'evaluation.read'
};

interface Reader {
	readonly personId: string | null;
	readonly roles: readonly string[];
	readonly unitPath: string | null;
	can(verb: Verb): boolean;
	pathsFor(verb: Verb): readonly string[];
}

const coversAll = (reader: Reader, verb: Verb): boolean => reader.pathsFor(verb).some((path) => /^\/\d+\/$/.test(path));

/** The boards a reader may open, the one of the widest duty first. */
export function boardsFor(reader: Reader): Board[] {
	const opens: Readonly<Record<Board, boolean>> = {
		training: coversAll(reader, 'session.manage'),
		region: coversAll(reader, 'report.read'),
		unit: reader.roles.includes('supervisor') && reader.unitPath !== null,
		own: reader.personId !== null
	};
	return BOARDS.filter((board) => opens[board]);
}

/** These boards speak for the whole government. */
const WHOLE: readonly Board[] = ['training', 'region'];

/** The tiles of a board that a reader may see: on one of the whole government only what the reader may read of all of it, for a part would pass for the whole. */
export function tilesFor(reader: Reader, board: Board): TileCode[] {
	return TILES_OF[board].filter((code) => {
		const verb = VERB_OF[code];
		return verb === undefined || (WHOLE.includes(board) ? coversAll(reader, verb) : reader.can(verb));
	});
}

/** What one counter counted: the sum of what is measured, and of how many. */
export interface Group {
	readonly sum: number;
	readonly count: number;
}

export interface Mean {
	readonly mean: number;
	/** 95 %; null of fewer than two groups, of which no spread is known. */
	readonly interval: readonly [number, number] | null;
	readonly count: number;
	readonly groups: number;
}

/**
 * Mean over all that was counted, with an interval that takes each counter for one: answers at one counter resemble each other, and
 * taken one by one they would make the interval far too narrow.
 *
 * @returns null when nothing was counted: nothing is not zero
 * @source ratio estimator with linearised variance between clusters, Cochran 1977 § 6; docs/rules/recommendations.md § Dashboards
 */
export function meanOfGroups(groups: readonly Group[]): Mean | null {
	const counted = groups.filter(({ count }) => count > 0);
	const total = counted.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return null;
	const mean = counted.reduce((all, { sum }) => all + sum, 0) / total;
	const size = counted.length;
	if (size < 2) return { mean, interval: null, count: total, groups: size };
	const squares = counted.reduce((all, { sum, count }) => all + (sum - mean * count) ** 2, 0);
	const reach = studentQuantile(0.975, size - 1) * Math.sqrt((size / (size - 1)) * squares) / total;
	return { mean, interval: [mean - reach, mean + reach], count: total, groups: size };
}

/** An interval cut where its scale ends. */
export function within([low, high]: readonly [number, number], least: number, most: number): readonly [number, number] {
	return [Math.max(least, low), Math.min(most, high)];
}

/** How many programmes have each verdict; every verdict has its place, also with none. */
export function countVerdicts(codes: readonly (VerdictCode | null)[], all: readonly VerdictCode[]): readonly { readonly code: VerdictCode | null; readonly count: number }[] {
	const waiting = codes.filter((code) => code === null).length;
	return [...all.map((code) => ({ code, count: codes.filter((each) => each === code).length })), ...(waiting > 0 ? [{ code: null, count: waiting }] : [])];
}

/** The last three months that are over, of a day: their first day and the day after their end. */
export function lastThreeMonths(today: string): { readonly from: string; readonly until: string } {
	return { from: monthsBefore(today, 3), until: monthsBefore(today, 0) };
}
