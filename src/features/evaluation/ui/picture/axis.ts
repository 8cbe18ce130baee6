import { linear, ticks, type Scale } from '../scale.ts';

/** A value with its line in a picture. */
export interface GridLine {
	readonly value: number;
	/** Where the line stands: from the left for values that run across, else from the top. */
	readonly at: number;
}

export interface ValueAxis {
	readonly grid: readonly GridLine[];
	readonly place: Scale;
}

/**
 * Round numbers around all values, the first at the one end of the picture and the last at the other.
 *
 * @param count about how many numbers
 */
export function valueAxis(values: readonly number[], count: number, [first, last]: readonly [number, number]): ValueAxis {
	const marks = ticks(values, count);
	const place = linear([marks[0] ?? 0, marks.at(-1) ?? 1], [first, last]);
	return { grid: marks.map((value) => ({ value, at: place(value) })), place };
}

/** Decimals that the numbers of an axis need: none where all are whole. */
export function gridDecimals(grid: readonly Pick<GridLine, 'value'>[]): number {
	return grid.every(({ value }) => Number.isInteger(value)) ? 0 : 1;
}
