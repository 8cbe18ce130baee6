import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Design } from '../design/design.schema.ts';
import type { Measure, NewProgramme } from '../programme.schema.ts';

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
	readonly kind: string;
	/** The unit above; itself where there is none. */
	readonly parentId: string;
	readonly parentName: string;
	/** Names of the services it gives, in order. */
	readonly services: readonly string[];
}

/** Offices that give at least one service, by name. */
export function listUnitChoices(db: Db, agencyId: string): Promise<UnitChoice[]> {
	return db
		.selectFrom('service_point as p')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'p.agency_id').onRef('u.id', '=', 'p.unit_id'))
		.innerJoin('service as s', (join) => join.onRef('s.agency_id', '=', 'p.agency_id').onRef('s.id', '=', 'p.service_id'))
		.leftJoin('unit as a', (join) => join.onRef('a.agency_id', '=', 'u.agency_id').onRef('a.id', '=', 'u.parent_id'))
		.select(['u.id', 'u.name', 'u.kind'])
		.select([sql<string>`coalesce(a.id, u.id)`.as('parentId'), sql<string>`coalesce(a.name, u.name)`.as('parentName')])
		.select(sql<string[]>`array_agg(s.name order by s.name)`.as('services'))
		.where('p.agency_id', '=', agencyId)
		.where('u.closed_on', 'is', null)
		.groupBy(['u.id', 'u.name', 'u.kind', 'a.id', 'a.name'])
		.orderBy('u.name')
		.orderBy('u.id')
		.execute();
}

export interface ProgrammeValues extends Measure {
	readonly agencyId: string;
	readonly title: string;
	readonly courseId: string | null;
	readonly design: Design;
	readonly drawId: string | null;
	/** Of outcomes registered together; null for one alone. */
	readonly registrationId: string | null;
	readonly registeredAt: Date;
	readonly earliestStart: string | null;
}

/** The new programme's id. */
export async function insertProgramme(db: Db, programme: ProgrammeValues): Promise<string> {
	const { agencyId, title, courseId, outcome, sesoi, direction, design, drawId, registrationId, registeredAt, earliestStart } = programme;
	const row = await db
		.insertInto('programme')
		.values({ agency_id: agencyId, title, course_id: courseId, outcome, sesoi, direction, registered_at: registeredAt, draw_id: drawId, registration_id: registrationId, earliest_start: earliestStart, ...designColumns(design) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

function designColumns({ control, windowMonths, assignedBy, panel, seasonal }: Design) {
	return { control, window_months: windowMonths, assigned_by: assignedBy, panel, seasonal };
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

/** @returns false when the same promise is registered already, perhaps a moment ago in another window */
export async function putFingerprint(db: Db, { id, agencyId }: { readonly id: string; readonly agencyId: string }, sha256: string, promiseSha256: string | null = null): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('programme')
		.set({ registration_sha256: sha256, promise_sha256: promiseSha256 })
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.where(({ not, exists, selectFrom }) => not(exists(selectFrom('programme as o').select('o.id').where('o.agency_id', '=', agencyId).where('o.promise_sha256', '=', promiseSha256).where('o.id', '<>', id))))
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Whether some unit of the government went on in another: only then two panels differ. */
export async function hasSuccessors(db: Db, agencyId: string): Promise<boolean> {
	const row = await db.selectFrom('unit_successor').select('id').where('agency_id', '=', agencyId).where('ended_at', 'is', null).limit(1).executeTakeFirst();
	return row !== undefined;
}

/** One registration at a time in a government: two windows may not promise the same at once. */
export async function lockRegistrations(db: Db, agencyId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`registration/${agencyId}`}, 0))`.execute(db);
}
