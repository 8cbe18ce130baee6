import type { ImpactOptions, Interval, VerdictCode } from './schema.ts';

/** What the gates look at. Everything is computed elsewhere; here it is only judged. */
export interface Evidence {
	/** `series`: nobody stayed untrained, so only the trained units' own months speak. */
	readonly design: 'comparison' | 'series';
	readonly direction: ImpactOptions['direction'];
	readonly sesoi: number | null;
	/** The outcome is a bare number of complaints. */
	readonly rawComplaints: boolean;
	/** Units, or clusters when training was assigned to clusters. */
	readonly treated: number;
	readonly control: number;
	readonly assignment: ImpactOptions['assignment'];
	/** Clusters with a treated unit; null when the panel is not clustered. */
	readonly treatedClusters: number | null;
	/** Months present in the data. Two are "two waves". */
	readonly months: number;
	/** Months before training of the cohorts that hold at least half of the treated units. */
	readonly preMonths: number;
	readonly postMonths: number;
	/** Shares of unit-months, 0–1. */
	readonly missing: number;
	readonly missingGap: number;
	readonly pretrendP: number | null;
	/** Change a month of the difference before training. */
	readonly slope: number | null;
	/** Months under treatment, mean over treated units. */
	readonly meanPostMonths: number;
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly ci90: Interval | null;
	/** Benjamini–Hochberg adjusted over the outcomes of one report; null = judged alone. */
	readonly adjustedP: number | null;
	/** Whether outcome, units and smallest worthwhile change were fixed before the training, and stand as they were; null = nobody keeps a register. */
	readonly registeredBefore: boolean | null;
	/** Randomisation p where the normal theory has nothing to stand on (fewer than five treated). */
	readonly permutationP: number | null;
	readonly robustness: readonly { readonly name: string; readonly att: number | null; readonly ci90: Interval | null }[];
}

export const GATE_NAMES = [
	'outcome',
	'treated_units',
	'control_units',
	'pre_months',
	'post_months',
	'missing',
	'missing_balance',
	'registered',
	'pre_trend',
	'drift',
	'effect',
	'worthwhile',
	'robustness'
] as const;
export type GateName = (typeof GATE_NAMES)[number];

export interface JudgedGate {
	readonly name: GateName;
	readonly passed: boolean;
	/** What a failure does: nothing may be judged, nothing may be called proven, or only this gate's own question is open. */
	readonly consequence: 'cannot_judge' | 'cap' | 'none';
}

export interface Judgement {
	readonly code: VerdictCode;
	readonly gates: readonly JudgedGate[];
	/** The first gate that makes the evaluation unjudgeable. */
	readonly blockedBy: GateName | null;
}

/** Judgement values of the handbook, supported by simulation but not derived from it. */
export const LIMITS = {
	units: 5,
	preMonths: 6,
	fewestPreMonths: 2,
	postMonths: 3,
	missing: 0.2,
	missingGap: 0.1,
	pretrend: 0.05,
	driftShare: 0.5,
	permutation: 0.05,
	falseDiscovery: 0.1,
	seriesPreMonths: 12,
	seriesPostMonths: 6
} as const;

/**
 * The verdict of one outcome: design, then trend before training, then effect.
 *
 * "Not enough evidence" is the answer of last resort and never means "no effect".
 */
export function judge(evidence: Evidence): Judgement {
	const gates = [...outcomeGate(evidence), ...designGates(evidence), ...trendGates(evidence), ...effectGates(evidence)];
	const blocked = gates.find((gate) => !gate.passed && gate.consequence === 'cannot_judge');
	if (blocked) return { code: 'cannot_be_judged', gates, blockedBy: blocked.name };
	const isCapped = gates.some((gate) => !gate.passed && gate.consequence === 'cap');
	return { code: effectCode(evidence, isCapped), gates, blockedBy: null };
}

/** Only where it fails: an outcome that may be judged needs no word. */
function outcomeGate({ rawComplaints }: Evidence): JudgedGate[] {
	return rawComplaints ? [{ name: 'outcome', passed: false, consequence: 'cannot_judge' }] : [];
}

function designGates(evidence: Evidence): JudgedGate[] {
	return [
		...(evidence.design === 'series' ? seriesGates(evidence) : comparisonGates(evidence)),
		{ name: 'missing', passed: evidence.missing <= LIMITS.missing, consequence: 'cannot_judge' },
		{ name: 'missing_balance', passed: evidence.missingGap <= LIMITS.missingGap, consequence: 'cap' },
		...registrationGate(evidence)
	];
}

/** What was chosen after the results could be seen may have been chosen for them: it can hint, and prove nothing. */
function registrationGate({ registeredBefore }: Evidence): JudgedGate[] {
	return registeredBefore === null ? [] : [{ name: 'registered', passed: registeredBefore, consequence: 'cap' }];
}

/** An interrupted series can never prove: whatever else changed in that month is counted in. */
function seriesGates({ treated, preMonths, postMonths }: Evidence): JudgedGate[] {
	return [
		{ name: 'treated_units', passed: treated >= 1, consequence: 'cannot_judge' },
		{ name: 'control_units', passed: false, consequence: 'cap' },
		{ name: 'pre_months', passed: preMonths >= LIMITS.seriesPreMonths, consequence: 'cannot_judge' },
		{ name: 'post_months', passed: postMonths >= LIMITS.seriesPostMonths, consequence: 'cannot_judge' }
	];
}

function comparisonGates(evidence: Evidence): JudgedGate[] {
	const isTwoWaves = evidence.months === 2;
	const clustersSuffice = evidence.treatedClusters === null || evidence.treatedClusters >= LIMITS.units;
	return [
		{ name: 'treated_units', passed: evidence.treated >= LIMITS.units && clustersSuffice, consequence: evidence.treated >= 1 ? 'cap' : 'cannot_judge' },
		{ name: 'control_units', passed: evidence.control >= LIMITS.units, consequence: 'cannot_judge' },
		{
			name: 'pre_months',
			passed: evidence.preMonths >= LIMITS.preMonths,
			consequence: evidence.preMonths >= LIMITS.fewestPreMonths || (isTwoWaves && evidence.preMonths === 1) ? 'cap' : 'cannot_judge'
		},
		{ name: 'post_months', passed: evidence.postMonths >= LIMITS.postMonths, consequence: isTwoWaves && evidence.postMonths === 1 ? 'cap' : 'cannot_judge' }
	];
}

function trendGates({ pretrendP, slope, meanPostMonths, att }: Evidence): JudgedGate[] {
	const isParallel = pretrendP !== null && pretrendP >= LIMITS.pretrend;
	const drifted = (slope ?? 0) * meanPostMonths;
	// An untested trend caps the verdict, but a slope that chance explains does not forbid one.
	const explains =
		pretrendP !== null &&
		pretrendP < LIMITS.pretrend &&
		att !== null &&
		Math.sign(drifted) === Math.sign(att) &&
		Math.abs(drifted) >= LIMITS.driftShare * Math.abs(att);
	return [
		{ name: 'pre_trend', passed: isParallel, consequence: 'cap' },
		{ name: 'drift', passed: !explains, consequence: 'cannot_judge' }
	];
}

function effectGates(evidence: Evidence): JudgedGate[] {
	const { att, sesoi } = evidence;
	return [
		{ name: 'effect', passed: effectSign(evidence) !== 0, consequence: att === null || evidence.ci95 === null ? 'cannot_judge' : 'none' },
		// Without a smallest worthwhile change fixed beforehand nothing can be called proven.
		{ name: 'worthwhile', passed: sesoi !== null && att !== null && Math.abs(att) >= sesoi, consequence: 'cap' },
		{ name: 'robustness', passed: isRobust(evidence), consequence: 'cap' }
	];
}

type Effect = Pick<Evidence, 'att' | 'ci95' | 'adjustedP' | 'permutationP'>;

/** 1 when the effect is surely above zero, −1 surely below, 0 when the interval holds zero. */
export function effectSign({ att, ci95, adjustedP, permutationP }: Effect): -1 | 0 | 1 {
	if (att === null || ci95 === null) return 0;
	if (adjustedP !== null && adjustedP > LIMITS.falseDiscovery) return 0;
	if (permutationP !== null && permutationP > LIMITS.permutation) return 0;
	if (permutationP === null && ci95[0] <= 0 && ci95[1] >= 0) return 0;
	return att > 0 ? 1 : -1;
}

/** Whether the change would be sure by itself, and is not because it was examined together with others: its range is without zero all the same. */
export function isOneOfMany(effect: Effect): boolean {
	return effectSign(effect) === 0 && effectSign({ ...effect, adjustedP: null }) !== 0;
}

function isRobust({ att, robustness }: Evidence): boolean {
	return att !== null && robustness.length > 0 && robustness.every(({ ci90 }) => ci90 !== null && (att > 0 ? ci90[0] > 0 : ci90[1] < 0));
}

function effectCode(evidence: Evidence, isCapped: boolean): VerdictCode {
	const sign = effectSign(evidence);
	if (sign !== 0) {
		const isBetter = sign === (evidence.direction === 'up' ? 1 : -1);
		if (isBetter) return isCapped ? 'indicated_better' : 'proven_better';
		return isCapped ? 'indicated_worse' : 'proven_worse';
	}
	return isNegligible(evidence) ? 'no_meaningful_effect' : 'not_enough_evidence';
}

/** Whether the 90 % interval lies wholly inside what is not worth having (two one-sided tests at 5 %). */
export function isNegligible({ ci90, sesoi }: Pick<Evidence, 'ci90' | 'sesoi'>): boolean {
	return ci90 !== null && sesoi !== null && ci90[0] > -sesoi && ci90[1] < sesoi;
}

/**
 * Benjamini–Hochberg adjusted p-values, in the order given; the list of tests must be fixed before looking.
 *
 * @source Benjamini & Hochberg 1995
 */
export function adjustForManyOutcomes(pValues: readonly number[]): number[] {
	const order = [...pValues.keys()].sort((a, b) => pValues[b]! - pValues[a]!);
	const adjusted = new Array<number>(pValues.length);
	let smallest = 1;
	order.forEach((index, fromLargest) => {
		smallest = Math.min(smallest, pValues[index]! * (pValues.length / (pValues.length - fromLargest)));
		adjusted[index] = smallest;
	});
	return adjusted;
}
