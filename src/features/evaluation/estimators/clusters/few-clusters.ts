import type { Influenced } from '../inference.ts';
import type { Prepared } from '../panel.ts';
import type { ClusteredTests } from './two-groups.ts';
import { twoGroupTests } from './two-groups.ts';

/**
 * The aggregate over treated months as a comparison of two groups of units: trained units count by weight and months
 * under training, and each has the value that its influence on the aggregate says. The comparison has the same
 * estimate, and without named factors the same cluster error; so the tests of two groups speak about the aggregate.
 * Exact for complete panels without covariates against never treated units, otherwise to the first order.
 *
 * @param posts months under training with an effect, by cohort
 * @returns null without clusters, or where the aggregate is undefined
 */
export function fewClusterTests(panel: Prepared, simple: Influenced, posts: Int32Array, withBootstrap: boolean): ClusteredTests | null {
	const { clusterOf, influence } = { ...panel, influence: simple.influence };
	if (!clusterOf || !influence || !Number.isFinite(simple.att)) return null;
	const weightOf = (unit: number) => panel.weight[unit]! * (panel.cohortOf[unit]! < 0 ? 1 : posts[panel.cohortOf[unit]!]!);
	const units = [...panel.units.keys()].filter((unit) => weightOf(unit) > 0);
	const isTreated = units.map((unit) => panel.cohortOf[unit]! >= 0);
	const weight = evenWeights(
		units.map((unit) => panel.weight[unit]!),
		units.map(weightOf),
		isTreated
	);
	const residual = pseudoResiduals(
		units.map((unit) => influence[unit]! / panel.units.length),
		weight,
		isTreated
	);
	const names = [...new Set(units.map((unit) => clusterOf[unit]!))];
	const position = new Map(names.map((name, at) => [name, at]));
	return twoGroupTests(
		{
			values: residual.map((value, at) => value + (isTreated[at] ? simple.att : 0)),
			weight,
			isTreated,
			cluster: Int32Array.from(units, (unit) => position.get(clusterOf[unit]!)!),
			clusters: names.length,
			scale: panel.scale
		},
		withBootstrap
	);
}

/** Months under training change the weight among trained units, not the weight of all of them together. */
function evenWeights(plain: readonly number[], counted: readonly number[], isTreated: readonly boolean[]): Float64Array {
	const total = (values: readonly number[]) => values.reduce((sum, value, at) => sum + (isTreated[at] ? value : 0), 0);
	const factor = total(plain) / total(counted);
	return Float64Array.from(counted, (value, at) => (isTreated[at] ? value * factor : value));
}

/** What each unit adds to the estimate, as the distance of its value from the mean of its group. */
function pseudoResiduals(added: readonly number[], weight: Float64Array, isTreated: readonly boolean[]): Float64Array {
	const residual = new Float64Array(added.length);
	for (const kind of [true, false]) {
		const own = [...added.keys()].filter((at) => isTreated[at] === kind);
		const total = own.reduce((sum, at) => sum + weight[at]!, 0);
		// With covariates, or against units that start later, parts of one group lean on the other.
		const centre = own.reduce((sum, at) => sum + added[at]!, 0);
		for (const at of own) residual[at] = (kind ? 1 : -1) * ((added[at]! * total) / weight[at]! - centre);
	}
	return residual;
}
