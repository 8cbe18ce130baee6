import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { isUuid } from '#platform/uuid.ts';
import type { Field, RefusalReason, RequestKind, RequestState } from '../schema.ts';

export interface RequestRow {
	readonly id: string;
	readonly number: string;
	readonly kind: RequestKind;
	readonly via: 'account' | 'complaint' | 'form';
	readonly accountId: string | null;
	readonly complaintId: string | null;
	readonly field: Field | null;
	readonly state: RequestState;
	readonly reason: RefusalReason | null;
	readonly filedAt: Date;
	readonly dueAt: Date;
	readonly endedAt: Date | null;
	readonly emptiedAt: Date | null;
	readonly sealed: Buffer;
	readonly answer: Buffer | null;
}

const columns = ['id', 'number', 'kind', 'via', 'account_id', 'complaint_id', 'field', 'state', 'reason', 'filed_at', 'due_at', 'ended_at', 'emptied_at', 'sealed', 'answer'] as const;

const rowsOf = (tx: Db, agencyId: string) => tx.selectFrom('privacy_request').select(columns).where('agency_id', '=', agencyId);
type Raw = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

function requestOf(row: Raw): RequestRow {
	return {
		id: row.id, number: row.number, kind: row.kind as RequestKind, via: row.via as RequestRow['via'], accountId: row.account_id, complaintId: row.complaint_id, field: row.field as Field | null,
		state: row.state as RequestState, reason: row.reason as RefusalReason | null, filedAt: new Date(row.filed_at), dueAt: new Date(row.due_at),
		endedAt: row.ended_at === null ? null : new Date(row.ended_at), emptiedAt: row.emptied_at === null ? null : new Date(row.emptied_at), sealed: row.sealed, answer: row.answer
	};
}

/** Open ones first by their clock, then the last that ended. */
export async function listRequests(tx: Db, agencyId: string): Promise<RequestRow[]> {
	const open = await rowsOf(tx, agencyId).where('state', 'in', ['filed', 'checking']).orderBy('due_at').limit(200).execute();
	const ended = await rowsOf(tx, agencyId).where('state', 'in', ['answered', 'refused', 'cancelled']).orderBy('ended_at', 'desc').limit(50).execute();
	return [...open, ...ended].map(requestOf);
}

export async function findRequest(tx: Db, agencyId: string, id: string): Promise<RequestRow | undefined> {
	if (!isUuid(id)) return undefined;
	const row = await rowsOf(tx, agencyId).where('id', '=', id).forUpdate().executeTakeFirst();
	return row && requestOf(row);
}

export async function listOwnRequests(tx: Db, agencyId: string, accountId: string): Promise<RequestRow[]> {
	return (await rowsOf(tx, agencyId).where('account_id', '=', accountId).orderBy('filed_at', 'desc').limit(50).execute()).map(requestOf);
}

export interface NewRequest {
	readonly number: string;
	readonly kind: RequestKind;
	readonly field: string | null;
	readonly sealed: Buffer;
	readonly filedAt: Date;
	readonly dueAt: Date;
	readonly accountId: string;
}

/** @returns undefined when the number is taken */
export async function insertRequest(tx: Db, agencyId: string, one: NewRequest): Promise<string | undefined> {
	const row = await tx.insertInto('privacy_request')
		.values({ agency_id: agencyId, number: one.number, kind: one.kind, via: 'account', account_id: one.accountId, field: one.field, sealed: one.sealed, filed_at: one.filedAt, due_at: one.dueAt })
		.onConflict((conflict) => conflict.column('number').doNothing()).returning('id').executeTakeFirst();
	return row?.id;
}

export interface Ending {
	readonly state: RequestState;
	readonly reason: RefusalReason | null;
	readonly answer: Buffer | null;
	readonly endedAt: Date | null;
}

export async function updateRequest(tx: Db, agencyId: string, id: string, { state, reason, answer, endedAt }: Ending): Promise<void> {
	await tx.updateTable('privacy_request').set({ state, reason, answer, ended_at: endedAt }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export interface StepRow {
	readonly at: Date;
	readonly step: string;
	readonly note: string;
	readonly by: string | null;
}

export async function insertStep(tx: Db, agencyId: string, step: { readonly subject: string; readonly at: Date; readonly accountId: string | null; readonly step: string; readonly note?: string }): Promise<void> {
	// Two steps of one moment keep their order: keys are random, so the later one is later by a microsecond.
	const at = sql<Date>`greatest(${step.at}::timestamptz, (select max(at) + interval '1 microsecond' from privacy_step where agency_id = ${agencyId} and subject = ${step.subject}))`;
	await tx.insertInto('privacy_step').values({ agency_id: agencyId, subject: step.subject, at, account_id: step.accountId, step: step.step, note: step.note ?? '' }).execute();
}

export async function listSteps(tx: Db, agencyId: string, subject: string): Promise<StepRow[]> {
	const rows = await tx.selectFrom('privacy_step as s').leftJoin('account as a', 'a.id', 's.account_id').select(['s.at', 's.step', 's.note', 'a.name'])
		.where('s.agency_id', '=', agencyId).where('s.subject', '=', subject).orderBy('s.at').orderBy('s.id').execute();
	return rows.map(({ at, step, note, name }) => ({ at: new Date(at), step, note, by: name }));
}

/** As the database files it for a citizen: 'filed', 'done' (withdrawn at once), 'taken', 'unknown', 'full'. */
export type FilingOutcome = 'filed' | 'done' | 'taken' | 'unknown' | 'full';

export async function fileRequest(db: Db, agencyId: string | null, now: Date, filing: object): Promise<FilingOutcome> {
	const { rows } = await sql<{ outcome: FilingOutcome }>`select file_privacy_request(${agencyId}::uuid, ${now}, ${JSON.stringify(filing)}::jsonb) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'unknown';
}

export interface StatusRow {
	readonly number: string;
	readonly kind: RequestKind;
	readonly state: RequestState;
	readonly reason: RefusalReason | null;
	readonly filedAt: string;
	readonly dueAt: string;
	readonly endedAt: string | null;
	readonly answer: string | null;
	readonly agencyName: string;
	readonly agencyCode: string;
	readonly timeZone: string;
	readonly atOnce: boolean;
}

export async function findRequestStatus(db: Db, number: string, hash: Buffer): Promise<StatusRow | undefined> {
	const { rows } = await sql<{ status: StatusRow | null }>`select privacy_request_status(${number}, ${hash}) as status`.execute(db);
	return rows[0]?.status ?? undefined;
}
