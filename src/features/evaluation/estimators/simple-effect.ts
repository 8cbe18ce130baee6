import type { FewClusters, ImpactOptions, ImpactResult, Interval, Notice, UnitCounts } from '../schema.ts';
import { fewClusterTests } from './clusters/few-clusters.ts';
import type { ClusteredTests } from './clusters/two-groups.ts';
import type { Influenced, Pooled } from './inference.ts';
import { interval, minimumDetectableEffect, repairedError, twoSidedP } from './inference.ts';
import type { Permutation } from './permutation.ts';
import { permuteAssignment } from './permutation.ts';
import type { Run } from './run.ts';
import { allCohorts, countUnits, estimate, FEWEST_UNITS } from './run.ts';

/** The aggregate that carries the verdict, with the interval that its design allows. */
export interface SimpleEffect {
	readonly simple: ImpactResult['simple'];
	readonly mde: number | null;
	readonly permutation: Permutation | null;
	readonly fewClusters: FewClusters | null;
}

/** How sure the aggregate is, by one of the ways below. */
interface Certainty {
	readonly ci95: Interval | null;
	readonly ci90: Interval | null;
	readonly df: number | null;
	readonly p: number | null;
	readonly mde: number | null;
}

/** Fewer than five trained units or clusters: by lot. Few clusters: CR2, else the wild bootstrap. Otherwise the repaired error. */
export function simpleEffect(run: Run, effect: Pooled, options: ImpactOptions, units: UnitCounts): SimpleEffect {
	const level = lotLevel(units, options);
	const permutation = level && permuteAssignment(run.panel, { ...options, assignment: level }, effect.att);
	const tests = clusterTests(run, effect, 'always');
	const { mde, ...rest } = permutation ? byLot(permutation, effect.att, 1e-10 * run.panel.scale) : (byClusters(tests) ?? byRepair(run, effect));
	return { simple: { ...estimate(run, effect), ...rest }, mde, permutation, fewClusters: tests && summarise(tests, permutation !== null) };
}

/** The 90 % interval of a robustness run, by the same rule without lots. */
export function interval90(run: Run, effect: Pooled): Interval | null {
	return (byClusters(clusterTests(run, effect, 'instead')) ?? byRepair(run, effect)).ci90;
}

/** The range alone, by the same rule; the wild bootstrap only where nothing else gives one. */
export function effectRange(run: Run, effect: Pooled, options: ImpactOptions): Pick<Certainty, 'ci95' | 'ci90'> {
	const level = lotLevel(countUnits(run), options);
	const permutation = level && permuteAssignment(run.panel, { ...options, assignment: level }, effect.att);
	if (permutation) return byLot(permutation, effect.att, 1e-10 * run.panel.scale);
	return byClusters(clusterTests(run, effect, 'instead')) ?? byRepair(run, effect);
}

/** Clusters whose units began together are drawn as they are, also where nobody said that clusters were chosen. */
function lotLevel({ treated, treatedClusters }: UnitCounts, { assignment }: ImpactOptions): ImpactOptions['assignment'] | null {
	const isFew = (count: number | null) => count !== null && count > 0 && count < FEWEST_UNITS;
	if (assignment === 'cluster') return isFew(treatedClusters) ? 'cluster' : null;
	if (isFew(treated)) return 'unit';
	return isFew(treatedClusters) ? 'cluster' : null;
}

function clusterTests({ panel, hasFewClusters }: Run, effect: Pooled, bootstrap: 'always' | 'instead'): ClusteredTests | null {
	return hasFewClusters ? fewClusterTests(panel, effect, bootstrap) : null;
}

/** An outcome that never varies shows no change however the lots fall: that is no interval of nothing. */
function byLot({ p, margin95, margin90, detectable }: Permutation, att: number, noise: number): Certainty {
	const around = (margin: number): Interval | null => (margin > noise && Number.isFinite(margin) ? [att - margin, att + margin] : null);
	return { ci95: around(margin95), ci90: around(margin90), df: null, p, mde: detectable > noise ? detectable : null };
}

function byClusters(tests: ClusteredTests | null): Certainty | null {
	if (tests?.cr2) {
		const { ci95, ci90, dfSatterthwaite: df, p, se } = tests.cr2;
		return { ci95, ci90, df, p, mde: minimumDetectableEffect(se, df) };
	}
	return tests?.wild ? { ci95: tests.wild.ci95, ci90: tests.wild.ci90, df: null, p: tests.wild.p, mde: null } : null;
}

function byRepair(run: Run, { att, influence }: Influenced): Certainty {
	const df = run.repair.degreesOfFreedom(allCohorts(run));
	const se = repairedError(run.judged, run.repair, influence);
	return {
		ci95: interval(att, se, df, 0.95),
		ci90: interval(att, se, df, 0.9),
		df: df > 0 ? df : null,
		p: twoSidedP(att, se, df),
		mde: minimumDetectableEffect(se, df)
	};
}

function summarise({ clusters, treatedClusters, cr2, wild, clusterMeans }: ClusteredTests, isByLot: boolean): FewClusters {
	return {
		clusters,
		treatedClusters,
		cr2: cr2 && { se: cr2.se, df: cr2.dfSatterthwaite, p: cr2.p, ci95: cr2.ci95 },
		wild: wild && { p: wild.p, ci95: wild.ci95, draws: wild.draws, exact: wild.exact, distinctP: wild.distinctP },
		clusterMeans,
		decidedBy: isByLot ? 'permutation' : cr2 ? 'cr2' : wild ? 'wild' : 'repair'
	};
}

/** Up to here the values that p can take are few enough to say so. */
const FEW_P_VALUES = 256;

export function fewClusterNotices(few: FewClusters | null, { clusters }: UnitCounts): Notice[] {
	if (clusters === 1) return [{ code: 'clusters.one' }];
	if (!few) return [];
	const distinct = few.wild?.distinctP ?? Infinity;
	const notice: Notice = { code: 'clusters.few', count: few.clusters, list: String(few.treatedClusters) };
	return distinct > FEW_P_VALUES ? [notice] : [notice, { code: 'clusters.few_p_values', count: few.clusters, list: String(distinct) }];
}
