import type { Estimate, ImpactOptions, Interval, Notice, Panel, UnitCounts } from '../schema.ts';
import type { Aggregate } from './aggregate.ts';
import { smallSampleCritical } from './bootstrap.ts';
import { fewClusterTests, isFewClustered } from './clusters/few-clusters.ts';
import type { Cell } from './group-time.ts';
import { comparisonUnits, estimateGroupTime, insideWindow } from './group-time.ts';
import type { Pooled, Repair } from './inference.ts';
import { independentCount, interval, repairedError, smallSampleRepair, standardError } from './inference.ts';
import type { Prepared } from './panel.ts';
import { preparePanel } from './panel.ts';

/** Fewer treated units (or clusters of them) than this carry no judgement of their own. */
export const FEWEST_UNITS = 5;

/** One way of computing: a prepared panel, its cells, who compares, and the repair of its intervals. */
export interface Run {
	readonly panel: Prepared;
	/** The same, with answers of one unit kept together where nothing else says what belongs together: for intervals and counts. */
	readonly judged: Prepared;
	readonly cells: readonly Cell[];
	readonly comparison: ReadonlySet<number>;
	readonly repair: Repair;
	/** Too few clusters for the repair: intervals come from CR2 instead. */
	readonly hasFewClusters: boolean;
}

/** @param cellsOf all cells, or only those under treatment when nothing before training is asked for */
export function prepareRun(panel: Panel, options: ImpactOptions, cellsOf: typeof estimateGroupTime = estimateGroupTime): Run {
	const prepared = preparePanel(panel, options);
	const cells = insideWindow(cellsOf(prepared, options), options);
	const comparison = comparisonUnits(prepared, options.control);
	const { answerOf } = prepared;
	const judged = answerOf && !prepared.clusterOf ? { ...prepared, clusterOf: answerOf, clusterCount: (answerOf.at(-1) ?? -1) + 1 } : prepared;
	return { panel: prepared, judged, cells, comparison, repair: smallSampleRepair(judged, comparison), hasFewClusters: isFewClustered(prepared) };
}

export function allCohorts({ panel }: Run): number[] {
	return [...panel.cohorts.keys()];
}

export function estimate(run: Run, value: Pooled, cohorts: Iterable<number> = allCohorts(run)): Estimate {
	const { se, df } = rangeError(run, value, cohorts);
	return { att: value.att, se: standardError(run.panel, value.influence), ci95: interval(value.att, se, df, 0.95) };
}

/**
 * The error that an interval of any aggregate is made of, and its degrees of freedom: corrected for leverage (CR2) where clusters are
 * few, otherwise the repaired one. NaN where one cluster holds a side alone: no interval rather than one far too short.
 */
function rangeError(run: Run, value: Pooled, cohorts: Iterable<number>): { readonly se: number; readonly df: number } {
	if (!run.hasFewClusters) return { se: repairedError(run.judged, run.repair, value.influence), df: run.repair.degreesOfFreedom(cohorts) };
	const cr2 = fewClusterTests(run.panel, value, 'never')?.cr2;
	return cr2 ? { se: cr2.se, df: cr2.dfSatterthwaite } : { se: NaN, df: NaN };
}

/** Cohorts of one to four units, or of so few clusters, have far too small an error of their own: the numbers stand, the interval does not. */
export function partEstimate(run: Run, part: Aggregate): Estimate {
	const full = estimate(run, part, part.cohorts);
	return isFew(run, part.cohorts) ? { ...full, ci95: null } : full;
}

export function isFew(run: Run, cohorts: Iterable<number>): boolean {
	const wanted = new Set(cohorts);
	const members = [...run.panel.units.keys()].filter((unit) => wanted.has(run.panel.cohortOf[unit]!));
	return independentCount(run.judged, members) < FEWEST_UNITS;
}

export function band(run: Run, part: Omit<Aggregate, 'key'>, critical: number | null): Interval | null {
	if (critical === null || isFew(run, part.cohorts)) return null;
	const { se, df } = rangeError(run, part, part.cohorts);
	const margin = smallSampleCritical(critical, df) * se;
	return Number.isFinite(margin) ? [part.att - margin, part.att + margin] : null;
}

const REASONS = ['no_treated', 'no_control', 'no_weight', 'no_overlap', 'collinear'] as const;
const MOST_LISTED = 5;

export function cellNotices(run: Run, name: (month: number) => number | string): Notice[] {
	const notices: Notice[] = [];
	for (const reason of REASONS) {
		const cells = run.cells.filter((cell) => cell.reason === reason);
		if (cells.length === 0) continue;
		const list = cells
			.slice(0, MOST_LISTED)
			.map((cell) => `${name(cell.group)}/${name(cell.time)}`)
			.join(', ');
		notices.push({ code: `cell.${reason}`, count: cells.length, list: cells.length > MOST_LISTED ? `${list}, …` : list });
	}
	const few = [...run.panel.cohorts.keys()].filter((cohort) => isFew(run, [cohort])).map((cohort) => name(run.panel.cohorts[cohort]!));
	if (few.length > 0) notices.push({ code: 'group.few_units', count: few.length, list: few.join(', ') });
	return notices;
}

export function countUnits({ panel, comparison }: Run): UnitCounts {
	const positions = [...panel.units.keys()].filter((unit) => panel.weight[unit]! > 0);
	const treated = positions.filter((unit) => panel.cohortOf[unit]! >= 0);
	const control = positions.filter((unit) => panel.cohortOf[unit]! < 0);
	// Many answers of one unit are one unit.
	const count = (some: readonly number[]) => new Set(some.map((unit) => panel.answerOf?.[unit] ?? unit)).size;
	return {
		used: count([...panel.units.keys()]),
		treated: count(treated),
		control: count(control),
		comparison: count(positions.filter((unit) => comparison.has(unit))),
		dropped: panel.dropped,
		alwaysTreated: panel.alwaysTreated,
		months: panel.times.length,
		missing: panel.missing.all,
		missingTreated: panel.missing.treated,
		missingControl: panel.missing.control,
		clusters: panel.clusterOf && panel.clusterCount,
		treatedClusters: panel.clusterOf && independentCount(panel, treated),
		controlClusters: panel.clusterOf && independentCount(panel, comparison)
	};
}
