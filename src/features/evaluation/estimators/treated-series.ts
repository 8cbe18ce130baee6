import type { ImpactOptions, Panel, SeriesSummary } from '../schema.ts';
import { normaliseFirstTreated, PanelError } from './check.ts';
import { minimumDetectableEffect } from './inference.ts';
import { interruptedSeries } from './its.ts';
import { interruptedCounts } from './series/count-series.ts';
import { MONTHS_FOR_SEASON } from './series/segments.ts';

export type TreatedSeries = SeriesSummary;

/**
 * When every unit began in the same month there is nobody to compare with; what is left is the series of the
 * trained units, weighted, each measured from its own mean so that a missing month of one unit makes no jump.
 * Counts and rates (family 'poisson') are measured as a share of that mean, and told in their own unit again.
 *
 * @throws {PanelError} a season asked of too few months, or counts below zero
 * @returns null when units began in different months, or some never did: then they can be compared
 */
export function treatedSeries(panel: Panel, { anticipation, seasonal, family }: Pick<ImpactOptions, 'anticipation' | 'seasonal' | 'family'>): SeriesSummary | null {
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
	const { time, ...months } = monthly(panel, rows, family);
	if (seasonal && time.length < MONTHS_FOR_SEASON[seasonal])
		throw new PanelError('series.short_for_season', `The time of the year (${seasonal}) can be taken out of at least ${MONTHS_FOR_SEASON[seasonal]} months; there are ${time.length}.`);
	const line = 'outcome' in months ? interruptedSeries({ time, outcome: months.outcome }, start, undefined, seasonal) : null;
	const counts = 'count' in months ? interruptedCounts({ time, ...months }, start, undefined, seasonal) : null;
	const average = line?.average ?? counts?.difference ?? null;
	const df = line?.df ?? counts?.df ?? NaN;
	const postMonths = time.filter((month) => month >= start).length;
	return {
		start,
		preMonths: time.length - postMonths,
		postMonths,
		units: new Set(rows.map((row) => panel.unit[row])).size,
		clusters: panel.cluster ? new Set(rows.map((row) => panel.cluster![row])).size : null,
		average: average && { estimate: average.estimate, se: average.se, p: average.p, ci95: average.ci95, ci90: average.ci90 },
		mde: average && minimumDetectableEffect(average.se, df)
	};
}

/** In the order of units and months, so that sums do not depend on the order of rows. */
function usableRows({ unit, time, outcome, weight }: Panel): number[] {
	return [...unit.keys()]
		.filter((row) => !Number.isNaN(outcome[row]) && (weight === undefined || weight[row]! > 0))
		.sort((a, b) => (unit[a] === unit[b] ? time[a]! - time[b]! : unit[a]! < unit[b]! ? -1 : 1));
}

type Months = { readonly time: number[] } & ({ readonly outcome: number[] } | { readonly count: number[]; readonly exposure: number[]; readonly per: number[] });

function monthly(panel: Panel, rows: readonly number[], family: ImpactOptions['family']): Months {
	const level = weightedMeans(rows, (row) => panel.unit[row]!, (row) => panel.outcome[row]!, panel);
	const of = (valueOf: (row: number) => number) => weightedMeans(rows, (row) => panel.time[row]!, valueOf, panel);
	const ownLevel = (row: number) => level.get(panel.unit[row]!)!.mean;
	if (family === 'gaussian') {
		const byMonth = of((row) => panel.outcome[row]! - ownLevel(row));
		const time = [...byMonth.keys()].sort((a, b) => a - b);
		return { time, outcome: time.map((month) => byMonth.get(month)!.mean) };
	}
	const below = rows.find((row) => panel.outcome[row]! < 0);
	if (below !== undefined) throw new PanelError('outcome.not_a_count', 'Counts and rates are never below zero. Leave the family out for other outcomes.', { index: below, field: 'outcome' });
	const [counted, usual] = [of((row) => panel.outcome[row]!), of(ownLevel)];
	// Where nobody who was seen ever had an event, a month says nothing.
	const time = [...counted.keys()].filter((month) => usual.get(month)!.mean > 0).sort((a, b) => a - b);
	const total = ({ mean, weight }: Mean) => mean * weight;
	return { time, count: time.map((month) => total(counted.get(month)!)), exposure: time.map((month) => total(usual.get(month)!)), per: time.map((month) => counted.get(month)!.weight) };
}

interface Mean {
	readonly mean: number;
	readonly weight: number;
}

function weightedMeans<Key>(rows: readonly number[], keyOf: (row: number) => Key, valueOf: (row: number) => number, { weight }: Panel): Map<Key, Mean> {
	const sums = new Map<Key, { sum: number; total: number }>();
	for (const row of rows) {
		const share = weight?.[row] ?? 1;
		const entry = sums.get(keyOf(row)) ?? { sum: 0, total: 0 };
		entry.sum += share * valueOf(row);
		entry.total += share;
		sums.set(keyOf(row), entry);
	}
	return new Map([...sums].map(([key, { sum, total }]) => [key, { mean: sum / total, weight: total }]));
}
