import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Language } from '../period/format.ts';
import type { FileKind } from '../period/stored.schema.ts';

/** A version that was published; what was withdrawn is only named. */
export interface PublicVersion {
	readonly period: string;
	readonly version: number;
	readonly publishedOn: string;
	readonly dataOn: string;
	readonly pages: number;
	readonly sha256: string;
	readonly withdrawnOn: string | null;
	readonly withdrawnReason: string | null;
}

export interface PublicReports {
	readonly code: string;
	readonly name: string;
	readonly reports: readonly PublicVersion[];
	/** How the first report of an invented government stands; null of a real one, which tells nothing before it publishes. */
	readonly first: 'awaited' | 'making' | 'failed' | null;
}

/** Undefined: no such government. */
export async function findPublicReports(db: Db, code: string): Promise<PublicReports | undefined> {
	return (await sql<{ page: PublicReports | null }>`select public_period_reports(${code}) as page`.execute(db)).rows[0]?.page ?? undefined;
}

/** The text that was published; undefined where there is none, or no more. */
export async function findPublicReport(db: Db, code: string, period: string, version: number): Promise<string | undefined> {
	return (await sql<{ document: string | null }>`select public_period_report(${code}, ${period}, ${version}) as document`.execute(db)).rows[0]?.document ?? undefined;
}

export async function findPublicReportFile(db: Db, code: string, period: string, version: number, kind: FileKind, language: Language): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | undefined> {
	return (await sql<{ bytes: Buffer; sha256: string }>`select * from public_period_report_file(${code}, ${period}, ${version}, ${kind}, ${language})`.execute(db)).rows[0];
}
