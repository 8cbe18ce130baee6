import { z } from 'zod';

/** The seven verdicts, from green to white; words and icons for them stand in the messages. */
export const VERDICT_CODES = [
	'proven_better',
	'indicated_better',
	'not_enough_evidence',
	'no_meaningful_effect',
	'indicated_worse',
	'proven_worse',
	'cannot_be_judged'
] as const;
export type VerdictCode = (typeof VERDICT_CODES)[number];

export const CONTROLS = ['never', 'notyet'] as const;
export const METHODS = ['dr', 'reg', 'ipw'] as const;
export const BASES = ['varying', 'universal'] as const;
/** Units with gaps dropped; used where seen; every row used; and answers of which each stands for itself. */
export const PANEL_RULES = ['balanced', 'pairwise', 'unbalanced', 'cross-section'] as const;
export const DIRECTIONS = ['up', 'down'] as const;
export const ASSIGNMENTS = ['unit', 'cluster'] as const;
export const LANGUAGES = ['id', 'en'] as const;
/** Terms for the time of the year: two waves a year and half a year long, or one for each month but one. */
export const SEASONS = ['harmonics', 'months'] as const;
/** How a series without comparison varies: around a line, or as events that are counted. */
export const FAMILIES = ['gaussian', 'poisson'] as const;

/** Characters of the words that stand inside a sentence. */
export const LONGEST_NAME = 80;
export const LONGEST_UNIT = 40;

/** How an evaluation is computed and judged. The agency fixes all of it before it looks at outcomes. */
export const ImpactOptions = z.object({
	control: z.enum(CONTROLS).default('never'),
	method: z.enum(METHODS).default('dr'),
	base: z.enum(BASES).default('varying'),
	panel: z.enum(PANEL_RULES).default('balanced'),
	/** Months before the first treated month in which behaviour may already change. */
	anticipation: z.number().int().min(0).max(120).default(0),
	/** Only cohorts seen so many months after their start, and the event months all of them have. */
	balanceEvent: z.number().int().min(0).max(1200).nullable().default(null),
	/** First and last event month in `dynamic`; both cut its overall effect as well. */
	minEvent: z.number().int().min(-1200).max(1200).nullable().default(null),
	maxEvent: z.number().int().min(-1200).max(1200).nullable().default(null),
	/** Months under training that count, from the start; null = all. The agency fixes it with the outcome. */
	window: z.number().int().min(1).max(1200).nullable().default(null),
	/** Of a series without comparison only: the time of the year taken out, and how its months vary. */
	seasonal: z.enum(SEASONS).nullable().default(null),
	family: z.enum(FAMILIES).default('gaussian'),
	bootstrap: z
		.object({ draws: z.number().int().min(99).max(100_000), seed: z.number().int().min(0).max(4_294_967_295) })
		.nullable()
		.default(null),
	/** Smallest change worth having, in the unit of the outcome. */
	sesoi: z.number().positive().nullable().default(null),
	direction: z.enum(DIRECTIONS).default('up'),
	/** The level at which training was decided. `cluster` counts clusters, not units, in the design gate. */
	assignment: z.enum(ASSIGNMENTS).default('unit'),
	/** Effects of one report judged together: the Benjamini–Hochberg adjusted p of this one. */
	adjustedP: z.number().min(0).max(1).nullable().default(null),
	/** How many were judged together with it, itself counted; null where none were. */
	tests: z.number().int().min(2).nullable().default(null),
	/** Whether all of this was fixed before the training; null where no register says. */
	registeredBefore: z.boolean().nullable().default(null),
	/** A bare number of complaints: more of them can be worse service, or more trust. It is computed and not judged. */
	rawComplaints: z.boolean().default(false),
	language: z.enum(LANGUAGES).default('id'),
	/** How the outcome is called inside a sentence, for example 'IKM'. */
	outcomeName: z.string().max(LONGEST_NAME).nullable().default(null),
	/** The unit of the outcome inside a sentence, for example 'poin' or 'menit'. */
	outcomeUnit: z.string().max(LONGEST_UNIT).nullable().default(null)
});
export type ImpactOptions = z.infer<typeof ImpactOptions>;
export type ImpactOptionsInput = z.input<typeof ImpactOptions>;

/**
 * One row a unit and month, in columns of equal length. `NaN` is a missing value.
 * `time` counts in months (or years); `firstTreated` is in the same count, 0, NaN or Infinity = never.
 */
export interface Panel {
	readonly unit: readonly string[];
	readonly time: ArrayLike<number>;
	readonly outcome: ArrayLike<number>;
	readonly firstTreated: ArrayLike<number>;
	readonly weight?: ArrayLike<number>;
	readonly cluster?: readonly string[];
	readonly covariates?: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
	/** How a month is written in notes, when it is not the number itself. */
	readonly nameMonth?: (month: number) => number | string;
}

export const NOTICE_CODES = [
	'outcome.none',
	'outcome.constant',
	'outcome.huge',
	'units.none_treated',
	'months.absent',
	'units.always_treated',
	'units.weightless',
	'weights.averaged',
	'control.last_cohort',
	'control.none_never',
	'panel.pairwise',
	'panel.unbalanced',
	'panel.cross_section',
	'panel.incomplete_units_dropped',
	'cell.no_treated',
	'cell.no_control',
	'cell.no_weight',
	'cell.no_overlap',
	'cell.collinear',
	'group.few_units',
	'clusters.one',
	'clusters.few',
	'clusters.few_p_values',
	'bootstrap.pointwise',
	'design.interrupted_series',
	'twfe.beside_only',
	'twfe.negative_weights',
	'twfe.forbidden_comparisons',
	'twfe.no_decomposition',
	'synth.indication_only',
	'synth.few_donors',
	'synth.short_before',
	'synth.poor_fit',
	'synth.donors_with_gaps',
	'outcome.raw_complaints',
	'counts.no_offset',
	'meta.few_studies',
	'meta.narrow_interval',
	'meta.left_out',
	'prepost.not_impact'
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** Something the reader must know about how the numbers came about; the messages turn it into a sentence. */
export interface Notice {
	readonly code: NoticeCode;
	readonly count?: number;
	/** Cohorts or cells it concerns, as written in the file. */
	readonly list?: string;
}

export type Interval = readonly [number, number];

/** `se` is the analytic influence-function error; intervals carry the small-sample repair. */
export interface Estimate {
	readonly att: number | null;
	readonly se: number | null;
	readonly ci95: Interval | null;
}

export interface GroupTimeEffect extends BandedEstimate {
	readonly group: number;
	readonly time: number;
	readonly post: boolean;
	/** Fewer than five treated units (clusters where there are any): counts in aggregates, earns no judgement of its own. */
	readonly few: boolean;
}

/** With a simultaneous 95 % band; null without a bootstrap. */
export interface BandedEstimate extends Estimate {
	readonly band95: Interval | null;
}

export interface EventEffect extends BandedEstimate {
	readonly event: number;
}

export interface Gate {
	readonly name: string;
	readonly passed: boolean;
	readonly detail: string;
}

export interface Verdict {
	readonly code: VerdictCode;
	readonly sentence: string;
	readonly gates: readonly Gate[];
}

export interface RobustnessRun {
	readonly name: 'other_control' | 'more_anticipation';
	readonly att: number | null;
	readonly ci90: Interval | null;
}

export interface BootstrapSummary {
	readonly draws: number;
	readonly seed: number;
	readonly groupTime: { readonly se: readonly (number | null)[]; readonly critical: number | null };
	readonly simple: { readonly se: number | null };
	readonly dynamic: BootstrapSeries;
	readonly group: BootstrapSeries;
	readonly calendar: BootstrapSeries;
}

export interface BootstrapSeries {
	readonly overall: number | null;
	readonly se: readonly (number | null)[];
	/** Simultaneous critical value; null when it fell outside 1.96–7 and pointwise intervals are to be used. */
	readonly critical: number | null;
}

export interface ImpactResult {
	readonly groupTime: readonly GroupTimeEffect[];
	readonly simple: Estimate & { readonly ci90: Interval | null; readonly df: number | null; readonly p: number | null };
	readonly dynamic: { readonly overall: Estimate; readonly byEvent: readonly EventEffect[] };
	readonly group: { readonly overall: Estimate; readonly byGroup: readonly (BandedEstimate & { readonly group: number; readonly few: boolean })[] };
	readonly calendar: { readonly overall: Estimate; readonly byTime: readonly (BandedEstimate & { readonly time: number })[] };
	readonly pretest: {
		readonly wald: { readonly statistic: number | null; readonly df: number | null; readonly p: number | null };
		readonly smallSample: SmallSamplePretest;
	};
	readonly units: UnitCounts;
	readonly mde: number | null;
	readonly robustness: readonly RobustnessRun[];
	/** Only when nobody stayed untrained and all began in one month: then `simple` is null and this carries the verdict. */
	readonly series: SeriesSummary | null;
	/** Only when one unit was trained and can be mixed from units never trained. */
	readonly synthetic: SyntheticSummary | null;
	readonly permutation: { readonly p: number; readonly draws: number; readonly exact: boolean } | null;
	/** Only where clusters are named and few; then one of them carries `simple.ci95`. */
	readonly fewClusters: FewClusters | null;
	readonly bootstrap: BootstrapSummary | null;
	readonly verdict: Verdict;
	readonly warnings: readonly { readonly code: NoticeCode; readonly message: string }[];
	readonly options: ImpactOptions;
}

/** Fewer than 40 clusters, or fewer than 10 with a trained unit: what holds then, side by side. */
export interface FewClusters {
	readonly clusters: number;
	readonly treatedClusters: number;
	/** Leverage-corrected error with Satterthwaite's degrees of freedom. */
	readonly cr2: { readonly se: number; readonly df: number; readonly p: number; readonly ci95: Interval | null } | null;
	/** Wild cluster bootstrap; `distinctP` is how many values p can take, null where signs were drawn. */
	readonly wild: {
		readonly p: number;
		readonly ci95: Interval | null;
		readonly draws: number;
		readonly exact: boolean;
		readonly distinctP: number | null;
	} | null;
	/** Student's t on cluster means; null where a cluster holds trained and other units. */
	readonly clusterMeans: { readonly welch: ClusterMeansTest; readonly pooled: ClusterMeansTest } | null;
	/** What carries the interval of the result. */
	readonly decidedBy: 'permutation' | 'cr2' | 'wild' | 'repair';
}

export interface ClusterMeansTest {
	readonly difference: number;
	readonly se: number;
	readonly t: number;
	readonly df: number;
	readonly p: number;
	readonly ci95: Interval | null;
}

/** One trained unit against a mix of others; see estimators/synthetic. */
export interface SyntheticSummary {
	readonly unit: string;
	/** Mean gap to the mix since the start. */
	readonly effect: number;
	readonly preRmspe: number;
	readonly ratio: number;
	/** Rank of the ratio among all units, and the smallest one possible. */
	readonly p: number;
	readonly smallestP: number;
	readonly weights: readonly { readonly unit: string; readonly weight: number }[];
}

/** The trained units' own months, segmented at the start; see estimators/its.ts. */
export interface SeriesSummary {
	readonly start: number;
	readonly preMonths: number;
	readonly postMonths: number;
	readonly units: number;
	/** Null when the panel is not clustered. */
	readonly clusters: number | null;
	/** Mean over the months after the start; null when the series is too short. */
	readonly average: {
		readonly estimate: number;
		readonly se: number;
		readonly p: number;
		readonly ci95: Interval | null;
		readonly ci90: Interval | null;
	} | null;
	readonly mde: number | null;
}

export interface SmallSamplePretest {
	readonly pF: number | null;
	readonly pSlope: number | null;
	/** Change of the difference to the comparison units per month before training. */
	readonly slope: number | null;
	/** min(1, 2 min(pF, pSlope)). */
	readonly p: number | null;
	readonly leads: number;
}

export interface UnitCounts {
	readonly used: number;
	readonly treated: number;
	/** Used units that are never treated inside the data. */
	readonly control: number;
	/** Units that served at least once as comparison: with `notyet` later cohorts as well. */
	readonly comparison: number;
	readonly dropped: number;
	readonly alwaysTreated: number;
	readonly months: number;
	/** Share of unit-months without a usable outcome, 0–1. */
	readonly missing: number;
	readonly missingTreated: number;
	readonly missingControl: number;
	readonly clusters: number | null;
	readonly treatedClusters: number | null;
	readonly controlClusters: number | null;
}
