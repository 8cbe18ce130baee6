import { sql } from 'kysely';
import type { OwnDay } from '#features/holidays/rules.ts';
import type { Db } from '#platform/db/connect.ts';
import type { ANSWERS } from '../filing.schema.ts';
import type { ArchiveReason, Closing, ComplaintClass, ComplaintState } from '../schema.ts';

/** What the holder of a secret may see. Who handles it is a unit, never a person. */
export interface StatusRow {
	readonly agencyId: string;
	readonly number: string;
	/** False: somebody who joined, and sees neither letters nor photos. */
	readonly isReporter: boolean;
	/** Somebody who joined asks, and it is a violation or names an officer: nothing is told but whether it is over. */
	readonly isGuarded: boolean;
	readonly agencyName: string;
	readonly agencyCode: string;
	readonly timeZone: string;
	readonly whatsapp: string | null;
	/** Null where guarded. */
	readonly class: ComplaintClass | null;
	readonly state: ComplaintState;
	readonly closing: Closing | null;
	readonly closingNote: string | null;
	readonly archiveReason: ArchiveReason | null;
	/** Null for others than its reporter where it is guarded or anonymous. */
	readonly subject: string | null;
	readonly body: string | null;
	readonly place: string | null;
	/** Null where guarded. */
	readonly unitName: string | null;
	readonly serviceName: string | null;
	/** Days, 'YYYY-MM-DD'. */
	readonly receivedOn: string;
	readonly verifyDueOn: string | null;
	readonly respondDueOn: string | null;
	readonly dueOn: string | null;
	readonly clockVersion: string | null;
	readonly closedOn: string | null;
	readonly wasReopened: boolean;
	readonly isAnonymous: boolean;
	readonly isConfidential: boolean;
	readonly joined: number;
	readonly confirmedAs: (typeof ANSWERS)[number] | null;
	readonly satisfaction: number | null;
	readonly confirmedOn: string | null;
	readonly holidays: readonly OwnDay[];
	readonly moves: readonly { readonly on: string; readonly move: string; readonly toState: ComplaintState; readonly unitName: string | null; readonly reason: string | null }[];
	readonly messages: readonly { readonly on: string; readonly author: 'officer' | 'reporter'; readonly body: string }[];
	readonly photos: readonly { readonly id: string; readonly sha256: string; readonly width: number; readonly height: number }[];
}

/** The complaint that number and secret open, or undefined: unknown and wrong are the same. */
export async function findStatus(db: Db, number: string, hash: Buffer): Promise<StatusRow | undefined> {
	const { rows } = await sql<{ status: StatusRow | null }>`select complaint_status(${number}, ${hash}) as status`.execute(db);
	return rows[0]?.status ?? undefined;
}

/** What the holder of this secret wrote when joining; null for the reporter, and where nothing was written. */
export async function findOwnNote(db: Db, number: string, hash: Buffer): Promise<string | null> {
	return (await sql<{ note: string | null }>`select supporter_note(${number}, ${hash}) as note`.execute(db)).rows[0]?.note ?? null;
}

export type WriteOutcome = 'added' | 'repeated' | 'unknown' | 'over' | 'full';

export async function addMessage(db: Db, number: string, hash: Buffer, now: Date, body: string): Promise<WriteOutcome> {
	const { rows } = await sql<{ outcome: WriteOutcome }>`select add_reporter_message(${number}, ${hash}, ${now}, ${body}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'unknown';
}

export type ReopenOutcome = 'reopened' | 'repeated' | 'unknown' | 'not_closed' | 'reopened_before' | 'too_late';

export async function reopen(db: Db, number: string, hash: Buffer, now: Date, reason: string, withinDays: number, respondOn: string | null): Promise<ReopenOutcome> {
	const { rows } = await sql<{ outcome: ReopenOutcome }>`select reopen_complaint(${number}, ${hash}, ${now}, ${reason}, ${withinDays}, ${respondOn}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'unknown';
}

export type ConfirmOutcome = 'confirmed' | 'unknown' | 'not_closed' | 'too_late';

export async function confirm(db: Db, number: string, hash: Buffer, now: Date, answer: string, satisfaction: number, withinDays: number): Promise<ConfirmOutcome> {
	const { rows } = await sql<{ outcome: ConfirmOutcome }>`
		select confirm_complaint(${number}, ${hash}, ${now}, ${answer}, ${satisfaction}::smallint, ${withinDays}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'unknown';
}
