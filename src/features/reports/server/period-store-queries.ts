import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ProblemCode } from '#platform/problem-codes.ts';
import type { Language } from '../period/format.ts';
import type { FileKind, DrawnFile, ReportVersion } from '../period/stored.schema.ts';
import { sha256Of } from './period-files.ts';

/** Without the document, which lists do not need. */
const VERSION: RawBuilder<unknown> = sql`r.id, r.period, r.version, r.state, r.progress, r.fault, r.requested_at as "requestedAt", r.made_at as "madeAt", r.data_on::text as "dataOn", r.sha256, r.pages,
	p.published_at as "publishedAt", p.drawn_at as "drawnAt", p.fault as "drawFault", cardinality(p.struck) as struck, p.sha256 as "publicSha256", p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason"
	from period_report r left join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id`;

interface VersionRow extends Omit<ReportVersion, 'publication'> {
	readonly publishedAt: Date | null;
	readonly drawnAt: Date | null;
	readonly drawFault: ProblemCode | null;
	readonly struck: number | null;
	readonly publicSha256: string | null;
	readonly withdrawnAt: Date | null;
	readonly withdrawnReason: string | null;
}

function versionOf({ publishedAt, drawnAt, drawFault, struck, publicSha256, withdrawnAt, withdrawnReason, ...version }: VersionRow): ReportVersion {
	return { ...version, publication: publishedAt && { publishedAt, drawnAt, fault: drawFault, struck: struck ?? 0, sha256: publicSha256, withdrawnAt, withdrawnReason } };
}

/** Versions of one period, or of all; the newest first. */
export async function listVersions(db: Db, agencyId: string, period: string | null): Promise<ReportVersion[]> {
	const { rows } = await sql<VersionRow>`select ${VERSION} where r.agency_id = ${agencyId} and (${period}::text is null or r.period = ${period}) order by r.version desc`.execute(db);
	return rows.map(versionOf);
}

/** One version, or undefined. */
export async function findVersion(db: Db, agencyId: string, period: string, version: number): Promise<ReportVersion | undefined> {
	const { rows } = await sql<VersionRow>`select ${VERSION} where r.agency_id = ${agencyId} and r.period = ${period} and r.version = ${version}`.execute(db);
	return rows[0] && versionOf(rows[0]);
}

/** The text that is kept of a version; undefined before it is done. */
export async function readDocument(db: Db, agencyId: string, id: string): Promise<string | undefined> {
	const row = await db.selectFrom('period_report').select('document').where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst();
	return row?.document ?? undefined;
}

/** The bytes of a file, or undefined. */
export async function readFile(db: Db, agencyId: string, id: string, edition: 'own' | 'public', kind: FileKind, language: Language): Promise<Uint8Array | undefined> {
	const row = await db.selectFrom('period_report_file').select('bytes').where('agency_id', '=', agencyId).where('report_id', '=', id).where('edition', '=', edition).where('kind', '=', kind).where('language', '=', language).executeTakeFirst();
	return row?.bytes;
}

/** The newest version of a period, held so that two who ask at once stand in line. */
export function lockNewest(db: Db, agencyId: string, period: string) {
	return db.selectFrom('period_report').select(['id', 'version', 'requested_at as requestedAt']).select(sql<ReportVersion['state']>`state`.as('state'))
		.where('agency_id', '=', agencyId).where('period', '=', period).orderBy('version', 'desc').limit(1).forUpdate().executeTakeFirst();
}

/** The new row's id, or undefined when somebody has just asked for the same. */
export async function insertVersion(db: Db, row: { readonly agencyId: string; readonly period: string; readonly version: number; readonly requestedBy: string | null; readonly now: Date }): Promise<string | undefined> {
	const inserted = await db.insertInto('period_report').values({ agency_id: row.agencyId, period: row.period, version: row.version, requested_by: row.requestedBy, requested_at: row.now })
		.onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
	return inserted?.id;
}

/** Puts one that failed, or whose worker is gone, back to its beginning. */
export async function restartVersion(db: Db, agencyId: string, id: string, now: Date): Promise<void> {
	await db.updateTable('period_report').set({ state: 'waiting', progress: 0, fault: null, requested_at: now }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

/** Takes what waits; undefined when it is done or has failed already. */
export function beginVersion(db: Db, agencyId: string, id: string) {
	return db.updateTable('period_report').set({ state: 'making', progress: 1 }).where('agency_id', '=', agencyId).where('id', '=', id).where('state', 'in', ['waiting', 'making']).returning(['period', 'version']).executeTakeFirst();
}

/** Progress only grows. */
export async function tellProgress(db: Db, agencyId: string, id: string, percent: number): Promise<void> {
	await sql`update period_report set progress = greatest(progress, ${percent}) where agency_id = ${agencyId} and id = ${id} and state = 'making'`.execute(db);
}

export interface MadeReport {
	readonly document: string;
	readonly sha256: string;
	readonly pages: number;
	readonly dataOn: string;
	readonly now: Date;
}

/** Whether it was stored: false when another run came first. */
export async function storeVersion(db: Db, agencyId: string, id: string, { document, sha256, pages, dataOn, now }: MadeReport): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('period_report').set({ state: 'done', progress: 100, document, sha256, pages, data_on: dataOn, made_at: now })
		.where('agency_id', '=', agencyId).where('id', '=', id).where('state', '=', 'making').executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Whether it was noted: false when another run has finished it. */
export async function failVersion(db: Db, agencyId: string, id: string, fault: string): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('period_report').set({ state: 'failed', fault }).where('agency_id', '=', agencyId).where('id', '=', id).where('state', '=', 'making').executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function insertFiles(db: Db, agencyId: string, reportId: string, edition: 'own' | 'public', files: readonly DrawnFile[]): Promise<void> {
	await db.insertInto('period_report_file').values(files.map(({ kind, language, bytes }) => ({ agency_id: agencyId, report_id: reportId, edition, kind, language, bytes: Buffer.from(bytes), sha256: sha256Of(bytes) }))).execute();
}
