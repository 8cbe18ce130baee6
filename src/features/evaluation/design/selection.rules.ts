import { alike, deviation, noiseOfMonths, type GroupMonth } from './noise.rules.ts';

/** How trained units stood before training, beside the others. Positive shortfall: they stood worse. */
export interface Selection {
	/** Means over the last months before the first training. */
	readonly trained: number;
	readonly comparison: number;
	/** In the unit of the outcome, in the direction that is better. */
	readonly shortfall: number;
	/** In standard deviations of the units; null where they do not differ. */
	readonly size: number | null;
	/** What of the shortfall is chance and goes away by itself; null where it cannot be told. */
	readonly rebound: number | null;
	readonly months: number;
}

/** Units are chosen by their recent past: the last half year. */
export const LOOK_BACK = 6;

/**
 * From here on groups are so unlike at the start that the difference must be named.
 *
 * @source What Works Clearinghouse, Standards Handbook 5.0: baseline differences above 0.25 standard deviations
 */
export const UNLIKE = 0.25;

/**
 * Regression to the mean: groups chosen for bad months had bad luck among other things, and luck does not last.
 *
 * @param rows months of all groups; those from `firstStart` on are left out
 * @param isTrained of a group
 * @returns null when one side has no month before
 */
export function selectionOf(rows: readonly GroupMonth[], isTrained: (group: string) => boolean, firstStart: number, direction: 'up' | 'down'): Selection | null {
	const before = rows.filter(({ month }) => month < firstStart);
	const recent = before.filter(({ month }) => month >= firstStart - LOOK_BACK);
	const means = [...Map.groupBy(recent, ({ group }) => group)].map(([group, own]) => ({
		group,
		months: own.length,
		mean: own.reduce((sum, { value }) => sum + value, 0) / own.length
	}));
	const [trained, others] = [means.filter(({ group }) => isTrained(group)), means.filter(({ group }) => !isTrained(group))];
	if (trained.length === 0 || others.length === 0) return null;
	const [a, b] = [meanOf(trained), meanOf(others)];
	const shortfall = direction === 'up' ? b - a : a - b;
	const spread = pooled(trained, others);
	return {
		trained: a,
		comparison: b,
		shortfall,
		size: spread > 0 ? shortfall / spread : null,
		rebound: reboundOf(before, shortfall, means),
		months: new Set(recent.map(({ month }) => month)).size
	};
}

interface GroupMean {
	readonly months: number;
	readonly mean: number;
}

function meanOf(groups: readonly GroupMean[]): number {
	return groups.reduce((sum, { mean }) => sum + mean, 0) / groups.length;
}

function pooled(...sides: readonly (readonly GroupMean[])[]): number {
	const counted = sides.filter((side) => side.length > 1);
	const free = counted.reduce((sum, side) => sum + side.length - 1, 0);
	return free === 0 ? 0 : Math.sqrt(counted.reduce((sum, side) => sum + (side.length - 1) * deviation(side.map(({ mean }) => mean)) ** 2, 0) / free);
}

/** The share of chance in a mean of few months, times the shortfall; only for those who stood worse. */
function reboundOf(before: readonly GroupMonth[], shortfall: number, means: readonly GroupMean[]): number | null {
	const noise = noiseOfMonths(before);
	const total = deviation(means.map(({ mean }) => mean)) ** 2;
	if (noise === null || !(total > 0)) return null;
	const length = means.reduce((sum, { months }) => sum + months, 0) / means.length;
	const chance = Math.min(1, (noise.sd ** 2 * alike(length, noise.rho)) / length / total);
	return Math.max(0, shortfall) * chance;
}
