import type { OfficeLevel } from '../offices.rules.ts';

export interface TileSize {
	readonly width: number;
	readonly columns: number;
	/** Characters of a name in one line; two lines fit. */
	readonly letters: number;
}

export const WIDE_TILES: TileSize = { width: 640, columns: 5, letters: 17 };
export const NARROW_TILES: TileSize = { width: 328, columns: 2, letters: 22 };

const [GAP, HEIGHT] = [6, 64];
/** More tiles than these say nothing any more. */
const MOST_TILES = 60;
/** Shades from lowest to highest; the number stands in the tile as well. */
const SHADES = 4;

export interface Tile {
	readonly key: string;
	readonly x: number;
	readonly y: number;
	readonly lines: readonly string[];
	readonly value: number | null;
	/** 0 = no value, then from lowest to highest. */
	readonly shade: number;
	readonly isTrained: boolean;
}

export interface TilePicture {
	readonly size: { readonly width: number; readonly height: number };
	readonly tile: { readonly width: number; readonly height: number };
	readonly tiles: readonly Tile[];
}

/** Offices in rows, in the order given; null when there is none. */
export function tilePicture(offices: readonly OfficeLevel[], size: TileSize): TilePicture | null {
	const shown = offices.slice(0, MOST_TILES);
	if (shown.length === 0) return null;
	const values = shown.flatMap(({ value }) => value ?? []);
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const width = (size.width - GAP * (size.columns - 1)) / size.columns;
	const shadeOf = (value: number | null) => (value === null ? 0 : high > low ? 1 + Math.min(SHADES - 1, Math.floor((SHADES * (value - low)) / (high - low))) : 1);
	return {
		size: { width: size.width, height: Math.ceil(shown.length / size.columns) * (HEIGHT + GAP) - GAP },
		tile: { width: Math.round(width * 10) / 10, height: HEIGHT },
		tiles: shown.map((office, at) => ({
			key: office.unitId,
			x: Math.round((at % size.columns) * (width + GAP) * 10) / 10,
			y: Math.floor(at / size.columns) * (HEIGHT + GAP),
			lines: twoLines(office.name, size.letters),
			value: office.value,
			shade: shadeOf(office.value),
			isTrained: office.firstMonth !== null
		}))
	};
}

/** A name in at most two lines, broken between words where that is possible. */
export function twoLines(name: string, letters: number): string[] {
	if (name.length <= letters) return [name];
	const space = name.lastIndexOf(' ', letters);
	const [first, rest] = space > 0 ? [name.slice(0, space), name.slice(space + 1)] : [name.slice(0, letters), name.slice(letters)];
	return [first, rest.length <= letters ? rest : `${rest.slice(0, letters - 1).trimEnd()}…`];
}
