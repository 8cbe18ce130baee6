import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import type { Group } from '../rules.ts';
import type { Measure } from '../schema.ts';

export interface GroupRow extends Group {
	readonly unitId: string;
	readonly unitName: string;
	readonly serviceName: string;
	/** Of the index: in some month fewer than nine elements were asked. */
	readonly isPartial?: boolean;
}

export interface MeasureWish {
	readonly agencyId: string;
	readonly paths: readonly string[];
	/** First day, and the day after the last. */
	readonly from: string;
	readonly until: string;
}

/** The name of a measure in the panel, and what one row of it adds: points of 25–100 times answers, or percent times what was counted. */
const PANEL = {
	index: { element: 'index', sum: sql`sum(coalesce(o.value * o.responses, o.total * 25.0 / ${sql.lit(ELEMENTS.length)}))` },
	promise: { element: 'within_promise_percent', sum: sql`sum(o.value * o.responses)` },
	fixed: { element: 'confirmed_fixed', sum: sql`sum(o.value * o.responses)` }
} as const;

/** One row a unit and service with something counted in these months, by name: an order by result would be a ranking. */
export async function listGroups(db: Db, measure: Measure, { agencyId, paths, from, until }: MeasureWish): Promise<GroupRow[]> {
	const { element, sum } = PANEL[measure];
	const { rows } = await sql<GroupRow>`select o.unit_id as "unitId", u.name as "unitName", s.name as "serviceName", (${sum})::float8 as sum, sum(o.responses)::int as count, bool_or(o.element = 'index' and o.value is not null) as "isPartial"
		from outcome_month o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
		where o.agency_id = ${agencyId} and o.element = ${element} and o.month >= ${from} and o.month < ${until} and o.told and (o.element <> 'index' or o.responses >= 5) and u.path ^@ any (${[...paths]}::text[])
		group by o.unit_id, u.name, o.service_id, s.name having sum(o.responses) > 0 order by u.name, s.name, o.unit_id, o.service_id`.execute(db);
	return rows;
}

export interface OpenNeeds {
	readonly open: number;
	/** Those most urgent. */
	readonly first: number;
}

/** Of units and positions: a need that names a person is not for every reader of this board. */
export async function countOpenNeeds(db: Db, agencyId: string, paths: readonly string[]): Promise<OpenNeeds> {
	const { rows } = await sql<OpenNeeds>`select count(*)::int as open, (count(*) filter (where n.urgency = 3))::int as first from need n join unit u on u.agency_id = n.agency_id and u.id = n.unit_id
		where n.agency_id = ${agencyId} and n.state = 'open' and n.person_id is null and u.path ^@ any (${[...paths]}::text[])`.execute(db);
	return rows[0] ?? { open: 0, first: 0 };
}

export interface Attended {
	readonly minutes: number;
	readonly participants: number;
	readonly sessions: number;
}

/** What officers of a government attended since a day, in sessions of any government. */
export async function sumAttended(db: Db, agencyId: string, from: string): Promise<Attended> {
	const { rows } = await sql<Attended>`select coalesce(sum(d.minutes), 0)::int as minutes, count(distinct e.person_id)::int as participants, count(distinct e.session_id)::int as sessions
		from (select enrolment_id, sum(minutes) as minutes from attendance where agency_id = ${agencyId} and day >= ${from} and minutes > 0 group by enrolment_id) d
		join enrolment e on e.agency_id = ${agencyId} and e.id = d.enrolment_id`.execute(db);
	return rows[0] ?? { minutes: 0, participants: 0, sessions: 0 };
}
