import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';

interface Readable {
	readonly agencyId: string;
	readonly personId: string;
	/** Of the open primary post; null for who has none (any more). */
	readonly unitPath: string | null;
}

/** Who may read a person's record: the person, who may read people in that unit, and for those without a post who may everywhere. */
export function mayReadPerson(actor: Actor, { agencyId, personId, unitPath }: Readable): boolean {
	if (agencyId !== actor.agencyId) return false;
	return personId === actor.personId || actor.pathsFor('person.read').some((path) => (unitPath ?? '').startsWith(path) || (unitPath === null && isWhole(path)));
}

/** The same rule as a condition on `person p` and the left-joined `unit u` of the open primary post. */
export function readablePeopleBy(actor: Actor): RawBuilder<boolean> {
	const paths = actor.pathsFor('person.read');
	return sql<boolean>`(p.agency_id = ${actor.agencyId}::uuid and (p.id is not distinct from ${actor.personId}::uuid
		or u.path like any (${paths.map((path) => `${path}%`)}::text[]) or (u.path is null and ${paths.some(isWhole)}::boolean)))`;
}

/** Who may see a unit: who may read units there; everybody sees the own one. */
export function mayReadUnit(actor: Actor, { agencyId, unitPath }: { readonly agencyId: string; readonly unitPath: string }): boolean {
	return agencyId === actor.agencyId && actor.can('unit.read', unitPath);
}

/** The same rule as a condition on a row `u` with agency_id and path. */
export function readableUnitsBy(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(u.agency_id = ${actor.agencyId}::uuid and u.path like any (${actor.pathsFor('unit.read').map((path) => `${path}%`)}::text[]))`;
}

/** '/1/' is the whole agency. */
function isWhole(path: string): boolean {
	return /^\/\d+\/$/.test(path);
}
