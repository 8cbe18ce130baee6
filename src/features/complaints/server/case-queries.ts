import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

/** A page is read by a human. */
const MOST_NOTES = 100;

export interface PhotoRow {
	readonly id: string;
	readonly sha256: string;
	readonly width: number;
	readonly height: number;
}

export async function listPhotos(db: Db, agencyId: string, complaintId: string): Promise<PhotoRow[]> {
	return db.selectFrom('complaint_photo').select(['id', 'sha256', 'width', 'height']).where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).orderBy('id').execute();
}

/** What people who joined wrote of their own, in the order of their days. Of one day the order says nothing. */
export async function listSupporterNotes(db: Db, agencyId: string, complaintId: string): Promise<{ readonly id: string; readonly on: string; readonly note: string }[]> {
	const rows = await db.selectFrom('complaint_supporter').select(['id', 'joined_on', 'note']).where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).where('note', 'is not', null)
		.orderBy('joined_on').orderBy('id').limit(MOST_NOTES).execute();
	return rows.map(({ id, joined_on, note }) => ({ id, on: joined_on, note: note ?? '' }));
}

export interface TemplateRow {
	readonly id: string;
	readonly name: string;
	readonly body: string;
}

export async function listTemplates(db: Db, agencyId: string): Promise<TemplateRow[]> {
	return db.selectFrom('complaint_template').select(['id', 'name', 'body']).where('agency_id', '=', agencyId).orderBy('name').execute();
}

export interface TargetRow {
	readonly id: string;
	readonly name: string;
	readonly path: string;
	readonly isIntake: boolean;
}

/** Units of the agency that exist on the day, in the order of the tree. */
export async function listTargets(db: Db, agencyId: string, today: string): Promise<TargetRow[]> {
	const { rows } = await sql<TargetRow>`
		select u.id, u.name, u.path, d.desk is not null as "isIntake" from unit u
		left join complaint_desk d on d.agency_id = u.agency_id and d.unit_id = u.id and d.desk = 'intake'
		where u.agency_id = ${agencyId} and (u.closed_on is null or u.closed_on > ${today}::date) order by u.path`.execute(db);
	return rows;
}

export async function findSealed(db: Db, agencyId: string, complaintId: string): Promise<Uint8Array | undefined> {
	const row = await db.selectFrom('complaint_reporter').select('sealed').where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).executeTakeFirst();
	return row?.sealed;
}
