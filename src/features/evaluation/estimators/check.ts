import type { Panel } from '../schema.ts';

export type PanelField = 'unit' | 'time' | 'outcome' | 'firstTreated' | 'weight' | 'cluster' | 'covariate';

/** A panel that no estimator may touch. `index` is the offending row of the panel, from 0. */
export class PanelError extends Error {
	readonly code: string;
	readonly index: number | undefined;
	readonly field: PanelField | undefined;
	/** Which covariate, when `field` is 'covariate'. */
	readonly covariate: string | undefined;
	constructor(code: string, message: string, where: { index?: number; field?: PanelField; covariate?: string } = {}) {
		super(message);
		this.name = 'PanelError';
		this.code = code;
		this.index = where.index;
		this.field = where.field;
		this.covariate = where.covariate;
	}
}

/**
 * Refuses what would make any estimate meaningless: no rows, unequal columns, infinite numbers, a unit twice in
 * one month, a first treated month or a cluster that changes inside a unit, negative weights. Of single answers a
 * unit may have many in one month.
 *
 * @throws {PanelError} the first fault in row order
 */
export function checkPanel(panel: Panel, rule: 'unit-months' | 'answers' = 'unit-months'): void {
	const rows = panel.unit.length;
	if (rows === 0) throw new PanelError('panel.empty', 'There is no row of data. Give one row for each unit and month.');
	for (const [field, column] of numericColumns(panel)) {
		if (column.values.length !== rows) throw new PanelError('panel.unequal_columns', `Column ${field} has ${column.values.length} values for ${rows} rows.`);
		// Infinity as a start says never.
		if (field !== 'firstTreated') checkNumbers(field, column.name, column.values);
	}
	checkTimes(panel.time);
	checkWeights(panel.weight);
	checkUnits(panel, rule === 'answers');
}

type NamedValues = { name: string | undefined; values: ArrayLike<number> };

function numericColumns(panel: Panel): [PanelField, NamedValues][] {
	const columns: [PanelField, NamedValues][] = [
		['time', { name: undefined, values: panel.time }],
		['outcome', { name: undefined, values: panel.outcome }],
		['firstTreated', { name: undefined, values: panel.firstTreated }]
	];
	if (panel.weight) columns.push(['weight', { name: undefined, values: panel.weight }]);
	for (const covariate of panel.covariates ?? []) columns.push(['covariate', covariate]);
	return columns;
}

function checkNumbers(field: PanelField, covariate: string | undefined, values: ArrayLike<number>): void {
	for (let index = 0; index < values.length; index++) {
		const value = values[index];
		if (value === Infinity || value === -Infinity) {
			throw new PanelError('value.infinite', 'The number is too large to compute with. Correct it, or leave the cell empty when the value is not known.', {
				index,
				field,
				...(covariate === undefined ? {} : { covariate })
			});
		}
	}
}

function checkTimes(time: ArrayLike<number>): void {
	for (let index = 0; index < time.length; index++) {
		if (Number.isNaN(time[index])) throw new PanelError('value.missing', 'The month is missing. Every row needs its month.', { index, field: 'time' });
	}
}

function checkWeights(weight: ArrayLike<number> | undefined): void {
	if (!weight) return;
	for (let index = 0; index < weight.length; index++) {
		if (weight[index]! < 0)
			throw new PanelError('weight.negative', 'A weight cannot be negative. Use the number of services or respondents, 0 or more.', { index, field: 'weight' });
	}
}

function checkUnits(panel: Panel, mayRepeat: boolean): void {
	const firstRow = new Map<string, number>();
	const seen = new Map<string, Set<number>>();
	for (let index = 0; index < panel.unit.length; index++) {
		const unit = panel.unit[index]!;
		if (unit === '') throw new PanelError('value.missing', 'The unit is missing. Every row needs the name or number of its unit.', { index, field: 'unit' });
		const first = firstRow.get(unit);
		if (first === undefined) {
			firstRow.set(unit, index);
			seen.set(unit, new Set([panel.time[index]!]));
			continue;
		}
		checkSameUnit(panel, unit, first, index);
		const months = seen.get(unit)!;
		if (!mayRepeat && months.has(panel.time[index]!))
			throw new PanelError('panel.duplicate', `Unit "${unit}" has more than one row for the same month. Keep one row a unit and month, or add them up first.`, {
				index,
				field: 'time'
			});
		months.add(panel.time[index]!);
	}
}

function checkSameUnit(panel: Panel, unit: string, first: number, index: number): void {
	if (normaliseFirstTreated(panel.firstTreated[first]!) !== normaliseFirstTreated(panel.firstTreated[index]!)) {
		throw new PanelError(
			'panel.first_treated_changes',
			`Unit "${unit}" has two different first treated months. A unit starts once: write the same month in all its rows (0 or empty = never).`,
			{ index, field: 'firstTreated' }
		);
	}
	if (panel.cluster && panel.cluster[first] !== panel.cluster[index]) {
		throw new PanelError('panel.cluster_changes', `Unit "${unit}" stands in two clusters. Write the same cluster in all its rows.`, {
			index,
			field: 'cluster'
		});
	}
}

/** 0, NaN and Infinity all say never. */
export function normaliseFirstTreated(value: number): number {
	return value === 0 || Number.isNaN(value) || value === Infinity ? Infinity : value;
}
