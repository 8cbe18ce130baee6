import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ComplaintState } from '../schema.ts';

/** A unit that a text is probably for, and why. */
export interface Suggestion {
	readonly unitId: string;
	readonly unitName: string;
	/** Settled complaints with the first word that this unit had; 0 where only a name speaks for it. */
	readonly cases: number;
	/** Words as they were typed, the weightiest first; at most three. */
	readonly words: readonly string[];
}

/** At most three units, the likeliest first. Takes milliseconds whatever the number of cases: words are counted beforehand. */
export async function suggestUnits(db: Db, agencyId: string, text: string): Promise<Suggestion[]> {
	const { rows } = await sql<Suggestion>`select unit_id as "unitId", unit_name as "unitName", cases, words from suggest_unit(${agencyId}, ${text})`.execute(db);
	return rows;
}

/** An open complaint of somebody else: only what everybody may see. */
export interface SimilarRow {
	readonly number: string;
	/** Null where its reporter is anonymous: a way of telling it may be known. */
	readonly subject: string | null;
	/** Of an anonymous one: words that the reader typed too and that three settled cases have, at most five. */
	readonly words: readonly string[];
	readonly place: string | null;
	/** First day of the month it came in. */
	readonly month: string;
	readonly state: ComplaintState;
	/** Citizens who joined it. */
	readonly joined: number;
}

export async function listSimilar(db: Db, agencyId: string, unitId: string, text: string, now: Date): Promise<SimilarRow[]> {
	return (await sql<SimilarRow>`select number, subject, words, place, month, state, joined from similar_complaints(${agencyId}, ${unitId}, ${text}, ${now})`.execute(db)).rows;
}

export async function joinByDraft(db: Db, agencyId: string, draftId: Buffer, now: Date, number: string, secretHash: Buffer, note: string | null): Promise<'joined' | 'repeated' | 'gone' | 'closed'> {
	const { rows } = await sql<{ outcome: 'joined' | 'repeated' | 'gone' | 'closed' }>`select join_complaint(${agencyId}, ${draftId}, ${now}, ${number}, ${secretHash}, ${note}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'gone';
}

/** The latest cases that the counts are made of: two years of a busy province, a second to read. */
const LATEST_CASES = 50_000;

/** Counts the words of one agency anew; the caller's scope must hold it. @returns rows written */
export async function refreshWords(db: Db, agencyId: string): Promise<number> {
	const { rows } = await sql<{ written: number }>`select refresh_complaint_words(${agencyId}, ${LATEST_CASES}) as written`.execute(db);
	return rows[0]?.written ?? 0;
}
