import type { Db } from '#platform/db/connect.ts';

export interface CourseWish {
	/** Persons who attended, and for how many minutes. */
	readonly participants?: readonly { readonly personId: string; readonly minutes: number }[];
}

export async function insertCourse(db: Db, agencyId: string, sharing: 'agency' | 'all' = 'agency'): Promise<string> {
	return (await db.insertInto('course').values({ owner_agency_id: agencyId, code: `C-${crypto.randomUUID().slice(0, 8)}`, title: 'Kursus Rekaan', form_id: '3', minutes: 450, sharing }).returning('id').executeTakeFirstOrThrow()).id;
}

/** One session of a course, held in February 2026, with who sat in it. */
export async function insertEnrolled(db: Db, { agencyId, courseId, participants, day = '2026-02-16' }: { readonly agencyId: string; readonly courseId: string; readonly day?: string } & Required<CourseWish>): Promise<void> {
	const session = await db.insertInto('session').values({ owner_agency_id: agencyId, course_id: courseId, name: 'Angkatan Rekaan', starts_on: day, ends_on: day, place: 'Aula', capacity: 30, state: 'done' }).returning('id').executeTakeFirstOrThrow();
	for (const { personId, minutes } of participants) {
		const enrolment = await db.insertInto('enrolment').values({ agency_id: agencyId, session_id: session.id, person_id: personId, state: 'completed' }).returning('id').executeTakeFirstOrThrow();
		await db.insertInto('attendance').values({ agency_id: agencyId, enrolment_id: enrolment.id, day, minutes, method: 'list' }).execute();
	}
}
