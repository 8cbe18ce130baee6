import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { longDate } from '#platform/messages.ts';
import { Problem } from '#platform/problem.ts';
import { readPeriod } from '../period/period.schema.ts';
import { stamped, storedText, type Stamp } from '../period/stored.ts';
import type { DrawnFile, StoredDocument } from '../period/stored.schema.ts';
import { renderData } from './period-data.ts';
import type { OnProgress } from './period-facts.ts';
import { atOneMoment, composeBoth, drawFiles, sha256Of } from './period-files.ts';
import { beginVersion, failVersion, insertFiles, storeVersion, tellProgress, type MadeReport } from './period-store-queries.ts';

interface Made extends MadeReport {
	readonly files: readonly DrawnFile[];
}
type Make = (ctx: Ctx, agencyId: string, period: string, version: number, onProgress: OnProgress) => Promise<Made>;

/**
 * Makes a version that somebody asked for, in the scope of its agency. One that is done or failed is left as it is. What fails is
 * noted on the version, where whoever asked reads it, and thrown on for the log.
 */
export async function makeReport(ctx: Ctx, agencyId: string, reportId: string, make: Make = drawVersion): Promise<void> {
	const work = await inTransaction(ctx.db, (tx) => beginVersion(tx, agencyId, reportId));
	if (!work) return;
	const told: Promise<void>[] = [];
	// Beside the transaction that reads: whoever waits sees it at once. A lost word of progress is no fault.
	const onProgress: OnProgress = (share) => {
		told.push(inTransaction(ctx.db, (tx) => tellProgress(tx, agencyId, reportId, Math.round(share * 99))).catch(() => undefined));
	};
	const note = { agencyId, subject: `report:${reportId}` };
	try {
		const made = await make(ctx, agencyId, work.period, work.version, onProgress);
		await Promise.all(told);
		await inTransaction(ctx.db, async (tx) => {
			if (!(await storeVersion(tx, agencyId, reportId, made))) return;
			await insertFiles(tx, agencyId, reportId, 'own', made.files);
			await recordAudit(tx, ctx, { ...note, action: 'report.make', detail: { ...work, sha256: made.sha256, pages: made.pages } });
		});
	} catch (error) {
		await Promise.all(told);
		const fault = error instanceof Problem ? error.code : 'report.making_failed';
		await inTransaction(ctx.db, async (tx) => {
			if (await failVersion(tx, agencyId, reportId, fault)) await recordAudit(tx, ctx, { ...note, action: 'report.fail', detail: { ...work, fault } });
		});
		throw error;
	}
}

/** Reads the facts of one moment, writes them in both languages and draws every file. */
async function drawVersion(ctx: Ctx, agencyId: string, periodKey: string, version: number, onProgress: OnProgress): Promise<Made> {
	const period = readPeriod(periodKey);
	if (!period) throw new Error(`drawVersion: ${periodKey} is no period`);
	const { document, data } = await atOneMoment(ctx.db, async (tx) => ({
		document: await composeBoth(tx, agencyId, period, ctx.today, (share) => onProgress(share * 0.5)),
		data: await renderData({ ...ctx, db: tx }, agencyId, period)
	}));
	await onProgress(0.65);
	const text = storedText(document);
	const sha256 = sha256Of(text);
	const { files, pages } = await drawFiles(stampBoth(document, { version, sha256, madeOn: daysOf(ctx.today) }), ctx.now, (share) => onProgress(0.65 + share * 0.3), true);
	return { document: text, sha256, pages, dataOn: ctx.today, now: ctx.now, files: [...files, { kind: 'zip', language: 'id', bytes: data }] };
}

export function stampBoth({ id, en }: StoredDocument, stamp: Stamp): StoredDocument {
	return { id: stamped(id, stamp), en: stamped(en, stamp) };
}

export function daysOf(day: string): Stamp['madeOn'] {
	return { id: longDate(day, 'id'), en: longDate(day, 'en') };
}
