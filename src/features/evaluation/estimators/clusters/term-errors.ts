import type { Interval } from '../../schema.ts';
import { interval, twoSidedP } from '../inference.ts';
import { biasReducedErrors } from './cr2.ts';
import type { ClusterDesign } from './design.ts';
import { scaleRows } from './design.ts';
import type { WildTest } from './wild.ts';
import { wildClusterTest } from './wild.ts';

/** One coefficient with its leverage-corrected error. */
export interface Cr2Test {
	readonly se: number;
	readonly dfSatterthwaite: number;
	readonly p: number;
	readonly ci95: Interval | null;
}

/** Fewer than this, and the usual cluster error is too small; § 5 of the rules. */
export const FEW_CLUSTERS = { all: 40, treated: 10, fewest: 5 } as const;

export function hasFewClusters(clusters: number, treatedClusters: number): boolean {
	return clusters < FEW_CLUSTERS.all || treatedClusters < FEW_CLUSTERS.treated;
}

/** A fit as two-way fixed effects make it: unit effects taken off, weights apart, the tested terms in the first columns. */
export interface AbsorbedFit {
	readonly x: Float64Array;
	readonly size: number;
	readonly weight: Float64Array;
	readonly cluster: Int32Array;
	readonly clusters: number;
	/** (X'WX)⁻¹ */
	readonly bread: Float64Array;
	readonly y: Float64Array;
	readonly residual: Float64Array;
}

/** CR2 of the first `terms` coefficients. */
export function cr2Tests(fit: AbsorbedFit, beta: ArrayLike<number>, terms: number): Cr2Test[] {
	const contrasts = Array.from({ length: terms }, (_term, at) => Float64Array.from({ length: fit.size }, (_value, c) => (c === at ? 1 : 0)));
	return biasReducedErrors(scaledDesign(fit), scaleRows(fit.residual, 1, fit.weight), contrasts).map(({ se, df }, at) => cr2Test(beta[at]!, se, df));
}

export function cr2Test(estimate: number, se: number, df: number): Cr2Test {
	return { se, dfSatterthwaite: df, p: twoSidedP(estimate, se, df), ci95: interval(estimate, se, df, 0.95) };
}

/** Wild cluster bootstrap of the first coefficient. */
export function wildTest(fit: AbsorbedFit): WildTest | null {
	return wildClusterTest(scaledDesign(fit), scaleRows(fit.y, 1, fit.weight), 0);
}

function scaledDesign({ x, size, weight, cluster, clusters, bread }: AbsorbedFit): ClusterDesign {
	return { x: scaleRows(x, size, weight), size, cluster, clusters, bread };
}
