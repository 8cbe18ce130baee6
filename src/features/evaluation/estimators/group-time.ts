import type { ImpactOptions } from '../schema.ts';
import type { CellSample } from './cell.ts';
import { estimateCell } from './cell.ts';
import { rowsCell } from './cross-section/rows-cell.ts';
import type { Prepared } from './panel.ts';

/** One cohort in one month. `att` NaN: not defined, and `reason` says why. */
export interface Cell {
	readonly cohort: number;
	readonly group: number;
	readonly time: number;
	readonly post: boolean;
	readonly att: number;
	/** Influence of every unit of the panel, zero outside the cell; null for a base month or an undefined cell. */
	readonly influence: Float64Array | null;
	readonly reason: string | null;
}

export type CellOptions = Pick<ImpactOptions, 'control' | 'method' | 'base'>;

/**
 * All group-time average effects on the treated, ordered by cohort, then month.
 *
 * @source Callaway & Sant'Anna 2021, Difference-in-differences with multiple time periods
 */
export function estimateGroupTime(panel: Prepared, options: CellOptions): Cell[] {
	const cells: Cell[] = [];
	for (let cohort = 0; cohort < panel.cohorts.length; cohort++) {
		for (let at = options.base === 'varying' ? 1 : 0; at < panel.times.length; at++) {
			cells.push(estimateOne(panel, options, cohort, at));
		}
	}
	return cells;
}

/** Only the cells under treatment: what a randomisation needs, thousands of times. */
export function estimateTreatedCells(panel: Prepared, options: CellOptions): Cell[] {
	const cells: Cell[] = [];
	for (let cohort = 0; cohort < panel.cohorts.length; cohort++) {
		for (let at = 1; at < panel.times.length; at++) {
			if (panel.times[at]! >= panel.cohorts[cohort]!) cells.push(estimateOne(panel, options, cohort, at));
		}
	}
	return cells;
}

/** Without the months under training that lie after the window. */
export function insideWindow(cells: readonly Cell[], { window = null }: Partial<Pick<ImpactOptions, 'window'>>): readonly Cell[] {
	return window === null ? cells : cells.filter(({ time, group }) => time < group + window);
}

/** Positions of the units that compare with some cohort in some month under treatment. */
export function comparisonUnits(panel: Prepared, control: ImpactOptions['control']): Set<number> {
	const units = new Set<number>();
	for (let unit = 0; unit < panel.units.length; unit++) {
		const start = panel.firstTreated[unit]!;
		const compares =
			start === Infinity || (control === 'notyet' && panel.cohorts.some((group) => group < start && hasMonth(panel, group, start - panel.anticipation)));
		if (compares) units.add(unit);
	}
	return units;
}

function hasMonth({ times }: Prepared, from: number, before: number): boolean {
	return times.some((time) => time >= from && time < before);
}

/** Last month before any effect of training on a cohort can be felt; −1 when there is none. */
export function baseBefore(panel: Prepared, group: number): number {
	let base = -1;
	while (base + 1 < panel.times.length && panel.times[base + 1]! + panel.anticipation < group) base++;
	return base;
}

function estimateOne(panel: Prepared, options: CellOptions, cohort: number, at: number): Cell {
	const group = panel.cohorts[cohort]!;
	const time = panel.times[at]!;
	const post = time >= group;
	const from = post || options.base === 'universal' ? baseBefore(panel, group) : at - 1;
	const head = { cohort, group, time, post };
	if (from === at) return { ...head, att: 0, influence: null, reason: null };
	if (panel.pairing === 'rows') return { ...head, ...rowsCell(panel, { cohort, from, at, threshold: comparisonThreshold(panel, options.control, from, at) }, options.method) };
	const members = cellMembers(panel, options.control, cohort, from, at);
	if ('reason' in members) return { ...head, att: NaN, influence: null, reason: members.reason };
	const outcome = estimateCell(packSample(panel, members, from, at), options.method);
	if ('reason' in outcome) return { ...head, att: NaN, influence: null, reason: outcome.reason };
	const influence = new Float64Array(panel.units.length);
	const scale = panel.units.length / members.index.length;
	for (let i = 0; i < members.index.length; i++) influence[members.index[i]!] = outcome.influence[i]! * scale;
	return { ...head, att: outcome.att, influence, reason: null };
}

interface Members {
	readonly index: Int32Array;
	readonly cohort: number;
}

/** Treated and comparison units seen in both months. */
function cellMembers(panel: Prepared, control: ImpactOptions['control'], cohort: number, from: number, at: number): Members | { reason: string } {
	const months = panel.times.length;
	const threshold = comparisonThreshold(panel, control, from, at);
	const index = new Int32Array(panel.units.length);
	let count = 0;
	let treated = 0;
	for (let unit = 0; unit < panel.units.length; unit++) {
		const isTreated = panel.cohortOf[unit] === cohort;
		if (!isTreated && !(panel.firstTreated[unit]! > threshold)) continue;
		if (Number.isNaN(panel.outcome[unit * months + from]) || Number.isNaN(panel.outcome[unit * months + at])) continue;
		if (isTreated) treated++;
		index[count++] = unit;
	}
	if (treated === 0) return { reason: 'no_treated' };
	if (treated === count) return { reason: 'no_control' };
	return { index: index.subarray(0, count), cohort };
}

/** Units whose first treated month lies beyond this compare in the cell. */
function comparisonThreshold(panel: Prepared, control: ImpactOptions['control'], from: number, at: number): number {
	return control === 'never' ? Number.MAX_VALUE : Math.max(panel.times[from]!, panel.times[at]!) + panel.anticipation;
}

function packSample(panel: Prepared, { index, cohort }: Members, from: number, at: number): CellSample {
	const months = panel.times.length;
	const count = index.length;
	const change = new Float64Array(count);
	const treated = new Float64Array(count);
	const weight = new Float64Array(count);
	let sum = 0;
	for (let i = 0; i < count; i++) {
		const unit = index[i]!;
		change[i] = panel.outcome[unit * months + at]! - panel.outcome[unit * months + from]!;
		treated[i] = panel.cohortOf[unit] === cohort ? 1 : 0;
		weight[i] = panel.weight[unit]!;
		sum += weight[i]!;
	}
	if (sum > 0) for (let i = 0; i < count; i++) weight[i]! *= count / sum;
	return { change, treated, weight, ...packCovariates(panel, index, Math.min(from, at)) };
}

/** Intercept and covariates of the earlier month, standardised: the effect does not change, the arithmetic is steadier. */
function packCovariates(panel: Prepared, index: Int32Array, earlier: number): { x: Float64Array; size: number } {
	const size = panel.covariates.length + 1;
	const count = index.length;
	if (size === 1) return { x: new Float64Array(0), size };
	const months = panel.times.length;
	const x = new Float64Array(count * size);
	for (let i = 0; i < count; i++) x[i * size] = 1;
	panel.covariates.forEach((values, which) => {
		const column = Float64Array.from(index, (unit) => values[unit * months + earlier]!);
		const mean = column.reduce((sum, value) => sum + value, 0) / count;
		const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
		// A covariate that is constant in the cell stays zero, and the Gram matrix then says so.
		const divisor = spread > 1e-12 * Math.abs(mean) && spread > 0 ? spread : Infinity;
		for (let i = 0; i < count; i++) x[i * size + which + 1] = (column[i]! - mean) / divisor;
	});
	return { x, size };
}
