import { mean, median } from '#platform/statistics/moments.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { meanOf, points, type PanelRow } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import type { Panel } from '../schema.ts';

/** So many robust standard deviations from the middle are far. */
const FAR = 3;
/** Turns a median absolute deviation into a standard deviation where values are normal. */
const MAD_TO_SD = 1.4826;

const unitOf = ({ unitId, serviceId }: PanelRow) => `${unitId}/${serviceId}`;

/** Rows before the first unit of all was trained. */
function before(rows: readonly PanelRow[]): PanelRow[] {
	const first = rows.reduce<string | null>((least, { firstMonth }) => (firstMonth !== null && (least === null || firstMonth < least) ? firstMonth : least), null);
	return first === null ? [] : rows.filter(({ month }) => month < first);
}

/** Mean of each unit before anybody was trained, by 'unit/service'. */
export function baseLevels(rows: readonly PanelRow[], outcome: Outcome): Map<string, number> {
	return new Map([...Map.groupBy(before(rows), unitOf)].map(([unit, own]) => [unit, mean(own.map((row) => points(row, outcome)))]));
}

/** Mean of the trained units before anybody was trained, on another scale; null where there is no such month. */
export function baseMean(rows: readonly PanelRow[], outcome: Outcome, forward: (value: number) => number): number | null {
	const values = before(rows).filter(({ firstMonth }) => firstMonth !== null).map((row) => forward(points(row, outcome)));
	return values.length === 0 ? null : mean(values);
}

/** Units whose level before training lies far from the others'. The level, not the change: else the effect would choose. */
export function farUnits(rows: readonly PanelRow[], outcome: Outcome): Set<string> {
	const levels = baseLevels(rows, outcome);
	const { middle, spread } = robust([...levels.values()]);
	return new Set([...levels].filter(([, level]) => spread > 0 && Math.abs(level - middle) > FAR * spread).map(([unit]) => unit));
}

/**
 * Months that stray far from what is usual for their unit, pulled back to the edge. Usual is the unit's own median,
 * apart before and since its start, so that an effect is not taken for straying. Null when no month strays.
 */
export function capMonths(panel: Panel): Panel | null {
	const values = Array.from(panel.outcome);
	const isSince = (row: number) => panel.firstTreated[row]! > 0 && panel.time[row]! >= panel.firstTreated[row]!;
	const groups = Map.groupBy(values.keys(), (row) => `${panel.unit[row]!}|${isSince(row)}`);
	const middles = new Map([...groups].map(([key, rows]) => [key, medianOf(rows.map((row) => values[row]!))]));
	const middleOf = (row: number) => middles.get(`${panel.unit[row]!}|${isSince(row)}`)!;
	const { spread } = robust(values.map((value, row) => value - middleOf(row)));
	const edge = FAR * spread;
	const capped = values.map((value, row) => Math.min(middleOf(row) + edge, Math.max(middleOf(row) - edge, value)));
	return spread > 0 && capped.some((value, row) => value !== values[row]) ? { ...panel, outcome: capped } : null;
}

/** Quarters instead of months: answers added up, other measures averaged by visits. The quarter of the start counts as trained. */
export function toQuarters(rows: readonly PanelRow[], outcome: Outcome): PanelRow[] {
	const groups = Map.groupBy(rows, (row) => `${unitOf(row)}/${quarterOf(row.month)}`);
	return [...groups.values()].map((own) => {
		const head = own[0]!;
		const valued = own.filter(({ value }) => value !== null);
		return {
			...head,
			month: quarterOf(head.month),
			firstMonth: head.firstMonth === null ? null : quarterOf(head.firstMonth),
			responses: sum(own.map((row) => row.responses)),
			total: sum(own.map(({ total }) => total)),
			// Of an index only months of fewer than nine elements have a value; the others of the quarter count all the same.
			value: valued.length === 0 ? null : meanOf(outcome === 'index' ? own : valued, outcome)
		};
	});
}

/** Whether some unit misses a month that others have. */
export function withGaps(rows: readonly PanelRow[]): boolean {
	const months = new Set(rows.map(({ month }) => month)).size;
	return [...Map.groupBy(rows, unitOf).values()].some((own) => own.length < months);
}

function quarterOf(day: string): string {
	return monthDay(Math.floor(monthNumber(day) / 3) * 3);
}

function robust(values: readonly number[]): { readonly middle: number; readonly spread: number } {
	const middle = medianOf(values);
	return { middle, spread: MAD_TO_SD * medianOf(values.map((value) => Math.abs(value - middle))) };
}

/** The median of what is there. */
function medianOf(values: readonly number[]): number {
	return median(values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
