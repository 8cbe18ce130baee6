import { en } from '../messages.en.ts';
import type { Finding } from '../messages.id.ts';
import { id } from '../messages.id.ts';
import type { Evidence } from '../rules.ts';
import { judge } from '../rules.ts';
import type { ImpactOptions, Interval, RobustnessRun, SmallSamplePretest, UnitCounts, Verdict } from '../schema.ts';
import { baseBefore } from './group-time.ts';
import type { Prepared } from './panel.ts';
import type { TreatedSeries } from './treated-series.ts';

export interface VerdictInput {
	readonly panel: Prepared;
	readonly options: ImpactOptions;
	readonly units: UnitCounts;
	readonly smallSample: SmallSamplePretest;
	readonly robustness: readonly RobustnessRun[];
	readonly permutationP: number | null;
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly ci90: Interval | null;
	readonly mde: number | null;
	/** The trained units' own series, when nobody stayed untrained. */
	readonly series: TreatedSeries | null;
}

/** Gathers the evidence, has it judged, and says the result in the language asked for. */
export function composeVerdict(input: VerdictInput): Verdict {
	const evidence = evidenceOf(input);
	const { code, gates, blockedBy } = judge(evidence);
	const { outcomeName, outcomeUnit, language } = input.options;
	const finding: Finding = {
		...evidence,
		blockedBy,
		tests: input.options.tests,
		outcomeName,
		outcomeUnit,
		mde: known(input.mde),
		treatedChange: known(treatedChange(input.panel)),
		...(input.series ? { mde: known(input.series.mde), treatedChange: null } : {})
	};
	const messages = language === 'en' ? en : id;
	return {
		code,
		sentence: messages.sentence(code, finding),
		gates: gates.map(({ name, passed }) => ({ name, passed, detail: messages.gate(name, passed, finding) }))
	};
}

function known(value: number | null): number | null {
	return value !== null && Number.isFinite(value) ? value : null;
}

function evidenceOf(input: VerdictInput): Evidence {
	const { panel, options, units, smallSample, robustness, permutationP, att, ci95, ci90, series } = input;
	const byCluster = options.assignment === 'cluster';
	return {
		design: 'comparison',
		direction: options.direction,
		sesoi: options.sesoi,
		rawComplaints: options.rawComplaints,
		assignment: options.assignment,
		adjustedP: options.adjustedP,
		registeredBefore: options.registeredBefore,
		treated: byCluster ? units.treatedClusters! : units.treated,
		control: byCluster ? units.controlClusters! : units.comparison,
		treatedClusters: units.treatedClusters,
		months: panel.times.length,
		...timing(panel, options.window ?? Infinity),
		missing: units.missing,
		missingGap: Math.abs(units.missingTreated - units.missingControl),
		pretrendP: smallSample.p,
		slope: smallSample.slope,
		att: known(att),
		ci95,
		ci90,
		permutationP,
		robustness: robustness.map((run) => ({ ...run, att: known(run.att) })),
		...(series ? seriesEvidence(series, byCluster) : {})
	};
}

function seriesEvidence({ units, clusters, preMonths, postMonths, average }: TreatedSeries, byCluster: boolean): Partial<Evidence> {
	return {
		design: 'series',
		treated: byCluster ? clusters! : units,
		control: 0,
		treatedClusters: null,
		months: preMonths + postMonths,
		preMonths,
		postMonths,
		pretrendP: null,
		slope: null,
		permutationP: null,
		robustness: [],
		att: average?.estimate ?? null,
		ci95: average?.ci95 ?? null,
		ci90: average?.ci90 ?? null
	};
}

/**
 * Months before and after training that the cohorts with at least half of the treated units have. The cohort that began first does not speak for those
 * that began last: one early unit with a long time after its start would let a training pass that most units had a month ago.
 */
function timing(panel: Prepared, window: number): Pick<Evidence, 'preMonths' | 'postMonths' | 'meanPostMonths'> {
	const before: number[] = [];
	const after: number[] = [];
	const afterOf = Array.from(panel.cohorts, (group) => panel.times.filter((time) => time >= group && time < group + window).length);
	const beforeOf = Array.from(panel.cohorts, (group) => baseBefore(panel, group) + 1);
	for (let unit = 0; unit < panel.units.length; unit++) {
		const cohort = panel.cohortOf[unit]!;
		if (cohort < 0 || !(panel.weight[unit]! > 0)) continue;
		before.push(beforeOf[cohort]!);
		after.push(afterOf[cohort]!);
	}
	return { preMonths: heldByHalf(before), postMonths: heldByHalf(after), meanPostMonths: after.length === 0 ? 0 : after.reduce((sum, months) => sum + months, 0) / after.length };
}

/** The largest number of months that at least half of the units reach. */
function heldByHalf(months: readonly number[]): number {
	return months.toSorted((a, b) => b - a)[Math.ceil(months.length / 2) - 1] ?? 0;
}

/** Weighted mean over treated units of their months under training minus the months before; what the eye sees in a chart. */
function treatedChange(panel: Prepared): number {
	const months = panel.times.length;
	let sum = 0;
	let total = 0;
	for (let unit = 0; unit < panel.units.length; unit++) {
		if (panel.cohortOf[unit]! < 0) continue;
		const [before, after] = [meanOf(panel, unit, -Infinity, panel.firstTreated[unit]!), meanOf(panel, unit, panel.firstTreated[unit]!, Infinity)];
		if (Number.isNaN(before) || Number.isNaN(after)) continue;
		sum += panel.weight[unit]! * (after - before);
		total += panel.weight[unit]!;
	}
	return months > 0 && total > 0 ? sum / total : NaN;
}

function meanOf(panel: Prepared, unit: number, from: number, to: number): number {
	const base = unit * panel.times.length;
	let sum = 0;
	let count = 0;
	panel.times.forEach((time, at) => {
		const value = panel.outcome[base + at]!;
		if (time < from || time >= to || Number.isNaN(value)) return;
		sum += value;
		count++;
	});
	return count === 0 ? NaN : sum / count;
}
