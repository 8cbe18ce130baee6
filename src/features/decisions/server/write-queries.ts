import { sql, type Insertable } from 'kysely';
import type { Db, Tables } from '#platform/db/connect.ts';

/** The new version's id; undefined when somebody else has just written it. */
export async function insertDecision(db: Db, row: Insertable<Tables['decision']>): Promise<string | undefined> {
	const written = await db.insertInto('decision').values(row).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
	return written?.id;
}

/** False when the decision is in a plan already. */
export async function insertPlanned(db: Db, row: Insertable<Tables['decision_plan']>): Promise<boolean> {
	const written = await db.insertInto('decision_plan').values(row).onConflict((conflict) => conflict.doNothing()).returning('decision_id').executeTakeFirst();
	return written !== undefined;
}

/** False when somebody else has just written this step. */
export async function insertFollowUp(db: Db, row: Insertable<Tables['decision_follow_up']>): Promise<boolean> {
	const written = await db.insertInto('decision_follow_up').values(row).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
	return written !== undefined;
}

export interface Office {
	readonly id: string;
	readonly name: string;
}

/** Units that may own a plan: the government and its offices right below it, as they stand on a day, by name. */
export async function listOffices(db: Db, agencyId: string, today: string): Promise<Office[]> {
	const { rows } = await sql<Office>`select id, name from unit where agency_id = ${agencyId} and path ~ '^/[0-9]+/([0-9]+/)?$' and valid_from <= ${today} and (closed_on is null or closed_on > ${today})
		order by length(path) - length(replace(path, '/', '')), name, id limit 300`.execute(db);
	return rows;
}

/** The unit with this path; undefined where there is none any more. */
export async function findUnitByPath(db: Db, agencyId: string, path: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`select id from unit where agency_id = ${agencyId} and path = ${path}`.execute(db);
	return rows[0]?.id;
}

export async function insertCost(db: Db, row: Insertable<Tables['programme_cost']>): Promise<string> {
	return (await db.insertInto('programme_cost').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertBenefit(db: Db, row: Insertable<Tables['programme_benefit']>): Promise<string> {
	return (await db.insertInto('programme_benefit').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

interface Withdrawal {
	readonly agencyId: string;
	readonly programmeId: string;
	readonly line: string;
	readonly by: string;
	readonly at: Date;
}

/** The amount of the line that was withdrawn; undefined when there is no such line, or it was withdrawn before. */
export async function withdrawLine(db: Db, table: 'programme_cost' | 'programme_benefit', { agencyId, programmeId, line, by, at }: Withdrawal): Promise<number | undefined> {
	const { rows } = await sql<{ amount: number }>`update ${sql.table(table)} set withdrawn_by = ${by}, withdrawn_at = ${at}
		where agency_id = ${agencyId} and programme_id = ${programmeId} and id = ${line} and withdrawn_at is null returning amount_rupiah as amount`.execute(db);
	return rows[0]?.amount;
}

/** The part's id: a new one, or one of that name and measure that had ended and is taught again; undefined when the course has another of that name. */
export async function insertPart(db: Db, part: { readonly agencyId: string; readonly courseId: string; readonly title: string; readonly outcome: string | null }): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`insert into course_part (agency_id, course_id, title, outcome, position)
		select ${part.agencyId}, ${part.courseId}, ${part.title}, ${part.outcome}, coalesce(max(position), 0) + 1 from course_part where agency_id = ${part.agencyId} and course_id = ${part.courseId}
		on conflict (agency_id, course_id, title) do update set ended_on = null where course_part.ended_on is not null and course_part.outcome is not distinct from excluded.outcome returning id`.execute(db);
	return rows[0]?.id;
}

/** False when the part had ended before. */
export async function endPart(db: Db, agencyId: string, id: string, today: string): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('course_part').set({ ended_on: today }).where('agency_id', '=', agencyId).where('id', '=', id).where('ended_on', 'is', null).executeTakeFirst();
	return numUpdatedRows > 0n;
}
