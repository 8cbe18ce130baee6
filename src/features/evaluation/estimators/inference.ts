import type { Interval } from '../schema.ts';
import { studentQuantile, studentTwoSided } from '#platform/statistics/distributions.ts';
import type { Prepared } from './panel.ts';

/** An estimate and the influence of each unit on it; null influence has no sampling error (a base month). */
export interface Influenced {
	readonly att: number;
	readonly influence: Float64Array | null;
}

/** An effect that is put together from cells, with how much a unit of each cohort counts in it: 0 where none of its months does. */
export interface Pooled extends Influenced {
	readonly turns: Float64Array;
}

/** Analytic standard error, sqrt(Σ psi²)/n, over cluster sums when the panel is clustered; NaN when it is zero to rounding, or too large to hold. */
export function standardError(panel: Prepared, influence: Float64Array | null): number {
	if (!influence) return NaN;
	const sums = clusterSums(panel, influence);
	let square = 0;
	for (let i = 0; i < sums.length; i++) square += sums[i]! ** 2;
	const se = Math.sqrt(square) / panel.units.length;
	return se > 1e-10 * panel.scale && Number.isFinite(se) ? se : NaN;
}

/** Influence added up inside clusters; the vector itself when there are none. */
export function clusterSums(panel: Prepared, influence: Float64Array): Float64Array {
	if (!panel.clusterOf) return influence;
	const sums = new Float64Array(panel.clusterCount);
	for (let unit = 0; unit < influence.length; unit++) sums[panel.clusterOf[unit]!]! += influence[unit]!;
	return sums;
}

/** The small-sample repair of one evaluation: a factor a unit, and degrees of freedom for a set of cohorts. */
export interface Repair {
	readonly factor: Float64Array;
	/** Independent units (or clusters) in each cohort. */
	readonly cohortSizes: Int32Array;
	readonly controlSize: number;
	degreesOfFreedom(cohorts: Iterable<number>): number;
}

/**
 * Multiplies influences by sqrt(n/(n−1)) of their cohort (or of the comparison set) and uses t instead of the normal:
 * simulated coverage of the 95 % interval rises from 87–95 % to 96–98 % with 3–20 treated units a cohort.
 *
 * @param comparison units that compare somewhere, by position
 */
export function smallSampleRepair(panel: Prepared, comparison: ReadonlySet<number>): Repair {
	const never: number[] = [];
	const members: number[][] = Array.from(panel.cohorts, () => []);
	for (let unit = 0; unit < panel.units.length; unit++) {
		const cohort = panel.cohortOf[unit]!;
		if (cohort >= 0) members[cohort]!.push(unit);
		else never.push(unit);
	}
	const factor = new Float64Array(panel.units.length).fill(1);
	const cohortSizes = Int32Array.from(members, (units) => independentCount(panel, units));
	members.forEach((units, cohort) => {
		for (const unit of units) factor[unit] = inflation(cohortSizes[cohort]!);
	});
	const neverSize = independentCount(panel, never);
	for (const unit of never) factor[unit] = inflation(neverSize);
	const controlSize = independentCount(panel, comparison);
	return {
		factor,
		cohortSizes,
		controlSize,
		degreesOfFreedom: (cohorts) => {
			let treated = 0;
			for (const cohort of cohorts) treated += Math.max(0, cohortSizes[cohort]! - 1);
			return Math.min(treated, controlSize - 1);
		}
	};
}

/** Units, or clusters holding them when the panel is clustered. */
export function independentCount(panel: Prepared, units: Iterable<number>): number {
	const seen = new Set<number>();
	for (const unit of units) if (panel.weight[unit]! > 0) seen.add(panel.clusterOf ? panel.clusterOf[unit]! : unit);
	return seen.size;
}

function inflation(count: number): number {
	return count > 1 ? Math.sqrt(count / (count - 1)) : 1;
}

export function repairedError(panel: Prepared, repair: Repair, influence: Float64Array | null): number {
	return influence
		? standardError(
				panel,
				influence.map((value, unit) => value * repair.factor[unit]!)
			)
		: NaN;
}

/** Two-sided interval, or null when error or degrees of freedom are undefined. */
export function interval(att: number, se: number, df: number, level: number): Interval | null {
	const margin = studentQuantile(0.5 + level / 2, df) * se;
	return Number.isFinite(att) && Number.isFinite(margin) ? [att - margin, att + margin] : null;
}

/** Smallest true effect found with 80 % probability at the 5 % level. */
export function minimumDetectableEffect(se: number, df: number): number {
	return (studentQuantile(0.975, df) + studentQuantile(0.8, df)) * se;
}

export function twoSidedP(att: number, se: number, df: number): number {
	return studentTwoSided(att / se, df);
}
