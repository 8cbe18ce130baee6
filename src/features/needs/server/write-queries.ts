import type { Insertable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tables } from '#platform/db/connect.ts';
import type { Evidence } from '../rules.ts';
import type { NeedState } from '../schema.ts';

/** One review of an agency at a time: else two at once would open the same need twice. */
export async function lockNeeds(tx: Db, agencyId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`needs/${agencyId}`}, 0))`.execute(tx);
}

export async function insertNeed(tx: Db, row: Insertable<Tables['need']>): Promise<string> {
	return (await tx.insertInto('need').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertEvidence(tx: Db, agencyId: string, needId: string, today: string, evidence: readonly Evidence[]): Promise<void> {
	if (evidence.length === 0) return;
	await tx
		.insertInto('need_evidence')
		.values(evidence.map((each) => ({
			agency_id: agencyId, need_id: needId, kind: each.kind, unit_id: each.unitId, reference_id: each.referenceId, element: each.element, figure: each.figure, bound: each.bound,
			month: each.month, added_on: today
		})))
		.execute();
}

export async function setEvidenceUndone(tx: Db, agencyId: string, ids: readonly string[], undoneOn: string | null): Promise<void> {
	if (ids.length > 0) await tx.updateTable('need_evidence').set({ undone_on: undoneOn }).where('agency_id', '=', agencyId).where('id', 'in', ids).execute();
}

export async function changeNeed(tx: Db, agencyId: string, id: string, change: Updateable<Tables['need']>): Promise<void> {
	await tx.updateTable('need').set(change).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

/** Decides a need that still is as it was read; false when somebody decided it in the meantime. */
export async function decideFrom(tx: Db, agencyId: string, id: string, from: NeedState, change: Updateable<Tables['need']>): Promise<boolean> {
	const row = await tx.updateTable('need').set(change).where('agency_id', '=', agencyId).where('id', '=', id).where('state', '=', from).returning('id').executeTakeFirst();
	return row !== undefined;
}
