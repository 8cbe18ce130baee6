import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { improvedUnits } from '#features/needs/server/improvement-service.ts';
import { countChanges, MONTHS_AROUND, type ChangeEvent, type Concurrent, type OfficeMoves, type Side } from '../design/concurrent.rules.ts';
import type { EvaluationFacts } from './queries.ts';

/** Where no window was fixed, half a year after the last start is looked at. */
const ASSUMED_MONTHS = 6;

type Programme = Pick<EvaluationFacts, 'id' | 'agencyId' | 'firstStart' | 'lastStart' | 'design'>;

/** What else changed, office by office. */
export interface ConcurrentRows {
	readonly from: string;
	readonly to: string;
	/** Every office of the registration with its name. */
	readonly offices: ReadonlyMap<string, { readonly name: string; readonly side: Side }>;
	readonly events: readonly ChangeEvent[];
	readonly moves: readonly OfficeMoves[];
}

/** What else changed in the offices of a programme, from three months before the first start to the end of the last window. Null without a start. */
export async function concurrentChanges(db: Db, programme: Programme, today: string): Promise<Concurrent | null> {
	const rows = await concurrentRows(db, programme, today);
	if (!rows) return null;
	const { from, to, offices, events, moves } = rows;
	return { from, to, ...countChanges(new Map([...offices].map(([unitId, { side }]) => [unitId, side])), events, moves) };
}

/** The same with every change by itself: the rows behind the counts. */
export async function concurrentRows(db: Db, programme: Programme, today: string): Promise<ConcurrentRows | null> {
	const { agencyId, firstStart, lastStart, design } = programme;
	if (firstStart === null || lastStart === null) return null;
	const from = monthDay(monthNumber(firstStart) - MONTHS_AROUND);
	const until = monthDay(monthNumber(lastStart) + (design.windowMonths ?? ASSUMED_MONTHS));
	const to = until < today ? until : today;
	const offices = await officesOf(db, programme);
	const units = [...offices.keys()];
	const improved = (await improvedUnits(db, agencyId, from, to)).filter((unitId) => offices.has(unitId)).map((unitId): ChangeEvent => ({ unitId, kind: 'improvement', on: null, what: null }));
	return { from, to, offices, events: [...improved, ...(await changeEvents(db, agencyId, units, from, to))], moves: await officeMoves(db, agencyId, units, from, to) };
}

async function officesOf(db: Db, { id, agencyId }: Programme): Promise<ConcurrentRows['offices']> {
	const { rows } = await sql<{ unitId: string; name: string; trained: boolean }>`select p.unit_id as "unitId", u.name, bool_or(p.first_month is not null) as trained
		from programme_unit p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id where p.agency_id = ${agencyId} and p.programme_id = ${id} group by p.unit_id, u.name order by u.name, p.unit_id`.execute(db);
	return new Map(rows.map(({ unitId, name, trained }) => [unitId, { name, side: trained ? 'trained' : 'comparison' }]));
}

/** Services, counters and heads that came or went between two days, by day. */
async function changeEvents(db: Db, agencyId: string, units: readonly string[], from: string, to: string): Promise<ChangeEvent[]> {
	const { rows } = await sql<ChangeEvent>`
		with point as (
			select p.id, p.unit_id, p.opened_on, p.closed_on, s.name from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id
			where p.agency_id = ${agencyId} and p.unit_id = any(${units}::uuid[])
		), event as (
			select unit_id, 'service_opened' as kind, opened_on as day, name as what from point
			union all
			select unit_id, 'service_closed', closed_on, name from point
			union all
			select p.unit_id, 'counter_opened', c.opened_on, p.name || ' · ' || c.number from counter c join point p on p.id = c.service_point_id where c.agency_id = ${agencyId}
			union all
			select p.unit_id, 'counter_closed', c.closed_on, p.name || ' · ' || c.number from counter c join point p on p.id = c.service_point_id where c.agency_id = ${agencyId}
			union all
			select e.unit_id, 'head', e.started_on, o.title from employment e join position o on o.agency_id = e.agency_id and o.id = e.position_id and o.is_head
			where e.agency_id = ${agencyId} and e.unit_id = any(${units}::uuid[])
		)
		select distinct unit_id as "unitId", kind, day as "on", what from event where day between ${from} and ${to} order by "on", kind, what, "unitId"`.execute(db);
	return rows;
}

/** Who worked in an office on the first day or on the last, by office: a promotion inside it moves nobody. */
async function officeMoves(db: Db, agencyId: string, units: readonly string[], from: string, to: string): Promise<OfficeMoves[]> {
	const { rows } = await sql<OfficeMoves>`
		select p.unit_id as "unitId", count(*) filter (where was)::int as before, count(*) filter (where is_there and not was)::int as came, count(*) filter (where was and not is_there)::int as went
		from (
			select unit_id, person_id, bool_or(started_on <= ${from} and coalesce(ended_on, 'infinity') > ${from}) as was, bool_or(started_on <= ${to} and coalesce(ended_on, 'infinity') > ${to}) as is_there
			from employment where agency_id = ${agencyId} and unit_id = any(${units}::uuid[]) and is_primary and started_on <= ${to} and coalesce(ended_on, 'infinity') > ${from} group by unit_id, person_id
		) p join unit u on u.agency_id = ${agencyId} and u.id = p.unit_id group by p.unit_id, u.name order by u.name, p.unit_id`.execute(db);
	return rows;
}
