/* The map of the complaint form: a box of degrees drawn on a sheet of points. A government is small enough for straight lines. */

export interface LatLon {
	readonly latitude: number;
	readonly longitude: number;
}

/** Degrees; south < north and west < east. */
export interface Box {
	readonly south: number;
	readonly west: number;
	readonly north: number;
	readonly east: number;
}

export interface MapPlace extends LatLon {
	readonly id: string;
	readonly name: string;
	readonly kind: 'district' | 'office';
}

/** A box on a sheet, in points of the screen. */
export interface View {
	readonly box: Box;
	readonly width: number;
	readonly height: number;
}

/** Widths in which the map is drawn: of a small phone, and of everything wider. */
export const MAP_WIDTHS = { small: 288, wide: 640 } as const;
export type MapSize = keyof typeof MAP_WIDTHS;
/** How much nearer the second step is. */
export const ZOOM = 4;
const SHEET = 4 / 3;
const LEAST_DEGREES = 0.02;
const METRES_A_DEGREE = 111_195;

const narrowing = (latitude: number) => Math.cos((latitude * Math.PI) / 180);
const middle = ({ south, west, north, east }: Box): LatLon => ({ latitude: (south + north) / 2, longitude: (west + east) / 2 });

/** The box around all places with a margin, as wide as a sheet of 4:3; undefined without places. */
export function boxAround(places: readonly LatLon[]): Box | undefined {
	if (places.length === 0) return undefined;
	const [latitudes, longitudes] = [places.map(({ latitude }) => latitude), places.map(({ longitude }) => longitude)];
	const box = { south: Math.min(...latitudes), west: Math.min(...longitudes), north: Math.max(...latitudes), east: Math.max(...longitudes) };
	const centre = middle(box);
	const tall = Math.max((box.north - box.south) * 1.3, LEAST_DEGREES);
	const broad = Math.max((box.east - box.west) * 1.3, LEAST_DEGREES);
	const height = Math.max(tall, (broad * narrowing(centre.latitude)) / SHEET);
	return boxOf(centre, height, (height * SHEET) / narrowing(centre.latitude));
}

function boxOf({ latitude, longitude }: LatLon, tall: number, broad: number): Box {
	return { south: latitude - tall / 2, west: longitude - broad / 2, north: latitude + tall / 2, east: longitude + broad / 2 };
}

/** The sheet for a box: as tall as its degrees are, or as the picture of it is. */
export function viewOf(box: Box, width: number, picture?: { readonly width: number; readonly height: number }): View {
	const tall = picture ? picture.height / picture.width : (box.north - box.south) / ((box.east - box.west) * narrowing(middle(box).latitude));
	return { box, width, height: Math.round(width * Math.min(2, Math.max(0.4, tall))) };
}

/** A part of the box, `ZOOM` times smaller, with the place in its middle as far as the edges let it. */
export function zoomedBox(box: Box, at: LatLon): Box {
	const [tall, broad] = [(box.north - box.south) / ZOOM, (box.east - box.west) / ZOOM];
	const keep = (wanted: number, least: number, most: number) => Math.min(Math.max(wanted, least), most);
	return boxOf({ latitude: keep(at.latitude, box.south + tall / 2, box.north - tall / 2), longitude: keep(at.longitude, box.west + broad / 2, box.east - broad / 2) }, tall, broad);
}

export function isInside({ south, west, north, east }: Box, { latitude, longitude }: LatLon): boolean {
	return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

/** Where a place lies on the sheet, from its upper left corner. */
export function onSheet({ box, width, height }: View, { latitude, longitude }: LatLon): { readonly x: number; readonly y: number } {
	return { x: ((longitude - box.west) / (box.east - box.west)) * width, y: ((box.north - latitude) / (box.north - box.south)) * height };
}

/** The place of a click, to four decimals (eleven metres); undefined for one beside the sheet, which no browser sends. */
export function placeAt({ box, width, height }: View, x: number, y: number): LatLon | undefined {
	if (!(x >= 0 && y >= 0 && x <= width && y <= height)) return undefined;
	const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000;
	return { latitude: round(box.north - (y / height) * (box.north - box.south)), longitude: round(box.west + (x / width) * (box.east - box.west)) };
}

/** Metres between two places of one government: on the sphere, by haversine. */
export function metresBetween(a: LatLon, b: LatLon): number {
	const [up, across] = [Math.sin(((b.latitude - a.latitude) * Math.PI) / 360), Math.sin(((b.longitude - a.longitude) * Math.PI) / 360)];
	return 2 * (METRES_A_DEGREE * 180 / Math.PI) * Math.asin(Math.sqrt(up * up + narrowing(a.latitude) * narrowing(b.latitude) * across * across));
}

/** The place of the list that is nearest, undefined without any. */
export function nearest<Place extends LatLon>(places: readonly Place[], at: LatLon): Place | undefined {
	return places.reduce<Place | undefined>((best, place) => (!best || metresBetween(place, at) < metresBetween(best, at) ? place : best), undefined);
}

/** A round length of at most a quarter of the sheet's width. */
export function scaleOf({ box, width }: View): { readonly metres: number; readonly pixels: number } {
	const { latitude } = middle(box);
	const across = metresBetween({ latitude, longitude: box.west }, { latitude, longitude: box.east });
	const power = 10 ** Math.floor(Math.log10(across / 4));
	const metres = power * ([5, 2].find((times) => times * power <= across / 4) ?? 1);
	return { metres, pixels: (metres / across) * width };
}

export interface MapLabel extends MapPlace {
	readonly x: number;
	readonly y: number;
	/** No name where it would cover another. */
	readonly isNamed: boolean;
	/** The name stands left of its mark, at the right edge of the sheet. */
	readonly isLeft: boolean;
}

/** Points of a letter at 12 points, bold for districts: measured on the widest of the system fonts. */
const LETTER = { district: 7.6, office: 6.6 } as const;
const LINE = 15;

/** Marks on the sheet, districts first; a name that would lie over one set before, or beyond the edge, is left out. */
export function labelsOf(view: View, places: readonly MapPlace[]): MapLabel[] {
	const taken: (readonly [number, number, number, number])[] = [];
	const ordered = places.filter((place) => isInside(view.box, place)).toSorted((a, b) => Number(a.kind !== 'district') - Number(b.kind !== 'district'));
	return ordered.map((place) => {
		const { x, y } = onSheet(view, place);
		const long = shortName(place.name).length * LETTER[place.kind] + 10;
		const isLeft = x + long > view.width;
		const [from, upTo] = isLeft ? [x - long, x] : [x, x + long];
		const isNamed = from >= 0 && y > LINE / 2 && y < view.height - LINE * 1.5 && taken.every(([l, r, t, b]) => upTo < l || from > r || y + LINE / 2 < t || y - LINE / 2 > b);
		if (isNamed) taken.push([from, upTo, y - LINE / 2, y + LINE / 2]);
		return { ...place, x, y, isNamed, isLeft };
	});
}

/** A name that fits on a map: without the word that every district has, and at most 28 signs. */
export function shortName(name: string): string {
	const own = name.replace(/^(Kantor )?(Kecamatan|Camat) (?=\S)/, '');
	const signs = [...own];
	return signs.length <= 28 ? own : `${signs.slice(0, 27).join('').trimEnd()}…`;
}
