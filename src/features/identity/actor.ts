import type { Actor } from '#platform/context.ts';
import type { Verb } from '#platform/verbs.ts';
import { isWithin, pathsFor, rolesIn } from './rules.ts';
import type { Holding } from './schema.ts';

/** Who signed in and where he works now, as the session look-up finds it. */
export interface Standing {
	readonly accountId: string;
	readonly personId: string | null;
	readonly name: string;
	readonly agencyId: string;
	readonly agencyName: string;
	readonly unitId: string | null;
	readonly unitName: string | null;
	readonly unitPath: string | null;
	readonly holdings: readonly Holding[];
}

/**
 * The actor of a request. Its scope is the one agency it works in now: a person with roles in two agencies
 * changes between them, so that a list never mixes two governments by an oversight.
 */
export function actorFrom({ holdings, ...standing }: Standing): Actor {
	const known = new Map<Verb, readonly string[]>();
	const paths = (verb: Verb): readonly string[] => {
		const found = known.get(verb) ?? pathsFor(holdings, standing.agencyId, verb);
		known.set(verb, found);
		return found;
	};
	return {
		...standing,
		agencyIds: [standing.agencyId],
		roles: rolesIn(holdings, standing.agencyId),
		pathsFor: paths,
		can: (verb, unitPath) => (unitPath === undefined ? paths(verb).length > 0 : paths(verb).some((top) => isWithin(unitPath, top)))
	};
}
