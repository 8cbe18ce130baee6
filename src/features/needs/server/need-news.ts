import { notify } from '#features/notifications/server/service.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';

/** What happened to a need that names somebody: its recording, or the state that a decision gave it. */
export interface NeedNews {
	readonly needId: string;
	readonly personId: string;
	readonly what: 'recorded' | 'accepted' | 'declined' | 'met';
}

/**
 * Tells the person whom a need names, in the caller's transaction. The news says that there is something to read and nothing of it;
 * nobody is told what they did themselves, and who has no account is told nothing.
 */
export async function tellNamed(tx: Db, { now }: Pick<Ctx, 'now'>, { agencyId, personId: actorId }: Pick<Actor, 'agencyId' | 'personId'>, { needId, personId, what }: NeedNews): Promise<number> {
	if (personId === actorId) return 0;
	const accounts = await tx.selectFrom('account').select('id').where('home_agency_id', '=', agencyId).where('person_id', '=', personId).where('disabled_at', 'is', null).execute();
	let told = 0;
	for (const { id } of accounts) {
		const kind = what === 'recorded' ? 'need.recorded' : 'need.decided';
		if (await notify(tx, { agencyId, accountId: id, kind, params: {}, link: `/kebutuhan/${needId}`, about: `${needId}/${what}`, now })) told += 1;
	}
	return told;
}
