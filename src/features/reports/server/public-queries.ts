import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

export interface PublicAgencyLine {
	readonly code: string;
	readonly name: string;
	readonly points: number;
	/** Counters with a published result. */
	readonly results: number;
}

export async function listPublicAgencies(db: Db): Promise<PublicAgencyLine[]> {
	return (await sql<PublicAgencyLine>`select * from public_agencies()`.execute(db)).rows;
}

export async function findPublicAgency(db: Db, code: string, today: string): Promise<unknown> {
	return (await sql<{ page: unknown }>`select public_agency(${code}, ${today}::date) as page`.execute(db)).rows[0]?.page ?? undefined;
}

export async function findPublicPoint(db: Db, slug: string, today: string): Promise<unknown> {
	return (await sql<{ page: unknown }>`select public_point(${slug}, ${today}::date) as page`.execute(db)).rows[0]?.page ?? undefined;
}

/** The rows of one data set, as they are published. */
export async function listDataset(db: Db, code: string, dataset: 'panel' | 'complaints' | 'surveys' | 'standards'): Promise<Record<string, unknown>[]> {
	const from = { panel: sql`public_panel(${code})`, complaints: sql`public_complaints(${code})`, surveys: sql`public_surveys(${code})`, standards: sql`public_standards(${code})` }[dataset];
	return (await sql<Record<string, unknown>>`select * from ${from}`.execute(db)).rows;
}
