import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { improvedUnits } from '#features/needs/server/improvement-service.ts';
import { CONCURRENT_KINDS, MONTHS_AROUND, STAFF_SHARE, type Concurrent, type ConcurrentKind } from '../design/concurrent.rules.ts';
import type { EvaluationFacts } from './queries.ts';

/** Where no window was fixed, half a year after the last start is looked at. */
const ASSUMED_MONTHS = 6;

type Programme = Pick<EvaluationFacts, 'id' | 'agencyId' | 'firstStart' | 'lastStart' | 'design'>;

/** What else changed in the offices of a programme, from three months before the first start to the end of the last window. Null without a start. */
export async function concurrentChanges(db: Db, programme: Programme, today: string): Promise<Concurrent | null> {
	const { agencyId, firstStart, lastStart, design } = programme;
	if (firstStart === null || lastStart === null) return null;
	const from = monthDay(monthNumber(firstStart) - MONTHS_AROUND);
	const until = monthDay(monthNumber(lastStart) + (design.windowMonths ?? ASSUMED_MONTHS));
	const to = until < today ? until : today;
	const offices = await officesOf(db, programme);
	const changed = await changedUnits(db, agencyId, [...offices.keys()], from, to);
	const improved = await improvedUnits(db, agencyId, from, to);
	const counted = (kind: ConcurrentKind, units: Iterable<string>) => {
		const sides = [...new Set(units)].flatMap((unit) => offices.get(unit) ?? []);
		return { kind, trained: sides.filter((side) => side === 'trained').length, comparison: sides.filter((side) => side === 'comparison').length };
	};
	const sides = [...offices.values()];
	return {
		from,
		to,
		trainedOffices: sides.filter((side) => side === 'trained').length,
		comparisonOffices: sides.filter((side) => side === 'comparison').length,
		changes: CONCURRENT_KINDS.map((kind) => counted(kind, kind === 'improvement' ? improved : changed.filter((row) => row.kind === kind).map(({ unitId }) => unitId))).filter(
			({ trained, comparison }) => trained + comparison > 0
		)
	};
}

async function officesOf(db: Db, { id, agencyId }: Programme): Promise<ReadonlyMap<string, 'trained' | 'comparison'>> {
	const { rows } = await sql<{ unitId: string; trained: boolean }>`select unit_id as "unitId", bool_or(first_month is not null) as trained
		from programme_unit where agency_id = ${agencyId} and programme_id = ${id} group by unit_id`.execute(db);
	return new Map(rows.map(({ unitId, trained }) => [unitId, trained ? 'trained' : 'comparison']));
}

async function changedUnits(db: Db, agencyId: string, units: readonly string[], from: string, to: string): Promise<{ readonly unitId: string; readonly kind: ConcurrentKind }[]> {
	const ids = sql`${units}::uuid[]`;
	const { rows } = await sql<{ unitId: string; kind: ConcurrentKind }>`
		select distinct unit_id as "unitId", 'service_opened' as kind from service_point
			where agency_id = ${agencyId} and unit_id = any(${ids}) and (opened_on between ${from} and ${to} or closed_on between ${from} and ${to})
		union all
		select distinct p.unit_id, 'counter_closed' from counter c join service_point p on p.agency_id = c.agency_id and p.id = c.service_point_id
			where c.agency_id = ${agencyId} and p.unit_id = any(${ids}) and c.closed_on between ${from} and ${to}
		union all
		select unit_id, 'staff' from employment where agency_id = ${agencyId} and unit_id = any(${ids}) and is_primary and started_on <= ${to} and coalesce(ended_on, 'infinity') >= ${from}
			group by unit_id having count(distinct person_id) filter (where started_on >= ${from} or ended_on <= ${to}) > ${STAFF_SHARE}::float8 * count(distinct person_id) filter (where started_on < ${from})
		union all
		select distinct e.unit_id, 'head' from employment e join position o on o.agency_id = e.agency_id and o.id = e.position_id and o.is_head
			where e.agency_id = ${agencyId} and e.unit_id = any(${ids}) and e.started_on between ${from} and ${to}`.execute(db);
	return rows;
}
