import type { Panel } from '#features/evaluation/schema.ts';
import { crossProduct, inner, inverseOf, product, regress } from './matrices.ts';
import type { Matrix } from './matrices.ts';

/** Two-way fixed effects with every unit and month as a dummy column of its own. */
export interface NaiveFit {
	/** Terms first, then the dummies. */
	readonly beta: readonly number[];
	/** Cluster sandwich without a factor, of the terms. */
	readonly cr0: readonly number[];
	readonly iid: readonly number[];
}

export interface NaiveRows {
	readonly x: Matrix;
	readonly y: readonly number[];
	readonly weight: readonly number[];
	readonly cluster: readonly string[];
	/** Months since the start, −Infinity = never. */
	readonly event: readonly number[];
}

export function dummyRows(panel: Panel, termsOf: (event: number, start: number) => readonly number[]): NaiveRows {
	const rows = [...panel.unit.keys()].filter((row) => !Number.isNaN(panel.outcome[row]) && (panel.weight?.[row] ?? 1) > 0);
	const units = [...new Set(rows.map((row) => panel.unit[row]!))];
	const months = [...new Set(rows.map((row) => panel.time[row]!))].sort((a, b) => a - b);
	const event = rows.map((row) => (panel.firstTreated[row]! > 0 ? panel.time[row]! - panel.firstTreated[row]! : -Infinity));
	const x = rows.map((row, at) => [
		...termsOf(event[at]!, panel.firstTreated[row]!),
		...units.map((unit) => (panel.unit[row] === unit ? 1 : 0)),
		...months.slice(1).map((month) => (panel.time[row] === month ? 1 : 0))
	]);
	return {
		x,
		event,
		y: rows.map((row) => panel.outcome[row]!),
		weight: rows.map((row) => panel.weight?.[row] ?? 1),
		cluster: rows.map((row) => panel.cluster?.[row] ?? panel.unit[row]!)
	};
}

export function dummyFit({ x, y, weight, cluster }: NaiveRows, terms: number): NaiveFit {
	const beta = regress(x, y, weight);
	const residual = y.map((value, row) => value - inner(x[row]!, beta));
	const bread = inverseOf(crossProduct(x, weight));
	const scores = [...new Set(cluster)].map((name) =>
		x[0]!.map((_value, column) => x.reduce((sum, row, at) => sum + (cluster[at] === name ? weight[at]! * residual[at]! * row[column]! : 0), 0))
	);
	const meat = crossProduct(
		scores,
		scores.map(() => 1)
	);
	const robust = product(product(bread, meat), bread);
	const square = residual.reduce((sum, value, at) => sum + weight[at]! * value * value, 0) / (y.length - x[0]!.length);
	return {
		beta,
		cr0: Array.from({ length: terms }, (_value, at) => Math.sqrt(robust[at]![at]!)),
		iid: Array.from({ length: terms }, (_value, at) => Math.sqrt(bread[at]![at]! * square))
	};
}
