import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import { MOST_PEERS, type Window } from '../rules.ts';

export interface FollowedSession {
	readonly id: string;
	readonly ownerAgencyId: string;
	readonly formId: string;
	readonly endsOn: string;
	/** The day it was closed, in the zone of the government asked. */
	readonly completedOn: string;
}

/** Sessions over for at most 37 months that people of the government completed. */
export async function listFollowed(db: Db, agencyId: string, today: string, timeZone: string): Promise<FollowedSession[]> {
	const { rows } = await sql<FollowedSession>`select s.id, s.owner_agency_id as "ownerAgencyId", c.form_id as "formId", s.ends_on as "endsOn", coalesce((s.completed_at at time zone ${timeZone})::date, s.ends_on) as "completedOn"
		from session s join course c on c.id = s.course_id
		where s.state = 'done' and s.ends_on between (${today}::date - interval '37 months')::date and ${today}
			and exists (select from enrolment e where e.agency_id = ${agencyId} and e.session_id = s.id and e.state = 'completed')
		order by s.ends_on, s.id`.execute(db);
	return rows;
}

/** Whether answers of this window can be read already; then nobody is asked any more, or the last answer would show itself by the difference. */
export async function isGivenOut(db: Db, sessionId: string, months: number, today: string): Promise<boolean> {
	const { rows } = await sql<{ out: boolean }>`select post_training_given_out(${sessionId}::uuid, ${months}, ${today}::date) as out`.execute(db);
	return rows[0]?.out ?? false;
}

interface Asking extends Window {
	readonly agencyId: string;
	readonly sessionId: string;
	readonly months: number;
	readonly today: string;
}

/** Asks each participant about the session. Who is asked already stays as it is; returns how many are new. */
export async function insertParticipants(tx: Db, { agencyId, sessionId, opensOn, closesOn }: Omit<Asking, 'months' | 'today'>): Promise<number> {
	const { rows } = await sql<object>`insert into post_training_request (agency_id, session_id, enrolment_id, alumnus_id, person_id, role, months, opens_on, closes_on)
		select e.agency_id, e.session_id, e.id, e.person_id, e.person_id, 'participant', 0, ${opensOn}::date, ${closesOn}::date
		from enrolment e where e.agency_id = ${agencyId} and e.session_id = ${sessionId} and e.state = 'completed'
		on conflict do nothing returning 1`.execute(tx);
	return rows.length;
}

/**
 * Asks about behaviour at work: the alumnus, the nearest head above (in the unit, else up the tree), and up to three colleagues, those
 * with an account first, else drawn by a number that nobody chose. Colleagues are of the same unit; those of a head are the heads of the
 * units beside it, for who is led is no colleague. Who left is not asked about.
 */
export async function insertBehaviour(tx: Db, { agencyId, sessionId, months, opensOn, closesOn, today }: Asking): Promise<number> {
	const { rows } = await sql<object>`with alumni as (
		select e.id, e.session_id, e.person_id, m.unit_id, u.path, u.parent_id, coalesce(o.is_head, false) as is_head from enrolment e
		join employment m on m.agency_id = e.agency_id and m.person_id = e.person_id and m.is_primary and ${inForceOn('m', today)}
		join unit u on u.agency_id = m.agency_id and u.id = m.unit_id left join position o on o.agency_id = m.agency_id and o.id = m.position_id
		where e.agency_id = ${agencyId} and e.session_id = ${sessionId} and e.state = 'completed'
			and not exists (select from post_training_request r where r.agency_id = e.agency_id and r.enrolment_id = e.id and r.months = ${months})
	), superiors as (
		select a.id, h.person_id from alumni a cross join lateral (
			select x.person_id from employment x join position p on p.agency_id = x.agency_id and p.id = x.position_id and p.is_head
			join unit hu on hu.agency_id = x.agency_id and hu.id = x.unit_id and starts_with(a.path, hu.path)
			where x.agency_id = ${agencyId} and ${inForceOn('x', today)} and x.person_id <> a.person_id
			order by length(hu.path) desc, x.is_primary desc, x.person_id limit 1) h
	), peers as (
		select a.id, c.person_id, c.place from alumni a cross join lateral (
			select x.person_id, row_number() over (order by (k.id is null), md5(a.id::text || x.person_id::text)) as place
			from employment x left join lateral (select id from account where home_agency_id = x.agency_id and person_id = x.person_id and disabled_at is null limit 1) k on true
			join unit xu on xu.agency_id = x.agency_id and xu.id = x.unit_id left join position xo on xo.agency_id = x.agency_id and xo.id = x.position_id
			where x.agency_id = ${agencyId} and case when a.is_head then coalesce(xo.is_head, false) and xu.parent_id = a.parent_id else x.unit_id = a.unit_id end and x.is_primary and ${inForceOn('x', today)} and x.person_id <> a.person_id
				and not exists (select from superiors s where s.id = a.id and s.person_id = x.person_id)
			order by place limit ${MOST_PEERS}) c
	)
	insert into post_training_request (agency_id, session_id, enrolment_id, alumnus_id, person_id, role, place, months, opens_on, closes_on)
		select ${agencyId}::uuid, a.session_id, a.id, a.person_id, q.person_id, q.role, q.place, ${months}, ${opensOn}::date, ${closesOn}::date
		from alumni a join (select id, person_id, 'alumnus' as role, 1 as place from alumni union all select id, person_id, 'superior', 1 from superiors union all select id, person_id, 'peer', place from peers) q on q.id = a.id
		on conflict do nothing returning 1`.execute(tx);
	return rows.length;
}

export interface Untold {
	readonly id: string;
	readonly accountId: string | null;
	readonly title: string;
	readonly alumnus: string;
	readonly role: string;
	readonly closesOn: string;
}

/** Requests to tell of: newly open ones, or those that close by a day and are not answered. At most 500 at a time. */
export async function listUntold(db: Db, agencyId: string, today: string, closingBy?: string): Promise<Untold[]> {
	const which = closingBy === undefined ? sql`not r.told` : sql`not r.reminded and r.closes_on <= ${closingBy}`;
	const { rows } = await sql<Untold>`select r.id, a.id as "accountId", c.title, p.name as alumnus, r.role, r.closes_on as "closesOn" from post_training_request r
		join session s on s.id = r.session_id join course c on c.id = s.course_id join person p on p.agency_id = r.agency_id and p.id = r.alumnus_id
		left join account a on a.home_agency_id = r.agency_id and a.person_id = r.person_id and a.disabled_at is null
		where r.agency_id = ${agencyId} and not r.answered and ${which} and ${today} between r.opens_on and r.closes_on order by r.closes_on, r.id limit 500`.execute(db);
	return rows;
}

/** Who was told is not looked at again; told within the last days before the end, not reminded either. */
export async function putTold(tx: Db, agencyId: string, ids: readonly string[], what: 'told' | 'reminded', closingBy: string): Promise<void> {
	if (ids.length === 0) return;
	const marks = what === 'reminded' ? { reminded: true } : { told: true, reminded: sql<boolean>`reminded or closes_on <= ${closingBy}` };
	await tx.updateTable('post_training_request').set(marks).where('agency_id', '=', agencyId).where('id', 'in', ids).execute();
}
