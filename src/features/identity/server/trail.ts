import { recordAudit } from '#platform/audit/record.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import type { Entrance } from './entrance.ts';

export interface Trace {
	readonly agencyId: string;
	readonly accountId: string;
	/** False when somebody else may have tried. */
	readonly byAccount?: boolean;
	readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes an event of signing in or of an account's security into the trail of its home agency. */
export function trace(entrance: Entrance, action: string, { agencyId, accountId, byAccount = true, detail = {} }: Trace): Promise<void> {
	const by = { actor: byAccount ? { accountId } : null, now: entrance.now, requestId: entrance.requestId };
	return inTransaction(entrance.agencyDb(agencyId), (tx) => recordAudit(tx, by, { agencyId, action, subject: `account:${accountId}`, detail }));
}
