import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

export interface Hit {
	readonly id: string;
	readonly name: string;
	readonly detail: string;
	readonly startsOn?: string;
}

export interface Hits {
	readonly people: readonly Hit[];
	readonly units: readonly Hit[];
	readonly sessions: readonly Hit[];
	readonly courses: readonly Hit[];
}

export interface SearchScope {
	readonly agencyId: string;
	/** Subtrees in which people may be read; empty: nobody is found. */
	readonly personPaths: readonly string[];
	readonly mayReadUnits: boolean;
	readonly today: string;
}

const MOST = 8;

/** The best hits of each kind, most similar first, in one statement. */
export async function findHits(db: Db, text: string, { agencyId, personPaths, mayReadUnits, today }: SearchScope): Promise<Hits> {
	const { rows } = await sql<{ hits: Hits }>`select json_build_object(
		'people', (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'detail', detail) order by score desc, name, id), '[]')
			from search_people(${text}, ${agencyId}, ${[...personPaths]}, ${MOST})),
		'units', (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'detail', detail) order by score desc, name, id), '[]')
			from search_units(${text}, ${agencyId}, ${mayReadUnits ? MOST : 0})),
		'sessions', (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'detail', detail, 'startsOn', starts_on) order by score desc, starts_on, id), '[]')
			from search_sessions(${text}, ${agencyId}, ${today}, ${MOST})),
		'courses', (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'detail', detail) order by score desc, name, id), '[]')
			from search_courses(${text}, ${agencyId}, ${MOST}))
	) as hits`.execute(db);
	const [row] = rows;
	if (!row) throw new Error('findHits: no row');
	return row.hits;
}
