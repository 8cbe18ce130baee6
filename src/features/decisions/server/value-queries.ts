import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { CostKind } from '../schema.ts';

export interface CostRow {
	readonly id: string;
	readonly kind: CostKind;
	readonly amountRupiah: number;
	readonly spentOn: string;
	readonly source: string;
	readonly byName: string | null;
	/** ISO instant; null where the line stands. */
	readonly withdrawnAt: string | null;
}

/** Every line of cost of a programme, those withdrawn too, newest day first. */
export async function listCosts(db: Db, agencyId: string, programmeId: string): Promise<CostRow[]> {
	const { rows } = await sql<{ row: CostRow }>`
		select json_build_object('id', k.id, 'kind', k.kind, 'amountRupiah', k.amount_rupiah, 'spentOn', k.spent_on, 'source', k.source, 'byName', a.name, 'withdrawnAt', k.withdrawn_at) as row
		from programme_cost k left join account a on a.id = k.recorded_by where k.agency_id = ${agencyId} and k.programme_id = ${programmeId} order by k.spent_on desc, k.id desc limit 500`.execute(db);
	return rows.map(({ row }) => row);
}

export interface BenefitRow {
	readonly id: string;
	readonly amountRupiah: number;
	/** Null where no range was stated. */
	readonly range: readonly [number, number] | null;
	readonly method: string;
	readonly source: string;
	readonly byName: string | null;
	readonly withdrawnAt: string | null;
}

/** Every benefit of a programme that was put into money, those withdrawn too, newest first. */
export async function listBenefits(db: Db, agencyId: string, programmeId: string): Promise<BenefitRow[]> {
	const { rows } = await sql<{ row: BenefitRow }>`
		select json_build_object('id', b.id, 'amountRupiah', b.amount_rupiah, 'range', case when b.least_rupiah is not null then json_build_array(b.least_rupiah, b.most_rupiah) end, 'method', b.method, 'source', b.source, 'byName', a.name, 'withdrawnAt', b.withdrawn_at) as row
		from programme_benefit b left join account a on a.id = b.recorded_by where b.agency_id = ${agencyId} and b.programme_id = ${programmeId} order by b.recorded_at desc, b.id desc limit 200`.execute(db);
	return rows.map(({ row }) => row);
}

export interface HoursRow {
	readonly sessionId: string;
	readonly name: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly participants: number;
	readonly minutes: number;
}

/** The sessions whose attendance is counted for a programme; the sums of `listProgrammesNow` are of these rows. */
export async function listHours(db: Db, agencyId: string, programmeId: string): Promise<HoursRow[]> {
	const { rows } = await sql<HoursRow>`
		select s.id as "sessionId", s.name, s.starts_on as "startsOn", s.ends_on as "endsOn", count(distinct e.person_id)::int as participants, sum(a.minutes)::int as minutes
		from programme p
		join lateral (select min(first_month) as first_start from programme_unit where agency_id = p.agency_id and programme_id = p.id) u on true
		join session s on s.course_id = p.course_id
		join enrolment e on e.session_id = s.id and e.agency_id = p.agency_id
		join attendance a on a.agency_id = e.agency_id and a.enrolment_id = e.id and a.minutes > 0 and a.day >= u.first_start - interval '1 month'
		where p.agency_id = ${agencyId} and p.id = ${programmeId} group by s.id order by s.starts_on, s.id`.execute(db);
	return rows;
}

export interface Spent {
	readonly paid: number;
	readonly workingTime: number;
	readonly lines: number;
}

/** Costs of each programme that fell between two days, both included; a programme without a line is not in the map. */
export async function sumSpent(db: Db, agencyId: string, from: string, to: string): Promise<Map<string, Spent>> {
	const { rows } = await sql<Spent & { programmeId: string }>`
		select programme_id as "programmeId", coalesce(sum(amount_rupiah) filter (where kind <> 'working_time'), 0)::float8 as paid, coalesce(sum(amount_rupiah) filter (where kind = 'working_time'), 0)::float8 as "workingTime", count(*)::int as lines
		from programme_cost where agency_id = ${agencyId} and withdrawn_at is null and spent_on between ${from} and ${to} group by programme_id`.execute(db);
	return new Map(rows.map(({ programmeId, ...spent }) => [programmeId, spent]));
}
