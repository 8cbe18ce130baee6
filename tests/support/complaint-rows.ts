import type { Insertable } from 'kysely';
import type { Db, Tables } from '#platform/db/connect.ts';
import type { UnitRow } from './builders.ts';

let counter = 0;

/** A complaint of invented content, received on Wednesday 24 June 2026 (the day of the examples of R19). */
export async function insertComplaint(db: Db, unit: UnitRow, given: Partial<Insertable<Tables['complaint']>> = {}): Promise<string> {
	counter += 1;
	const row = await db
		.insertInto('complaint')
		.values({
			agency_id: unit.agencyId, unit_id: unit.id, number: `UJI-${process.pid}-${counter}`, class: 'complaint', subject: `Keluhan rekaan ${counter}`, body: 'Antre terlalu lama di loket.',
			received_at: new Date('2026-06-24T03:00:00Z'), received_on: '2026-06-24', verify_due_on: '2026-06-29', due_on: '2026-07-14', clock_version: '2018-1', ...given
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

/** Names a unit as the intake desk or the inspectorate of its agency. */
export async function insertDesk(db: Db, unit: UnitRow, desk: 'intake' | 'inspectorate'): Promise<void> {
	await db.insertInto('complaint_desk').values({ agency_id: unit.agencyId, desk, unit_id: unit.id }).execute();
}

export async function aboutPerson(db: Db, agencyId: string, complaintId: string, personId: string): Promise<void> {
	await db.insertInto('complaint_person').values({ agency_id: agencyId, complaint_id: complaintId, person_id: personId }).execute();
}
