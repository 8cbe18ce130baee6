import type { Panel } from '../../schema.ts';
import { normaliseFirstTreated } from '../check.ts';

/** Who stands against whom in one part of the two-way fixed-effects number. */
export const COMPARISON_KINDS = ['treated_never', 'earlier_later', 'later_earlier', 'treated_always'] as const;
export type ComparisonKind = (typeof COMPARISON_KINDS)[number];

export interface BaconComparison {
	readonly kind: ComparisonKind;
	/** First month of the cohort that switches, and of the one that stands still; null = never. */
	readonly treated: number;
	readonly control: number | null;
	readonly weight: number;
	readonly estimate: number;
}

export interface BaconDecomposition {
	readonly comparisons: readonly BaconComparison[];
	/** Weight on comparisons with units that are already under training: their own effect is then taken off. */
	readonly forbiddenShare: number;
	/** Equals the static two-way fixed-effects estimate. */
	readonly estimate: number;
}

interface Cohort {
	/** Months under training, as a share of all months. */
	readonly treatedShare: number;
	readonly start: number;
	/** Share of the units, by weight. */
	readonly share: number;
	/** Weighted mean outcome of each month. */
	readonly means: Float64Array;
}

/**
 * The static two-way fixed-effects estimate taken apart into all its comparisons of two cohorts.
 *
 * @returns null for a panel with gaps or with weights that change in time (the decomposition does not hold there), or with one cohort
 * @source Goodman-Bacon 2021, Difference-in-differences with variation in treatment timing, theorem 1
 */
export function decomposeFixedEffects(panel: Panel): BaconDecomposition | null {
	const balanced = cohortsOf(panel);
	if (!balanced) return null;
	const { cohorts, times } = balanced;
	const parts = cohorts.flatMap((a, at) => cohorts.slice(at + 1).flatMap((b) => comparisonsOf(a, b, times))).filter((part) => part.weight > 0);
	const total = parts.reduce((sum, part) => sum + part.weight, 0);
	if (!(total > 0)) return null;
	const comparisons = parts.map((part) => ({ ...part, weight: part.weight / total }));
	return {
		comparisons,
		forbiddenShare: comparisons.reduce((sum, { kind, weight }) => sum + (kind === 'later_earlier' || kind === 'treated_always' ? weight : 0), 0),
		estimate: comparisons.reduce((sum, { weight, estimate }) => sum + weight * estimate, 0)
	};
}

/** Cohorts by start, never last; null unless every unit has every month and one weight. */
function cohortsOf(panel: Panel): { cohorts: Cohort[]; times: readonly number[] } | null {
	const rows = [...panel.unit.keys()]
		.filter((row) => !Number.isNaN(panel.outcome[row]) && (panel.weight === undefined || panel.weight[row]! > 0))
		.sort((a, b) => (panel.unit[a] === panel.unit[b] ? panel.time[a]! - panel.time[b]! : panel.unit[a]! < panel.unit[b]! ? -1 : 1));
	const times = [...new Set(rows.map((row) => panel.time[row]!))].sort((a, b) => a - b);
	const months = times.length;
	const last = times.at(-1) ?? NaN;
	const sums = new Map<number, { weight: number; means: Float64Array }>();
	let total = 0;
	for (let from = 0; from < rows.length; from += months) {
		const own = rows.slice(from, from + months);
		const weight = panel.weight?.[own[0]!] ?? 1;
		const isWhole = own.every((row, at) => panel.unit[row] === panel.unit[own[0]!] && panel.time[row] === times[at] && (panel.weight?.[row] ?? 1) === weight);
		if (own.length < months || !isWhole) return null;
		const given = normaliseFirstTreated(panel.firstTreated[own[0]!]!);
		const start = given > last ? Infinity : Math.max(given, times[0]!);
		const cohort = sums.get(start) ?? { weight: 0, means: new Float64Array(months) };
		cohort.weight += weight;
		own.forEach((row, at) => (cohort.means[at]! += weight * panel.outcome[row]!));
		sums.set(start, cohort);
		total += weight;
	}
	const cohorts = [...sums]
		.sort(([a], [b]) => a - b)
		.map(([start, { weight, means }]) => ({
			start,
			share: weight / total,
			treatedShare: times.filter((time) => time >= start).length / months,
			means: means.map((sum) => sum / weight)
		}));
	return { cohorts, times };
}

/** All comparisons of an earlier cohort with a later one (or with never treated units); weights not yet divided by their sum. */
function comparisonsOf(early: Cohort, late: Cohort, times: readonly number[]): BaconComparison[] {
	const units = early.share + late.share;
	const split = (early.share / units) * (late.share / units);
	const [d, l] = [early.treatedShare, late.treatedShare];
	const against = (kind: ComparisonKind, treated: Cohort, control: Cohort, weight: number, before: Months, after: Months): BaconComparison => ({
		kind,
		treated: treated.start,
		control: control.start === Infinity ? null : control.start,
		weight,
		estimate: weight > 0 ? difference(treated, before, after, times) - difference(control, before, after, times) : 0
	});
	const [start, next] = [early.start, late.start];
	const isBefore = (time: number) => time < start;
	const isBetween = (time: number) => time >= start && time < next;
	const isLast = (time: number) => time >= next;
	if (l === 0) return d === 1 ? [] : [against('treated_never', early, late, units ** 2 * split * d * (1 - d), isBefore, isBetween)];
	if (d === 1) return [against('treated_always', late, early, units ** 2 * split * l * (1 - l), isBetween, isLast)];
	return [
		against('earlier_later', early, late, units ** 2 * split * (d - l) * (1 - d), isBefore, isBetween),
		against('later_earlier', late, early, units ** 2 * split * l * (d - l), isBetween, isLast)
	];
}

type Months = (time: number) => boolean;

function difference({ means }: Cohort, before: Months, after: Months, times: readonly number[]): number {
	return meanWhere(means, after, times) - meanWhere(means, before, times);
}

function meanWhere(means: Float64Array, isIn: Months, times: readonly number[]): number {
	const inside = means.filter((_mean, at) => isIn(times[at]!));
	return inside.reduce((sum, mean) => sum + mean, 0) / inside.length;
}
