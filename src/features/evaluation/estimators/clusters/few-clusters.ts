import type { Pooled } from '../inference.ts';
import type { Prepared } from '../panel.ts';
import { hasFewClusters } from './term-errors.ts';
import type { ClusteredTests } from './two-groups.ts';
import { twoGroupTests } from './two-groups.ts';

/** Fewer clusters than the usual errors need. A cluster for every unit is no cluster. */
export function isFewClustered({ clusterOf, clusterCount, cohortOf, answerOf, units }: Prepared): boolean {
	if (!clusterOf || clusterCount === (answerOf ? new Set(answerOf).size : units.length)) return false;
	return hasFewClusters(clusterCount, new Set([...clusterOf].filter((_own, unit) => cohortOf[unit]! >= 0)).size);
}

/**
 * An aggregate as a comparison of two groups of units: trained units count by weight and by the turns of their cohort in it,
 * and each has the value that its influence on the aggregate says; units that train at another time count among the others
 * where something is compared with them. The comparison has the same estimate, and without named factors the same cluster
 * error; so the tests of two groups speak about the aggregate.
 * Exact for complete panels without covariates against never treated units, otherwise to the first order.
 *
 * @param bootstrap 'always', 'instead' of a corrected error that is not there, or 'never': it takes thousands of times longer
 * @returns null without clusters, or where the aggregate is undefined
 */
export function fewClusterTests(panel: Prepared, effect: Pooled, bootstrap: 'always' | 'instead' | 'never'): ClusteredTests | null {
	const { clusterOf, influence, turns } = { ...panel, ...effect };
	if (!clusterOf || !influence || !Number.isFinite(effect.att)) return null;
	const turnsOf = (unit: number) => (panel.cohortOf[unit]! < 0 ? 0 : turns[panel.cohortOf[unit]!]!);
	const weightOf = (unit: number) => panel.weight[unit]! * (turnsOf(unit) || (panel.cohortOf[unit]! < 0 || influence[unit] !== 0 ? 1 : 0));
	const units = [...panel.units.keys()].filter((unit) => weightOf(unit) > 0);
	const isTreated = units.map((unit) => turnsOf(unit) > 0);
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
			values: residual.map((value, at) => value + (isTreated[at] ? effect.att : 0)),
			weight,
			isTreated,
			cluster: Int32Array.from(units, (unit) => position.get(clusterOf[unit]!)!),
			clusters: names.length,
			scale: panel.scale
		},
		bootstrap
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
