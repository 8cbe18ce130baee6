import type { RawBuilder } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { EXPORT_LIMIT, fingerprint, fingerprintNumber, PAGE_SIZE } from '../rules.ts';
import type { AuditFilter } from '../schema.ts';
import { countEntries, countUnsealedBefore, findBrokenLink, findLink, listActions, listEntries, sealEntries, type EntryRow } from './queries.ts';

export type { EntryRow };

export interface AuditPage {
	readonly entries: readonly EntryRow[];
	readonly total: number;
	readonly pages: number;
	/** Every action that occurs, for the filter. */
	readonly actions: readonly string[];
}

/** Which entries a reader may see only as an act, without what it was done to: a condition on `audit_entry`, from the feature that owns the secret. */
export type ConcealedFrom = (actor: Actor) => RawBuilder<boolean>;

/**
 * One page of the trail, newest first.
 *
 * @throws {Problem} identity.not_allowed without audit.read over the whole agency
 */
export function readAudit(ctx: Ctx, filter: AuditFilter, concealedFrom: ConcealedFrom): Promise<AuditPage> {
	const actor = allowedEverywhere(ctx, 'audit.read');
	const [{ agencyId }, concealed] = [actor, concealedFrom(actor)];
	return inTransaction(ctx.db, async (tx) => {
		const total = await countEntries(tx, agencyId, ctx.timeZone, filter, concealed);
		const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
		const entries = await listEntries(tx, agencyId, ctx.timeZone, filter, concealed, { limit: PAGE_SIZE, offset: (Math.min(filter.page, pages) - 1) * PAGE_SIZE });
		return { entries, total, pages, actions: await listActions(tx, agencyId) };
	});
}

/** All entries of the filter (at most 100,000), newest first; that they were taken away is itself written down. */
export function exportAudit(ctx: Ctx, filter: AuditFilter, concealedFrom: ConcealedFrom): Promise<readonly EntryRow[]> {
	const actor = allowedEverywhere(ctx, 'audit.read');
	const { agencyId } = actor;
	return inTransaction(ctx.db, async (tx) => {
		const entries = await listEntries(tx, agencyId, ctx.timeZone, filter, concealedFrom(actor), { limit: EXPORT_LIMIT, offset: 0 });
		await recordAudit(tx, ctx, { agencyId, action: 'audit.export', subject: `agency:${agencyId}`, detail: { rows: entries.length } });
		return entries;
	});
}

export interface ChainReport {
	readonly holds: boolean;
	/** The first link that does not hold: its content was changed, or an entry before it is missing. */
	readonly broken: { readonly id: string; readonly number: number; readonly reason: 'gap' | 'changed' } | null;
	readonly sealed: number;
	/** To write down and compare later; null while nothing is sealed. */
	readonly fingerprint: string | null;
	/** What a fingerprint noted earlier says: entries cut off at the end leave a chain that holds, and only this shows it. */
	readonly noted: 'same' | 'different' | 'absent' | null;
	/** Entries that wait longer than they should: the sealing job is not running. */
	readonly waiting: number;
}

const SEALED_WITHIN_SECONDS = 60;

/**
 * Recomputes the hash chain of the actor's agency from its first entry.
 *
 * @param noted a fingerprint written down earlier, or ''
 */
export function verifyAuditChain(ctx: Ctx, noted = ''): Promise<ChainReport> {
	const { agencyId } = allowedEverywhere(ctx, 'audit.read');
	return inTransaction(ctx.db, (tx) => reportChain(tx, agencyId, ctx.now, noted));
}

async function reportChain(tx: Db, agencyId: string, now: Date, noted: string): Promise<ChainReport> {
	const broken = await findBrokenLink(tx, agencyId);
	const last = await findLink(tx, agencyId);
	const number = fingerprintNumber(noted);
	const then = number === undefined ? undefined : await findLink(tx, agencyId, number);
	return {
		holds: broken === undefined,
		broken: broken ?? null,
		sealed: last?.number ?? 0,
		fingerprint: last ? fingerprint(last.number, last.hash) : null,
		noted: number === undefined ? null : !then ? 'absent' : fingerprint(then.number, then.hash) === noted ? 'same' : 'different',
		waiting: await countUnsealedBefore(tx, agencyId, new Date(now.getTime() - SEALED_WITHIN_SECONDS * 1000))
	};
}

/** Job: seals what was written since. `db` carries the scope of the agency. Returns how many entries. */
export function sealAudit(db: Db, agencyId: string): Promise<number> {
	return inTransaction(db, (tx) => sealEntries(tx, agencyId));
}
