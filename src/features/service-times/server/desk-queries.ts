import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

interface Where {
	readonly agencyId: string;
	readonly pointId: string;
}

/** An application on its way to its product, by its number. */
export interface DeskFile {
	readonly id: string;
	readonly reference: string;
	readonly takenAt: Date;
	/** Since when it waits for its applicant. */
	readonly pausedAt: Date | null;
	readonly pausedMinutes: number;
	readonly doneAt: Date | null;
	readonly workingDays: number | null;
}

/** Files in work, oldest first, then the last ones finished. */
export async function listFiles(db: Db, { agencyId, pointId }: Where, finished: number): Promise<DeskFile[]> {
	const { rows } = await sql<DeskFile>`
		with file as (
			select id, reference, taken_at as "takenAt", paused_at as "pausedAt", paused_minutes as "pausedMinutes", done_at as "doneAt", working_days as "workingDays"
			from visit where agency_id = ${agencyId}::uuid and service_point_id = ${pointId}::uuid and reference is not null
		)
		(select * from file where "doneAt" is null order by "takenAt", id limit 500)
		union all (select * from file where "doneAt" is not null order by "doneAt" desc, id limit ${finished})`.execute(db);
	return rows;
}

/** The file, or undefined where the point has none of this id. */
export async function findFile(db: Db, { agencyId, pointId }: Where, id: string): Promise<DeskFile | undefined> {
	return db
		.selectFrom('visit')
		.select(['id', 'taken_at as takenAt', 'paused_at as pausedAt', 'paused_minutes as pausedMinutes', 'done_at as doneAt', 'working_days as workingDays'])
		.select(sql<string>`reference`.as('reference'))
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('reference', 'is not', null)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** The file of this number, whatever became of it. */
export async function findFileByReference(db: Db, { agencyId, pointId }: Where, reference: string): Promise<{ id: string } | undefined> {
	return db.selectFrom('visit').select('id').where('agency_id', '=', agencyId).where('service_point_id', '=', pointId).where('reference', '=', reference).executeTakeFirst();
}
