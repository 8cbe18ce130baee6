import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { NewsRow } from './news-queries.ts';

/** Whom a piece of news about a complaint is for; the first that finds somebody is not enough, all named are told. */
export type ComplaintReader = 'handlers' | 'superiors' | 'administrators' | 'inspectors';

/**
 * Accounts that are told something about a complaint, with its number and subject as params. Never an officer whom it is about, nor a superior of that
 * officer (R21); of a violation the inspectorate alone is told, whoever was asked for.
 *
 * @param about distinguishes one piece of news from the next about the same complaint
 */
export async function readersOfComplaint(db: Db, agencyId: string, complaintId: string, today: string, readers: readonly ComplaintReader[], about: string): Promise<NewsRow[]> {
	const wanted = (reader: ComplaintReader) => sql<boolean>`${readers.includes(reader)}::boolean`;
	const { rows } = await sql<NewsRow>`
		with the as (select c.*, u.path, u.name as unit_name, c.class = 'violation' as is_violation from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
			where c.agency_id = ${agencyId} and c.id = ${complaintId}),
		told as (
			select g.account_id from the join role_grant g on g.agency_id = the.agency_id and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})
				join unit top on top.agency_id = g.agency_id and top.id = g.unit_id and the.path like top.path || '%'
				where case g.role when 'service_officer' then ${wanted('handlers')} and not is_violation when 'complaint_administrator' then ${wanted('administrators')} and not is_violation
					when 'inspector' then ${wanted('inspectors')} or is_violation else false end
			union
			select a.id from the join lateral (${headsAbove(today)}) h on true join account a on a.home_agency_id = the.agency_id and a.person_id = h.person_id
				where ${wanted('superiors')} and not is_violation)
		select a.id as "accountId", jsonb_build_object('number', the.number, 'subject', the.subject, 'unit', the.unit_name, 'rung', the.escalation) as params, the.id || ' ' || ${about}::text as about
		from the join told on true join account a on a.id = told.account_id and a.disabled_at is null
		where not exists (select from complaint_person x left join employment e on e.agency_id = x.agency_id and e.person_id = x.person_id
				left join unit w on w.agency_id = e.agency_id and w.id = e.unit_id
			where x.agency_id = the.agency_id and x.complaint_id = the.id and (x.person_id = a.person_id or exists (select from employment h join position p on p.agency_id = h.agency_id and p.id = h.position_id and p.is_head
				join unit top on top.agency_id = h.agency_id and top.id = h.unit_id
				where h.agency_id = x.agency_id and h.person_id = a.person_id and h.started_on <= ${today} and (h.ended_on is null or h.ended_on > ${today}) and w.path like top.path || '%')))`.execute(db);
	return rows;
}

/** The heads of the nearest unit at or above the complaint's that has one. */
function headsAbove(today: string): RawBuilder<unknown> {
	return sql`select e.person_id from unit w join position p on p.agency_id = w.agency_id and p.unit_id = w.id and p.is_head
		join employment e on e.agency_id = p.agency_id and e.position_id = p.id and e.started_on <= ${today} and (e.ended_on is null or e.ended_on > ${today})
		where w.agency_id = the.agency_id and the.path like w.path || '%' order by length(w.path) desc limit 1`;
}
