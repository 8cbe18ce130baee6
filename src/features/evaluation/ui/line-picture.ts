import { monthNumber } from '#platform/months.ts';
import type { SeriesMonth } from '../panel.rules.ts';
import type { PictureSize } from './event-picture.ts';
import { valueAxis, type GridLine } from './picture/axis.ts';
import { labelStep, linear } from './scale.ts';

const MARGIN = { left: 40, right: 84, top: 26, bottom: 30 };
/** Two names at the ends of lines need so much room between them. */
const NAME_GAP = 15;
/** More starts than these are drawn as a span from the first to the last. */
const MOST_STARTS = 6;

/** What a picture of two lines says. */
export interface LineWords {
	/** Begins the ids of its parts. */
	readonly name: string;
	readonly title: string;
	readonly subtitle: string;
	readonly trained: string;
	readonly comparison: string;
	readonly start: string;
	readonly month: string;
	readonly caption: string;
	readonly sentence: string;
}

export interface LinePicture {
	readonly size: PictureSize;
	/** Points of a polyline; a gap in the data starts a new one. */
	readonly trained: readonly string[];
	readonly comparison: readonly string[];
	readonly grid: readonly GridLine[];
	readonly labels: readonly { readonly month: string; readonly x: number }[];
	readonly starts: readonly number[];
	/** Where the names of the lines stand, at their ends; null for a line that is not there. */
	readonly names: { readonly x: number; readonly trained: number | null; readonly comparison: number | null };
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Where everything stands; null with fewer than two months. `starts` are the months in which units began. */
export function linePicture(series: readonly SeriesMonth[], starts: readonly string[], size: PictureSize): LinePicture | null {
	const [first, last] = [series[0], series.at(-1)];
	const values = series.flatMap(({ trained, comparison }) => [trained, comparison]).filter((value) => value !== null);
	if (!first || !last || first === last || values.length < 2) return null;
	const [left, right, top, bottom] = [MARGIN.left, size.width - MARGIN.right, MARGIN.top, size.height - MARGIN.bottom];
	const place = linear([monthNumber(first.month), monthNumber(last.month)], [left, right]);
	const x = (month: string) => place(monthNumber(month));
	const { grid, place: y } = valueAxis(values, 4, [bottom, top]);
	const step = labelStep(series.length, size.labels / 2);
	const inside = starts.filter((month) => month >= first.month && month <= last.month).sort();
	const shown = inside.length > MOST_STARTS ? [inside[0], inside.at(-1)].filter((month) => month !== undefined) : inside;
	return {
		size,
		left,
		right,
		top,
		bottom,
		grid,
		labels: series.filter((_, index) => index % step === 0).map(({ month }) => ({ month, x: x(month) })),
		starts: shown.map(x),
		names: { x: right + 8, ...apart(lastOf(series, 'trained', y), lastOf(series, 'comparison', y)) },
		trained: polylines(series.map(({ month, trained }) => [x(month), trained === null ? null : y(trained)])),
		comparison: polylines(series.map(({ month, comparison }) => [x(month), comparison === null ? null : y(comparison)]))
	};
}

function lastOf(series: readonly SeriesMonth[], group: 'trained' | 'comparison', y: (value: number) => number): number | null {
	const value = series.findLast((one) => one[group] !== null)?.[group] ?? null;
	return value === null ? null : y(value);
}

/** Names that would stand on each other are moved apart, the upper one up and the lower one down. */
function apart(trained: number | null, comparison: number | null): { readonly trained: number | null; readonly comparison: number | null } {
	if (trained === null || comparison === null || Math.abs(trained - comparison) >= NAME_GAP) return { trained, comparison };
	const middle = (trained + comparison) / 2;
	const side = trained <= comparison ? -1 : 1;
	return { trained: middle + (side * NAME_GAP) / 2, comparison: middle - (side * NAME_GAP) / 2 };
}

function polylines(points: readonly (readonly [number, number | null])[]): string[] {
	const lines: string[][] = [[]];
	for (const [x, y] of points) {
		if (y === null) lines.push([]);
		else lines.at(-1)?.push(`${x},${y}`);
	}
	// A line of one point is not drawn; from a point to itself it is a dot.
	return lines.filter((line) => line.length > 0).map((line) => (line.length === 1 ? [...line, ...line] : line).join(' '));
}
