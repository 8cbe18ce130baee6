import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { findHits, type Hits } from './search-queries.ts';

const NOTHING: Hits = { people: [], units: [], sessions: [], courses: [] };
const SHORTEST = 2;

/**
 * People, units, sessions and courses that resemble the text; wrong letters are forgiven. People only where the
 * actor may read them. Fewer than two letters find nothing.
 */
export function search(ctx: Ctx, text: string): Promise<Hits> {
	const actor = signedIn(ctx);
	const wanted = text.normalize('NFC').replaceAll(/\p{Cc}+/gu, ' ').trim();
	if (wanted.length < SHORTEST) return Promise.resolve(NOTHING);
	return inTransaction(ctx.db, (tx) => findHits(tx, wanted, {
		agencyId: actor.agencyId, personPaths: actor.pathsFor('person.read'), mayReadUnits: actor.can('unit.read'), today: ctx.today
	}));
}

export type { Hit, Hits } from './search-queries.ts';
