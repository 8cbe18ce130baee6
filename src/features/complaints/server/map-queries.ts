import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Box, LatLon } from '../map.rules.ts';

export interface MapBoxRow extends Box {
	readonly width: number | null;
	readonly height: number | null;
	/** Seconds; tells one picture from the next. */
	readonly changedAt: number;
}

export interface MapPointRow extends LatLon {
	readonly unitId: string;
	readonly unitName: string;
	readonly unitKind: string;
	readonly name: string;
}

export interface MapRows {
	readonly box: MapBoxRow | null;
	readonly places: readonly MapPointRow[];
}

/** The map as a citizen's request may read it. */
export async function readCitizenMap(db: Db, agencyId: string, onDay: string): Promise<MapRows> {
	const { rows } = await sql<MapRows>`select box, places from complaint_map_of(${agencyId}, ${onDay})`.execute(db);
	return rows[0] ?? { box: null, places: [] };
}

/** The same for an officer of the government. */
export async function readOfficeMap(db: Db, agencyId: string, onDay: string): Promise<MapRows> {
	const box = await db.selectFrom('complaint_map').select(['south', 'west', 'north', 'east', 'width', 'height', sql<number>`extract(epoch from changed_at)::float8`.as('changedAt')]).where('agency_id', '=', agencyId).executeTakeFirst();
	const { rows } = await sql<MapPointRow>`select p.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", p.name, p.latitude, p.longitude
		from service_point p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where p.agency_id = ${agencyId} and p.latitude is not null and (p.closed_on is null or p.closed_on > ${onDay}) order by u.name, p.unit_id, p.name, p.id`.execute(db);
	return { box: box ?? null, places: rows };
}

export async function readCitizenPicture(db: Db, agencyId: string): Promise<Buffer | null> {
	const { rows } = await sql<{ picture: Buffer | null }>`select complaint_map_picture(${agencyId}) as picture`.execute(db);
	return rows[0]?.picture ?? null;
}

export async function readOfficePicture(db: Db, agencyId: string): Promise<Buffer | null> {
	return (await db.selectFrom('complaint_map').select('picture').where('agency_id', '=', agencyId).executeTakeFirst())?.picture ?? null;
}

/** Where a complaint points to, or null. */
export async function findPoint(db: Db, agencyId: string, complaintId: string): Promise<LatLon | null> {
	const row = await db.selectFrom('complaint').select(['latitude', 'longitude']).where('agency_id', '=', agencyId).where('id', '=', complaintId).executeTakeFirst();
	return row && row.latitude !== null && row.longitude !== null ? { latitude: row.latitude, longitude: row.longitude } : null;
}

/** Sets the box; a picture that is not given stays. */
export async function putMap(db: Db, agencyId: string, { south, west, north, east }: Box, picture: { readonly jpeg: Buffer; readonly width: number; readonly height: number } | undefined, now: Date): Promise<void> {
	const values = { south, west, north, east, changed_at: now, ...(picture && { picture: picture.jpeg, width: picture.width, height: picture.height }) };
	await db.insertInto('complaint_map').values({ agency_id: agencyId, ...values }).onConflict((conflict) => conflict.column('agency_id').doUpdateSet(values)).execute();
}

/** @returns whether there was one */
export async function dropMap(db: Db, agencyId: string): Promise<boolean> {
	const { numDeletedRows } = await db.deleteFrom('complaint_map').where('agency_id', '=', agencyId).executeTakeFirst();
	return numDeletedRows > 0n;
}
