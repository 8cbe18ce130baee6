import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { Language } from '../period/format.ts';
import type { Period } from '../period/period.schema.ts';
import type { ReportDocument } from '../period/report.schema.ts';
import { writeReport } from '../period/write-report.ts';
import { gatherFacts, type OnProgress } from './period-facts.ts';

/**
 * The report of an agency for a period on the data there are now.
 *
 * @throws {Problem} report.in_the_future: the period has not begun
 */
export function composeReport(ctx: Ctx, agencyId: string, period: Period, language: Language, onProgress?: OnProgress): Promise<ReportDocument> {
	if (period.from > ctx.today) throw new Problem('report.in_the_future', 422, { period: period.key, field: 'period' });
	return inTransaction(ctx.db, async (tx) => writeReport(await gatherFacts(tx, agencyId, period, ctx.today, language, onProgress), period, ctx.today, language));
}

/** Fingerprint of a report: the same words and numbers have the same. */
export function fingerprintOf(report: ReportDocument): string {
	return createHash('sha256').update(JSON.stringify(report)).digest('hex');
}
