import type { Interval, Notice, Panel } from '../../schema.ts';
import { baseBefore } from '../group-time.ts';
import { interval, twoSidedP } from '../inference.ts';
import { conditionedInverse, dot, rowProducts } from '../linear.ts';
import type { Prepared } from '../panel.ts';
import { preparePanel } from '../panel.ts';

export interface WeightedEffect {
	readonly estimate: number;
	/** CR1 by cluster, unit effects inside clusters not counted; NaN (null) when the fit is exact to rounding. */
	readonly se: number;
	readonly p: number;
	readonly ci95: Interval | null;
}

export interface SunAbraham {
	readonly byEvent: readonly (WeightedEffect & { readonly event: number })[];
	readonly byCohort: readonly (WeightedEffect & { readonly group: number; readonly time: number })[];
	/** Mean over all rows under training. */
	readonly att: WeightedEffect;
	readonly rows: number;
	readonly units: number;
	readonly months: number;
	readonly clusters: number;
	readonly notices: readonly Notice[];
}

/** One cohort in one month: a column of the regression. */
interface Column {
	readonly cohort: number;
	readonly at: number;
	/** Weight of the rows in it. */
	weight: number;
}

/**
 * Interaction-weighted event study: unit and month effects and one term for each cohort and month but its last month
 * before training, averaged over cohorts by their rows. Never treated units compare; without any, the last cohort.
 *
 * @returns null when the terms cannot be told apart from the effects
 * @throws {PanelError} a panel that cannot be read as one
 * @source Sun & Abraham 2021, Estimating dynamic treatment effects in event studies; sunab of the R package fixest
 */
export function sunAbraham(panel: Panel): SunAbraham | null {
	const prepared = preparePanel(panel, { control: 'never', panel: 'pairwise', anticipation: 0 });
	const columns = columnsOf(prepared);
	const regression = columns.length === 0 ? null : regress(prepared, columns);
	if (!regression) return null;
	const { beta, rows, clusters } = regression;
	const effect = (some: readonly number[]): WeightedEffect => {
		const total = some.reduce((sum, at) => sum + columns[at]!.weight, 0);
		const direction = new Float64Array(beta.length);
		for (const at of some) direction[at] = columns[at]!.weight / total;
		const se = regression.errorOf(direction);
		const estimate = dot(direction, beta);
		return { estimate, se, p: twoSidedP(estimate, se, clusters - 1), ci95: interval(estimate, se, clusters - 1, 0.95) };
	};
	const eventOf = ({ cohort, at }: Column) => prepared.times[at]! - prepared.cohorts[cohort]!;
	const events = [...new Set(columns.map(eventOf))].sort((a, b) => a - b);
	const where = (isIn: (column: Column) => boolean) => [...columns.keys()].filter((at) => isIn(columns[at]!));
	return {
		byEvent: events.map((event) => ({ event, ...effect(where((column) => eventOf(column) === event)) })),
		byCohort: columns.map((column, at) => ({ group: prepared.cohorts[column.cohort]!, time: prepared.times[column.at]!, ...effect([at]) })),
		att: effect(where((column) => eventOf(column) >= 0)),
		rows,
		units: prepared.units.length,
		months: prepared.times.length,
		clusters,
		notices: prepared.notices
	};
}

/** Cohort-months that are seen, without the month that each cohort is measured from. */
function columnsOf(panel: Prepared): Column[] {
	const months = panel.times.length;
	const weight = new Float64Array(panel.cohorts.length * months);
	panel.outcome.forEach((value, row) => {
		const cohort = panel.cohortOf[Math.floor(row / months)]!;
		if (cohort >= 0 && !Number.isNaN(value)) weight[cohort * months + (row % months)]! += panel.weight[Math.floor(row / months)]!;
	});
	const columns: Column[] = [];
	weight.forEach((sum, cell) => {
		const [cohort, at] = [Math.floor(cell / months), cell % months];
		if (sum > 0 && at !== baseBefore(panel, panel.cohorts[cohort]!)) columns.push({ cohort, at, weight: sum });
	});
	return columns;
}

interface Regression {
	readonly beta: Float64Array;
	readonly rows: number;
	readonly clusters: number;
	errorOf(direction: Float64Array): number;
}

/** The columns one unit has at all, months seen as rows, unit mean taken off: a few dozen of the hundreds in the regression. */
interface Block {
	readonly columns: readonly number[];
	readonly months: readonly number[];
	readonly x: Float64Array;
	weight: number;
}

function regress(panel: Prepared, columns: readonly Column[]): Regression | null {
	const size = columns.length + panel.times.length - 1;
	const blocks = blocksOf(panel, columns);
	const gram = new Float64Array(size * size);
	for (const block of new Set(blocks)) addGram(gram, size, block);
	const inverted = conditionedInverse(gram, size);
	if (!inverted || inverted.rcond < 1e-12) return null;
	const moment = new Float64Array(size);
	const changes = blocks.map((block, unit) => changesOf(panel, unit, block));
	blocks.forEach((block, unit) => addScores(moment, 0, block, changes[unit]!, panel.weight[unit]!));
	const beta = rowProducts(inverted.inverse, size, moment);
	const clusterOf = panel.clusterOf ?? Int32Array.from(blocks.keys());
	const clusters = panel.clusterOf ? panel.clusterCount : blocks.length;
	const scores = new Float64Array(clusters * size);
	blocks.forEach((block, unit) => addScores(scores, clusterOf[unit]! * size, block, residuals(block, beta, changes[unit]!), panel.weight[unit]!));
	const rows = changes.reduce((sum, own) => sum + own.length, 0);
	const parameters = size + 1;
	if (clusters < 2 || rows <= parameters) return null;
	const factor = Math.sqrt((clusters / (clusters - 1)) * ((rows - 1) / (rows - parameters)));
	return {
		beta,
		rows,
		clusters,
		errorOf: (direction) => {
			const along = rowProducts(scores, size, rowProducts(inverted.inverse, size, direction));
			const se = factor * Math.sqrt(dot(along, along));
			// Residuals of rounding alone say nothing of sampling.
			return se > 1e-12 * panel.scale ? se : NaN;
		}
	};
}

/** Units of one cohort that are seen in the same months share a block. */
function blocksOf(panel: Prepared, columns: readonly Column[]): Block[] {
	const months = panel.times.length;
	const known = new Map<string, Block>();
	return panel.units.map((_name, unit) => {
		const seen = [...panel.times.keys()].filter((at) => !Number.isNaN(panel.outcome[unit * months + at]));
		const key = `${panel.cohortOf[unit]} ${seen.join(' ')}`;
		const block = known.get(key) ?? blockOf(columns, panel.cohortOf[unit]!, seen);
		block.weight += panel.weight[unit]!;
		known.set(key, block);
		return block;
	});
}

function blockOf(columns: readonly Column[], cohort: number, seen: readonly number[]): Block {
	const own = [...columns.keys()].filter((at) => columns[at]!.cohort === cohort && seen.includes(columns[at]!.at));
	const monthColumns = seen.filter((at) => at > 0);
	const width = own.length + monthColumns.length;
	const x = new Float64Array(seen.length * width);
	own.forEach((column, c) => (x[seen.indexOf(columns[column]!.at) * width + c] = 1));
	monthColumns.forEach((month, c) => (x[seen.indexOf(month) * width + own.length + c] = 1));
	// Every column is 1 in one month only.
	for (let at = 0; at < x.length; at++) x[at]! -= 1 / seen.length;
	return { columns: [...own, ...monthColumns.map((month) => columns.length + month - 1)], months: seen, x, weight: 0 };
}

function addGram(gram: Float64Array, size: number, { columns, months, x, weight }: Block): void {
	const width = columns.length;
	for (let r = 0; r < width; r++) {
		for (let c = 0; c < width; c++) {
			let sum = 0;
			for (let row = 0; row < months.length; row++) sum += x[row * width + r]! * x[row * width + c]!;
			gram[columns[r]! * size + columns[c]!]! += weight * sum;
		}
	}
}

/** The outcome of one unit in the months it is seen, its mean taken off. */
function changesOf(panel: Prepared, unit: number, { months }: Block): Float64Array {
	const own = Float64Array.from(months, (at) => panel.outcome[unit * panel.times.length + at]!);
	const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
	return own.map((value) => value - mean);
}

function residuals({ columns, x }: Block, beta: Float64Array, changes: Float64Array): Float64Array {
	const own = columns.map((column) => beta[column]!);
	return changes.map((value, row) => value - dot(x.subarray(row * own.length, (row + 1) * own.length), own));
}

function addScores(scores: Float64Array, offset: number, { columns, x }: Block, values: Float64Array, weight: number): void {
	const width = columns.length;
	for (let row = 0; row < values.length; row++) {
		for (let c = 0; c < width; c++) scores[offset + columns[c]!]! += weight * values[row]! * x[row * width + c]!;
	}
}
