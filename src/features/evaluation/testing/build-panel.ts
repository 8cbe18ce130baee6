import { seededRandom } from '../estimators/random.ts';
import type { Panel } from '../schema.ts';

export interface PanelPlan {
	readonly months: number;
	/** Added to every month: 24,288 makes of month 1 February 2024. */
	readonly offset?: number;
	/** Starting month of each unit; 0 = never. */
	readonly starts: readonly number[];
	readonly effect?: (monthsSince: number) => number;
	/** Drift of treated units a month, also before they start. */
	readonly drift?: number;
	readonly noise?: number;
	readonly seed?: number;
	/** Units in each cluster, in order of units. */
	readonly clusterSize?: number;
	readonly missing?: (unit: number, month: number) => boolean;
	readonly weight?: (unit: number) => number;
	readonly covariate?: (unit: number, month: number) => number;
}

/** An invented panel: unit level, a common season, an effect after the start, and noise. */
export function buildPanel(plan: PanelPlan): Panel {
	const { months, starts, offset = 0, effect = () => 0, drift = 0, noise = 1, seed = 1 } = plan;
	const random = seededRandom(seed);
	const uniform = () => random.bits() / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
	const rows: { unit: number; month: number; outcome: number }[] = [];
	starts.forEach((start, unit) => {
		const level = 75 + 4 * normal();
		for (let month = 1; month <= months; month++) {
			const treated = start > 0 && month >= start ? effect(month - start) : 0;
			const outcome = level + Math.sin(month) + (start > 0 ? drift * month : 0) + treated + noise * normal();
			rows.push({ unit, month, outcome: plan.missing?.(unit, month) ? NaN : outcome });
		}
	});
	const { clusterSize, weight, covariate } = plan;
	return {
		unit: rows.map((row) => `u${row.unit}`),
		time: rows.map((row) => row.month + offset),
		outcome: rows.map((row) => row.outcome),
		firstTreated: rows.map((row) => (starts[row.unit]! > 0 ? starts[row.unit]! + offset : 0)),
		...(clusterSize ? { cluster: rows.map((row) => `c${Math.floor(row.unit / clusterSize)}`) } : {}),
		...(weight ? { weight: rows.map((row) => weight(row.unit)) } : {}),
		...(covariate ? { covariates: [{ name: 'x', values: rows.map((row) => covariate(row.unit, row.month)) }] } : {})
	};
}

/** `count` units that start in `month`, then the next pair: starts([10, 8], [20, 0]). */
export function starts(...groups: readonly (readonly [count: number, month: number])[]): number[] {
	return groups.flatMap(([count, month]) => Array<number>(count).fill(month));
}

/** The rows of a panel in another order. */
export function reorder(panel: Panel, order: readonly number[]): Panel {
	const pick = <Value>(values: ArrayLike<Value>) => order.map((row) => values[row]!);
	return {
		unit: pick(panel.unit),
		time: pick(panel.time),
		outcome: pick(panel.outcome),
		firstTreated: pick(panel.firstTreated),
		...(panel.weight ? { weight: pick(panel.weight) } : {}),
		...(panel.cluster ? { cluster: pick(panel.cluster) } : {}),
		...(panel.covariates ? { covariates: panel.covariates.map(({ name, values }) => ({ name, values: pick(values) })) } : {})
	};
}
