import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { restoreUnits } from './import-units.ts';
import type { Written } from './import-write.ts';

interface UndoOrder {
	readonly agencyId: string;
	readonly batchId: string;
	/** As import_batch keeps it: what was written carries this instant until somebody changes it again. */
	readonly confirmedAt: Date;
	readonly written: Written;
}

const personsOf = ({ agencyId, batchId }: { agencyId: string; batchId: string }, ...states: readonly string[]) => sql`
	(select subject_id as "personId", before from import_row where agency_id = ${agencyId}::uuid and batch_id = ${batchId}::uuid and state in (${sql.join(states)})) r`;

/** How many of the people written by the batch were changed again since. */
export async function countChangedSince(tx: Db, { agencyId, batchId, confirmedAt }: UndoOrder): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from ${personsOf({ agencyId, batchId }, 'new', 'changed')} join person p on p.agency_id = ${agencyId}::uuid and p.id = r."personId"
		where p.updated_at <> ${confirmedAt} or exists (select 1 from employment e where e.agency_id = ${agencyId}::uuid and e.person_id = p.id
			and e.closed_by_batch_id is distinct from ${batchId}::uuid and e.import_batch_id = ${batchId}::uuid and e.ended_on is not null and p.left_on is null)`.execute(tx);
	return rows[0]?.count ?? 0;
}

/**
 * Takes back a confirmed people batch: new people, posts and units go, closed employment opens again, changed people
 * get their former values. A row that something else refers to by now makes the database refuse (23503).
 */
export async function undoPeople(tx: Db, order: UndoOrder): Promise<void> {
	const { agencyId, batchId, written } = order;
	await sql`set local enable_nestloop = off`.execute(tx); // as in writePeople: these sets are large, and their statistics may be missing
	await tx.deleteFrom('employment').where('agency_id', '=', agencyId).where('import_batch_id', '=', batchId).execute();
	await tx.updateTable('employment').set({ ended_on: null, closed_by_batch_id: null }).where('agency_id', '=', agencyId).where('closed_by_batch_id', '=', batchId).execute();
	await sql`
		update person p set name = b.name, title_before = b.title_before, title_after = b.title_after, external_id = b.external_id, birth_place = b.birth_place,
			phone = b.phone, email = b.email, education_id = b.education_id, born_on = b.born_on, sex = b.sex, siasn = b.siasn, left_on = b.left_on, updated_at = b.updated_at
		from ${personsOf({ agencyId, batchId }, 'changed')} cross join lateral jsonb_populate_record(null::person, r.before) b
		where r.before is not null and p.agency_id = ${agencyId}::uuid and p.id = r."personId"`.execute(tx);
	await sql`delete from person p using ${personsOf({ agencyId, batchId }, 'new')} where p.agency_id = ${agencyId}::uuid and p.id = r."personId"`.execute(tx);
	await tx.deleteFrom('position').where('agency_id', '=', agencyId).where('import_batch_id', '=', batchId).execute();
	await restoreUnits(tx, agencyId, batchId, written.formerUnits);
	if (written.closedAccounts.length > 0) {
		await tx.updateTable('account').set({ disabled_at: null }).where('home_agency_id', '=', agencyId).where('id', 'in', [...written.closedAccounts]).execute();
	}
}
