import { mean } from '#platform/statistics/moments.ts';
import type { ImpactOptions, Notice, Panel } from '../schema.ts';
import { checkPanel, normaliseFirstTreated } from './check.ts';

/** A panel ready for cells: units sorted by name, so that the order of rows can never change a result. */
export interface Prepared {
	readonly units: readonly string[];
	/** Months present, ascending. Positions in it index everything else. */
	readonly times: Float64Array;
	/** Unit-major, `units × times`; NaN where missing. */
	readonly outcome: Float64Array;
	readonly covariates: readonly Float64Array[];
	/** Constant within a unit, mean 1 over units. */
	readonly weight: Float64Array;
	/** First treated month of each unit, Infinity = never inside the data. */
	readonly firstTreated: Float64Array;
	/** Treated months of the cohorts that get cells, ascending. */
	readonly cohorts: Float64Array;
	/** Position in `cohorts`, −1 for units that only compare. */
	readonly cohortOf: Int32Array;
	readonly clusterOf: Int32Array | null;
	readonly clusterCount: number;
	/** Whether a cell compares the same units in two months, or all rows of either month. */
	readonly pairing: 'units' | 'rows';
	/** Of single answers, each of which is a unit here: the unit that gave it, by position; else null. */
	readonly answerOf: Int32Array | null;
	readonly anticipation: number;
	readonly dropped: number;
	readonly alwaysTreated: number;
	readonly missing: { readonly all: number; readonly treated: number; readonly control: number };
	/** Size of the largest outcome, to tell a zero standard error from rounding. */
	readonly scale: number;
	readonly notices: readonly Notice[];
}

interface UnitRows {
	readonly name: string;
	readonly rows: number[];
	readonly weight: number;
	firstTreated: number;
}

type PrepareOptions = Pick<ImpactOptions, 'control' | 'panel' | 'anticipation'>;

/**
 * Drops what cannot be used (incomplete rows, always-treated units, months without comparison) and counts it.
 *
 * @throws {PanelError} structural faults, see checkPanel
 */
export function preparePanel(panel: Panel, options: PrepareOptions): Prepared {
	const isAnswers = options.panel === 'cross-section';
	checkPanel(panel, isAnswers ? 'answers' : 'unit-months');
	const notices: Notice[] = [];
	const grouped = isAnswers ? singleRows(panel, completeRows(panel)) : groupRows(panel, completeRows(panel), notices);
	const { units: all, names: weightless } = withoutWeightless(grouped);
	const complete = all.flatMap((unit) => unit.rows);
	let months = distinctSorted(complete.map((row) => panel.time[row]!));
	const last = months.at(-1) ?? NaN;
	for (const unit of all) if (unit.firstTreated > last + options.anticipation) unit.firstTreated = Infinity;
	const first = months[0] ?? NaN;
	const started = all.filter((unit) => unit.firstTreated > first + options.anticipation);
	const alwaysTreated = countNames(all) - countNames(started);
	if (weightless.size > 0) notices.push({ code: 'units.weightless', count: weightless.size });
	if (alwaysTreated > 0) notices.push({ code: 'units.always_treated', count: alwaysTreated });
	const missing = missingShares(panel, complete, weightless, first + options.anticipation, last + options.anticipation, months.length);
	months = monthsWithComparison(started, months, options, notices);
	const kept = keepUnits(panel, started, months, options, notices);
	return {
		...fill(panel, kept, months),
		pairing: options.panel === 'unbalanced' || isAnswers ? 'rows' : 'units',
		answerOf: isAnswers ? namePositions(kept) : null,
		anticipation: options.anticipation,
		alwaysTreated,
		missing,
		dropped: new Set(panel.unit).size - countNames(kept) - alwaysTreated,
		notices
	};
}

function completeRows(panel: Panel): number[] {
	const rows: number[] = [];
	for (let row = 0; row < panel.unit.length; row++) {
		const known =
			!Number.isNaN(panel.outcome[row]) &&
			!(panel.weight && Number.isNaN(panel.weight[row])) &&
			(panel.covariates ?? []).every((covariate) => !Number.isNaN(covariate.values[row]));
		if (known) rows.push(row);
	}
	return rows;
}

function groupRows(panel: Panel, complete: readonly number[], notices: Notice[]): UnitRows[] {
	const rowsOf = new Map<string, number[]>();
	for (const row of complete) {
		const rows = rowsOf.get(panel.unit[row]!);
		if (rows) rows.push(row);
		else rowsOf.set(panel.unit[row]!, [row]);
	}
	let varying = 0;
	const units = [...rowsOf].map(([name, rows]) => {
		rows.sort((a, b) => panel.time[a]! - panel.time[b]!);
		const weights = panel.weight ? rows.map((row) => panel.weight![row]!) : [1];
		if (weights.some((weight) => weight !== weights[0])) varying++;
		return {
			name,
			rows,
			weight: weights.every((weight) => weight === weights[0]) ? weights[0]! : mean(weights),
			firstTreated: normaliseFirstTreated(panel.firstTreated[rows[0]!]!)
		};
	});
	if (varying > 0) notices.push({ code: 'weights.averaged', count: varying });
	return units.sort((a, b) => compareNames(a.name, b.name));
}

/** Answers one by one, in an order that does not depend on the file. */
function singleRows(panel: Panel, complete: readonly number[]): UnitRows[] {
	const keys = [panel.time, panel.outcome, ...(panel.weight ? [panel.weight] : []), ...(panel.covariates ?? []).map(({ values }) => values)];
	const byKeys = (a: number, b: number) => keys.reduce((order, values) => order || values[a]! - values[b]!, 0);
	return [...complete]
		.sort((a, b) => compareNames(panel.unit[a]!, panel.unit[b]!) || byKeys(a, b))
		.map((row) => ({ name: panel.unit[row]!, rows: [row], weight: panel.weight?.[row] ?? 1, firstTreated: normaliseFirstTreated(panel.firstTreated[row]!) }));
}

function countNames(units: readonly UnitRows[]): number {
	return new Set(units.map(({ name }) => name)).size;
}

/** Units come sorted by name: equal names stand together. */
function namePositions(units: readonly UnitRows[]): Int32Array {
	let position = -1;
	return Int32Array.from(units, ({ name }, at) => (name === units[at - 1]?.name ? position : ++position));
}

/** A unit of weight zero speaks for nobody: it neither makes a cohort nor compares nor leaves a gap. */
function withoutWeightless(units: readonly UnitRows[]): { units: UnitRows[]; names: ReadonlySet<string> } {
	return { units: units.filter(({ weight }) => weight > 0), names: namesWithoutWeight(units) };
}

function namesWithoutWeight(units: readonly UnitRows[]): ReadonlySet<string> {
	const heavy = new Set(units.filter(({ weight }) => weight > 0).map(({ name }) => name));
	return new Set(units.map(({ name }) => name).filter((name) => !heavy.has(name)));
}

function compareNames(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

function distinctSorted(values: readonly number[]): Float64Array {
	return Float64Array.from(new Set(values)).sort();
}

/** Shares of unit-months without a usable row, over units that could be used at all. */
function missingShares(
	panel: Panel,
	complete: readonly number[],
	weightless: ReadonlySet<string>,
	first: number,
	last: number,
	months: number
): Prepared['missing'] {
	const seen = new Map<string, { usable: Set<number>; isTreated: boolean }>();
	panel.unit.forEach((name, row) => {
		const start = normaliseFirstTreated(panel.firstTreated[row]!);
		if (start > first && !weightless.has(name)) seen.set(name, { usable: new Set(), isTreated: start <= last });
	});
	for (const row of complete) {
		seen.get(panel.unit[row]!)?.usable.add(panel.time[row]!);
	}
	const share = (units: { usable: Set<number> }[]) =>
		units.length * months === 0 ? 0 : 1 - units.reduce((sum, unit) => sum + unit.usable.size, 0) / (units.length * months);
	const units = [...seen.values()];
	return { all: share(units), treated: share(units.filter((unit) => unit.isTreated)), control: share(units.filter((unit) => !unit.isTreated)) };
}

/** Without never-treated units the last cohort compares, and months from its start on have no comparison. */
function monthsWithComparison(units: UnitRows[], months: Float64Array, { control, anticipation }: PrepareOptions, notices: Notice[]): Float64Array {
	if (units.length === 0 || units.some((unit) => unit.firstTreated === Infinity)) return months;
	const lastStart = units.reduce((latest, unit) => Math.max(latest, unit.firstTreated), -Infinity);
	const usable = months.filter((month) => month < lastStart - anticipation);
	if (control === 'never') {
		for (const unit of units) if (unit.firstTreated === lastStart) unit.firstTreated = Infinity;
		notices.push({ code: 'control.last_cohort' });
	} else {
		notices.push({ code: 'control.none_never' });
	}
	return usable;
}

function keepUnits(panel: Panel, units: readonly UnitRows[], months: Float64Array, options: PrepareOptions, notices: Notice[]): UnitRows[] {
	const lastMonth = months.at(-1) ?? -Infinity;
	const inside = units.map((unit) => ({ ...unit, rows: unit.rows.filter((row) => panel.time[row]! <= lastMonth) })).filter((unit) => unit.rows.length > 0);
	if (options.panel === 'cross-section') {
		notices.push({ code: 'panel.cross_section', count: inside.length });
		return inside;
	}
	const gaps = inside.filter((unit) => unit.rows.length < months.length).length;
	if (gaps === 0) return inside;
	if (options.panel !== 'balanced') {
		notices.push({ code: `panel.${options.panel}`, count: gaps });
		return inside;
	}
	notices.push({ code: 'panel.incomplete_units_dropped', count: gaps });
	return inside.filter((unit) => unit.rows.length === months.length);
}

function fill(panel: Panel, units: readonly UnitRows[], months: Float64Array) {
	const size = units.length * months.length;
	const position = new Map([...months].map((month, index) => [month, index]));
	const outcome = new Float64Array(size).fill(NaN);
	const covariates = (panel.covariates ?? []).map(() => new Float64Array(size).fill(NaN));
	let scale = 0;
	units.forEach((unit, index) => {
		for (const row of unit.rows) {
			const at = index * months.length + position.get(panel.time[row]!)!;
			outcome[at] = panel.outcome[row]!;
			scale = Math.max(scale, Math.abs(outcome[at]));
			covariates.forEach((values, which) => {
				values[at] = panel.covariates![which]!.values[row]!;
			});
		}
	});
	return { units: units.map((unit) => unit.name), times: months, outcome, covariates, scale, ...unitColumns(units, months), ...clusterColumn(panel, units) };
}

function unitColumns(units: readonly UnitRows[], months: Float64Array) {
	const total = units.reduce((sum, unit) => sum + unit.weight, 0);
	const weight = Float64Array.from(units, (unit) => (total > 0 ? (unit.weight * units.length) / total : 0));
	const firstTreated = Float64Array.from(units, (unit) => unit.firstTreated);
	const lastMonth = months.at(-1) ?? -Infinity;
	const cohorts = distinctSorted([...firstTreated].filter((month) => month <= lastMonth));
	const cohortOf = Int32Array.from(firstTreated, (month) => cohorts.indexOf(month));
	return { weight, firstTreated, cohorts, cohortOf };
}

function clusterColumn(panel: Panel, units: readonly UnitRows[]) {
	if (!panel.cluster) return { clusterOf: null, clusterCount: 0 };
	const names = units.map((unit) => panel.cluster![unit.rows[0]!]!);
	const sorted = [...new Set(names)].sort(compareNames);
	const index = new Map(sorted.map((name, at) => [name, at]));
	return { clusterOf: Int32Array.from(names, (name) => index.get(name)!), clusterCount: sorted.length };
}
