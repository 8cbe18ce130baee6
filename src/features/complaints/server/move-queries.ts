import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ArchiveReason, Closing, ComplaintClass, ComplaintState, OpenState, RootCause } from '../schema.ts';

/** What a move changes; what it does not name stays. */
export interface ComplaintChange {
	readonly state: ComplaintState;
	readonly stateBefore?: OpenState | null;
	readonly class?: ComplaintClass;
	readonly isFormal?: boolean;
	readonly isConfidential?: boolean;
	readonly wasConfidential?: boolean | null;
	readonly clusterId?: null;
	readonly unitId?: string;
	readonly verifyDueOn?: string | null;
	readonly respondDueOn?: string | null;
	readonly dueOn?: string | null;
	readonly clockVersion?: string;
	readonly closedAt?: Date | null;
	readonly closing?: Closing | null;
	readonly rootCause?: RootCause | null;
	readonly rootCauseNote?: string | null;
	readonly competency?: string | null;
	readonly archiveReason?: ArchiveReason | null;
	readonly reopenedAt?: Date;
	readonly confirmedFixed?: null;
	readonly confirmedAs?: null;
	readonly satisfaction?: null;
	readonly confirmedOn?: null;
	readonly escalation?: number;
}

const COLUMNS = {
	state: 'state', stateBefore: 'state_before', class: 'class', isFormal: 'is_formal', isConfidential: 'is_confidential', wasConfidential: 'was_confidential', clusterId: 'cluster_id', unitId: 'unit_id', verifyDueOn: 'verify_due_on', respondDueOn: 'respond_due_on', dueOn: 'due_on',
	clockVersion: 'clock_version', closedAt: 'closed_at', closing: 'closing', rootCause: 'root_cause', rootCauseNote: 'root_cause_note', competency: 'competency',
	archiveReason: 'archive_reason', reopenedAt: 'reopened_at',
	confirmedFixed: 'confirmed_fixed', confirmedAs: 'confirmed_as', satisfaction: 'satisfaction', confirmedOn: 'confirmed_on', escalation: 'escalation'
} as const satisfies Record<keyof ComplaintChange, string>;

export async function changeComplaint(db: Db, agencyId: string, id: string, change: ComplaintChange): Promise<void> {
	const values = Object.fromEntries(Object.entries(change).map(([name, value]) => [COLUMNS[name as keyof ComplaintChange], value as unknown]));
	await db.updateTable('complaint').set(values).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export async function insertMessage(
	db: Db,
	row: { readonly agencyId: string; readonly complaintId: string; readonly at: Date; readonly accountId: string | null; readonly body: string; readonly isInternal: boolean }
): Promise<void> {
	await db
		.insertInto('complaint_message')
		.values({
			agency_id: row.agencyId, complaint_id: row.complaintId, at: row.at, author: row.accountId === null ? 'reporter' : 'officer', account_id: row.accountId,
			body: row.body, is_internal: row.isInternal
		})
		.execute();
}

export interface MessageRow {
	readonly at: Date;
	readonly author: 'officer' | 'reporter';
	readonly officerName: string | null;
	readonly body: string;
	readonly isInternal: boolean;
}

/** Letters and notes, first to last; `isInspected`: also what was written while it was one of a violation. */
export async function listMessages(db: Db, agencyId: string, complaintId: string, isInspected = true): Promise<MessageRow[]> {
	const { rows } = await sql<MessageRow>`
		select m.at, m.author, a.name as "officerName", m.body, m.is_internal as "isInternal" from complaint_message m left join account a on a.id = m.account_id
		where m.agency_id = ${agencyId} and m.complaint_id = ${complaintId} and (${isInspected} or not m.of_violation) order by m.at, m.id`.execute(db);
	return rows;
}

/** A unit of the agency that still exists on the day. */
export async function findOpenUnit(db: Db, agencyId: string, unitId: string, today: string): Promise<{ readonly id: string; readonly path: string; readonly name: string } | undefined> {
	return db
		.selectFrom('unit')
		.select(['id', 'path', 'name'])
		.where('agency_id', '=', agencyId)
		.where('id', '=', unitId)
		.where(({ eb, or }) => or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
		.executeTakeFirst();
}
