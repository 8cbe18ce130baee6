import type { Interval } from '../schema.ts';
import { valueAxis, type GridLine } from './picture/axis.ts';

/** One line of a forest plot; without a range it is a dot alone, without an effect a name alone. */
export interface ForestRow {
	readonly key: string;
	readonly name: string;
	/** Ends the name and is never cut: what tells two rows of one name apart. */
	readonly tail?: string;
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly look: 'filled' | 'hollow' | 'against';
}

export interface ForestLine {
	readonly key: string;
	readonly name: string;
	readonly look: ForestRow['look'];
	/** Base line of the name. */
	readonly nameY: number;
	/** A second line under the name; null where it stands in the first, or there is none. */
	readonly tail: string | null;
	readonly y: number;
	readonly x: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

export interface ForestPicture {
	readonly size: { readonly width: number; readonly height: number };
	readonly lines: readonly ForestLine[];
	readonly grid: readonly GridLine[];
	/** A value that all are compared with, such as the verdict. */
	readonly mainX: number | null;
	/** Where changes are too small to matter. */
	readonly band: { readonly x: number; readonly width: number } | null;
	readonly top: number;
	readonly bottom: number;
}

export interface ForestSize {
	readonly width: number;
	/** Room for names at the side; 0 puts them above their lines. */
	readonly names: number;
	/** Characters that fit. */
	readonly longest: number;
}

export const WIDE_FOREST: ForestSize = { width: 640, names: 250, longest: 38 };
export const NARROW_FOREST: ForestSize = { width: 328, names: 0, longest: 46 };

const [TOP, FOOT, SIDE] = [8, 26, 16];

/** What stands behind the rows: a value to compare with, and a band around zero that does not matter. */
export interface ForestGround {
	readonly main?: number;
	readonly band?: number;
}

/** A name cut so that it fits with what ends it. */
function fitted(name: string, tail: string, longest: number): string {
	const room = Math.max(1, longest - tail.length);
	return `${name.length > room ? `${name.slice(0, room - 1).trimEnd()}…` : name}${tail}`;
}

/** Where everything stands, in the order given; null when no row has an effect. */
export function forestPicture(rows: readonly ForestRow[], { main, band }: ForestGround, size: ForestSize): ForestPicture | null {
	const values = rows.flatMap(({ att, ci95 }) => (att === null ? [] : [att, ...(ci95 ?? [])]));
	if (values.length === 0) return null;
	const enclosed = [...values, 0, ...(main === undefined ? [] : [main]), ...(band === undefined ? [] : [-band, band])];
	const isStacked = size.names === 0;
	const inTwo = !isStacked && rows.some(({ tail }) => tail !== undefined);
	const height = isStacked ? 40 : inTwo ? 38 : 26;
	const { grid, place: x } = valueAxis(enclosed, isStacked ? 4 : 5, [size.names + SIDE, size.width - SIDE]);
	const bottom = TOP + rows.length * height;
	return {
		size: { width: size.width, height: bottom + FOOT },
		top: TOP,
		bottom,
		mainX: main === undefined ? null : x(main),
		band: band === undefined ? null : { x: x(-band), width: Math.round((x(band) - x(-band)) * 10) / 10 },
		grid,
		lines: rows.map(({ key, name, tail, att, ci95, look }, at) => {
			const y = TOP + at * height + (isStacked ? 28 : height / 2);
			return {
				key,
				look,
				name: fitted(name, inTwo || tail === undefined ? '' : ` · ${tail}`, size.longest),
				nameY: isStacked ? y - 12 : inTwo ? y - 3 : y + 4,
				tail: inTwo ? (tail ?? null) : null,
				y,
				x: att === null ? null : x(att),
				low: ci95 && att !== null ? x(ci95[0]) : null,
				high: ci95 && att !== null ? x(ci95[1]) : null
			};
		})
	};
}
