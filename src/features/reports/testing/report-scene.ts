import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, insertAgency, insertPerson, insertUnit, NOW, type AgencyRow } from '#tests/support/builders.ts';
import { insertKnownPanel } from '#tests/support/evaluation.ts';
import { makeReport } from '../server/period-job.ts';

export const TODAY = '2026-11-21';

/** Who asks: a role over the whole of a government, or over a part of it. */
export function reportCtx(db: Db, agency: Pick<AgencyRow, 'id'>, role: 'training_manager' | 'head_of_region' | 'auditor' | 'employee' | 'supervisor' = 'training_manager', path = '/1/'): Ctx {
	return { db, actor: actorOf({ roles: { [role]: path }, agencyId: agency.id }), now: NOW, today: TODAY, timeZone: 'Asia/Jakarta', locale: 'id', requestId: 'r' };
}

/** A government with one evaluation and two decisions; the second reason names an officer. All invented. */
export async function fillReports(db: Db): Promise<AgencyRow & { readonly programmeId: string }> {
	const agency = await insertAgency(db, { name: 'Kabupaten Rekaan' });
	const parent = await insertUnit(db, { agencyId: agency.id, name: 'Kabupaten Rekaan' });
	await insertPerson(db, { agencyId: agency.id, name: 'Budi Rekaan' });
	const programmeId = await insertKnownPanel(db, { agencyId: agency.id, parent, groups: [{ offices: 6, start: 10 }, { offices: 12, start: null }], months: 24, effect: 3, noise: 2, responses: 30, title: 'Pelatihan Rekaan' });
	const why = ['Layanan membaik dan biayanya wajar.', 'Menurut BUDI REKAAN pelatihan ini tidak perlu.'];
	for (const [at, text] of why.entries()) await db.insertInto('decision').values({
		agency_id: agency.id, programme_id: programmeId, version: at + 1, step: at === 0 ? 'proposal' : 'decision', choice: 'continue', recommended: 'continue', rule_version: '1', why: text, evidence: '{}', evidence_sha256: 'a'.repeat(64), made_at: NOW, made_on: '2026-05-04'
	}).execute();
	return { ...agency, programmeId };
}

/** What the worker does with everything that waits. */
export async function workReports(db: Db, agency: Pick<AgencyRow, 'id'>, today = TODAY): Promise<void> {
	for (const { id } of await db.selectFrom('period_report').select('id').where('agency_id', '=', agency.id).where('state', '=', 'waiting').execute())
		await makeReport({ ...reportCtx(db, agency), actor: null, today }, agency.id, id);
}
