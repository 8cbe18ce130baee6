import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type {
	BootstrapSummary,
	ImpactOptionsInput,
	ImpactResult,
	Notice,
	Panel,
	RobustnessRun,
	SeriesSummary,
	SyntheticSummary,
	UnitCounts
} from '../schema.ts';
import { ImpactOptions } from '../schema.ts';
import type { Aggregate, EventWindow, Series } from './aggregate.ts';
import { aggregateCalendar, aggregateDynamic, aggregateGroup, aggregateSimple, onceEach } from './aggregate.ts';
import { drawMultipliers, quartileError, simultaneousCritical, usableCritical } from './bootstrap.ts';
import { PanelError } from './check.ts';
import { dataNotices } from './data-notices.ts';
import type { Cell } from './group-time.ts';
import { estimateTreatedCells } from './group-time.ts';
import type { Influenced } from './inference.ts';
import { withoutNaN } from './json.ts';
import { jointPretest, smallSamplePretest } from './pretest.ts';
import type { Run } from './run.ts';
import { band, cellNotices, countUnits, estimate, isFew, partEstimate, prepareRun } from './run.ts';
import { fewClusterNotices, interval90, simpleEffect } from './simple-effect.ts';
import { syntheticFromPanel } from './synthetic/from-panel.ts';
import type { SyntheticControl } from './synthetic/synthetic-control.ts';
import { treatedSeries } from './treated-series.ts';
import { composeVerdict } from './verdict.ts';

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
	if (options.assignment === 'cluster' && !panel.cluster)
		throw new PanelError('assignment.no_cluster', 'Training was assigned to clusters, but no cluster column is given. Name it with --cluster.');
	const run = prepareRun(panel, options);
	const simple = aggregateSimple(run.panel, run.cells);
	const parts = {
		dynamic: aggregateDynamic(run.panel, run.cells, eventWindow(options)),
		group: aggregateGroup(run.panel, run.cells),
		calendar: aggregateCalendar(run.panel, run.cells)
	};
	const units = countUnits(run);
	const { simple: summary, mde, permutation, fewClusters } = simpleEffect(run, simple, options, units);
	const smallSample = smallSamplePretest(run.judged, options, run.comparison);
	const wald = jointPretest(run.panel, run.cells);
	const robustness = robustnessRuns(panel, options);
	const bootstrap = bootstrapOf(run, simple, parts, options);
	const series = treatedSeries(panel, options);
	const synthetic = syntheticFromPanel(run.panel);
	const notices: Notice[] = series
		? [...dataNotices(panel, options), ...run.panel.notices.filter(({ code }) => OF_ANY_DESIGN.has(code)), { code: 'design.interrupted_series' }]
		: [
				...dataNotices(panel, options),
				...run.panel.notices,
				...cellNotices(run, panel.nameMonth ?? String),
				...fewClusterNotices(fewClusters, units),
				...(bootstrap?.notices ?? []),
				...(synthetic?.notices ?? [])
			];
	const messages = options.language === 'en' ? en : id;
	return withoutNaN<ImpactResult>({
		...effects(run, parts, bootstrap?.summary ?? null),
		simple: summary,
		pretest: { wald: wald ?? { statistic: null, df: null, p: null }, smallSample },
		units: series ? seriesCounts(panel, units, series) : units,
		mde: series ? series.mde : mde,
		robustness,
		series,
		synthetic: synthetic && summaryOf(synthetic),
		permutation: permutation && { p: permutation.p, draws: permutation.draws, exact: permutation.exact },
		fewClusters: series ? null : fewClusters,
		verdict: composeVerdict({ panel: run.panel, options, units, smallSample, robustness, permutationP: permutation?.p ?? null, series, mde, ...summary }),
		warnings: notices.map((notice) => ({ code: notice.code, message: messages.notice(notice) })),
		options
	});
}

/** What was done to the panel that a series without comparison rests on as well. */
const OF_ANY_DESIGN: ReadonlySet<string> = new Set(['units.weightless', 'weights.averaged']);

function summaryOf({ unit, effect, preRmspe, ratio, p, smallestP, weights }: SyntheticControl): SyntheticSummary {
	return { unit, effect, preRmspe, ratio, p, smallestP, weights };
}

function eventWindow({ balanceEvent, minEvent, maxEvent }: ImpactOptions): EventWindow {
	return { min: minEvent ?? -Infinity, max: maxEvent ?? Infinity, ...(balanceEvent === null ? {} : { balance: balanceEvent }) };
}

interface Parts {
	readonly dynamic: Series;
	readonly group: Series;
	readonly calendar: Series;
}

function effects(run: Run, parts: Parts, bootstrap: BootstrapSummary | null): Pick<ImpactResult, 'groupTime' | 'dynamic' | 'group' | 'calendar' | 'bootstrap'> {
	const { dynamic, group, calendar } = parts;
	const banded = (part: Aggregate, critical: number | null | undefined) => ({ ...partEstimate(run, part), band95: band(run, part, critical ?? null) });
	return {
		groupTime: run.cells.map((cell) => groupTimeEffect(run, cell, bootstrap?.groupTime.critical ?? null)),
		dynamic: {
			overall: estimate(run, dynamic.overall),
			byEvent: dynamic.parts.map((part) => ({ event: part.key, ...banded(part, bootstrap?.dynamic.critical) }))
		},
		group: {
			overall: estimate(run, group.overall),
			byGroup: group.parts.map((part) => ({ group: part.key, ...banded(part, bootstrap?.group.critical), few: isFew(run, part.cohorts) }))
		},
		calendar: {
			overall: estimate(run, calendar.overall),
			byTime: calendar.parts.map((part) => ({ time: part.key, ...banded(part, bootstrap?.calendar.critical) }))
		},
		bootstrap
	};
}

function groupTimeEffect(run: Run, cell: Cell, critical: number | null) {
	const cohorts = [cell.cohort];
	const few = isFew(run, cohorts);
	const alone = { ...cell, turns: onceEach(run.panel, cell.cohort), cohorts: new Set(cohorts) };
	const full = estimate(run, alone, cohorts);
	const band95 = band(run, alone, critical);
	return { group: cell.group, time: cell.time, post: cell.post, ...full, ci95: few ? null : full.ci95, band95, few };
}

/** In a series everybody is trained: the cohort that would have compared must not be counted a second time. */
function seriesCounts(panel: Panel, units: UnitCounts, { units: treated, clusters, preMonths, postMonths }: SeriesSummary): UnitCounts {
	return {
		...units,
		used: treated,
		treated,
		control: 0,
		comparison: 0,
		dropped: new Set(panel.unit).size - treated,
		months: preMonths + postMonths,
		clusters,
		treatedClusters: clusters,
		controlClusters: clusters === null ? null : 0
	};
}

/** The same effect with the other comparison group, and allowing one more month of anticipation. */
function robustnessRuns(panel: Panel, options: ImpactOptions): RobustnessRun[] {
	const variants = [
		['other_control', { ...options, control: options.control === 'never' ? 'notyet' : 'never' }],
		['more_anticipation', { ...options, anticipation: options.anticipation + 1 }]
	] as const;
	return variants.map(([name, changed]) => {
		const run = prepareRun(panel, changed, estimateTreatedCells);
		const simple = aggregateSimple(run.panel, run.cells);
		return { name, att: simple.att, ci90: interval90(run, simple) };
	});
}

function bootstrapOf(run: Run, simple: Influenced, series: Parts, { bootstrap }: ImpactOptions) {
	if (!bootstrap) return null;
	const { draws, seed } = bootstrap;
	const notices: Notice[] = [];
	const analyse = (parts: readonly Influenced[]) => {
		const drawn = drawMultipliers(
			run.judged,
			parts.map((part) => part.influence),
			draws,
			seed
		);
		const se = drawn.draws.map(quartileError);
		const critical = usableCritical(simultaneousCritical(drawn, se));
		if (critical === null && notices.length === 0) notices.push({ code: 'bootstrap.pointwise' });
		return { se, critical };
	};
	const overall = drawMultipliers(
		run.judged,
		[simple, series.dynamic.overall, series.group.overall, series.calendar.overall].map((value) => value.influence),
		draws,
		seed
	).draws.map(quartileError);
	return {
		notices,
		summary: {
			draws,
			seed,
			groupTime: analyse(run.cells),
			simple: { se: overall[0]! },
			dynamic: { overall: overall[1]!, ...analyse(series.dynamic.parts) },
			group: { overall: overall[2]!, ...analyse(series.group.parts) },
			calendar: { overall: overall[3]!, ...analyse(series.calendar.parts) }
		}
	};
}
