import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { FollowUp, FollowUpState, PlanForm } from '../follow-up.schema.ts';
import type { Element } from '../schema.ts';

export interface Owner {
	readonly id: string;
	readonly name: string;
	readonly post: string;
}

/** People who hold a post in the unit, below or above it today. */
export async function listOwners(db: Db, agencyId: string, unitPath: string, today: string): Promise<Owner[]> {
	const { rows } = await sql<Owner>`
		select p.id, p.name, o.title as post from employment e
		join person p on p.agency_id = e.agency_id and p.id = e.person_id
		join position o on o.agency_id = e.agency_id and o.id = e.position_id
		join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
		where e.agency_id = ${agencyId} and e.is_primary and e.started_on <= ${today} and (e.ended_on is null or e.ended_on > ${today})
			and (u.path like ${`${unitPath}%`} or (${unitPath}::text like u.path || '%' and o.is_head))
		order by o.is_head desc, p.name limit 500`.execute(db);
	return rows;
}

export interface PlanRow extends FollowUp {
	readonly ownerPersonId: string;
	readonly ownerName: string;
}

/** Plans of a survey with their notes, first due first. */
export async function listPlans(db: Db, agencyId: string, surveyId: string): Promise<PlanRow[]> {
	const { rows } = await sql<PlanRow>`
		select f.id, f.element, f.plan, f.owner_person_id as "ownerPersonId", p.name as "ownerName", f.owner_post as "ownerPost", f.due_on as "dueOn", f.state, f.made_on as "madeOn",
			coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'notedOn', n.noted_on, 'state', n.state, 'text', n.text, 'fileName', n.file_name) order by n.noted_on, n.id)
				from follow_up_note n where n.agency_id = f.agency_id and n.follow_up_id = f.id), '[]') as notes
		from follow_up f join person p on p.agency_id = f.agency_id and p.id = f.owner_person_id
		where f.agency_id = ${agencyId} and f.survey_id = ${surveyId} order by f.due_on, f.id`.execute(db);
	return rows;
}

/** Writes the plan of an element, or changes it; tells whether it was there. Undefined where it stands so already. */
export async function writePlan(
	tx: Db,
	where: { readonly agencyId: string; readonly surveyId: string; readonly today: string; readonly by: string },
	plan: PlanForm,
	ownerPost: string
): Promise<{ id: string; isNew: boolean; state: FollowUpState } | undefined> {
	const { rows } = await sql<{ id: string; isNew: boolean; state: FollowUpState }>`
		insert into follow_up as f (agency_id, survey_id, element, plan, owner_person_id, owner_post, due_on, made_on, made_by)
		values (${where.agencyId}, ${where.surveyId}, ${plan.element}, ${plan.plan}, ${plan.owner}, ${ownerPost}, ${plan.dueOn}, ${where.today}, ${where.by})
		on conflict (agency_id, survey_id, element) do update set plan = excluded.plan, owner_person_id = excluded.owner_person_id, owner_post = excluded.owner_post, due_on = excluded.due_on
			where (f.plan, f.owner_person_id, f.owner_post, f.due_on) is distinct from (excluded.plan, excluded.owner_person_id, excluded.owner_post, excluded.due_on)
		returning id, xmax = 0 as "isNew", state`.execute(tx);
	return rows[0];
}

export interface NoteRow {
	readonly followUpId: string;
	readonly notedOn: string;
	readonly state: FollowUpState;
	readonly text: string;
	readonly by: string;
	readonly file?: { readonly sha256: string; readonly name: string; readonly type: string } | undefined;
}

/** The last note of a plan, which this transaction keeps to itself from here on: two who write at once write one after the other. */
export async function lastNote(tx: Db, agencyId: string, followUpId: string): Promise<Pick<NoteRow, 'notedOn' | 'state' | 'text'> & { readonly sha256: string | null } | undefined> {
	await tx.selectFrom('follow_up').select('id').where('agency_id', '=', agencyId).where('id', '=', followUpId).forUpdate().execute();
	const row = await tx
		.selectFrom('follow_up_note')
		.select(['noted_on', 'state', 'text', 'file_sha256'])
		.where('agency_id', '=', agencyId)
		.where('follow_up_id', '=', followUpId)
		.orderBy('noted_on', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return row && { notedOn: row.noted_on, state: row.state as FollowUpState, text: row.text, sha256: row.file_sha256 };
}

export async function insertNote(tx: Db, agencyId: string, note: NoteRow): Promise<void> {
	await tx
		.insertInto('follow_up_note')
		.values({
			agency_id: agencyId,
			follow_up_id: note.followUpId,
			noted_on: note.notedOn,
			state: note.state,
			text: note.text,
			made_by: note.by,
			file_sha256: note.file?.sha256 ?? null,
			file_name: note.file?.name ?? null,
			file_type: note.file?.type ?? null
		})
		.execute();
	await tx.updateTable('follow_up').set({ state: note.state }).where('agency_id', '=', agencyId).where('id', '=', note.followUpId).execute();
}

export interface OverdueRow {
	readonly surveyId: string;
	readonly element: Element;
	readonly serviceName: string;
	readonly ownerPost: string;
	readonly dueOn: string;
}

/** Plans past their day, longest first. */
export async function listOverdue(db: Db, agencyId: string, readable: RawBuilder<boolean>, today: string): Promise<OverdueRow[]> {
	const { rows } = await sql<OverdueRow>`
		select f.survey_id as "surveyId", f.element, s.name as "serviceName", f.owner_post as "ownerPost", f.due_on as "dueOn" from follow_up f
		join survey v on v.agency_id = f.agency_id and v.id = f.survey_id
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where f.agency_id = ${agencyId} and f.state in ('planned', 'doing') and f.due_on < ${today} and ${readable}
		order by f.due_on, f.id limit 100`.execute(db);
	return rows;
}

/** The file of a note, or undefined. */
export async function findEvidence(db: Db, agencyId: string, surveyId: string, noteId: string): Promise<{ sha256: string; name: string; type: string } | undefined> {
	const { rows } = await sql<{ sha256: string; name: string; type: string }>`
		select n.file_sha256 as sha256, n.file_name as name, n.file_type as type from follow_up_note n
		join follow_up f on f.agency_id = n.agency_id and f.id = n.follow_up_id
		where n.agency_id = ${agencyId} and f.survey_id = ${surveyId} and n.id = ${noteId} and n.file_sha256 is not null`.execute(db);
	return rows[0];
}
