import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { NewProgramme } from '../programme.schema.ts';

export interface CourseChoice {
	readonly id: string;
	readonly title: string;
}

/** Courses that the agency holds or may use, by title. */
export function listCourseChoices(db: Db, agencyId: string): Promise<CourseChoice[]> {
	return db
		.selectFrom('course')
		.select(['id', 'title'])
		.where((or) => or.or([or('owner_agency_id', '=', agencyId), or('sharing', '=', 'all')]))
		.orderBy('title')
		.orderBy('id')
		.execute();
}

export interface UnitChoice {
	readonly id: string;
	readonly name: string;
	/** Names of the services it gives, in order. */
	readonly services: readonly string[];
}

/** Offices that give at least one service, by name. */
export function listUnitChoices(db: Db, agencyId: string): Promise<UnitChoice[]> {
	return db
		.selectFrom('service_point as p')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'p.agency_id').onRef('u.id', '=', 'p.unit_id'))
		.innerJoin('service as s', (join) => join.onRef('s.agency_id', '=', 'p.agency_id').onRef('s.id', '=', 'p.service_id'))
		.select(['u.id', 'u.name'])
		.select(sql<string[]>`array_agg(s.name order by s.name)`.as('services'))
		.where('p.agency_id', '=', agencyId)
		.where('u.closed_on', 'is', null)
		.groupBy(['u.id', 'u.name'])
		.orderBy('u.name')
		.orderBy('u.id')
		.execute();
}

/** The new programme's id. */
export async function insertProgramme(
	db: Db,
	programme: Omit<NewProgramme, 'starts'> & { readonly agencyId: string; readonly registeredAt: Date }
): Promise<string> {
	const { agencyId, title, courseId, outcome, sesoi, direction, registeredAt } = programme;
	const row = await db
		.insertInto('programme')
		.values({ agency_id: agencyId, title, course_id: courseId, outcome, sesoi, direction, registered_at: registeredAt })
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

/** Every open office with each of its services; those in `starts` are trained from that month on. */
export async function insertProgrammeUnits(
	db: Db,
	{ id, agencyId }: { readonly id: string; readonly agencyId: string },
	starts: NewProgramme['starts']
): Promise<void> {
	await sql`insert into programme_unit (agency_id, programme_id, unit_id, service_id, first_month)
		select p.agency_id, ${id}, p.unit_id, p.service_id, (${JSON.stringify(starts)}::jsonb ->> p.unit_id::text)::date
		from service_point p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where p.agency_id = ${agencyId} and u.closed_on is null`.execute(db);
}

export async function putFingerprint(db: Db, { id, agencyId }: { readonly id: string; readonly agencyId: string }, sha256: string): Promise<void> {
	await db.updateTable('programme').set({ registration_sha256: sha256 }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}
