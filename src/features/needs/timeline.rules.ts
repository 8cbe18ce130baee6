import type { MonthFigures } from '#features/surveys/told.rules.ts';

/** A month of a unit; null where nothing was measured: a gap, never a zero. */
export interface TimelineMonth {
	/** First day, 'YYYY-MM-DD'. */
	readonly month: string;
	/** Points 25–100. */
	readonly index: number | null;
	readonly interval: readonly [number, number] | null;
	readonly answers: number;
	/** Some answers were asked fewer than nine elements: the index is not comparable with months of all nine. */
	readonly isPartial?: boolean;
	readonly waitMinutes: number | null;
	readonly withinPromise: number | null;
	/** Null where the reader may not see complaints. */
	readonly complaints: number | null;
	/** Percent of those who answered whether it was really fixed; null when nobody did. */
	readonly confirmedFixed: number | null;
}

export const MARK_KINDS = ['training', 'improvement', 'improvement_ended', 'need_opened', 'need_met', 'plan', 'plan_ended'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that happened, with the page it comes from. */
export interface Mark {
	readonly kind: MarkKind;
	readonly on: string;
	readonly title: string;
	readonly href: string;
	/** Topic of a need, to be put in words; null for the others. */
	readonly topic: string | null;
}

/** Index of a month with its 95 % interval, in points; with fewer answers than `least` nothing is said. */
export function indexOfMonth({ answers, mean, spread }: Omit<MonthFigures, 'isPartial'>, quantile: (degrees: number) => number, least: number): Pick<TimelineMonth, 'index' | 'interval'> {
	if (answers < least) return { index: null, interval: null };
	const reach = spread === null || answers < 2 ? null : (quantile(answers - 1) * spread) / Math.sqrt(answers);
	return { index: 25 * mean, interval: reach === null ? null : [25 * Math.max(1, mean - reach), 25 * Math.min(4, mean + reach)] };
}

/** Runs of months that have a value, for a line that breaks at gaps. */
export function runsOf<T>(points: readonly (T | null)[]): T[][] {
	const runs: T[][] = [[]];
	for (const point of points) {
		if (point === null) runs.push([]);
		else runs.at(-1)?.push(point);
	}
	return runs.filter((run) => run.length > 0);
}
