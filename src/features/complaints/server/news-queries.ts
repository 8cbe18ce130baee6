import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

/** Deletes the news about a complaint of those it is about and of the heads of any unit at or above theirs (R21). */
export async function takeBackNewsOfConcerned(tx: Db, agencyId: string, id: string, today: string): Promise<void> {
	await sql`delete from notification n using account a where n.agency_id = ${agencyId} and n.link = ${`/pengaduan/${id}`} and a.id = n.account_id and exists (
		select from complaint_person x left join employment e on e.agency_id = x.agency_id and e.person_id = x.person_id left join unit w on w.agency_id = e.agency_id and w.id = e.unit_id
		where x.agency_id = ${agencyId} and x.complaint_id = ${id} and (x.person_id = a.person_id or exists (
			select from employment h join position p on p.agency_id = h.agency_id and p.id = h.position_id and p.is_head join unit top on top.agency_id = h.agency_id and top.id = h.unit_id
			where h.agency_id = x.agency_id and h.person_id = a.person_id and h.started_on <= ${today} and (h.ended_on is null or h.ended_on > ${today}) and w.path like top.path || '%')))`.execute(tx);
}

/** Deletes the news about what turned out to be a violation: number and subject stay with the inspectorate alone (R21). */
export async function takeBackNewsOfViolation(tx: Db, agencyId: string, id: string, today: string): Promise<void> {
	await sql`delete from notification n where n.agency_id = ${agencyId} and n.link = ${`/pengaduan/${id}`} and not exists (
		select from role_grant g where g.agency_id = n.agency_id and g.account_id = n.account_id and g.role = 'inspector' and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today}))`.execute(tx);
}
