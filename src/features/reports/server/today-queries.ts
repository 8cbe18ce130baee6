import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import { SHORT } from '#platform/db/scoped-driver.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import type { TodayFacts } from '../schema.ts';

/** Which parts to look up, with the subtrees of the actor's duty for each. */
export interface Wants {
	readonly agencyId: string;
	readonly accountId: string;
	readonly personId: string | null;
	readonly today: string;
	readonly now: Date;
	readonly held: boolean;
	readonly imports: boolean;
	readonly verdicts: boolean;
	readonly chain: boolean;
	readonly surveyPaths: readonly string[];
	/** Where the weakest element of the services is of interest. */
	readonly outcomePaths: readonly string[];
	readonly qualityPaths: readonly string[];
}

const nothing = sql`null`;

/** What waits for an actor, in one statement; the slow sums stand in `findSlowFacts`. */
export async function findTodayFacts(db: Db, wants: Wants): Promise<TodayFacts> {
	const { rows } = await sql<{ facts: TodayFacts }>`${SHORT} select json_build_object(
		'unread', (select count(*) from notification where agency_id = ${wants.agencyId} and account_id = ${wants.accountId} and read_at is null),
		'own', ${wants.personId === null ? nothing : own(wants, wants.personId)},
		'held', ${wants.held ? held(wants) : nothing},
		'imports', ${wants.imports ? imports(wants) : nothing},
		'verdicts', ${wants.verdicts ? verdicts(wants) : nothing},
		'surveys', ${wants.surveyPaths.length > 0 ? surveys(wants) : nothing},
		'asked', ${wants.personId === null ? nothing : asked(wants, wants.personId)},
		'weakest', null, 'findings', null,
		'chain', ${wants.chain ? chain(wants) : nothing}
	) as facts`.execute(db);
	const [row] = rows;
	if (!row) throw new Error('findTodayFacts: no row');
	return row.facts;
}

/** What is summed over many thousand rows and moves slowly; the caller keeps it for a minute. */
export async function findSlowFacts(db: Db, wants: Wants): Promise<Pick<TodayFacts, 'weakest' | 'findings'>> {
	const { rows } = await sql<{ facts: Pick<TodayFacts, 'weakest' | 'findings'> }>`select json_build_object(
		'weakest', ${wants.outcomePaths.length > 0 ? weakest(wants) : nothing},
		'findings', ${wants.qualityPaths.length > 0 ? findings(wants) : nothing}
	) as facts`.execute(db);
	const [row] = rows;
	if (!row) throw new Error('findSlowFacts: no row');
	return row.facts;
}

/** A list as JSON, empty when there is nothing. */
const list = (fields: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`(select coalesce(json_agg(json_build_object(${fields})), '[]') from (${from}) r)`;

/** Below one of these units, by path. One parameter however many there are, and a plan that serves them all. */
const within = (column: string, paths: readonly string[]) => sql<boolean>`${sql.ref(column)} ^@ any (${paths}::text[])`;

function own({ agencyId, today }: Wants, personId: string): RawBuilder<unknown> {
	return sql`(select json_build_object(
		'kind', (select e.kind from employment e where e.agency_id = ${agencyId} and e.person_id = ${personId} and e.is_primary and ${inForceOn('e', today)} limit 1),
		'activities', ${list(sql`'formId', form_id, 'isAbroad', abroad, 'startsOn', starts_on, 'endsOn', ends_on, 'minutes', minutes, 'sessions', sessions, 'days', days`,
			sql`select * from jp_entry where agency_id = ${agencyId} and person_id = ${personId} and ends_on >= date_trunc('year', ${today}::date)::date - 366 and withdrawn_at is null`)},
		'sessions', ${list(sql`'id', id, 'title', title, 'startsOn', starts_on, 'endsOn', ends_on, 'place', place, 'state', state, 'attendedToday', attended`,
			sql`select s.id, c.title, s.starts_on, s.ends_on, s.place, e.state,
				exists (select 1 from attendance t where t.agency_id = e.agency_id and t.enrolment_id = e.id and t.day = ${today}) as attended
				from enrolment e join session s on s.id = e.session_id join course c on c.id = s.course_id
				where e.agency_id = ${agencyId} and e.person_id = ${personId} and e.state in ('enrolled', 'waiting') and s.ends_on >= ${today} and s.state in ('open', 'running')
				order by s.starts_on, s.id limit 5`)},
		'offers', offers, 'offerCount', count)
		from (select coalesce(json_agg(json_build_object('id', id, 'title', title, 'startsOn', starts_on, 'place', place, 'minutes', minutes) order by nth) filter (where nth <= 3), '[]') as offers,
			count(*) as count from (${offered(agencyId, personId, today)}) o) offering)`;
}

/** At most 100 open sessions of the actor's government, or of one that shares them, in which the person is not yet; the soonest first. */
const offered = (agencyId: string, personId: string, today: string) => sql`select s.id, c.title, s.starts_on, s.place, c.minutes, row_number() over (order by s.starts_on, s.id) as nth
	from session s join course c on c.id = s.course_id
	where s.state = 'open' and s.starts_on > ${today} and (c.sharing = 'all' or c.owner_agency_id = ${agencyId})
	and not exists (select 1 from enrolment e where e.agency_id = ${agencyId} and e.session_id = s.id and e.person_id = ${personId} and e.state <> 'withdrawn')
	order by nth limit 100`;

function held({ agencyId, today }: Wants): RawBuilder<unknown> {
	return list(sql`'id', id, 'title', title, 'startsOn', starts_on, 'endsOn', ends_on, 'enrolled', enrolled, 'recordedToday', recorded`, sql`
		select s.id, c.title, s.starts_on, s.ends_on,
			(select count(*) from enrolment e where e.session_id = s.id and e.state = 'enrolled') as enrolled,
			exists (select 1 from attendance t join enrolment e on e.agency_id = t.agency_id and e.id = t.enrolment_id where e.session_id = s.id and t.day = ${today}) as recorded
		from session s join course c on c.id = s.course_id
		where s.owner_agency_id = ${agencyId} and s.state in ('open', 'running') and s.starts_on <= ${today}
		order by s.ends_on, s.id limit 5`);
}

const asked = ({ agencyId, today }: Wants, personId: string) => list(sql`'id', id, 'title', title, 'alumnus', alumnus, 'role', role, 'closesOn', closes_on`, sql`
	select r.id, c.title, p.name as alumnus, r.role, r.closes_on from post_training_request r
	join session s on s.id = r.session_id join course c on c.id = s.course_id join person p on p.agency_id = r.agency_id and p.id = r.alumnus_id
	where r.agency_id = ${agencyId} and r.person_id = ${personId} and not r.answered and r.opens_on <= ${today} and r.closes_on >= ${today} order by r.closes_on, r.id limit 3`);

const imports = ({ agencyId }: Wants) => list(sql`'id', id, 'fileName', file_name, 'state', state, 'rows', rows_read`,
	sql`select id, file_name, state, rows_read from import_batch where agency_id = ${agencyId} and state in ('reading', 'previewed', 'writing') order by created_at desc limit 3`);

const verdicts = ({ agencyId, now }: Wants) => list(sql`'programmeId', programme_id, 'title', title, 'verdict', verdict, 'computedOn', computed_on`,
	sql`select distinct on (r.programme_id) r.programme_id, p.title, r.verdict, r.computed_at::date as computed_on
		from evaluation_result r join programme p on p.agency_id = r.agency_id and p.id = r.programme_id
		where r.agency_id = ${agencyId} and r.computed_at > ${now}::timestamptz - interval '400 days'
		order by r.programme_id, r.computed_at desc limit 5`);

function surveys({ agencyId, today, surveyPaths }: Wants): RawBuilder<unknown> {
	return list(sql`'id', id, 'service', service, 'unit', unit, 'closesOn', closes_on, 'responses', responses, 'yearlyUsers', yearly_users`, sql`
		select v.id, s.name as service, u.name as unit, v.closes_on, p.yearly_users,
			(select count(*) from survey_response a where a.agency_id = v.agency_id and a.survey_id = v.id) as responses
		from survey v join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where v.agency_id = ${agencyId} and v.closed_at is null and v.opens_on <= ${today} and v.closes_on <= ${today}::date + 14 and ${within('u.path', surveyPaths)}
		order by v.closes_on, v.id limit 5`);
}

/** The element with the lowest mean of the last three full months. */
const weakest = ({ agencyId, today, outcomePaths }: Wants) => sql`(select json_build_object('element', element, 'responses', responses, 'total', total) from (
	select o.element, sum(o.responses) as responses, sum(o.total) as total from outcome_month o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
	where o.agency_id = ${agencyId} and o.element = any (${[...ELEMENTS]}::text[]) and o.told and o.month >= date_trunc('month', ${today}::date)::date - 92 and ${within('u.path', outcomePaths)}
	group by o.element having sum(o.responses) > 0 order by sum(o.total)::numeric / sum(o.responses), o.element limit 1) w)`;

const findings = ({ agencyId, today, qualityPaths }: Wants) => sql`(select count(distinct p.id) from person p
	join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and ${inForceOn('e', today)}
	join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
	where p.agency_id = ${agencyId} and p.findings <> '{}' and ${within('u.path', qualityPaths)})`;

const chain = ({ agencyId, now }: Wants) => sql`json_build_object(
	'sealed', (select coalesce(max(number), 0) from audit_entry where agency_id = ${agencyId}),
	'waiting', (select count(*) from audit_entry where agency_id = ${agencyId} and hash is null),
	'oldestMinutes', (select greatest(0, floor(extract(epoch from ${now}::timestamptz - min(at)) / 60)) from audit_entry where agency_id = ${agencyId} and hash is null))`;

export interface TeamRow {
	readonly personId: string;
	readonly activities: readonly { readonly formId: string; readonly isAbroad: boolean; readonly startsOn: string; readonly endsOn: string; readonly minutes: number; readonly sessions: number; readonly days: number }[];
}

type ActivityRow = TeamRow['activities'][number];
type FlatRow = { readonly [Key in keyof ActivityRow]: ActivityRow[Key] | null } & Pick<TeamRow, 'personId'>;

/**
 * Civil servants with a yearly minimum (PNS) in these subtrees, each with the activities of this year and the one before. One row an
 * activity, put together here: as JSON by PostgreSQL it took half as long again for a regency of 6,000.
 */
export async function listTeam(db: Db, agencyId: string, paths: readonly string[], today: string): Promise<TeamRow[]> {
	const { rows } = await sql<FlatRow>`select e.person_id as "personId", j.form_id as "formId", j.abroad as "isAbroad", j.starts_on as "startsOn", j.ends_on as "endsOn", j.minutes, j.sessions, j.days
		from employment e join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
		left join jp_entry j on j.agency_id = e.agency_id and j.person_id = e.person_id and j.ends_on >= date_trunc('year', ${today}::date)::date - 366 and j.withdrawn_at is null
		where e.agency_id = ${agencyId} and e.is_primary and ${inForceOn('e', today)} and e.kind = 'pns' and ${within('u.path', paths)}`.execute(db);
	const team = new Map<string, ActivityRow[]>();
	for (const row of rows) {
		const activities = team.get(row.personId) ?? [];
		if (row.formId !== null) activities.push(row as ActivityRow);
		team.set(row.personId, activities);
	}
	return [...team].map(([personId, activities]) => ({ personId, activities }));
}
