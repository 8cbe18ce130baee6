import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import { readablePeopleBy } from './policy.ts';

export interface PersonLine {
	readonly id: string;
	readonly nip: string;
	readonly name: string;
	readonly title: string | null;
	readonly unit: string | null;
	readonly unitId: string | null;
	readonly leftOn: string | null;
}

const fullName = sql`concat_ws(' ', nullif(p.title_before, ''), p.name) || case when p.title_after = '' then '' else ', ' || p.title_after end`;
const line = sql`p.id, p.nip, ${fullName} as name, o.title, u.name as unit, u.id as "unitId", p.left_on as "leftOn"`;
/** The primary post that holds on the day, with its position and unit. */
const withPost = (today: string) => sql`
	left join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and ${inForceOn('e', today)}
	left join position o on o.agency_id = e.agency_id and o.id = e.position_id
	left join unit u on u.agency_id = e.agency_id and u.id = e.unit_id`;

/** One page of the people that the actor may read, by name. */
export async function listPeople(tx: Db, actor: Actor, today: string, { limit, offset }: { limit: number; offset: number }): Promise<PersonLine[]> {
	const { rows } = await sql<PersonLine>`
		select ${line} from person p ${withPost(today)} where ${readablePeopleBy(actor)} and p.left_on is null order by p.name, p.nip limit ${limit} offset ${offset}`.execute(tx);
	return rows;
}

/** How many people in service the actor may read. */
export async function countPeople(tx: Db, actor: Actor, today: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::integer as count from person p ${withPost(today)} where ${readablePeopleBy(actor)} and p.left_on is null`.execute(tx);
	return rows[0]?.count ?? 0;
}

/** The people most like the words, or whose NIP begins so; misspelt names are found (see search_people in the schema). */
export async function searchPeople(tx: Db, actor: Actor, today: string, words: string): Promise<PersonLine[]> {
	const { rows } = await sql<PersonLine>`
		select ${line} from search_people(${words}, ${actor.agencyId}::uuid, ${[...actor.pathsFor('person.read')]}, 50) hit
		join person p on p.agency_id = ${actor.agencyId}::uuid and p.id = hit.id ${withPost(today)} order by hit.score desc, p.name, p.nip`.execute(tx);
	return rows;
}

export interface Post {
	readonly unit: string;
	readonly unitId: string;
	readonly title: string;
	readonly rank: string;
	readonly kind: 'pns' | 'pppk';
	readonly isPrimary: boolean;
	/** Holds today: it has begun and is not over. */
	readonly isPresent: boolean;
	readonly startedOn: string;
	readonly endedOn: string | null;
}

export interface PersonRecordPage {
	readonly id: string;
	readonly agencyId: string;
	readonly nip: string;
	readonly name: string;
	readonly bornOn: string | null;
	readonly birthPlace: string;
	readonly sex: 'M' | 'F' | null;
	readonly email: string;
	readonly phone: string;
	readonly educationId: string;
	readonly educationLevel: string | null;
	readonly leftOn: string | null;
	readonly findings: readonly string[];
	readonly unitPath: string | null;
	readonly posts: readonly Post[];
}

/** A person with all posts, newest first; undefined when there is none. */
export async function findPerson(tx: Db, agencyId: string, today: string, personId: string): Promise<PersonRecordPage | undefined> {
	const { rows } = await sql<PersonRecordPage>`
		select p.id, p.agency_id as "agencyId", p.nip, ${fullName} as name, p.born_on as "bornOn", p.birth_place as "birthPlace", p.sex, p.email, p.phone,
			p.education_id as "educationId", p.siasn->>'educationLevel' as "educationLevel", p.left_on as "leftOn", p.findings,
			(select u.path from employment e join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
				where e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and ${inForceOn('e', today)}) as "unitPath",
			(select coalesce(json_agg(json_build_object('unit', u.name, 'unitId', u.id, 'title', o.title, 'rank', e.rank, 'kind', e.kind, 'isPrimary', e.is_primary, 'isPresent', ${inForceOn('e', today)},
					'startedOn', e.started_on, 'endedOn', e.ended_on) order by e.ended_on desc nulls first, e.started_on desc), '[]')
				from employment e join unit u on u.agency_id = e.agency_id and u.id = e.unit_id join position o on o.agency_id = e.agency_id and o.id = e.position_id
				where e.agency_id = p.agency_id and e.person_id = p.id) as posts
		from person p where p.agency_id = ${agencyId}::uuid and p.id = ${personId}::uuid`.execute(tx);
	return rows[0];
}

/** The people of an agency for whom a condition on `p`, `e`, `o`, `u` holds, by name; `total` is on every row. Asks no policy: the caller has. */
export async function listWhere(tx: Db, agencyId: string, today: string, condition: RawBuilder<boolean>, { limit, offset }: { limit: number; offset: number }): Promise<(PersonLine & { total: number })[]> {
	const { rows } = await sql<PersonLine & { total: number }>`
		select ${line}, count(*) over ()::integer as total from person p ${withPost(today)} where p.agency_id = ${agencyId}::uuid and ${condition} order by p.name, p.nip limit ${limit} offset ${offset}`.execute(tx);
	return rows;
}
