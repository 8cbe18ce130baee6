import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { AboutForm, NotAboutForm } from '../about.schema.ts';
import { takeBackNewsOfConcerned } from './news-queries.ts';
import { loadReadable } from './move-service.ts';
import { mayReadComplaint, mayRoute } from './policy.ts';
import { findComplaint, type ComplaintRow } from './queries.ts';

export interface AboutRow {
	readonly personId: string;
	readonly name: string;
}

/** Officers whom a complaint is about, by name. */
export async function listAbout(tx: Db, agencyId: string, complaintId: string): Promise<AboutRow[]> {
	const { rows } = await sql<AboutRow>`select p.id as "personId", p.name from complaint_person x join person p on p.agency_id = x.agency_id and p.id = x.person_id
		where x.agency_id = ${agencyId} and x.complaint_id = ${complaintId} order by p.name, p.id`.execute(tx);
	return rows;
}

/**
 * Says whom a complaint is about: from now on it reaches neither that officer nor a superior of that officer, and no group of
 * repeated complaints (R21). What such an account was told before is taken back. The trace names nobody.
 *
 * @returns whether the actor still reads it
 * @throws {Problem} complaint.not_found, identity.not_allowed, complaint.person_unknown
 */
export function nameOfficer(ctx: Ctx, id: string, { nip }: AboutForm): Promise<boolean> {
	return change(ctx, id, 'complaint.about_add', async (tx, { agencyId }) => {
		const person = await tx.selectFrom('person').select('id').where('agency_id', '=', agencyId).where('nip', '=', nip).executeTakeFirst();
		if (!person) throw new Problem('complaint.person_unknown', 422, { field: 'nip' });
		await tx.insertInto('complaint_person').values({ agency_id: agencyId, complaint_id: id, person_id: person.id }).onConflict((conflict) => conflict.doNothing()).execute();
		await tx.updateTable('complaint').set({ cluster_id: null }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
		await takeBackNewsOfConcerned(tx, agencyId, id, ctx.today);
	});
}

/** Takes a wrong name off again. @throws {Problem} complaint.not_found, identity.not_allowed */
export function unnameOfficer(ctx: Ctx, id: string, { personId }: NotAboutForm): Promise<boolean> {
	return change(ctx, id, 'complaint.about_remove', async (tx, { agencyId }) => {
		await tx.deleteFrom('complaint_person').where('agency_id', '=', agencyId).where('complaint_id', '=', id).where('person_id', '=', personId).execute();
	});
}

function change(ctx: Ctx, id: string, action: 'complaint.about_add' | 'complaint.about_remove', work: (tx: Db, place: { readonly agencyId: string; readonly row: ComplaintRow }) => Promise<void>): Promise<boolean> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const row = await loadReadable(tx, actor, id, true);
		if (!mayRoute(actor, row)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.route' });
		await work(tx, { agencyId: actor.agencyId, row });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action, subject: `complaint:${id}` });
		const after = await findComplaint(tx, actor.agencyId, id);
		return after !== undefined && mayReadComplaint(actor, after);
	});
}
