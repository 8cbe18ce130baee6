import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Addition, RetentionSetting } from '../rules.ts';
import type { AdditionForm, Purpose } from '../schema.ts';

/** What citizens see of a government: its additions so far and the breaches it told the public about. */
export interface PublicRow {
	readonly agencyId: string;
	readonly code: string;
	readonly name: string;
	readonly timeZone: string;
	readonly today: string;
	readonly additions: readonly Addition[];
	/** What the agency set so far. */
	readonly retention: readonly RetentionSetting[];
	readonly breaches: readonly { readonly number: string; readonly title: string; readonly text: string; readonly publishedAt: string }[];
}

export async function findPublicPage(db: Db, code: string, now: Date): Promise<PublicRow | undefined> {
	const { rows } = await sql<{ page: PublicRow | null }>`select privacy_page(${code}, ${now}) as page`.execute(db);
	return rows[0]?.page ?? undefined;
}

export async function searchAgencies(db: Db, wanted: string): Promise<readonly { readonly code: string; readonly name: string }[]> {
	const { rows } = await sql<{ code: string; name: string }>`select code, name from complaint_agencies(${wanted}, 40)`.execute(db);
	return rows;
}

/** All additions of an agency, also those of days to come; in order of beginning. */
export async function listAdditions(tx: Db, agencyId: string): Promise<Addition[]> {
	const rows = await tx.selectFrom('privacy_addition').select(['id', 'purpose', 'valid_from', 'body_id', 'body_en']).where('agency_id', '=', agencyId).orderBy('valid_from').orderBy('id').execute();
	return rows.map(({ id, purpose, valid_from, body_id, body_en }) => ({ id, purpose: purpose as Purpose | 'all', validFrom: valid_from, bodyId: body_id, bodyEn: body_en }));
}

export async function insertAddition(tx: Db, agencyId: string, form: AdditionForm, made: { readonly at: Date; readonly by: string }): Promise<string> {
	const row = await tx.insertInto('privacy_addition')
		.values({ agency_id: agencyId, purpose: form.purpose, valid_from: form.validFrom, body_id: form.bodyId, body_en: form.bodyEn, made_at: made.at, made_by: made.by })
		.returning('id').executeTakeFirstOrThrow();
	return row.id;
}
