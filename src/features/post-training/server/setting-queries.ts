import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { TrainingKind } from '../schema.ts';

interface Made {
	readonly by: string;
	readonly at: Date;
}

/** Sets the windows of a kind. */
export async function putRule(tx: Db, agencyId: string, kind: TrainingKind, months: readonly number[], { by, at }: Made): Promise<void> {
	const values = { months: [...months], made_by: by, made_at: at };
	await tx.insertInto('post_training_rule').values({ owner_agency_id: agencyId, kind, ...values }).onConflict((conflict) => conflict.columns(['owner_agency_id', 'kind']).doUpdateSet(values)).execute();
}

export interface CourseRow {
	readonly id: string;
	readonly title: string;
	readonly formId: string;
	/** Own statements that are asked now. */
	readonly statements: number;
}

/** Courses of a government with how many statements each asks of its own. */
export async function listOwnCourses(db: Db, agencyId: string): Promise<CourseRow[]> {
	const { rows } = await sql<CourseRow>`select c.id, c.title, c.form_id as "formId", (select count(*) from post_training_statement t where t.course_id = c.id and t.retired_at is null)::int as statements
		from course c where c.owner_agency_id = ${agencyId} order by c.title, c.id limit 500`.execute(db);
	return rows;
}

export async function findOwnCourse(db: Db, agencyId: string, courseId: string): Promise<{ readonly id: string; readonly title: string } | undefined> {
	return db.selectFrom('course').select(['id', 'title']).where('id', '=', courseId).where('owner_agency_id', '=', agencyId).executeTakeFirst();
}

export async function insertStatement(tx: Db, agencyId: string, courseId: string, statement: string, { by, at }: Made): Promise<string> {
	const { id } = await tx.insertInto('post_training_statement').values({ owner_agency_id: agencyId, course_id: courseId, statement, made_by: by, made_at: at }).returning('id').executeTakeFirstOrThrow();
	return id;
}

/** Takes a statement out, or (null) back in. */
export async function putRetired(tx: Db, courseId: string, statementId: string, at: Date | null): Promise<void> {
	await tx.updateTable('post_training_statement').set({ retired_at: at }).where('id', '=', statementId).where('course_id', '=', courseId).execute();
}
