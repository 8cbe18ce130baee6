import type { Outcome } from '../programme.schema.ts';
import { monthNumber } from '#platform/months.ts';
import { points, type PanelRow } from '../panel.rules.ts';
import { LIMITS } from '../rules.ts';
import type { Selection } from './selection.rules.ts';

/** Why nothing can be said, or nothing be found, before a design is registered. */
export type Obstacle = 'no_comparison' | 'few_past_months' | 'few_units' | 'few_lots';

/** Shares of unit-months without a value, 0–1, and of unit-quarters. */
export interface Empty {
	readonly months: number;
	readonly quarters: number;
}

/** What a design would be able to find, by the months known when it was asked. */
export interface Outlook {
	readonly outcome: Outcome;
	readonly sesoi: number;
	/** Offices, or the units above them, that have months; each counts once. */
	readonly trained: number;
	readonly comparison: number;
	/** Of either kind without any past month. */
	readonly withoutPast: number;
	readonly pastMonths: number;
	readonly preMonths: number;
	/** How much of the past is empty; absent where it was not asked yet. */
	readonly empty?: Empty;
	/** Months under training that count; 12 are assumed where none were fixed. */
	readonly windowMonths: number;
	readonly sd: number | null;
	readonly levelSd: number | null;
	readonly rho: number | null;
	/** Smallest change found with a chance of 80 %; null where an obstacle says why. */
	readonly mde: number | null;
	/** The same by the formula of one before-and-after comparison. */
	readonly formulaMde: number | null;
	/** Draws without any effect that the figure comes from. */
	readonly draws: number;
	readonly obstacle: Obstacle | null;
	/** What else could be found: longer windows, more units. */
	readonly longer: readonly { readonly windowMonths: number; readonly mde: number }[];
	readonly trainedNeeded: number | null;
	readonly unitsNeeded: { readonly trained: number; readonly comparison: number } | null;
	readonly selection: Selection | null;
	/** Some training month has begun: whatever is registered now is at most an indication. */
	readonly isLate: boolean;
}

/**
 * How many of the months of a measure would be empty, counted as the gate of the verdict counts them: over services of offices that have any.
 *
 * @param rows months before the training; each `month` the first day of one
 */
export function emptyOf(rows: readonly PanelRow[], outcome: Outcome): Empty {
	const units = new Set(rows.map(({ unitId, serviceId }) => `${unitId}/${serviceId}`)).size;
	const share = (periodOf: (month: string) => number) => {
		const known = rows.filter((row) => Number.isFinite(points(row, outcome)));
		const periods = new Set(rows.map(({ month }) => periodOf(month))).size;
		const filled = new Set(known.map(({ unitId, serviceId, month }) => `${unitId}/${serviceId} ${periodOf(month)}`)).size;
		return units === 0 ? 0 : 1 - filled / (units * periods);
	};
	return { months: share(monthNumber), quarters: share((month) => Math.floor(monthNumber(month) / 3)) };
}

/** Whether so much is empty that no verdict will be given, however large the change. */
export function isTooEmpty({ empty }: Pick<Outlook, 'empty'>): boolean {
	return empty !== undefined && empty.months > LIMITS.missing;
}

/** Whether the smallest change worth having can be found; null where nothing is known. */
export function canFind({ mde, sesoi, obstacle, empty }: Pick<Outlook, 'mde' | 'sesoi' | 'obstacle'> & Partial<Pick<Outlook, 'empty'>>): boolean | null {
	if (empty !== undefined && isTooEmpty({ empty })) return false;
	if (obstacle === 'no_comparison' || obstacle === 'few_lots') return false;
	return mde === null ? null : mde <= sesoi;
}

/** Ways to choose `trained` out of all by lot, as far as it matters: fewer than 20 can never give a p of 0.05. */
export function lots(trained: number, comparison: number): number {
	let ways = 1;
	for (let at = 0; at < trained && ways < 1e6; at++) ways = (ways * (trained + comparison - at)) / (at + 1);
	return Math.round(ways);
}

export const FEWEST_LOTS = 20;
const MOST_UNITS = 100_000;

/** Trained units that would be needed beside the same comparison, errors shrinking with 1/trained + 1/comparison; null: no number of them is enough. */
export function trainedNeeded(mde: number, sesoi: number, trained: number, comparison: number): number | null {
	const wanted = (1 / trained + 1 / comparison) * (sesoi / mde) ** 2 - 1 / comparison;
	const needed = Math.ceil(1 / wanted - 1e-9);
	return wanted > 0 && needed <= MOST_UNITS ? needed : null;
}

/** Units of both kinds, in the same proportion. */
export function unitsNeeded(mde: number, sesoi: number, trained: number, comparison: number): { readonly trained: number; readonly comparison: number } | null {
	const factor = (mde / sesoi) ** 2;
	const needed = { trained: Math.ceil(trained * factor - 1e-9), comparison: Math.ceil(comparison * factor - 1e-9) };
	return needed.trained + needed.comparison <= MOST_UNITS ? needed : null;
}
