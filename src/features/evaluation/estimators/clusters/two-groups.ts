import type { Interval } from '../../schema.ts';
import { interval } from '../inference.ts';
import type { TwoMeans } from '../scores/independent.ts';
import { compareMeans } from '../scores/independent.ts';
import { biasReducedErrors } from './cr2.ts';
import { clusterDesign, fitDesign, scaleRows } from './design.ts';
import type { Cr2Test } from './term-errors.ts';
import { cr2Test, hasFewClusters } from './term-errors.ts';
import type { WildTest } from './wild.ts';
import { wildClusterTest } from './wild.ts';

/** One value a unit, trained or not, in a cluster: the regression of the value on training. */
export interface GroupedValues {
	readonly values: Float64Array;
	/** Positive. */
	readonly weight: Float64Array;
	readonly isTreated: readonly boolean[];
	/** 0 … clusters − 1 */
	readonly cluster: Int32Array;
	readonly clusters: number;
	/** Size of the numbers that the values were computed from; errors far below it are rounding. Default: the largest value. */
	readonly scale?: number;
}

export interface ClusteredTests {
	readonly clusters: number;
	/** Clusters with a trained unit. */
	readonly treatedClusters: number;
	/** Null where one cluster holds all trained or all other units. */
	readonly cr2: (Cr2Test & { readonly ci90: Interval | null }) | null;
	/** Only where clusters are few: fewer than 40, or fewer than 10 with trained units. */
	readonly wild: WildTest | null;
	/** Student's t on the means of clusters; null where a cluster holds both kinds, or a kind has only one. */
	readonly clusterMeans: TwoMeans | null;
}

/**
 * @param bootstrap 'always', 'instead' of a corrected error that is not there, or 'never'
 * @returns null with fewer than two clusters, or with one kind of unit only
 */
export function twoGroupTests(data: GroupedValues, bootstrap: 'always' | 'instead' | 'never' = 'always'): ClusteredTests | null {
	const { values, weight, isTreated, cluster, clusters } = data;
	const x = scaleRows(Float64Array.from(isTreated.flatMap((treated) => [treated ? 1 : 0, 1])), 2, weight);
	const design = clusterDesign(x, 2, cluster, clusters);
	if (!design) return null;
	const y = scaleRows(values, 1, weight);
	const { beta, residual } = fitDesign(design, y);
	const [reduced] = biasReducedErrors(design, residual, [Float64Array.of(1, 0)]);
	const treatedClusters = new Set(cluster.filter((_own, unit) => isTreated[unit])).size;
	// Residuals of rounding alone say nothing of sampling.
	const noise = 1e-12 * values.reduce((most, value) => Math.max(most, Math.abs(value)), data.scale ?? 0);
	const isExact = !(deviationOf(residual) > noise);
	const { se, df } = reduced!;
	const cr2 = !isExact && Number.isFinite(se) ? { ...cr2Test(beta[0]!, se, df), ci90: interval(beta[0]!, se, df, 0.9) } : null;
	return {
		clusters,
		treatedClusters,
		cr2,
		wild: !isExact && hasFewClusters(clusters, treatedClusters) && (bootstrap === 'always' || (bootstrap === 'instead' && !cr2)) ? wildClusterTest(design, y, 0) : null,
		clusterMeans: compareClusterMeans(data)
	};
}

function deviationOf(residual: Float64Array): number {
	return Math.sqrt(residual.reduce((sum, value) => sum + value * value, 0) / residual.length);
}

function compareClusterMeans({ values, weight, isTreated, cluster, clusters }: GroupedValues): TwoMeans | null {
	const [sums, weights] = [new Float64Array(clusters), new Float64Array(clusters)];
	const kinds = new Array<boolean | undefined>(clusters);
	for (let unit = 0; unit < values.length; unit++) {
		const own = cluster[unit]!;
		if (kinds[own] !== undefined && kinds[own] !== isTreated[unit]) return null;
		kinds[own] = isTreated[unit]!;
		sums[own]! += weight[unit]! * values[unit]!;
		weights[own]! += weight[unit]!;
	}
	const means = sums.map((sum, own) => sum / weights[own]!);
	const [treated, control] = [true, false].map((kind) => means.filter((_mean, own) => kinds[own] === kind));
	return treated!.length < 2 || control!.length < 2 ? null : compareMeans(treated!, control!);
}
