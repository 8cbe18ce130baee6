import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { FILE_TYPES, fileName, readPublicFileName } from '../period/file-names.ts';
import { readPeriod } from '../period/period.schema.ts';
import type { ReportDocument } from '../period/report.schema.ts';
import { byPeriod } from '../period/stored.ts';
import type { StoredDocument } from '../period/stored.schema.ts';
import { forAMinute } from './minute.ts';
import { sha256Of } from './period-files.ts';
import { findPublicReport, findPublicReportFile, findPublicReports, type PublicReports, type PublicVersion } from './period-public-queries.ts';

/** The published versions of one period, the newest first; the first that is not withdrawn is the one to read. */
export interface PublicPeriod {
	readonly period: string;
	readonly versions: readonly PublicVersion[];
}

export interface PublicReportList {
	readonly code: string;
	readonly name: string;
	readonly periods: readonly PublicPeriod[];
	/** As `PublicReports` has it. */
	readonly first: PublicReports['first'];
}

/** What a government published, newest period first; looked up each time, because a withdrawal counts at once. @throws {Problem} request.not_found: no such government */
export async function publicReports(ctx: Ctx, code: string): Promise<PublicReportList> {
	const found = await findPublicReports(ctx.db, code);
	if (!found) throw new Problem('request.not_found', 404);
	return { code: found.code, name: found.name, periods: periodsOf(found), first: found.first };
}

function periodsOf({ reports }: PublicReports): PublicPeriod[] {
	return [...Map.groupBy(reports, ({ period }) => period)].map(([period, own]) => ({ period, versions: own.toSorted((a, b) => b.version - a.version) })).sort((a, b) => byPeriod(a.period, b.period));
}

/** One published version as citizens read it. */
export interface PublicReportPage extends PublicPeriod {
	readonly code: string;
	readonly name: string;
	/** Null: every version of the period was withdrawn. */
	readonly shown: PublicVersion | null;
	readonly report: ReportDocument | null;
}

/**
 * The newest published version of a period, or the one that is named.
 *
 * @throws {Problem} request.not_found: nothing of that period was ever published, or that version is not public
 */
export async function publicReport(ctx: Ctx, code: string, periodText: string, versionText?: string): Promise<PublicReportPage> {
	const { name, periods, code: known } = await publicReports(ctx, code);
	const key = readPeriod(periodText)?.key;
	const own = periods.find(({ period }) => period === key);
	const shown = own?.versions.find(({ version, withdrawnOn }) => withdrawnOn === null && (versionText === undefined || String(version) === versionText)) ?? null;
	if (!own || (!shown && versionText !== undefined)) throw new Problem('request.not_found', 404);
	const document = shown && (await forAMinute(`report/${known}/${own.period}/${shown.version}`, ctx.now, () => findPublicReport(ctx.db, known, own.period, shown.version)));
	// Withdrawn in this very minute.
	if (shown && !document) throw new Problem('request.not_found', 404);
	return { ...own, code: known, name, shown, report: document ? (JSON.parse(document) as StoredDocument)[ctx.locale] : null };
}

export interface PublicReportFile {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
	readonly etag: string;
}

/** A file of a published version by its public name, such as '2026-H1-v2.pdf'. @throws {Problem} request.not_found */
export async function publicReportFile(ctx: Ctx, code: string, fileText: string): Promise<PublicReportFile> {
	const asked = readPublicFileName(fileText);
	if (!asked) throw new Problem('request.not_found', 404);
	const { period, version, kind, language } = asked;
	const found = kind === 'json' ? await jsonOf(ctx, code, period, version) : await findPublicReportFile(ctx.db, code, period, version, kind, language);
	if (!found) throw new Problem('request.not_found', 404);
	return { name: fileName(code, asked, kind, language), type: FILE_TYPES[kind], bytes: found.bytes, etag: `"${found.sha256}"` };
}

async function jsonOf(ctx: Ctx, code: string, period: string, version: number) {
	const text = await findPublicReport(ctx.db, code, period, version);
	return text === undefined ? undefined : { bytes: new TextEncoder().encode(text), sha256: sha256Of(text) };
}
