import type { ImpactOptions, Notice, Panel } from '../schema.ts';
import { normaliseFirstTreated } from './check.ts';

/** From here on a value is more likely a wrong column or unit than an outcome. */
const HUGE = 1e9;
const MOST_LISTED = 5;

/** What the file itself shows before anything is computed, so that "cannot be judged" is never the first word about it. */
export function dataNotices(panel: Panel, { anticipation }: Pick<ImpactOptions, 'anticipation'>): Notice[] {
	const rows = [...panel.unit.keys()].filter((row) => !Number.isNaN(panel.outcome[row]));
	if (rows.length === 0) return [{ code: 'outcome.none' }];
	const months = [...new Set(rows.map((row) => panel.time[row]!))].sort((a, b) => a - b);
	return [...outcomeNotices(panel, rows), ...treatmentNotices(panel, rows, months.at(-1)! + anticipation), ...gapNotices(months, panel.nameMonth ?? String)];
}

function outcomeNotices({ outcome }: Panel, rows: readonly number[]): Notice[] {
	const first = outcome[rows[0]!]!;
	const notices: Notice[] = rows.length > 1 && rows.every((row) => outcome[row] === first) ? [{ code: 'outcome.constant', list: String(first) }] : [];
	const largest = rows.reduce((most, row) => Math.max(most, Math.abs(outcome[row]!)), 0);
	return largest >= HUGE ? [...notices, { code: 'outcome.huge', list: largest.toExponential(1) }] : notices;
}

function treatmentNotices({ firstTreated }: Panel, rows: readonly number[], last: number): Notice[] {
	return rows.some((row) => normaliseFirstTreated(firstTreated[row]!) <= last) ? [] : [{ code: 'units.none_treated' }];
}

/** Months that nobody has, between others: yearly and quarterly files have a longer step and no gap. */
function gapNotices(months: readonly number[], name: (month: number) => number | string): Notice[] {
	const steps = months.slice(1).map((month, at) => month - months[at]!);
	const usual = steps.reduce((least, step) => Math.min(least, step), Infinity);
	const absent = months.slice(1).flatMap((month, at) => {
		const before = months[at]!;
		return Array.from({ length: Math.min(Math.round((month - before) / usual) - 1, MOST_LISTED + 1) }, (_value, turn) => before + (turn + 1) * usual);
	});
	if (absent.length === 0) return [];
	// Step by step, as they are listed: steps a little longer than the least (7, 8, 10) are no gap, though together they would be one.
	const count = steps.reduce((sum, step) => sum + Math.round(step / usual) - 1, 0);
	const list = absent.slice(0, MOST_LISTED).map(name).join(', ');
	return [{ code: 'months.absent', count, list: count > MOST_LISTED ? `${list}, …` : list }];
}
