import type { Db } from '../db/connect.ts';

export interface AuditNote {
	readonly agencyId: string;
	/** noun.verb, for example 'session.attend'. */
	readonly action: string;
	/** kind:id of what it was done to. */
	readonly subject: string;
	/** No personal data beyond keys: names and numbers stay in their own tables. */
	readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes who did what, in the caller's transaction: the write and its trace commit or vanish together. */
export async function recordAudit(tx: Db, ctx: { actor: { accountId: string } | null; now: Date; requestId: string }, note: AuditNote): Promise<void> {
	await tx
		.insertInto('audit_entry')
		.values({
			agency_id: note.agencyId,
			at: ctx.now,
			account_id: ctx.actor?.accountId ?? null,
			action: note.action,
			subject: note.subject,
			detail: JSON.stringify(note.detail ?? {}),
			request_id: ctx.requestId
		})
		.execute();
}
