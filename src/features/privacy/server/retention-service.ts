import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { dropFileOlderThan } from '#platform/files/store.ts';
import { Problem } from '#platform/problem.ts';
import { deleteBefore, isKeepable, keepDaysOn, RETENTION_DEFAULTS } from '../rules.ts';
import { RETENTION_KINDS, type HoldForm, type RetentionForm, type RetentionKind } from '../schema.ts';
import { countDue, deleteDue, insertRun, insertSetting, lastRuns, liftHoldRow, listHolds, listSettings, placeHoldRow, type HoldRow, type RunRow, type SettingRow } from './retention-queries.ts';

/** Rows in one transaction: a night with a million visits never holds a lock for long. */
const BATCH = 5000;

export interface RetentionRow {
	readonly kind: RetentionKind;
	readonly days: number;
	readonly isOwn: boolean;
	/** Everything that ended before this day goes tonight. */
	readonly before: string;
	readonly due: number;
	readonly oldest: string | null;
	readonly hold: HoldRow | null;
	readonly coming: SettingRow | null;
}

export interface RetentionPage {
	readonly rows: readonly RetentionRow[];
	readonly runs: readonly RunRow[];
	readonly today: string;
	readonly timeZone: string;
}

/** The trial: what the next run would delete, kind by kind, and what the last ones did. Changes nothing. @throws {Problem} identity.not_allowed */
export function retentionPage(ctx: Ctx): Promise<RetentionPage> {
	const { agencyId } = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => {
		const [settings, holds] = [await listSettings(tx, agencyId), await listHolds(tx, agencyId)];
		const rows: RetentionRow[] = [];
		for (const kind of RETENTION_KINDS) {
			const { days, isOwn } = keepDaysOn(kind, settings, ctx.today);
			const before = deleteBefore(ctx.today, days);
			rows.push({ kind, days, isOwn, before, ...(await countDue(tx, agencyId, kind, before)),
				hold: holds.find((hold) => hold.kind === kind) ?? null, coming: settings.find((one) => one.kind === kind && one.validFrom > ctx.today) ?? null });
		}
		return { rows, runs: await lastRuns(tx, agencyId), today: ctx.today, timeZone: ctx.timeZone };
	});
}

/** Sets how long a kind is kept, from a day on. @throws {Problem} identity.not_allowed, privacy.keep_out_of_range, privacy.in_the_past */
export async function saveRetention(ctx: Ctx, form: RetentionForm): Promise<void> {
	const { agencyId, accountId } = allowedEverywhere(ctx, 'privacy.manage');
	const { least, most } = RETENTION_DEFAULTS[form.kind];
	if (!isKeepable(form.kind, form.keepDays)) throw new Problem('privacy.keep_out_of_range', 422, { field: 'keepDays', least, most });
	if (form.validFrom < ctx.today) throw new Problem('privacy.in_the_past', 422, { field: 'validFrom' });
	await inTransaction(ctx.db, async (tx) => {
		await insertSetting(tx, agencyId, form, { at: ctx.now, by: accountId });
		await recordAudit(tx, ctx, { agencyId, action: 'privacy.set_retention', subject: `retention:${form.kind}`, detail: { keepDays: form.keepDays, validFrom: form.validFrom } });
	});
}

/** Stops the deletion of a kind. @throws {Problem} identity.not_allowed, privacy.held_already */
export async function placeHold(ctx: Ctx, { kind, reason }: HoldForm): Promise<void> {
	const { agencyId, accountId } = allowedEverywhere(ctx, 'privacy.manage');
	await inTransaction(ctx.db, async (tx) => {
		if (!(await placeHoldRow(tx, agencyId, kind, reason, { at: ctx.now, by: accountId }))) throw new Problem('privacy.held_already', 409);
		await recordAudit(tx, ctx, { agencyId, action: 'privacy.hold', subject: `retention:${kind}` });
	});
}

/** Lets the deletion of a kind go on. @throws {Problem} identity.not_allowed, privacy.not_held */
export async function liftHold(ctx: Ctx, kind: RetentionKind): Promise<void> {
	const { agencyId, accountId } = allowedEverywhere(ctx, 'privacy.manage');
	await inTransaction(ctx.db, async (tx) => {
		if (!(await liftHoldRow(tx, agencyId, kind, { at: ctx.now, by: accountId }))) throw new Problem('privacy.not_held', 409);
		await recordAudit(tx, ctx, { agencyId, action: 'privacy.lift_hold', subject: `retention:${kind}` });
	});
}

/**
 * The nightly deletion of one agency. Each batch is a transaction with its count and its audit entry; files go after the
 * commit, when no row of any agency names them. Run again, it finds nothing.
 *
 * @param ctx of a job, in the scope of the agency
 * @returns how many rows of each kind were deleted or blanked; kinds with none are left out
 */
export async function retainDue(ctx: Ctx, agencyId: string, filesFolder: string): Promise<Partial<Record<RetentionKind, number>>> {
	const settings = await inTransaction(ctx.db, (tx) => listSettings(tx, agencyId));
	const total: Partial<Record<RetentionKind, number>> = {};
	for (const kind of RETENTION_KINDS) {
		const before = deleteBefore(ctx.today, keepDaysOn(kind, settings, ctx.today).days);
		for (let done = BATCH; done === BATCH; ) {
			const batch = await retainBatch(ctx, agencyId, kind, before);
			for (const sha256 of batch.files) await dropFileOlderThan(filesFolder, sha256, ctx.now);
			done = batch.done;
			if (done > 0) total[kind] = (total[kind] ?? 0) + done;
		}
	}
	return total;
}

function retainBatch(ctx: Ctx, agencyId: string, kind: RetentionKind, before: string): Promise<{ readonly done: number; readonly files: readonly string[] }> {
	return inTransaction(ctx.db, async (tx) => {
		const batch = await deleteDue(tx, agencyId, kind, before, ctx.now, BATCH);
		if (batch.done > 0) {
			await insertRun(tx, agencyId, { kind, before, done: batch.done, at: ctx.now });
			await recordAudit(tx, ctx, { agencyId, action: 'privacy.retain', subject: `retention:${kind}`, detail: { before, rows: batch.done, files: batch.files.length } });
		}
		return batch;
	});
}
