import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, coversAgency, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { compareReports, type ReportChanges } from '../period/compare.ts';
import { periodsBegun, readPeriod, type Period } from '../period/period.schema.ts';
import type { ReportDocument } from '../period/report.schema.ts';
import { asSeen, byPeriod, isOnItsWay } from '../period/stored.ts';
import { FILE_KINDS, type ReportVersion, type StoredDocument } from '../period/stored.schema.ts';
import { fileName, FILE_TYPES } from '../period/file-names.ts';
import { refuseFuture } from './period-files.ts';
import { findAgency } from './period-queries.ts';
import { findVersion, insertVersion, listVersions, lockNewest, readDocument, readFile, restartVersion } from './period-store-queries.ts';

export interface ReportList {
	/** Periods of which a report can be made now, newest first. */
	readonly periods: readonly Period[];
	/** The newest version of each period that has one. */
	readonly reports: readonly ReportVersion[];
	readonly mayPublish: boolean;
}

/** Reports of the actor's government. @throws {Problem} identity.not_allowed: reads reports of some units at most */
export function listReports(ctx: Ctx): Promise<ReportList> {
	const actor = allowedEverywhere(ctx, 'report.read');
	return inTransaction(ctx.db, async (tx) => {
		const newest = new Map<string, ReportVersion>();
		for (const version of await listVersions(tx, actor.agencyId, null)) if (!newest.has(version.period)) newest.set(version.period, asSeen(version, ctx.now));
		return { periods: periodsBegun(ctx.today), reports: [...newest.values()].sort((a, b) => byPeriod(a.period, b.period)), mayPublish: mayPublish(actor) };
	});
}

/**
 * Has a report made in the background: the next version, or the one that failed again. While one is on its way nobody makes a second.
 *
 * @returns the version to wait for
 * @throws {Problem} identity.not_allowed · report.in_the_future
 */
export function requestReport(ctx: Ctx, period: Period): Promise<number> {
	const actor = allowedEverywhere(ctx, 'report.read');
	refuseFuture(period, ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = actor;
		const known = await lockNewest(tx, agencyId, period.key);
		if (known && isOnItsWay(known, ctx.now)) return known.version;
		const isAgain = known !== undefined && known.state !== 'done';
		const version = isAgain ? known.version : (known?.version ?? 0) + 1;
		const id = isAgain ? known.id : await insertVersion(tx, { agencyId, period: period.key, version, requestedBy: actor.accountId, now: ctx.now });
		// Somebody asked in the same moment: both wait for theirs.
		if (id === undefined) return version;
		if (isAgain) await restartVersion(tx, agencyId, id, ctx.now);
		await enqueue(tx, 'report.make', { agencyId, reportId: id });
		await recordAudit(tx, ctx, { agencyId, action: 'report.request', subject: `report:${id}`, detail: { period: period.key, version, again: isAgain } });
		return version;
	});
}

/** All that the page of a version shows. */
export interface ReportPage {
	readonly period: Period;
	readonly version: ReportVersion;
	/** All versions of the period, the newest first. */
	readonly versions: readonly ReportVersion[];
	/** Null before it is done. */
	readonly report: ReportDocument | null;
	/** What this version says otherwise than the one before; null without one. */
	readonly changes: { readonly since: number; readonly what: ReportChanges } | null;
	readonly mayPublish: boolean;
}

/** One version in the language of the screen. @throws {Problem} identity.not_allowed · report.period_unknown · request.not_found */
export function readReport(ctx: Ctx, periodText: string, versionText: string): Promise<ReportPage> {
	const actor = allowedEverywhere(ctx, 'report.read');
	return inTransaction(ctx.db, async (tx) => {
		const found = await versionAt(tx, actor.agencyId, periodText, versionText);
		const { period, version } = { ...found, version: asSeen(found.version, ctx.now) };
		const versions = (await listVersions(tx, actor.agencyId, period.key)).map((one) => asSeen(one, ctx.now));
		const report = await documentOf(tx, actor.agencyId, version);
		const before = report ? versions.find((one) => one.version < version.version && one.state === 'done') : undefined;
		const old = before && (await documentOf(tx, actor.agencyId, before));
		return {
			period, version, versions, report: report?.[ctx.locale] ?? null, mayPublish: mayPublish(actor),
			changes: before && old && report ? { since: before.version, what: compareReports(old[ctx.locale], report[ctx.locale]) } : null
		};
	});
}

/** The newest version of a period, or undefined when nobody asked for one yet. @throws {Problem} identity.not_allowed · report.period_unknown */
export function newestVersion(ctx: Ctx, periodText: string): Promise<number | undefined> {
	const actor = allowedEverywhere(ctx, 'report.read');
	const period = periodAt(periodText);
	return inTransaction(ctx.db, async (tx) => (await listVersions(tx, actor.agencyId, period.key))[0]?.version);
}

export interface ReportFile {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** A file of a version as it was drawn, or its words and numbers ('json'). @throws {Problem} request.not_found: another kind, or not made yet · as `readReport` */
export function reportFile(ctx: Ctx, periodText: string, versionText: string, kindText: string): Promise<ReportFile> {
	const actor = allowedEverywhere(ctx, 'report.read');
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = actor;
		const { version } = await versionAt(tx, agencyId, periodText, versionText);
		const kind = FILE_KINDS.find((one) => one === kindText);
		const language = kind === 'zip' ? 'id' : ctx.locale;
		const text = kindText === 'json' ? await readDocument(tx, agencyId, version.id) : undefined;
		const bytes = kind ? await readFile(tx, agencyId, version.id, 'own', kind, language) : text && new TextEncoder().encode(text);
		const named = kind ?? 'json';
		if (!bytes) throw new Problem('request.not_found', 404);
		const { code } = await findAgency(tx, agencyId);
		return { name: fileName(code, version, named, language), type: FILE_TYPES[named], bytes };
	});
}

/** @throws {Problem} report.period_unknown */
function periodAt(text: string): Period {
	const period = readPeriod(text);
	if (!period) throw new Problem('report.period_unknown', 404, { field: 'period' });
	return period;
}

/** @throws {Problem} report.period_unknown · request.not_found */
export async function versionAt(tx: Db, agencyId: string, periodText: string, versionText: string): Promise<{ readonly period: Period; readonly version: ReportVersion }> {
	const period = periodAt(periodText);
	const version = /^[1-9]\d{0,5}$/.test(versionText) ? await findVersion(tx, agencyId, period.key, Number(versionText)) : undefined;
	if (!version) throw new Problem('request.not_found', 404);
	return { period, version };
}

async function documentOf(tx: Db, agencyId: string, { id }: ReportVersion): Promise<StoredDocument | undefined> {
	const text = await readDocument(tx, agencyId, id);
	return text === undefined ? undefined : (JSON.parse(text) as StoredDocument);
}

function mayPublish(actor: Actor): boolean {
	return coversAgency(actor.pathsFor('report.publish'));
}
