import { sql } from 'kysely';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import { readableUnitsBy } from './policy.ts';

export interface UnitLine {
	readonly id: string;
	readonly name: string;
	/** 1 is the government itself. */
	readonly level: number;
	readonly people: number;
	readonly total: number;
}

/** Every unit as it was called and stood on a day: the present row where it held then already, else its history. */
const unitsOn = (day: string) => sql`(
	select agency_id, id, parent_id, name, path from unit where valid_from <= ${day}::date and (closed_on is null or closed_on > ${day}::date)
	union all
	select h.agency_id, h.unit_id, h.parent_id, h.name, h.path from unit_history h join unit c on c.agency_id = h.agency_id and c.id = h.unit_id
	where h.valid_from <= ${day}::date and h.valid_to > ${day}::date and (c.closed_on is null or c.closed_on > ${day}::date))`;

/** One page of the tree in its order; `total` is on every row. Nobody's units: no rows. */
export async function listUnits(tx: Db, actor: Actor, { day, search, limit, offset }: { day: string; search: string | undefined; limit: number; offset: number }): Promise<UnitLine[]> {
	const wanted = search === undefined ? sql`true` : sql`u.name ilike ${`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`}`;
	const { rows } = await sql<UnitLine>`
		with shown as (
			select u.agency_id, u.id, u.name, u.path, count(*) over ()::integer as total from ${unitsOn(day)} u where ${readableUnitsBy(actor)} and ${wanted}
			order by string_to_array(trim(both '/' from u.path), '/')::integer[] limit ${limit} offset ${offset})
		select s.id, s.name, array_length(string_to_array(trim(both '/' from s.path), '/'), 1) as level, s.total,
			(select count(*)::integer from employment e where e.agency_id = s.agency_id and e.unit_id = s.id and ${inForceOn('e', day)}) as people
		from shown s order by string_to_array(trim(both '/' from s.path), '/')::integer[]`.execute(tx);
	return rows;
}

export interface UnitPerson {
	readonly id: string;
	readonly nip: string;
	readonly name: string;
	readonly title: string;
	readonly rank: string;
	readonly head: boolean;
}

export interface UnitPage {
	readonly id: string;
	readonly agencyId: string;
	readonly name: string;
	readonly path: string;
	readonly since: string;
	readonly above: readonly { readonly id: string; readonly name: string }[];
	readonly below: readonly { readonly id: string; readonly name: string }[];
	readonly former: readonly { readonly name: string; readonly from: string; readonly to: string }[];
	readonly people: readonly UnitPerson[];
	readonly count: number;
}

/** A unit with what is above and below it and the people in it on a day, in one statement; undefined when there is none. */
export async function findUnitPage(tx: Db, agencyId: string, unitId: string, day: string, mayReadPeople: boolean): Promise<UnitPage | undefined> {
	const { rows } = await sql<{ page: UnitPage }>`
		with here as materialized (select * from ${unitsOn(day)} u where u.agency_id = ${agencyId}::uuid and u.id = ${unitId}::uuid),
			there as materialized (select e.person_id, e.rank, o.title, o.is_head from employment e join position o on o.agency_id = e.agency_id and o.id = e.position_id
				where e.agency_id = ${agencyId}::uuid and e.unit_id = ${unitId}::uuid and ${inForceOn('e', day)})
		select json_build_object('id', h.id, 'agencyId', h.agency_id, 'name', h.name, 'path', h.path, 'since', (select valid_from from unit where agency_id = h.agency_id and id = h.id),
			'above', (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) order by length(a.path)), '[]') from ${unitsOn(day)} a join unit n on n.agency_id = a.agency_id and n.id = a.id
				where a.agency_id = h.agency_id and n.number = any (string_to_array(trim(both '/' from h.path), '/')::integer[]) and a.id <> h.id),
			'below', (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name), '[]') from ${unitsOn(day)} b where b.agency_id = h.agency_id and b.parent_id = h.id),
			'former', (select coalesce(json_agg(json_build_object('name', f.name, 'from', f.valid_from, 'to', f.valid_to) order by f.valid_from desc), '[]') from unit_history f where f.agency_id = h.agency_id and f.unit_id = h.id),
			'count', (select count(*) from there),
			'people', case when ${mayReadPeople}::boolean then (select coalesce(json_agg(json_build_object('id', p.id, 'nip', p.nip, 'title', t.title, 'rank', t.rank, 'head', t.is_head,
					'name', concat_ws(' ', nullif(p.title_before, ''), p.name) || case when p.title_after = '' then '' else ', ' || p.title_after end) order by t.is_head desc, p.name), '[]')
				from (select * from there limit 2000) t join person p on p.agency_id = ${agencyId}::uuid and p.id = t.person_id) else '[]' end) as page
		from here h`.execute(tx);
	return rows[0]?.page;
}

/** Units that a person can be entered into: by name, within the paths; at most 2,000 for a choice list. */
export async function listUnitChoices(tx: Db, agencyId: string, paths: readonly string[]): Promise<{ id: string; name: string; level: number }[]> {
	const { rows } = await sql<{ id: string; name: string; level: number }>`
		select id, name, array_length(string_to_array(trim(both '/' from path), '/'), 1) as level from unit
		where agency_id = ${agencyId}::uuid and closed_on is null and path like any (${paths.map((path) => `${path}%`)}::text[])
		order by string_to_array(trim(both '/' from path), '/')::integer[] limit 2000`.execute(tx);
	return rows;
}
