import type { ImpactOptions } from '../../schema.ts';
import type { Prepared } from '../panel.ts';
import type { RowsSample } from './four-means.ts';
import { estimateRowsCell } from './four-means.ts';

export interface CellPlace {
	readonly cohort: number;
	/** Positions of the base month and of the month. */
	readonly from: number;
	readonly at: number;
	/** Units that start later than this compare. */
	readonly threshold: number;
}

/**
 * One cohort in one month from all rows of either month, whether or not a unit is seen in both.
 * Influences of rows are added up within their unit.
 *
 * @source R package did 2.5.1, allow_unbalanced_panel = TRUE and panel = FALSE
 */
export function rowsCell(panel: Prepared, place: CellPlace, method: ImpactOptions['method']): { att: number; influence: Float64Array | null; reason: string | null } {
	const rows = cellRows(panel, place);
	const sample = packRows(panel, rows, place);
	const reason = emptyCorner(sample);
	const outcome = reason === null ? estimateRowsCell(sample, method) : { reason };
	if ('reason' in outcome) return { att: NaN, influence: null, reason: outcome.reason };
	const influence = new Float64Array(panel.units.length);
	const scale = panel.units.length / rows.length;
	rows.forEach((row, i) => {
		influence[Math.floor(row / panel.times.length)]! += outcome.influence[i]! * scale;
	});
	return { att: outcome.att, influence, reason: null };
}

/** Positions in `outcome` of treated and comparing units, in both months. */
function cellRows(panel: Prepared, { cohort, from, at, threshold }: CellPlace): Int32Array {
	const months = panel.times.length;
	const rows: number[] = [];
	for (let unit = 0; unit < panel.units.length; unit++) {
		if (panel.cohortOf[unit] !== cohort && !(panel.firstTreated[unit]! > threshold)) continue;
		for (const month of [from, at]) if (!Number.isNaN(panel.outcome[unit * months + month])) rows.push(unit * months + month);
	}
	return Int32Array.from(rows);
}

function packRows(panel: Prepared, rows: Int32Array, { cohort, at }: CellPlace): RowsSample {
	const months = panel.times.length;
	const unitOf = (row: number) => Math.floor(row / months);
	const weight = Float64Array.from(rows, (row) => panel.weight[unitOf(row)]!);
	const mean = weight.reduce((sum, value) => sum + value, 0) / rows.length;
	return {
		outcome: Float64Array.from(rows, (row) => panel.outcome[row]!),
		treated: Float64Array.from(rows, (row) => (panel.cohortOf[unitOf(row)] === cohort ? 1 : 0)),
		post: Float64Array.from(rows, (row) => (row % months === at ? 1 : 0)),
		weight: mean > 0 ? weight.map((value) => value / mean) : weight,
		...standardised(panel.covariates.map((values) => Float64Array.from(rows, (row) => values[row]!)))
	};
}

/** 1 and the standardised covariates of each row itself; a constant one stays 0, and the Gram matrix then says so. */
function standardised(columns: readonly Float64Array[]): { x: Float64Array; size: number } {
	const size = columns.length + 1;
	if (size === 1) return { x: new Float64Array(0), size };
	const count = columns[0]!.length;
	const x = new Float64Array(count * size);
	for (let i = 0; i < count; i++) x[i * size] = 1;
	columns.forEach((column, which) => {
		const mean = column.reduce((sum, value) => sum + value, 0) / count;
		const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
		const divisor = spread > 1e-12 * Math.abs(mean) && spread > 0 ? spread : Infinity;
		for (let i = 0; i < count; i++) x[i * size + which + 1] = (column[i]! - mean) / divisor;
	});
	return { x, size };
}

/** Each of the four means needs somebody in it. */
function emptyCorner({ treated, post }: RowsSample): 'no_treated' | 'no_control' | null {
	const seen = new Set<number>();
	treated.forEach((isTreated, i) => seen.add(2 * isTreated + post[i]!));
	if (!seen.has(2) || !seen.has(3)) return 'no_treated';
	return seen.has(0) && seen.has(1) ? null : 'no_control';
}
