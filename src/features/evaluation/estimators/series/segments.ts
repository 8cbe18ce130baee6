import type { SEASONS } from '../../schema.ts';

export const TERMS = ['intercept', 'time', 'level', 'slopeChange'] as const;
export type Term = (typeof TERMS)[number];

export type Season = (typeof SEASONS)[number];

export interface SeasonTerms {
	readonly kind: Season;
	readonly terms: readonly { readonly name: string; readonly estimate: number; readonly se: number; readonly p: number; readonly ci95: readonly [number, number] | null }[];
}

/** Months that the terms of a season need before they say more than noise. */
export const MONTHS_FOR_SEASON: Record<Season, number> = { harmonics: 24, months: 36 };

const HARMONICS = [1, 2] as const;
const YEAR = 12;

export interface Segments {
	/** Row-major, `k` columns: intercept, time, level, slope change, season. */
	readonly x: Float64Array;
	readonly k: number;
	/** Names of the columns after the first four. */
	readonly names: readonly string[];
	/** Months counted from the first one, which is 1. */
	readonly t: Float64Array;
	readonly postMonths: number;
}

/**
 * The columns of a segmented regression. The level is the jump in the first month after the start.
 *
 * @param time months, ascending, gaps allowed
 */
export function segments(time: ArrayLike<number>, start: number, season: Season | null): Segments {
	const months = Array.from(time);
	const t = Float64Array.from(months, (month) => month - months[0]! + 1);
	const seasonal = seasonColumns(months, t, season);
	const k = TERMS.length + seasonal.length;
	const x = new Float64Array(months.length * k);
	months.forEach((month, i) => {
		const isPost = month >= start;
		x.set([1, t[i]!, isPost ? 1 : 0, isPost ? month - start : 0, ...seasonal.map(({ values }) => values[i]!)], i * k);
	});
	return { x, k, names: seasonal.map(({ name }) => name), t, postMonths: months.filter((month) => month >= start).length };
}

function seasonColumns(months: readonly number[], t: Float64Array, season: Season | null): { name: string; values: readonly number[] }[] {
	if (season === null) return [];
	if (season === 'harmonics')
		return HARMONICS.flatMap((waves) => [
			{ name: `sin${waves}`, values: Array.from(t, (month) => Math.sin((2 * Math.PI * waves * month) / YEAR)) },
			{ name: `cos${waves}`, values: Array.from(t, (month) => Math.cos((2 * Math.PI * waves * month) / YEAR)) }
		]);
	const places = months.map((month) => ((month % YEAR) + YEAR) % YEAR);
	const [first, ...others] = [...new Set(places)].sort((a, b) => a - b);
	return others.map((place) => ({ name: `month${place - first!}`, values: places.map((own) => (own === place ? 1 : 0)) }));
}

/** Weights of the terms in the mean change over the months after the start: level + slope change × months since. */
export function averageDirection(time: ArrayLike<number>, start: number, k: number): Float64Array {
	const after = Array.from(time).filter((month) => month >= start);
	const direction = new Float64Array(k);
	direction[2] = 1;
	direction[3] = after.reduce((sum, month) => sum + month - start, 0) / after.length;
	return direction;
}
