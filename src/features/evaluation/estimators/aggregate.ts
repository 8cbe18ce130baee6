import type { Cell } from './group-time.ts';
import type { Pooled } from './inference.ts';
import type { Prepared } from './panel.ts';

/** An aggregate, its key (event, cohort month or calendar month) and the cohorts in it. */
export interface Aggregate extends Pooled {
	readonly key: number;
	readonly cohorts: ReadonlySet<number>;
}

export interface Series {
	readonly overall: Pooled;
	readonly parts: readonly Aggregate[];
}

export interface EventWindow {
	readonly balance?: number;
	readonly min?: number;
	readonly max?: number;
}

/** Average over all treated cells, cohorts weighted by their size. */
export function aggregateSimple(panel: Prepared, cells: readonly Cell[]): Pooled {
	return pool(
		panel,
		cells.filter((cell) => cell.post)
	);
}

/** By months since training began. The overall effect is the plain mean over months 0 and later. */
export function aggregateDynamic(panel: Prepared, cells: readonly Cell[], window: EventWindow = {}): Series {
	const last = panel.times.at(-1)!;
	const first = panel.times[0]!;
	const { balance, min = -Infinity, max = Infinity } = window;
	const chosen = cells.filter((cell) => {
		const event = cell.time - cell.group;
		if (event < min || event > max) return false;
		return balance === undefined || (last - cell.group >= balance && event <= balance && event >= balance - (last - first));
	});
	const parts = keyed(panel, chosen, (cell) => cell.time - cell.group);
	return {
		overall: plainMean(
			panel,
			parts.filter((part) => part.key >= 0)
		),
		parts
	};
}

/** By calendar month, from the first treated month. */
export function aggregateCalendar(panel: Prepared, cells: readonly Cell[]): Series {
	const parts = keyed(
		panel,
		cells.filter((cell) => cell.post),
		(cell) => cell.time
	);
	return { overall: plainMean(panel, parts), parts };
}

/** By cohort: plain mean over its treated months; overall weighted by cohort size. */
export function aggregateGroup(panel: Prepared, cells: readonly Cell[]): Series {
	const parts: Aggregate[] = [];
	for (let cohort = 0; cohort < panel.cohorts.length; cohort++) {
		const own = cells.filter((cell) => cell.post && cell.cohort === cohort && isDefined(cell));
		if (own.length > 0) parts.push({ key: panel.cohorts[cohort]!, cohorts: new Set([cohort]), ...plainMean(panel, own.map((cell) => ({ ...cell, turns: onceEach(panel, cell.cohort) }))) });
	}
	const asCells = parts.map((part) => ({ cohort: [...part.cohorts][0]!, att: part.att, influence: part.influence }));
	return { overall: pool(panel, asCells), parts };
}

function isDefined(cell: { att: number }): boolean {
	return !Number.isNaN(cell.att);
}

function keyed(panel: Prepared, cells: readonly Cell[], keyOf: (cell: Cell) => number): Aggregate[] {
	const byKey = new Map<number, Cell[]>();
	for (const cell of cells) {
		if (!isDefined(cell)) continue;
		const same = byKey.get(keyOf(cell));
		if (same) same.push(cell);
		else byKey.set(keyOf(cell), [cell]);
	}
	return [...byKey].sort(([a], [b]) => a - b).map(([key, some]) => ({ key, cohorts: new Set(some.map((cell) => cell.cohort)), ...pool(panel, some) }));
}

/**
 * Mean over cells weighted by cohort shares. The shares are estimated too: with S = Σ p_g, each unit adds
 * w (A − θ N)/S, where A and N are the sum and the number of its own cohort's cells.
 */
function pool(panel: Prepared, cells: readonly { cohort: number; att: number; influence: Float64Array | null }[]): Pooled {
	const used = cells.filter(isDefined);
	const turns = new Float64Array(panel.cohorts.length);
	if (used.length === 0) return { att: NaN, influence: null, turns };
	const share = cohortShares(panel);
	const total = used.reduce((sum, cell) => sum + share[cell.cohort]!, 0);
	const att = used.reduce((sum, cell) => sum + share[cell.cohort]! * cell.att, 0) / total;
	for (const cell of used) turns[cell.cohort]! += 1 / total;
	// Base months only: zero by construction, not by estimation.
	if (used.every((cell) => cell.influence === null)) return { att, influence: null, turns };
	const influence = new Float64Array(panel.units.length);
	const own = new Float64Array(panel.cohorts.length);
	for (const cell of used) {
		own[cell.cohort]! += cell.att - att;
		if (!cell.influence) continue;
		const part = share[cell.cohort]! / total;
		for (let unit = 0; unit < influence.length; unit++) influence[unit]! += part * cell.influence[unit]!;
	}
	for (let unit = 0; unit < influence.length; unit++) {
		const cohort = panel.cohortOf[unit]!;
		if (cohort >= 0) influence[unit]! += (panel.weight[unit]! * own[cohort]!) / total;
	}
	return { att, influence, turns };
}

/** Mean over units of w·1{G = g}. */
export function cohortShares(panel: Prepared): Float64Array {
	const share = new Float64Array(panel.cohorts.length);
	for (let unit = 0; unit < panel.units.length; unit++) {
		const cohort = panel.cohortOf[unit]!;
		if (cohort >= 0) share[cohort]! += panel.weight[unit]! / panel.units.length;
	}
	return share;
}

/** One cohort alone. */
export function onceEach(panel: Prepared, cohort: number): Float64Array {
	return new Float64Array(panel.cohorts.length).fill(1, cohort, cohort + 1);
}

function plainMean(panel: Prepared, parts: readonly Pooled[]): Pooled {
	const turns = new Float64Array(panel.cohorts.length);
	if (parts.length === 0) return { att: NaN, influence: null, turns };
	const influence = new Float64Array(panel.units.length);
	let att = 0;
	for (const part of parts) {
		att += part.att / parts.length;
		part.turns.forEach((count, cohort) => (turns[cohort]! += count / parts.length));
		if (part.influence) for (let unit = 0; unit < influence.length; unit++) influence[unit]! += part.influence[unit]! / parts.length;
	}
	return { att, influence, turns };
}
