import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { Language } from '../period/format.ts';
import type { Period } from '../period/period.schema.ts';
import type { ReportDocument } from '../period/report.schema.ts';
import type { DrawnFile, StoredDocument } from '../period/stored.schema.ts';
import { writeReport } from '../period/write-report.ts';
import { gatherFacts, inLanguage, type OnProgress } from './period-facts.ts';
import { renderPdf } from './period-pdf.ts';
import { renderXlsx } from './period-xlsx.ts';

/**
 * The report of an agency for a period on the data there are now.
 *
 * @throws {Problem} report.in_the_future: the period has not begun
 */
export function composeReport(ctx: Ctx, agencyId: string, period: Period, language: Language): Promise<ReportDocument> {
	refuseFuture(period, ctx.today);
	return atOneMoment(ctx.db, async (tx) => writeReport(await gatherFacts(tx, agencyId, period, ctx.today, language), period, ctx.today, language));
}

/** The same in both languages, from the facts of one moment. In the caller's transaction. */
export async function composeBoth(tx: Db, agencyId: string, period: Period, today: string, onProgress: OnProgress): Promise<StoredDocument> {
	const facts = await gatherFacts(tx, agencyId, period, today, 'id', onProgress);
	return { id: writeReport(facts, period, today, 'id'), en: writeReport(await inLanguage(tx, agencyId, period, today, facts, 'en'), period, today, 'en') };
}

/** A transaction that sees one moment, however many statements it asks: else the parts of a report could disagree. */
export function atOneMoment<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
	if (db.isTransaction) return work(db);
	return inTransaction(db, async (tx) => {
		await sql`set transaction isolation level repeatable read, read only`.execute(tx);
		return work(tx);
	});
}

/** @throws {Problem} report.in_the_future */
export function refuseFuture(period: Period, today: string): void {
	if (period.from > today) throw new Problem('report.in_the_future', 422, { period: period.key, field: 'period' });
}

/** Paper and workbook in both languages. `madeAt` stands in the files: the same report of the same moment is drawn alike. `isSigned`: with a place for a signature. */
export async function drawFiles({ id, en }: StoredDocument, madeAt: Date, onProgress: OnProgress, isSigned = false): Promise<{ readonly files: readonly DrawnFile[]; readonly pages: number }> {
	const files: DrawnFile[] = [];
	let pages = 0;
	for (const report of [id, en]) {
		const { language } = report;
		const paper = await renderPdf(report, madeAt, { isSigned });
		files.push({ kind: 'pdf', language, bytes: paper.bytes });
		if (language === 'id') pages = paper.pages;
		await onProgress(files.length / 4);
		files.push({ kind: 'xlsx', language, bytes: await renderXlsx(report) });
		await onProgress(files.length / 4);
	}
	return { files, pages };
}

/** Fingerprint of a report: the same words and numbers have the same. */
export function fingerprintOf(report: ReportDocument): string {
	return sha256Of(JSON.stringify(report));
}

export function sha256Of(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}
