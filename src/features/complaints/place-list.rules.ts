import { metresBetween, type LatLon } from './map.rules.ts';
import { pointLabel } from './citizen.rules.ts';

/** An office, or (with `pointId`) one of the service places that it runs. */
export interface PlaceRow {
	readonly unitId: string;
	readonly unitName: string;
	readonly unitKind: string;
	readonly pointId: string | null;
	readonly pointName: string | null;
	readonly serviceName: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
}

export interface PlaceChoice {
	readonly id: string;
	readonly label: string;
	/** What it stands under: the office that runs it, or the kind of office; null: near the place that was pointed at. */
	readonly group: string | null;
}

export interface PlaceList {
	readonly choices: readonly PlaceChoice[];
	/** How many there are, or how many the search found. */
	readonly total: number;
	/** More than are shown. */
	readonly isCut: boolean;
}

/** A list that a reader can look through; beyond it there is a search. */
export const MOST_LISTED = 60;
const MOST_NEAR = 5;

/** What a search looks for and how many it shows. */
export interface Wanted {
	readonly search: string;
	/** Where the reporter pointed; null without a point. */
	readonly at: LatLon | null;
	/** Chosen before: always among those shown. */
	readonly chosen: string | null;
}

/**
 * Service places to choose from, under the offices that run them: the nearest five first where a place was pointed at, then all where they
 * are few, else what the search finds, at most 60.
 */
export function listedPoints(rows: readonly PlaceRow[], { search, at, chosen }: Wanted): PlaceList {
	const points = rows.filter((row): row is PlaceRow & { pointId: string } => row.pointId !== null);
	const near = at === null ? [] : nearestOf(points, at);
	const { shown, total, isCut } = found(points, search, ({ pointId, unitName, pointName, serviceName }) => ({ id: pointId, text: [unitName, pointName, serviceName].join(' ') }), chosen);
	const rest = shown.filter((row) => !near.includes(row));
	return {
		total, isCut,
		choices: [
			...near.map(({ pointId, serviceName, pointName, unitName }) => ({ id: pointId, label: pointLabel([serviceName, pointName, unitName]), group: null })),
			...grouped(rest, ({ pointId, serviceName, pointName, unitName }) => ({ id: pointId, label: pointLabel([serviceName, pointName]) || unitName, group: unitName }))
		]
	};
}

/** Offices to choose from, under their kind: all where they are few, else what the search finds, at most 60. */
export function listedOffices(rows: readonly PlaceRow[], { search, chosen }: Omit<Wanted, 'at'>): PlaceList {
	const offices = rows.filter(({ pointId }) => pointId === null);
	const { shown, total, isCut } = found(offices, search, ({ unitId, unitName }) => ({ id: unitId, text: unitName }), chosen);
	return { total, isCut, choices: grouped(shown, ({ unitId, unitName, unitKind }) => ({ id: unitId, label: unitName, group: unitKind })) };
}

function nearestOf<Row extends PlaceRow>(rows: readonly Row[], at: LatLon): Row[] {
	const placed = rows.flatMap((row) => (row.latitude === null || row.longitude === null ? [] : [{ row, metres: metresBetween(at, { latitude: row.latitude, longitude: row.longitude }) }]));
	return placed.toSorted((a, b) => a.metres - b.metres).slice(0, MOST_NEAR).map(({ row }) => row);
}

/** Rows with every word of the search; without one, all where they are few. The chosen one is there whatever was sought. */
function found<Row>(rows: readonly Row[], search: string, of: (row: Row) => { readonly id: string; readonly text: string }, chosen: string | null): { readonly shown: readonly Row[]; readonly total: number; readonly isCut: boolean } {
	const words = plain(search).split(' ').filter((word) => word !== '');
	const hits = rows.filter((row) => words.every((word) => plain(of(row).text).includes(word)));
	const listed = words.length === 0 && hits.length > MOST_LISTED ? [] : hits.slice(0, MOST_LISTED);
	const own = chosen === null ? undefined : rows.find((row) => of(row).id === chosen);
	return { shown: own && !listed.includes(own) ? [own, ...listed] : listed, total: hits.length, isCut: hits.length > listed.length };
}

/**
 * Where the second page leads: to the map, back to itself, or on. Words typed into the search that have not been looked for yet are looked
 * for first, unless something was chosen: whoever presses Enter there wants the list, not the next page.
 *
 * @param base address of the report, '/lapor/…'
 */
export function pageAfterPlace(base: string, { pointTo, find = '', found = '', servicePointId }: { readonly pointTo?: 'map' | 'drop' | 'find' | undefined; readonly find?: string | undefined; readonly found?: string | undefined; readonly servicePointId: string | null }): string {
	const sought = find.trim().slice(0, 100).toWellFormed();
	if (pointTo === 'map') return `${base}/tempat/peta`;
	if (pointTo === 'drop') return `${base}/tempat`;
	if (pointTo !== 'find' && (sought === found.trim() || sought === '' || servicePointId !== null)) return `${base}/serupa`;
	return sought === '' ? `${base}/tempat` : `${base}/tempat?cari=${encodeURIComponent(sought)}#temuan`;
}

/** Small letters without accents and signs, as people type them. */
function plain(text: string): string {
	return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** What stands under one heading stands together, in the order in which the headings come first. */
function grouped<Row>(rows: readonly Row[], of: (row: Row) => PlaceChoice): PlaceChoice[] {
	return [...Map.groupBy(rows.map(of), ({ group }) => group).values()].flat();
}
