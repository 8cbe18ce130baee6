import { sql } from 'kysely';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import type { RegisterFilter } from '../schema.ts';
import { pointsManagedBy } from './policy.ts';

export interface RegisterRow {
	readonly id: string;
	readonly code: string;
	readonly name: string;
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
	readonly feeRupiah: number;
	readonly responsibleUnitName: string | null;
	readonly endedOn: string | null;
	/** Open for good today. */
	readonly points: number;
	/** Names of at most three units that give it. */
	readonly unitNames: readonly string[];
	readonly total: number;
}

/** One page of the services of the government by name; `total` is on every row. */
export async function listRegister(db: Db, actor: Actor, filter: RegisterFilter, today: string, limit: number): Promise<RegisterRow[]> {
	const wanted = filter.cari === '' ? sql`true` : sql`(s.name ilike ${like(filter.cari)} or s.code ilike ${like(filter.cari)} or exists (select 1 from here h where h.service_id = s.id and h.unit ilike ${like(filter.cari)}))`;
	const state = { semua: sql`true`, aktif: sql`(s.ended_on is null or s.ended_on > ${today}::date)`, berakhir: sql`s.ended_on <= ${today}::date` }[filter.keadaan];
	const mine = filter.milik === 'semua' ? sql`true` : sql`(exists (select 1 from here h where h.service_id = s.id and h.mine) or exists (select 1 from unit u where u.agency_id = s.agency_id and u.id = s.responsible_unit_id and ${pointsManagedBy(actor)}))`;
	const { rows } = await sql<RegisterRow>`
		with here as (
			select p.service_id, u.name as unit, ${pointsManagedBy(actor)} as mine from service_point p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
			where p.agency_id = ${actor.agencyId}::uuid and (p.closed_on is null or p.closed_on > ${today}::date))
		select s.id, s.code, s.name, s.promised_minutes as "promisedMinutes", s.promised_working_days as "promisedWorkingDays", s.fee_rupiah as "feeRupiah",
			r.name as "responsibleUnitName", s.ended_on as "endedOn", (select count(*)::integer from here h where h.service_id = s.id) as points,
			array(select h.unit from here h where h.service_id = s.id order by h.unit limit 3) as "unitNames", count(*) over ()::integer as total
		from service s left join unit r on r.agency_id = s.agency_id and r.id = s.responsible_unit_id
		where s.agency_id = ${actor.agencyId}::uuid and ${wanted} and ${state} and ${mine}
		order by s.name, s.id limit ${limit} offset ${(filter.halaman - 1) * limit}`.execute(db);
	return rows;
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Whether the government has a service at all. */
export async function hasServices(db: Db, agencyId: string): Promise<boolean> {
	return (await db.selectFrom('service').select('id').where('agency_id', '=', agencyId).limit(1).executeTakeFirst()) !== undefined;
}

/** Codes of all services of the government. */
export async function listCodes(db: Db, agencyId: string): Promise<string[]> {
	return (await db.selectFrom('service').select('code').where('agency_id', '=', agencyId).execute()).map(({ code }) => code);
}

export interface UnitChoice {
	readonly id: string;
	readonly name: string;
	/** 1 is the government itself. */
	readonly level: number;
}

/** Open units in the subtrees, in the order of the tree; at most 2,000 for a choice list. */
export async function listManagedUnits(db: Db, actor: Actor, today: string): Promise<UnitChoice[]> {
	const { rows } = await sql<UnitChoice>`
		select u.id, u.name, array_length(string_to_array(trim(both '/' from u.path), '/'), 1) as level from unit u
		where u.agency_id = ${actor.agencyId}::uuid and (u.closed_on is null or u.closed_on > ${today}::date) and ${pointsManagedBy(actor)}
		order by string_to_array(trim(both '/' from u.path), '/')::integer[] limit 2000`.execute(db);
	return rows;
}
