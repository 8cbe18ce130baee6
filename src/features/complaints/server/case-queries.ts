import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

export interface PhotoRow {
	readonly id: string;
	readonly sha256: string;
	readonly width: number;
	readonly height: number;
}

export async function listPhotos(db: Db, agencyId: string, complaintId: string): Promise<PhotoRow[]> {
	return db.selectFrom('complaint_photo').select(['id', 'sha256', 'width', 'height']).where('agency_id', '=', agencyId).where('complaint_id', '=', complaintId).orderBy('id').execute();
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
