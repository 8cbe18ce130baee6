import { meanOf, type PanelRow } from './panel.rules.ts';
import type { Outcome } from './programme.schema.ts';

/** An office of an evaluation: whether it was trained, and how it stands lately. */
export interface OfficeLevel {
	readonly unitId: string;
	readonly name: string;
	/** First day of its first month under training; null = a comparison. */
	readonly firstMonth: string | null;
	/** Over its services in the last months of the panel; null when nobody answered there. */
	readonly value: number | null;
	/** Months with data, of all. */
	readonly months: number;
}

/** Months at the end of the panel that the level is taken from: one alone is too noisy. */
export const LEVEL_MONTHS = 3;

/** One entry an office, by name. All answers of its services count alike; of times their mean, weighted by visits. */
export function officesOf(rows: readonly (PanelRow & { readonly unitName: string })[], outcome: Outcome): OfficeLevel[] {
	const months = [...new Set(rows.map(({ month }) => month))].sort();
	const since = months.at(-LEVEL_MONTHS) ?? months[0] ?? '';
	return [...Map.groupBy(rows, ({ unitId }) => unitId)]
		.map(([unitId, own]) => {
			const starts = own.flatMap(({ firstMonth }) => firstMonth ?? []).sort();
			return {
				unitId,
				name: own[0]!.unitName,
				firstMonth: starts[0] ?? null,
				value: levelOf(own.filter(({ month }) => month >= since), outcome),
				months: new Set(own.map(({ month }) => month)).size
			};
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.unitId < b.unitId ? -1 : 1));
}

function levelOf(rows: readonly PanelRow[], outcome: Outcome): number | null {
	const level = meanOf(rows, outcome);
	return level !== null && Number.isFinite(level) ? level : null;
}
