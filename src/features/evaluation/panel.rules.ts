import { ELEMENTS } from '#features/surveys/schema.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { PLAIN_DESIGN, type Design } from './design/design.schema.ts';
import { isValueOutcome, type Outcome } from './programme.schema.ts';
import type { ImpactOptionsInput, Panel } from './schema.ts';

/** One unit and service in one month: how many answered, and the sum of what they answered. */
export interface PanelRow {
	readonly unitId: string;
	readonly serviceId: string;
	/** First day of the first month under training; null = never, a comparison. */
	readonly firstMonth: string | null;
	/** First day of the month. */
	readonly month: string;
	readonly responses: number;
	/** For 'index' the sum over all nine elements. */
	readonly total: number;
	/** The measure itself where it is no sum (minutes, days, percent, complaints per 1,000 services, an index of fewer than nine elements); null where total ÷ responses says it. */
	readonly value: number | null;
	/** False: answers that may not be shown, for few people could be worked out of them; verdicts read them. */
	readonly told?: boolean;
	/** The unit above, where training was decided for all its offices together. */
	readonly clusterId?: string | null;
}

/** A month of the two groups, in points (25–100); null where nobody of the group was asked, or what they said may not be shown. */
export interface SeriesMonth {
	readonly month: string;
	readonly trained: number | null;
	readonly comparison: number | null;
}

/** Points before anybody was trained. */
export interface Baseline {
	readonly trained: number | null;
	readonly comparison: number | null;
}

/**
 * Points on the scale 25–100 of answers that add up to `total`; of times, complaints and an index of fewer than nine elements the value that the panel keeps.
 *
 * @returns NaN when nobody answered or was timed: an empty month has no index, it is not 0
 * @source PermenPANRB 14/2017, annex; docs/rules/skm.md § 2
 */
export function points({ responses, total, value }: Pick<PanelRow, 'responses' | 'total' | 'value'>, outcome: Outcome): number {
	if (responses === 0) return NaN;
	if (isValueOutcome(outcome)) return value ?? NaN;
	if (outcome === 'index' && value !== null) return value;
	return (25 * total) / (responses * (outcome === 'index' ? ELEMENTS.length : 1));
}

/**
 * The rows as the estimators read them: one unit is one service of one office, weighted by its mean answers a month.
 * Offices that give several services were trained as one, so their services form a cluster.
 */
export function panelOf(rows: readonly PanelRow[], outcome: Outcome): Panel {
	const key = ({ unitId, serviceId }: PanelRow) => `${unitId}/${serviceId}`;
	const groups = Map.groupBy(rows, key);
	const weights = new Map([...groups].map(([name, own]) => [name, own.reduce((sum, { responses }) => sum + responses, 0) / own.length]));
	return {
		unit: rows.map(key),
		time: rows.map(({ month }) => monthNumber(month)),
		outcome: rows.map((row) => points(row, outcome)),
		firstTreated: rows.map(({ firstMonth }) => (firstMonth === null ? 0 : monthNumber(firstMonth))),
		weight: rows.map((row) => weights.get(key(row)) ?? 0),
		nameMonth: (month) => monthDay(month).slice(0, 7),
		...(isClustered(rows) ? { cluster: rows.map(clusterOf) } : {})
	};
}

/** How a programme is computed, unless something else is asked. */
export function usualChoices(rows: readonly PanelRow[], { control, windowMonths, seasonal }: Design = PLAIN_DESIGN): Pick<ImpactOptionsInput, 'panel' | 'base' | 'assignment' | 'control' | 'window' | 'seasonal'> {
	// Offices without answers in some month are the rule: each comparison uses those seen in both of its months.
	// Months before training are measured from the same month as those after it, so that the eye may compare them.
	return { panel: 'pairwise', base: 'universal', assignment: isClustered(rows) ? 'cluster' : 'unit', control, window: windowMonths, seasonal };
}

/** What was trained as one: the office with its services, or the unit above it. */
export function clusterOf({ unitId, clusterId }: Pick<PanelRow, 'unitId' | 'clusterId'>): string {
	return clusterId ?? unitId;
}

/** Whether some office stands in the panel with more than one service, or training was decided above the offices. */
export function isClustered(rows: readonly PanelRow[]): boolean {
	const services = new Map<string, string>();
	for (const { unitId, serviceId, clusterId } of rows) {
		if (clusterId !== null && clusterId !== undefined) return true;
		const known = services.get(unitId);
		if (known !== undefined && known !== serviceId) return true;
		services.set(unitId, serviceId);
	}
	return false;
}

/** Answers that may be told together. */
export const FEWEST_ANSWERS = 5;

/**
 * Whether a mean of these rows of one month may be shown. The rows that may be told stand beside it, so the mean less them is what the others
 * said: that is nothing, or five answers or more at several offices.
 *
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export function mayShowMean(rows: readonly Pick<PanelRow, 'unitId' | 'responses' | 'told'>[]): boolean {
	const untold = rows.filter(({ told }) => told === false);
	return untold.length === 0 || (untold.some(({ unitId }) => unitId !== untold[0]!.unitId) && untold.reduce((sum, { responses }) => sum + responses, 0) >= FEWEST_ANSWERS);
}

/** Month by month, all answers of the group added up: those ever trained, and those never. */
export function monthlySeries(rows: readonly PanelRow[], outcome: Outcome): SeriesMonth[] {
	const months = [...Map.groupBy(rows, ({ month }) => month)].sort(([a], [b]) => (a < b ? -1 : 1));
	return months.map(([month, own]) => ({ month, ...bothGroups(own, (group) => (mayShowMean(group) ? meanOf(group, outcome) : null)) }));
}

/** Both groups over the months before the first unit was trained. */
export function baselineOf(rows: readonly PanelRow[], outcome: Outcome): Baseline {
	const first = rows.reduce<string | null>(
		(least, { firstMonth }) => (firstMonth !== null && (least === null || firstMonth < least) ? firstMonth : least),
		null
	);
	return bothGroups(first === null ? [] : rows.filter(({ month }) => month < first), (group) => meanOf(group, outcome));
}

function bothGroups(rows: readonly PanelRow[], mean: (group: readonly PanelRow[]) => number | null): Baseline {
	return { trained: mean(rows.filter(({ firstMonth }) => firstMonth !== null)), comparison: mean(rows.filter(({ firstMonth }) => firstMonth === null)) };
}

/** How many rows rest on fewer than nine elements: a questionnaire that changes then looks like an effect. @source docs/rules/skm.md § 13 */
export function partialIndexRows(rows: readonly Pick<PanelRow, 'value'>[], outcome: Outcome): number {
	return outcome === 'index' ? rows.filter(({ value }) => value !== null).length : 0;
}

/** Rows taken together; null when nobody answered or was timed. Sums add up; medians are no sum, and their mean is weighted by visits. */
export function meanOf(rows: readonly PanelRow[], outcome: Outcome): number | null {
	const [responses, total, weighted] = rows.reduce(([people, sum, times], row) => [people + row.responses, sum + row.total, times + (row.responses === 0 ? 0 : (isValueOutcome(outcome) ? (row.value ?? 0) : points(row, outcome)) * row.responses)], [0, 0, 0]);
	const isSum = !isValueOutcome(outcome) && partialIndexRows(rows, outcome) === 0;
	return responses === 0 ? null : points({ responses, total, value: isSum ? null : weighted / responses }, outcome);
}
