import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { freeTextsOf, suspicionsOf, type FreeText, type Suspicion } from '../period/free-texts.rules.ts';
import type { Period, PublishForm, WithdrawForm } from '../period/period.schema.ts';
import type { ReportVersion, StoredDocument } from '../period/stored.schema.ts';
import { insertPublication, noteDrawing, textsWithNames, withdrawPublication } from './period-publish-queries.ts';
import { findAgency } from './period-queries.ts';
import { versionAt } from './period-service.ts';
import { readDocument } from './period-store-queries.ts';

/** A text that will become public, with what in it looks like personal data. */
export interface CheckedText extends FreeText {
	readonly suspicions: readonly Suspicion[];
}

export interface PublishPage {
	readonly period: Period;
	readonly version: ReportVersion;
	readonly texts: readonly CheckedText[];
	readonly agencyCode: string;
	readonly timeZone: string;
}

/** What a person reads before publishing. @throws {Problem} identity.not_allowed · request.not_found · report.not_done */
export function readPublishPage(ctx: Ctx, periodText: string, versionText: string): Promise<PublishPage> {
	const actor = allowedEverywhere(ctx, 'report.publish');
	return inTransaction(ctx.db, async (tx) => {
		const { period, version } = await versionAt(tx, actor.agencyId, periodText, versionText);
		const { code } = await findAgency(tx, actor.agencyId);
		return { period, version, texts: await checkedTexts(tx, actor.agencyId, version, ctx.locale), agencyCode: code, timeZone: ctx.timeZone };
	});
}

/**
 * Gives a version to the public without the struck texts. Its public files are drawn in the background; then it can be read.
 *
 * @throws {Problem} identity.not_allowed · request.not_found · report.not_done · report.not_read: nobody says to have read the texts · report.published_before
 */
export function publishReport(ctx: Ctx, periodText: string, versionText: string, { read, struck }: PublishForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'report.publish');
	if (!read) throw new Problem('report.not_read', 422, { field: 'read' });
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = actor;
		const { version } = await versionAt(tx, agencyId, periodText, versionText);
		const known = new Set((await checkedTexts(tx, agencyId, version, 'id')).map(({ key }) => key));
		const keys = struck.filter((key) => known.has(key));
		if (!(await insertPublication(tx, { agencyId, reportId: version.id, struck: keys, publishedBy: actor.accountId, now: ctx.now }))) throw new Problem('report.published_before', 409);
		await enqueue(tx, 'report.draw', { agencyId, reportId: version.id });
		await recordAudit(tx, ctx, { agencyId, action: 'report.publish', subject: `report:${version.id}`, detail: { period: version.period, version: version.version, struck: keys } });
	});
}

/** Has the public files of a version drawn anew that could not be drawn. @throws {Problem} identity.not_allowed · request.not_found · report.not_published: drawn, withdrawn, or never published */
export function drawAgain(ctx: Ctx, periodText: string, versionText: string): Promise<void> {
	const actor = allowedEverywhere(ctx, 'report.publish');
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = actor;
		const { version } = await versionAt(tx, agencyId, periodText, versionText);
		if (!(await noteDrawing(tx, agencyId, version.id, null))) throw new Problem('report.not_published', 409);
		await enqueue(tx, 'report.draw', { agencyId, reportId: version.id });
		await recordAudit(tx, ctx, { agencyId, action: 'report.publish', subject: `report:${version.id}`, detail: { period: version.period, version: version.version, again: true } });
	});
}

/** Takes a version out of the public's hands; a line with the reason stays where it stood. @throws {Problem} identity.not_allowed · request.not_found · report.not_published */
export function withdrawReport(ctx: Ctx, periodText: string, versionText: string, { reason }: WithdrawForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'report.publish');
	return inTransaction(ctx.db, async (tx) => {
		const { version } = await versionAt(tx, actor.agencyId, periodText, versionText);
		if (!(await withdrawPublication(tx, actor.agencyId, version.id, { accountId: actor.accountId, reason, now: ctx.now }))) throw new Problem('report.not_published', 409);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'report.withdraw', subject: `report:${version.id}`, detail: { period: version.period, version: version.version } });
	});
}

async function checkedTexts(tx: Db, agencyId: string, { id }: ReportVersion, language: 'id' | 'en'): Promise<CheckedText[]> {
	const text = await readDocument(tx, agencyId, id);
	if (text === undefined) throw new Problem('report.not_done', 409);
	const texts = freeTextsOf((JSON.parse(text) as StoredDocument)[language]);
	const named = await textsWithNames(tx, agencyId, texts.map((one) => one.text));
	return texts.map((one, at) => ({ ...one, suspicions: [...suspicionsOf(one.text), ...(named.has(at) ? ['name' as const] : [])] }));
}
