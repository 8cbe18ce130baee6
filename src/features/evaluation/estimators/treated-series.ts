import type { Panel, SeriesSummary } from '../schema.ts';
import { normaliseFirstTreated } from './check.ts';
import { minimumDetectableEffect } from './inference.ts';
import { interruptedSeries } from './its.ts';

export type TreatedSeries = SeriesSummary;

/**
 * When every unit began in the same month there is nobody to compare with; what is left is the series of the
 * trained units, weighted, each measured from its own mean so that a missing month of one unit makes no jump.
 *
 * @returns null when units began in different months, or some never did: then they can be compared
 */
export function treatedSeries(panel: Panel, anticipation: number): SeriesSummary | null {
	const rows = usableRows(panel);
	let first = Infinity;
	let last = -Infinity;
	for (const row of rows) {
		first = Math.min(first, panel.time[row]!);
		last = Math.max(last, panel.time[row]!);
	}
	const starts = new Set(rows.map((row) => normaliseFirstTreated(panel.firstTreated[row]!)));
	const [start] = starts;
	if (starts.size !== 1 || start === undefined || start <= first + anticipation || start > last) return null;
	const { time, outcome } = monthlyMeans(panel, rows);
	const result = interruptedSeries({ time, outcome }, start);
	const postMonths = time.filter((month) => month >= start).length;
	return {
		start,
		preMonths: time.length - postMonths,
		postMonths,
		units: new Set(rows.map((row) => panel.unit[row])).size,
		clusters: panel.cluster ? new Set(rows.map((row) => panel.cluster![row])).size : null,
		average: result?.average ?? null,
		mde: result ? minimumDetectableEffect(result.average.se, result.df) : null
	};
}

/** In the order of units and months, so that sums do not depend on the order of rows. */
function usableRows({ unit, time, outcome, weight }: Panel): number[] {
	return [...unit.keys()]
		.filter((row) => !Number.isNaN(outcome[row]) && (weight === undefined || weight[row]! > 0))
		.sort((a, b) => (unit[a] === unit[b] ? time[a]! - time[b]! : unit[a]! < unit[b]! ? -1 : 1));
}

function monthlyMeans(panel: Panel, rows: readonly number[]): { time: number[]; outcome: number[] } {
	const level = weightedMeans(
		rows,
		(row) => panel.unit[row]!,
		(row) => panel.outcome[row]!,
		panel
	);
	const byMonth = weightedMeans(
		rows,
		(row) => panel.time[row]!,
		(row) => panel.outcome[row]! - level.get(panel.unit[row]!)!,
		panel
	);
	const time = [...byMonth.keys()].sort((a, b) => a - b);
	return { time, outcome: time.map((month) => byMonth.get(month)!) };
}

function weightedMeans<Key>(rows: readonly number[], keyOf: (row: number) => Key, valueOf: (row: number) => number, { weight }: Panel): Map<Key, number> {
	const sums = new Map<Key, { sum: number; total: number }>();
	for (const row of rows) {
		const share = weight?.[row] ?? 1;
		const entry = sums.get(keyOf(row)) ?? { sum: 0, total: 0 };
		entry.sum += share * valueOf(row);
		entry.total += share;
		sums.set(keyOf(row), entry);
	}
	return new Map([...sums].map(([key, { sum, total }]) => [key, sum / total]));
}
