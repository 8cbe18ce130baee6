import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Part, ProgrammeNow } from '../evidence.rules.ts';
import type { Choice, FollowUp, Step } from '../schema.ts';

const latest = sql`select r.id, r.data_sha256, r.rule_version, r.verdict, r.computed_at, r.confirmed_at, r.result from evaluation_result r
	where r.agency_id = p.agency_id and r.programme_id = p.id order by r.confirmed_at desc, r.id desc limit 1`;

/** Units of each programme: how many are trained and compare, and when the first began. */
const spans = sql`select p.agency_id, p.id, p.course_id, count(distinct x.unit_id) filter (where x.first_month is not null)::int as trained, count(distinct x.unit_id) filter (where x.first_month is null)::int as comparison, min(x.first_month) as first_start
	from programme p left join programme_unit x on x.agency_id = p.agency_id and x.programme_id = p.id`;

/** What was attended since the month before the first unit counts as trained: its people sat in the room in that month or the next. All programmes at once: the lists of attendance are long. */
const hours = sql`select w.id, sum(e.minutes)::int as minutes, count(distinct e.person_id)::int as participants, count(distinct e.session_id)::int as sessions
	from spans w join session s on s.course_id = w.course_id join attended e on e.session_id = s.id and e.day >= w.first_start - interval '1 month' group by w.id`;

/** What stands in the programme itself and its rows; use and registration are judged elsewhere. */
type StoredProgramme = Omit<ProgrammeNow, 'used' | 'registeredBefore'>;

/** Every programme of a government with verdict, costs, benefits and hours, newest registration first. */
export async function listProgrammesNow(db: Db, agencyId: string): Promise<StoredProgramme[]> {
	const { rows } = await sql<{ row: StoredProgramme }>`
		with spans as (${spans} where p.agency_id = ${agencyId} group by p.agency_id, p.id),
		attended as materialized (
			select e.session_id, e.person_id, a.day, a.minutes from session s join enrolment e on e.session_id = s.id and e.agency_id = ${agencyId}
			join attendance a on a.agency_id = e.agency_id and a.enrolment_id = e.id and a.minutes > 0 where s.course_id in (select course_id from spans)
		), hours as (${hours})
		select json_build_object('id', p.id, 'title', p.title, 'outcome', p.outcome, 'direction', p.direction, 'courseId', p.course_id, 'courseTitle', c.title, 'registrationId', p.registration_id,
			'trainedUnits', u.trained, 'comparisonUnits', u.comparison, 'minutes', coalesce(h.minutes, 0), 'participants', coalesce(h.participants, 0), 'sessions', coalesce(h.sessions, 0),
			'latest', case when l.id is null then null else json_build_object('resultId', l.id, 'dataSha256', l.data_sha256, 'ruleVersion', l.rule_version, 'verdict', l.verdict, 'computedAt', l.computed_at, 'confirmedAt', l.confirmed_at,
				'att', l.result #> case when l.result #> '{impact,series}' = 'null' then '{impact,simple,att}' else '{impact,series,average,estimate}' end::text[],
				'ci95', l.result #> case when l.result #> '{impact,series}' = 'null' then '{impact,simple,ci95}' else '{impact,series,average,ci95}' end::text[]) end,
			'costs', (select coalesce(json_agg(json_build_object('kind', kind, 'amountRupiah', amount_rupiah)), '[]') from programme_cost k where k.agency_id = p.agency_id and k.programme_id = p.id and k.withdrawn_at is null),
			'benefitRupiah', (select sum(amount_rupiah) from programme_benefit b where b.agency_id = p.agency_id and b.programme_id = p.id and b.withdrawn_at is null),
			'benefitRange', (select case when bool_or(b.least_rupiah is not null) then json_build_array(sum(coalesce(b.least_rupiah, b.amount_rupiah)), sum(coalesce(b.most_rupiah, b.amount_rupiah))) end
				from programme_benefit b where b.agency_id = p.agency_id and b.programme_id = p.id and b.withdrawn_at is null)) as row
		from programme p
		left join course c on c.id = p.course_id
		left join lateral (${latest}) l on true
		join spans u on u.agency_id = p.agency_id and u.id = p.id
		left join hours h on h.id = p.id
		where p.agency_id = ${agencyId} order by p.registered_at desc, p.id`.execute(db);
	return rows.map(({ row }) => row);
}

/** The named parts of the courses of a government that are still taught, in their order. */
export async function listParts(db: Db, agencyId: string): Promise<Part[]> {
	const { rows } = await sql<Part>`select id, course_id as "courseId", title, outcome from course_part where agency_id = ${agencyId} and ended_on is null order by course_id, position, id`.execute(db);
	return rows;
}

export interface DecisionRow {
	readonly id: string;
	readonly programmeId: string;
	readonly partId: string | null;
	readonly version: number;
	readonly step: Step;
	readonly choice: Choice;
	readonly recommended: Choice;
	readonly ruleVersion: string;
	readonly why: string;
	readonly resultId: string | null;
	readonly dataSha256: string | null;
	readonly verdict: string | null;
	readonly evidenceSha256: string;
	readonly madeOn: string;
	readonly madeBy: string | null;
	/** Null where nobody of this name may be told, or it came with demo data. */
	readonly madeByName: string | null;
	readonly officePath: string | null;
	readonly plan: string | null;
	readonly carriedOn: string | null;
	readonly dueOn: string | null;
	/** Null in plans from before they had an owner. */
	readonly ownerName: string | null;
	readonly ownerPath: string | null;
	/** Oldest first. */
	readonly followUps: readonly { readonly state: FollowUp; readonly note: string; readonly on: string; readonly byName: string | null }[];
}

/** Every version of every matter of a government (or of one programme), newest first. */
export async function listDecisions(db: Db, agencyId: string, programmeId: string | null = null): Promise<DecisionRow[]> {
	const { rows } = await sql<DecisionRow>`
		select d.id, d.programme_id as "programmeId", d.part_id as "partId", d.version, d.step, d.choice, d.recommended, d.rule_version as "ruleVersion", d.why, d.evaluation_result_id as "resultId",
			d.data_sha256 as "dataSha256", d.evidence #>> '{verdict,verdict}' as verdict, d.evidence_sha256 as "evidenceSha256", d.made_on as "madeOn", d.made_by as "madeBy", a.name as "madeByName", u.path as "officePath",
			n.plan, n.carried_on as "carriedOn", n.due_on as "dueOn", o.name as "ownerName", o.path as "ownerPath", coalesce(f.steps, '[]') as "followUps"
		from decision d left join account a on a.id = d.made_by left join unit u on u.agency_id = d.agency_id and u.id = d.unit_id
		left join decision_plan n on n.agency_id = d.agency_id and n.decision_id = d.id left join unit o on o.agency_id = n.agency_id and o.id = n.owner_unit_id
		left join lateral (
			select json_agg(json_build_object('state', s.state, 'note', s.note, 'on', s.noted_on, 'byName', b.name) order by s.step) as steps
			from decision_follow_up s left join account b on b.id = s.noted_by where s.agency_id = n.agency_id and s.decision_id = n.decision_id) f on true
		where d.agency_id = ${agencyId} and (${programmeId}::uuid is null or d.programme_id = ${programmeId}::uuid)
		order by d.programme_id, d.part_id, d.version desc`.execute(db);
	return rows;
}

export interface UseRow {
	readonly courseId: string;
	readonly answered: number;
	/** Who say 3 or 4 of 4 to "I use it at work". */
	readonly favourable: number;
}

/**
 * What alumni of the courses of a government's programmes say of using what they learned, in the latest window of each session; no other
 * role is added to them, nor who cannot judge. The database gives out only windows that are over and have five answers; a course without one is not in the list.
 */
export async function listUse(db: Db, agencyId: string, today: string): Promise<UseRow[]> {
	const { rows } = await sql<UseRow>`
		select s.course_id as "courseId", count(*)::int as answered, (count(*) filter (where (a.scores ->> 'uses')::int >= 3))::int as favourable
		from (select distinct session_id from post_training_request where agency_id = ${agencyId} and role = 'alumnus' and (closes_on < ${today} or answered)) asked
		join session s on s.id = asked.session_id cross join lateral (
			select x.scores, x.months, max(x.months) over () as latest from post_training_answers(s.id, ${today}::date) x where x.role = 'alumnus' and x.scores ->> 'uses' is not null) a
		where s.owner_agency_id = ${agencyId} and s.state = 'done' and a.months = a.latest and s.course_id in (select p.course_id from programme p where p.agency_id = ${agencyId})
		group by s.course_id`.execute(db);
	return rows;
}
