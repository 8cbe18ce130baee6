import { sql } from 'kysely';
import type { OwnDay } from '#features/holidays/rules.ts';
import type { Db } from '#platform/db/connect.ts';
import type { ComplaintClass } from '../schema.ts';
import type { PlaceRow } from '../place-list.rules.ts';

/* The citizen's role reads no table: all of this goes through functions that check for themselves (migration 0062). */

/** A government as somebody who writes to it meets it. */
export interface ComplaintDoor {
	readonly agencyId: string;
	readonly code: string;
	readonly name: string;
	readonly timeZone: string;
	/** Today there, 'YYYY-MM-DD'. */
	readonly onDay: string;
	/** The government's own number, where it has set one. */
	readonly whatsapp: string | null;
	readonly holidays: readonly OwnDay[];
}

export interface AgencyChoice {
	readonly code: string;
	readonly name: string;
}

export async function listAgencies(db: Db, wanted: string, most: number): Promise<AgencyChoice[]> {
	return (await sql<AgencyChoice>`select code, name from complaint_agencies(${wanted}, ${most})`.execute(db)).rows;
}

export async function findComplaintDoor(db: Db, code: string, now: Date): Promise<ComplaintDoor | undefined> {
	const { rows } = await sql<ComplaintDoor>`select agency_id as "agencyId", code, name, time_zone as "timeZone", on_day as "onDay", whatsapp, holidays
		from complaint_door(${code}, ${now})`.execute(db);
	return rows[0];
}

export async function listPlaces(db: Db, { agencyId, onDay }: ComplaintDoor): Promise<PlaceRow[]> {
	const { rows } = await sql<PlaceRow>`select unit_id as "unitId", unit_name as "unitName", point_id as "pointId", point_name as "pointName", service_name as "serviceName",
		unit_kind as "unitKind", latitude, longitude from complaint_places(${agencyId}, ${onDay})`.execute(db);
	return rows;
}

export async function keepDraft(db: Db, agencyId: string, id: Buffer, sealed: Buffer, now: Date): Promise<'kept' | 'sent'> {
	const { rows } = await sql<{ outcome: 'kept' | 'sent' }>`select keep_complaint_draft(${agencyId}, ${id}, ${sealed}, ${now}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'sent';
}

export interface DraftRow {
	readonly sealed: Buffer;
	readonly isSent: boolean;
	/** Places (1 to 3) that hold a photo. */
	readonly photos: readonly number[];
}

export async function readDraft(db: Db, agencyId: string, id: Buffer, now: Date): Promise<DraftRow | undefined> {
	const { rows } = await sql<DraftRow>`select sealed, is_sent as "isSent", photos from read_complaint_draft(${agencyId}, ${id}, ${now})`.execute(db);
	return rows[0];
}

/** A complaint as the database function takes it. */
export interface Filing {
	readonly number: string;
	/** sha-256 of the secret, hexadecimal. */
	readonly secretHash: string;
	readonly class: ComplaintClass;
	readonly subject: string;
	readonly body: string;
	readonly unitId: string | null;
	readonly servicePointId: string | null;
	readonly place: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly isAnonymous: boolean;
	readonly isConfidential: boolean;
	/** The sealed reporter, base64; null for the anonymous. */
	readonly reporter: string | null;
	readonly toldByMail: boolean;
	readonly verifyDueOn: string | null;
	readonly dueOn: string | null;
	readonly clockVersion: string;
	readonly photos: readonly { readonly sha256: string; readonly width: number; readonly height: number; readonly sizeBytes: number }[];
}

export async function fileDraft(db: Db, agencyId: string, draftId: Buffer, now: Date, filing: Filing): Promise<'filed' | 'repeated' | 'gone' | 'taken'> {
	const { rows } = await sql<{ outcome: 'filed' | 'repeated' | 'gone' | 'taken' }>`
		select file_complaint(${agencyId}, ${draftId}, ${now}, ${JSON.stringify(filing)}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'gone';
}

export type PhotoOutcome = 'kept' | 'dropped' | 'full' | 'gone';

/** Puts a sealed photo into the first free place of a draft. */
export async function keepDraftPhoto(db: Db, agencyId: string, draftId: Buffer, sealed: Buffer): Promise<PhotoOutcome> {
	const { rows } = await sql<{ outcome: PhotoOutcome }>`select keep_draft_photo(${agencyId}, ${draftId}, ${sealed}, null) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'gone';
}

export async function dropDraftPhoto(db: Db, agencyId: string, draftId: Buffer, place: number): Promise<PhotoOutcome> {
	const { rows } = await sql<{ outcome: PhotoOutcome }>`select keep_draft_photo(${agencyId}, ${draftId}, null, ${place}::smallint) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'gone';
}

/** Sealed photos of a draft in the order of their places; of one place where it is given. */
export async function readDraftPhotos(db: Db, agencyId: string, draftId: Buffer, place: number | null): Promise<{ readonly place: number; readonly sealed: Buffer }[]> {
	const { rows } = await sql<{ place: number; sealed: Buffer }>`select place, sealed from read_draft_photos(${agencyId}, ${draftId}, ${place}::smallint)`.execute(db);
	return rows;
}
