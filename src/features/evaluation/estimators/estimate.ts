import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { Estimate, EventEffect, ImpactOptionsInput, ImpactResult, Interval, Notice, Panel, RobustnessRun, UnitCounts } from '../schema.ts';
import { ImpactOptions } from '../schema.ts';
import type { Aggregate, Series } from './aggregate.ts';
import { aggregateCalendar, aggregateDynamic, aggregateGroup, aggregateSimple } from './aggregate.ts';
import { drawMultipliers, quartileError, simultaneousCritical, smallSampleCritical, usableCritical } from './bootstrap.ts';
import { PanelError } from './check.ts';
import type { Cell } from './group-time.ts';
import { comparisonUnits, estimateGroupTime } from './group-time.ts';
import type { Influenced, Repair } from './inference.ts';
import { independentCount, interval, minimumDetectableEffect, repairedError, smallSampleRepair, standardError, twoSidedP } from './inference.ts';
import { withoutNaN } from './json.ts';
import type { Prepared } from './panel.ts';
import { preparePanel } from './panel.ts';
import type { Permutation } from './permutation.ts';
import { permuteAssignment } from './permutation.ts';
import { jointPretest, smallSamplePretest } from './pretest.ts';
import { treatedSeries } from './treated-series.ts';
import { composeVerdict } from './verdict.ts';

/** Fewer treated units than this carry no judgement of their own. */
const FEWEST_UNITS = 5;

interface Run {
	readonly panel: Prepared;
	readonly cells: readonly Cell[];
	readonly comparison: ReadonlySet<number>;
	readonly repair: Repair;
}

/**
 * Everything the verdict page and `bina impact estimate` show about one outcome.
 *
 * @param panel one row a unit and month; the order of rows does not matter
 * @returns plain JSON; what is not defined is null, never NaN
 * @throws {PanelError} a panel that cannot be read as one
 * @source Callaway & Sant'Anna 2021, Difference-in-differences with multiple time periods
 */
export function estimateImpact(panel: Panel, input: ImpactOptionsInput = {}): ImpactResult {
	const options = ImpactOptions.parse(input);
	if (options.assignment === 'cluster' && !panel.cluster) throw new PanelError('assignment.no_cluster', 'Training was assigned to clusters, but no cluster column is given. Name it with --cluster.');
	const run = prepareRun(panel, options);
	const simple = aggregateSimple(run.panel, run.cells);
	const parts = { dynamic: aggregateDynamic(run.panel, run.cells), group: aggregateGroup(run.panel, run.cells), calendar: aggregateCalendar(run.panel, run.cells) };
	const units = countUnits(run);
	const permutation = fewTreated(units, options) ? permuteAssignment(run.panel, options, simple.att) : null;
	const summary = summarise(run, simple, permutation);
	const smallSample = smallSamplePretest(run.panel, options, run.comparison);
	const wald = jointPretest(run.panel, run.cells);
	const robustness = robustnessRuns(panel, options);
	const bootstrap = bootstrapOf(run, simple, parts, options);
	const series = treatedSeries(panel, options.anticipation);
	const notices: Notice[] = series ? [{ code: 'design.interrupted_series' }] : [...run.panel.notices, ...cellNotices(run, panel.nameMonth ?? String), ...(bootstrap?.notices ?? [])];
	const messages = options.language === 'en' ? en : id;
	return withoutNaN<ImpactResult>({
		groupTime: run.cells.map((cell) => groupTimeEffect(run, cell)),
		simple: summary,
		dynamic: { overall: estimate(run, parts.dynamic.overall), byEvent: parts.dynamic.parts.map((part): EventEffect => ({
			event: part.key, ...partEstimate(run, part), band95: band(run, part, bootstrap?.summary.dynamic.critical ?? null) })) },
		group: { overall: estimate(run, parts.group.overall), byGroup: parts.group.parts.map((part) => ({ group: part.key, ...partEstimate(run, part), few: isFew(run, part.cohorts) })) },
		calendar: { overall: estimate(run, parts.calendar.overall), byTime: parts.calendar.parts.map((part) => ({ time: part.key, ...partEstimate(run, part) })) },
		pretest: { wald: wald ?? { statistic: null, df: null, p: null }, smallSample },
		units: series ? { ...units, treated: series.units, used: series.units, dropped: 0, months: series.preMonths + series.postMonths } : units,
		mde: series ? series.mde : summary.mde, robustness, series,
		permutation: permutation && { p: permutation.p, draws: permutation.draws, exact: permutation.exact },
		bootstrap: bootstrap?.summary ?? null,
		verdict: composeVerdict({ panel: run.panel, options, units, smallSample, robustness, permutationP: permutation?.p ?? null, series, ...summary }),
		warnings: notices.map((notice) => ({ code: notice.code, message: messages.notice(notice) })), options
	});
}

function prepareRun(panel: Panel, options: ImpactOptions): Run {
	const prepared = preparePanel(panel, options);
	const cells = estimateGroupTime(prepared, options);
	const comparison = comparisonUnits(prepared, options.control);
	return { panel: prepared, cells, comparison, repair: smallSampleRepair(prepared, comparison) };
}

function allCohorts({ panel }: Run): number[] {
	return [...panel.cohorts.keys()];
}

function estimate(run: Run, value: Influenced, cohorts: Iterable<number> = allCohorts(run)): Estimate {
	const repaired = repairedError(run.panel, run.repair, value.influence);
	return { att: value.att, se: standardError(run.panel, value.influence), ci95: interval(value.att, repaired, run.repair.degreesOfFreedom(cohorts), 0.95) };
}

/** Cohorts of one to four units have far too small an error of their own: the numbers stand, the interval does not. */
function partEstimate(run: Run, part: Aggregate): Estimate {
	const full = estimate(run, part, part.cohorts);
	return isFew(run, part.cohorts) ? { ...full, ci95: null } : full;
}

function isFew(run: Run, cohorts: Iterable<number>): boolean {
	const wanted = new Set(cohorts);
	return run.panel.cohortOf.reduce((count, cohort) => count + (wanted.has(cohort) ? 1 : 0), 0) < FEWEST_UNITS;
}

function groupTimeEffect(run: Run, cell: Cell) {
	const cohorts = [cell.cohort];
	const few = isFew(run, cohorts);
	const full = estimate(run, cell, cohorts);
	return { group: cell.group, time: cell.time, post: cell.post, ...full, ci95: few ? null : full.ci95, few };
}

function summarise(run: Run, simple: Influenced, permutation: Permutation | null) {
	const base = estimate(run, simple);
	const df = run.repair.degreesOfFreedom(allCohorts(run));
	const se = repairedError(run.panel, run.repair, simple.influence);
	if (permutation) {
		const around = (margin: number): Interval => [simple.att - margin, simple.att + margin];
		return { ...base, ci95: around(permutation.margin95), ci90: around(permutation.margin90), df: null, p: permutation.p, mde: permutation.detectable };
	}
	return { ...base, ci90: interval(simple.att, se, df, 0.9), df: df > 0 ? df : null, p: twoSidedP(simple.att, se, df), mde: minimumDetectableEffect(se, df) };
}

function countUnits({ panel, comparison }: Run): UnitCounts {
	const positions = [...panel.units.keys()].filter((unit) => panel.weight[unit]! > 0);
	const treated = positions.filter((unit) => panel.cohortOf[unit]! >= 0);
	const control = positions.filter((unit) => panel.cohortOf[unit]! < 0);
	return {
		used: panel.units.length, treated: treated.length, control: control.length,
		comparison: positions.filter((unit) => comparison.has(unit)).length,
		dropped: panel.dropped, alwaysTreated: panel.alwaysTreated, months: panel.times.length,
		missing: panel.missing.all, missingTreated: panel.missing.treated, missingControl: panel.missing.control,
		clusters: panel.clusterOf && panel.clusterCount,
		treatedClusters: panel.clusterOf && independentCount(panel, treated),
		controlClusters: panel.clusterOf && independentCount(panel, comparison)
	};
}

function fewTreated(units: UnitCounts, options: ImpactOptions): boolean {
	const treated = options.assignment === 'cluster' ? units.treatedClusters! : units.treated;
	return treated > 0 && treated < FEWEST_UNITS;
}

/** The same effect with the other comparison group, and allowing one more month of anticipation. */
function robustnessRuns(panel: Panel, options: ImpactOptions): RobustnessRun[] {
	const variants = [
		['other_control', { ...options, control: options.control === 'never' ? 'notyet' : 'never' }],
		['more_anticipation', { ...options, anticipation: options.anticipation + 1 }]
	] as const;
	return variants.map(([name, changed]) => {
		const run = prepareRun(panel, changed);
		const simple = aggregateSimple(run.panel, run.cells);
		const ci90 = interval(simple.att, repairedError(run.panel, run.repair, simple.influence), run.repair.degreesOfFreedom(allCohorts(run)), 0.9);
		return { name, att: simple.att, ci90 };
	});
}

const REASONS = ['no_treated', 'no_control', 'no_weight', 'no_overlap', 'collinear'] as const;
const MOST_LISTED = 5;

function cellNotices(run: Run, name: (month: number) => number | string): Notice[] {
	const notices: Notice[] = [];
	for (const reason of REASONS) {
		const cells = run.cells.filter((cell) => cell.reason === reason);
		if (cells.length === 0) continue;
		const list = cells.slice(0, MOST_LISTED).map((cell) => `${name(cell.group)}/${name(cell.time)}`).join(', ');
		notices.push({ code: `cell.${reason}`, count: cells.length, list: cells.length > MOST_LISTED ? `${list}, …` : list });
	}
	const few = [...run.panel.cohorts.keys()].filter((cohort) => isFew(run, [cohort])).map((cohort) => name(run.panel.cohorts[cohort]!));
	if (few.length > 0) notices.push({ code: 'group.few_units', count: few.length, list: few.join(', ') });
	return notices;
}

function band(run: Run, part: Aggregate, critical: number | null): Interval | null {
	if (critical === null || isFew(run, part.cohorts)) return null;
	const margin = smallSampleCritical(critical, run.repair.degreesOfFreedom(part.cohorts)) * repairedError(run.panel, run.repair, part.influence);
	return Number.isFinite(margin) ? [part.att - margin, part.att + margin] : null;
}

function bootstrapOf(run: Run, simple: Influenced, series: { dynamic: Series; group: Series; calendar: Series }, { bootstrap }: ImpactOptions) {
	if (!bootstrap) return null;
	const { draws, seed } = bootstrap;
	const notices: Notice[] = [];
	const analyse = (parts: readonly Influenced[]) => {
		const drawn = drawMultipliers(run.panel, parts.map((part) => part.influence), draws, seed);
		const se = drawn.draws.map(quartileError);
		const critical = usableCritical(simultaneousCritical(drawn, se));
		if (critical === null && notices.length === 0) notices.push({ code: 'bootstrap.pointwise' });
		return { se, critical };
	};
	const overall = drawMultipliers(run.panel, [simple, series.dynamic.overall, series.group.overall, series.calendar.overall].map((value) => value.influence), draws, seed).draws.map(quartileError);
	return {
		notices,
		summary: {
			draws, seed, groupTime: analyse(run.cells), simple: { se: overall[0]! },
			dynamic: { overall: overall[1]!, ...analyse(series.dynamic.parts) },
			group: { overall: overall[2]!, ...analyse(series.group.parts) },
			calendar: { overall: overall[3]!, ...analyse(series.calendar.parts) }
		}
	};
}
