import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

export interface UnitName {
	readonly id: string;
	readonly name: string;
	readonly path: string;
}

export interface Succession {
	readonly id: string;
	readonly fromId: string;
	readonly fromName: string;
	readonly toId: string;
	readonly toName: string;
	readonly onDate: string;
	readonly reason: string;
}

export function findUnit(db: Db, agencyId: string, id: string): Promise<UnitName | undefined> {
	return db.selectFrom('unit').select(['id', 'name', 'path']).where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst();
}

/** Open units other than this one, by name. */
export function listOtherUnits(db: Db, agencyId: string, unitId: string): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('unit').select(['id', 'name']).where('agency_id', '=', agencyId).where('id', '<>', unitId).where('closed_on', 'is', null).orderBy('name').orderBy('id').execute();
}

/** Where the unit goes on, and what it goes on with: all in force that name it. */
export async function listSuccessions(db: Db, agencyId: string, unitId: string): Promise<Succession[]> {
	const { rows } = await sql<Succession>`
		select s.id, f.id as "fromId", f.name as "fromName", t.id as "toId", t.name as "toName", s.on_date as "onDate", s.reason
		from unit_successor s join unit f on f.agency_id = s.agency_id and f.id = s.from_unit join unit t on t.agency_id = s.agency_id and t.id = s.to_unit
		where s.agency_id = ${agencyId}::uuid and s.ended_at is null and ${unitId}::uuid in (s.from_unit, s.to_unit) order by s.on_date, f.name`.execute(db);
	return rows;
}

/** Where the services of the unit are given now: its own id without a successor. */
export async function presentUnit(db: Db, agencyId: string, unitId: string): Promise<string> {
	const { rows } = await sql<{ id: string }>`select present_unit_id as id from unit_lineage where agency_id = ${agencyId}::uuid and unit_id = ${unitId}::uuid`.execute(db);
	return rows[0]?.id ?? unitId;
}

/** The new row's id; undefined when the unit has a successor already. */
export async function insertSuccessor(tx: Db, agencyId: string, fromUnit: string, form: { readonly toUnit: string; readonly onDate: string; readonly reason: string }): Promise<string | undefined> {
	const row = await tx
		.insertInto('unit_successor')
		.values({ agency_id: agencyId, from_unit: fromUnit, to_unit: form.toUnit, on_date: form.onDate, reason: form.reason })
		.onConflict((conflict) => conflict.columns(['agency_id', 'from_unit']).where('ended_at', 'is', null).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** Whether there was one in force to end. */
export async function endSuccessor(tx: Db, agencyId: string, unitId: string, now: Date): Promise<boolean> {
	const rows = await tx.updateTable('unit_successor').set({ ended_at: now }).where('agency_id', '=', agencyId).where('from_unit', '=', unitId).where('ended_at', 'is', null).returning('id').execute();
	return rows.length > 0;
}

/** A year of a service across mergers. IKM in hundredths; null where nobody answered or was timed. */
export interface LineageYear {
	readonly serviceId: string;
	readonly serviceName: string;
	readonly year: number;
	readonly index: number | null;
	readonly responses: number;
	/** Some of the answers were not asked all nine elements: not comparable with years of all nine. */
	readonly isPartial: boolean;
	/** Mean of the monthly medians, weighted by visits. */
	readonly waitMedian: number | null;
	/** 0–1 */
	readonly kept: number | null;
	/** Most units that stood together in one month. */
	readonly units: number;
	/** All of it, some of it or none of it came from units before a merger. */
	readonly before: 'all' | 'some' | 'none';
}

/** Service by service, year by year, of a present unit with all that merged into it. */
export async function lineageYears(db: Db, agencyId: string, presentUnitId: string): Promise<LineageYear[]> {
	const { rows } = await sql<LineageYear>`
		select s.id as "serviceId", s.name as "serviceName", extract(year from o.month)::int as year,
			round(sum(coalesce((100 * o.value * o.responses)::numeric, o.total * 2500.0 / 9)) filter (where o.element = 'index') / nullif(sum(o.responses) filter (where o.element = 'index'), 0))::int as index,
			coalesce(bool_or(o.value is not null) filter (where o.element = 'index'), false) as "isPartial",
			coalesce(sum(o.responses) filter (where o.element = 'index'), 0)::int as responses,
			(sum(o.value * o.responses) filter (where o.element = 'wait_median_minutes') / nullif(sum(o.responses) filter (where o.element = 'wait_median_minutes'), 0))::double precision as "waitMedian",
			(sum(o.total) filter (where o.element = 'within_promise_percent')::double precision / nullif(sum(o.responses) filter (where o.element = 'within_promise_percent'), 0)) as kept,
			max(o.units) as units, case when bool_and(o.from_predecessor) then 'all' when bool_or(o.from_predecessor or o.units > 1) then 'some' else 'none' end as before
		from outcome_month_joined o join service s on s.agency_id = o.agency_id and s.id = o.service_id
		where o.agency_id = ${agencyId}::uuid and o.unit_id = ${presentUnitId}::uuid and o.element in ('index', 'wait_median_minutes', 'within_promise_percent') and o.responses > 0 and (o.element <> 'index' or (o.told and o.responses >= 5))
		group by s.id, s.name, extract(year from o.month) order by s.name, s.id, year`.execute(db);
	return rows;
}
