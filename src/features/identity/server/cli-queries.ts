import type { Db } from '#platform/db/connect.ts';

/** The government of a code; made from `wished`, with its topmost unit, when there is none. Undefined: neither there nor wished. */
export async function ensureAgency(tx: Db, code: string, wished: { readonly name: string; readonly kind: string; readonly timeZone: string } | null, today: string): Promise<{ id: string; created: boolean } | undefined> {
	const known = await tx.selectFrom('agency').select('id').where('code', '=', code).executeTakeFirst();
	if (known) {
		await ensureRoot(tx, known.id, today);
		return { id: known.id, created: false };
	}
	if (!wished) return undefined;
	const { id } = await tx.insertInto('agency').values({ code, name: wished.name, kind: wished.kind, time_zone: wished.timeZone }).returning('id').executeTakeFirstOrThrow();
	await ensureRoot(tx, id, today);
	return { id, created: true };
}

/** An import of the unit tree takes this unit for its own topmost one: it carries no external id yet. */
async function ensureRoot(tx: Db, agencyId: string, today: string): Promise<void> {
	const root = await tx.selectFrom('unit').select('id').where('agency_id', '=', agencyId).where('parent_id', 'is', null).executeTakeFirst();
	if (root) return;
	const agency = await tx.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirstOrThrow();
	await tx.insertInto('unit').values({ agency_id: agencyId, number: 1, path: '/1/', name: agency.name, kind: 'agency', valid_from: today }).execute();
}

export function findRootUnit(tx: Db, agencyId: string) {
	return tx.selectFrom('unit').select(['id', 'path']).where('agency_id', '=', agencyId).where('parent_id', 'is', null).orderBy('number').executeTakeFirstOrThrow();
}

export function findPersonByNip(tx: Db, agencyId: string, nip: string) {
	return tx.selectFrom('person').select('id').where('agency_id', '=', agencyId).where('nip', '=', nip).executeTakeFirst();
}
