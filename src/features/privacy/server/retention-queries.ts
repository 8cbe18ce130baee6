import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { RetentionSetting } from '../rules.ts';
import type { RetentionForm, RetentionKind } from '../schema.ts';

export interface SettingRow extends RetentionSetting {
	readonly reason: string;
}

export async function listSettings(tx: Db, agencyId: string): Promise<SettingRow[]> {
	const rows = await tx.selectFrom('retention_rule').select(['kind', 'keep_days', 'valid_from', 'reason']).where('agency_id', '=', agencyId).orderBy('valid_from').orderBy('id').execute();
	return rows.map(({ kind, keep_days, valid_from, reason }) => ({ kind: kind as RetentionKind, keepDays: keep_days, validFrom: valid_from, reason }));
}

export async function insertSetting(tx: Db, agencyId: string, form: RetentionForm, made: { readonly at: Date; readonly by: string }): Promise<void> {
	await tx.insertInto('retention_rule')
		.values({ agency_id: agencyId, kind: form.kind, keep_days: form.keepDays, valid_from: form.validFrom, reason: form.reason, made_at: made.at, made_by: made.by }).execute();
}

export interface HoldRow {
	readonly kind: RetentionKind;
	readonly reason: string;
	readonly placedAt: string;
}

/** Holds in force. */
export async function listHolds(tx: Db, agencyId: string): Promise<HoldRow[]> {
	const rows = await tx.selectFrom('retention_hold').select(['kind', 'reason', 'placed_at']).where('agency_id', '=', agencyId).where('lifted_at', 'is', null).execute();
	return rows.map(({ kind, reason, placed_at }) => ({ kind: kind as RetentionKind, reason, placedAt: new Date(placed_at).toISOString() }));
}

/** @returns false when one is in force already */
export async function placeHoldRow(tx: Db, agencyId: string, kind: RetentionKind, reason: string, made: { readonly at: Date; readonly by: string }): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx.insertInto('retention_hold').values({ agency_id: agencyId, kind, reason, placed_at: made.at, placed_by: made.by })
		.onConflict((conflict) => conflict.columns(['agency_id', 'kind']).where('lifted_at', 'is', null).doNothing()).executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function liftHoldRow(tx: Db, agencyId: string, kind: RetentionKind, made: { readonly at: Date; readonly by: string }): Promise<boolean> {
	const { numUpdatedRows } = await tx.updateTable('retention_hold').set({ lifted_at: made.at, lifted_by: made.by })
		.where('agency_id', '=', agencyId).where('kind', '=', kind).where('lifted_at', 'is', null).executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function countDue(tx: Db, agencyId: string, kind: RetentionKind, before: string): Promise<{ readonly due: number; readonly oldest: string | null }> {
	const { rows } = await sql<{ due: number; oldest: string | null }>`select due, oldest from count_retention(${agencyId}::uuid, ${kind}, ${before}::date)`.execute(tx);
	return rows[0] ?? { due: 0, oldest: null };
}

/** Deletes what is due, at most `most` rows; says which files nothing names any more. */
export async function deleteDue(tx: Db, agencyId: string, kind: RetentionKind, before: string, now: Date, most: number): Promise<{ readonly done: number; readonly files: readonly string[] }> {
	const { rows } = await sql<{ done: number; files: string[] }>`select done, files from retain(${agencyId}::uuid, ${kind}, ${before}::date, ${now}, ${most})`.execute(tx);
	return rows[0] ?? { done: 0, files: [] };
}

export async function insertRun(tx: Db, agencyId: string, run: { readonly kind: RetentionKind; readonly before: string; readonly done: number; readonly at: Date }): Promise<void> {
	await tx.insertInto('retention_run').values({ agency_id: agencyId, kind: run.kind, ran_at: run.at, before_on: run.before, done: run.done }).execute();
}

export interface RunRow {
	readonly kind: RetentionKind;
	readonly ranAt: string;
	readonly before: string;
	readonly done: number;
}

export async function lastRuns(tx: Db, agencyId: string): Promise<RunRow[]> {
	const rows = await tx.selectFrom('retention_run').select(['kind', 'ran_at', 'before_on', 'done']).where('agency_id', '=', agencyId).orderBy('ran_at', 'desc').orderBy('id', 'desc').limit(20).execute();
	return rows.map(({ kind, ran_at, before_on, done }) => ({ kind: kind as RetentionKind, ranAt: new Date(ran_at).toISOString(), before: before_on, done }));
}
