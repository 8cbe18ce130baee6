import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { CatalogueFilter, CourseForm, EnrolmentState, SessionForm, SessionState, Sharing } from '../schema.ts';

export interface SessionRow {
	readonly id: string;
	readonly ownerAgencyId: string;
	readonly ownerName: string;
	readonly courseId: string;
	readonly courseTitle: string;
	readonly summary: string;
	readonly formId: string;
	readonly courseMinutes: number;
	readonly sharing: Sharing;
	readonly name: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly place: string;
	readonly capacity: number;
	readonly state: SessionState;
}

function sessions(db: Db) {
	return db
		.selectFrom('session as s')
		.innerJoin('course as c', 'c.id', 's.course_id')
		.innerJoin('agency as a', 'a.id', 's.owner_agency_id')
		.select([
			's.id',
			's.owner_agency_id as ownerAgencyId',
			'a.name as ownerName',
			's.course_id as courseId',
			'c.title as courseTitle',
			'c.summary',
			'c.form_id as formId',
			'c.minutes as courseMinutes',
			's.name',
			's.starts_on as startsOn',
			's.ends_on as endsOn',
			's.place',
			's.capacity'
		])
		.select([sql<Sharing>`c.sharing`.as('sharing'), sql<SessionState>`s.state`.as('state')]);
}

/** The session, or undefined; whose it is, the policy judges. */
export function findSession(db: Db, id: string): Promise<SessionRow | undefined> {
	return sessions(db).where('s.id', '=', id).executeTakeFirst();
}

export interface CatalogueRow extends SessionRow {
	readonly taken: number;
	readonly myState: EnrolmentState | null;
}

const PAGE = 50;

/** The key that signs the session's codes; undefined when no government of the actor holds it. */
export async function findCheckInKey(db: Db, sessionId: string): Promise<string | undefined> {
	const { rows } = await sql<{ key: string | null }>`select session_check_in_key(${sessionId}) as key`.execute(db);
	return rows[0]?.key ?? undefined;
}

/** Whether the database finds its own signature under a window of the session's codes. */
export async function isSignedCheckIn(db: Db, sessionId: string, window: number, signature: string): Promise<boolean> {
	const { rows } = await sql<{ signed: boolean }>`select is_check_in_signature(${sessionId}, ${String(window)}, ${signature}) as signed`.execute(db);
	return rows[0]?.signed ?? false;
}

/** Open sessions from today on that the actor may see, soonest first; at most 50. */
export function listCatalogue(
	db: Db,
	visible: RawBuilder<boolean>,
	where: { readonly agencyId: string; readonly personId: string | null; readonly today: string },
	filter: CatalogueFilter
): Promise<CatalogueRow[]> {
	const taken = sql<number>`session_places(s.id, false)`;
	return sessions(db)
		.leftJoin('enrolment as e', (join) => join.onRef('e.session_id', '=', 's.id').on('e.agency_id', '=', where.agencyId).on('e.person_id', '=', where.personId))
		.select([taken.as('taken'), sql<EnrolmentState | null>`e.state`.as('myState')])
		.where(visible)
		.where('s.state', '=', 'open')
		.where('s.starts_on', '>=', where.today)
		.$if(filter.text !== '', (query) =>
			query.where((or) =>
				or.or(['c.title', 's.name', 's.place'].map((column) => or(sql.ref(column), 'ilike', `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`)))
			)
		)
		.$if(filter.month !== undefined, (query) => query.where(sql<boolean>`to_char(s.starts_on, 'YYYY-MM') = ${filter.month}`))
		.$if(filter.onlyFree, (query) => query.where(sql<boolean>`${taken} < s.capacity`))
		.orderBy('s.starts_on')
		.orderBy('s.id')
		.limit(PAGE)
		.execute();
}

/** Sessions that the agency holds, newest first. */
export function listHeldSessions(db: Db, agencyId: string): Promise<CatalogueRow[]> {
	return sessions(db)
		.select([sql<number>`session_places(s.id, false)`.as('taken'), sql<null>`null`.as('myState')])
		.where('s.owner_agency_id', '=', agencyId)
		.orderBy('s.starts_on', 'desc')
		.orderBy('s.id')
		.limit(200)
		.execute();
}

/** How many places are taken, in all governments; `hold` keeps others from taking one until we commit. */
export async function placesTaken(tx: Db, sessionId: string, hold: boolean): Promise<number> {
	const { rows } = await sql<{ taken: number }>`select session_places(${sessionId}, ${hold}) as taken`.execute(tx);
	return rows[0]?.taken ?? 0;
}

export interface EnrolmentRow {
	readonly id: string;
	readonly state: EnrolmentState;
}

/** The person's enrolment, withdrawn ones too; undefined when there never was one. */
export function findEnrolment(db: Db, agencyId: string, sessionId: string, personId: string): Promise<EnrolmentRow | undefined> {
	return db
		.selectFrom('enrolment')
		.select(['id', sql<EnrolmentState>`state`.as('state')])
		.where('agency_id', '=', agencyId)
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
}

/** Another session on the same days in which the person has a place, or undefined. */
export function findClash(
	db: Db,
	agencyId: string,
	personId: string,
	session: Pick<SessionRow, 'id' | 'startsOn' | 'endsOn'>
): Promise<{ name: string; startsOn: string } | undefined> {
	return db
		.selectFrom('enrolment as e')
		.innerJoin('session as s', 's.id', 'e.session_id')
		.innerJoin('course as c', 'c.id', 's.course_id')
		.select(['c.title as name', 's.starts_on as startsOn'])
		.where('e.agency_id', '=', agencyId)
		.where('e.person_id', '=', personId)
		.where('e.state', '=', 'enrolled')
		.where('s.id', '<>', session.id)
		.where('s.state', '<>', 'cancelled')
		.where('s.starts_on', '<=', session.endsOn)
		.where('s.ends_on', '>=', session.startsOn)
		.executeTakeFirst();
}

/** Enrols or enrols again; one row a person and session. Returns its id. */
export async function putEnrolment(
	tx: Db,
	row: { readonly agencyId: string; readonly sessionId: string; readonly personId: string; readonly state: 'enrolled' | 'waiting'; readonly now: Date }
): Promise<string> {
	const { id } = await tx
		.insertInto('enrolment')
		.values({ agency_id: row.agencyId, session_id: row.sessionId, person_id: row.personId, state: row.state, enrolled_at: row.now })
		.onConflict((conflict) => conflict.columns(['agency_id', 'session_id', 'person_id']).doUpdateSet({ state: row.state, enrolled_at: row.now }))
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function setEnrolmentState(tx: Db, agencyId: string, id: string, state: EnrolmentState): Promise<void> {
	await tx.updateTable('enrolment').set({ state }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export async function promoteWaiting(
	tx: Db,
	sessionId: string,
	requestId: string,
	now: Date
): Promise<readonly { agencyId: string; enrolmentId: string; personId: string }[]> {
	const { rows } = await sql<{ agencyId: string; enrolmentId: string; personId: string }>`
		select agency_id as "agencyId", enrolment_id as "enrolmentId", person_id as "personId" from promote_waiting(${sessionId}, ${requestId}, ${now})`.execute(tx);
	return rows;
}

export interface CourseRow {
	readonly id: string;
	readonly ownerAgencyId: string;
	readonly code: string;
	readonly title: string;
	readonly formId: string;
	readonly minutes: number;
	readonly sharing: Sharing;
}

export function listCourses(db: Db, agencyId: string): Promise<CourseRow[]> {
	return db
		.selectFrom('course')
		.select(['id', 'owner_agency_id as ownerAgencyId', 'code', 'title', 'form_id as formId', 'minutes', sql<Sharing>`sharing`.as('sharing')])
		.where('owner_agency_id', '=', agencyId)
		.orderBy('title')
		.orderBy('id')
		.limit(500)
		.execute();
}

export function findCourse(db: Db, id: string): Promise<{ id: string; ownerAgencyId: string } | undefined> {
	return db.selectFrom('course').select(['id', 'owner_agency_id as ownerAgencyId']).where('id', '=', id).executeTakeFirst();
}

/** The new course's id, or undefined when the agency already has that code. */
export async function insertCourse(tx: Db, agencyId: string, minutes: number, form: CourseForm): Promise<string | undefined> {
	const row = await tx
		.insertInto('course')
		.values({ owner_agency_id: agencyId, code: form.code, title: form.title, summary: form.summary, form_id: form.formId, minutes, sharing: form.sharing })
		.onConflict((conflict) => conflict.columns(['owner_agency_id', 'code']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export async function insertSession(tx: Db, agencyId: string, form: SessionForm): Promise<string> {
	const { id } = await tx
		.insertInto('session')
		.values({
			owner_agency_id: agencyId,
			course_id: form.courseId,
			name: form.name,
			starts_on: form.startsOn,
			ends_on: form.endsOn,
			place: form.place,
			capacity: form.capacity
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** An open session of the course with the same name, days and place, or undefined. */
export async function findSameSession(tx: Db, agencyId: string, form: SessionForm): Promise<string | undefined> {
	const row = await tx
		.selectFrom('session')
		.select('id')
		.where('owner_agency_id', '=', agencyId)
		.where('course_id', '=', form.courseId)
		.where('state', '=', 'open')
		.where('name', '=', form.name)
		.where('starts_on', '=', form.startsOn)
		.where('ends_on', '=', form.endsOn)
		.where('place', '=', form.place)
		.where('capacity', '=', form.capacity)
		.executeTakeFirst();
	return row?.id;
}

export async function setSessionState(tx: Db, id: string, state: SessionState, completedAt: Date | null): Promise<void> {
	await tx.updateTable('session').set({ state, completed_at: completedAt }).where('id', '=', id).execute();
}
