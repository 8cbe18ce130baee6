import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { dayIn } from '#platform/clock.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { reportWords } from '../period/format.ts';
import { strike, struckTitles } from '../period/free-texts.rules.ts';
import { storedText } from '../period/stored.ts';
import type { StoredDocument } from '../period/stored.schema.ts';
import { NO_DAY } from './period-data.ts';
import { drawFiles, sha256Of } from './period-files.ts';
import { daysOf, stampBoth } from './period-job.ts';
import { noteDrawing, publicationToDraw, storePublication } from './period-publish-queries.ts';
import { insertFiles, readFile } from './period-store-queries.ts';

/**
 * Draws what the public gets of a version, in the scope of its agency; from then on it can be read. A second run changes nothing. What
 * fails is noted on the publication, where whoever published reads it, and thrown on: the queue tries again.
 */
export async function drawPublication(ctx: Ctx, agencyId: string, reportId: string, draw: typeof drawFiles = drawFiles): Promise<void> {
	try {
		await drawWhatWaits(ctx, agencyId, reportId, draw);
	} catch (error) {
		await inTransaction(ctx.db, async (tx) => {
			if (await noteDrawing(tx, agencyId, reportId, 'report.drawing_failed')) await recordAudit(tx, ctx, { agencyId, action: 'report.fail', subject: `report:${reportId}`, detail: { fault: 'report.drawing_failed' } });
		});
		throw error;
	}
}

async function drawWhatWaits(ctx: Ctx, agencyId: string, reportId: string, draw: typeof drawFiles): Promise<void> {
	const work = await inTransaction(ctx.db, async (tx) => {
		const found = await publicationToDraw(tx, agencyId, reportId);
		const data = found && (await readFile(tx, agencyId, reportId, 'own', 'zip', 'id'));
		return found?.document && data ? { ...found, document: JSON.parse(found.document) as StoredDocument, data } : undefined;
	});
	if (!work) return;
	const keys = new Set(work.struck);
	const words = reportWords('id').struck;
	const document: StoredDocument = { id: strike(work.document.id, keys, words), en: strike(work.document.en, keys, reportWords('en').struck) };
	const text = storedText(document);
	const sha256 = sha256Of(text);
	const days = daysOf(dayIn(ctx.timeZone, work.publishedAt));
	const { files, pages } = await draw(stampBoth(document, { version: work.version, sha256, madeOn: days, publishedOn: days }), work.publishedAt, () => undefined);
	const data = withoutTitles(work.data, struckTitles(work.document.id, keys), words.title);
	await inTransaction(ctx.db, async (tx) => {
		if (!(await storePublication(tx, agencyId, reportId, { document: text, sha256, pages, now: ctx.now }))) return;
		await insertFiles(tx, agencyId, reportId, 'public', [...files, { kind: 'zip', language: 'id', bytes: data }]);
		await recordAudit(tx, ctx, { agencyId, action: 'report.draw', subject: `report:${reportId}`, detail: { period: work.period, version: work.version, sha256 } });
	});
}

/** The data without struck titles, which stand in one file as cells of their own. */
export function withoutTitles(zip: Uint8Array, titles: ReadonlySet<string>, word: string): Uint8Array {
	if (titles.size === 0) return zip;
	const files = unzipSync(zip);
	const results = files['results.csv'];
	if (!results) return zip;
	let text = strFromU8(results);
	for (const title of titles) text = text.replaceAll(`,${cellOf(title)},`, () => `,${cellOf(word)},`);
	return zipSync({ ...files, 'results.csv': strToU8(text) }, { mtime: NO_DAY });
}

/** As a cell of a file is written: quoted and guarded where it must be. */
function cellOf(text: string): string {
	return writeTable([text], []).slice(0, -2);
}
