import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Candidate, DrawPlan } from '../design/draw.rules.ts';
import type { NewDraw } from '../design/draw.schema.ts';

/** All that is fixed before the seed is known. */
export interface AnnouncedPlan {
	readonly plan: DrawPlan;
	readonly strata: NewDraw['strata'];
	readonly outcome: NewDraw['outcome'];
	readonly candidates: readonly (Candidate & { readonly name: string })[];
}

export interface DrawRow {
	readonly id: string;
	readonly title: string;
	readonly seedSource: NewDraw['seedSource'];
	readonly publicSource: string;
	/** SHA-256 of a sealed seed, shown before the drawing. */
	readonly commitment: string | null;
	readonly announced: AnnouncedPlan;
	readonly planSha256: string;
	readonly announcedAt: Date;
	readonly drawnAt: Date | null;
	/** Known once it is drawn. */
	readonly seed: string | null;
}

const columns = sql`id, title, seed_source as "seedSource", public_source as "publicSource", commitment, plan as announced, plan_sha256 as "planSha256", announced_at as "announcedAt", drawn_at as "drawnAt"`;

/** Every drawing of the government, newest first; a seed only where it was drawn. */
export async function listDraws(db: Db, agencyId: string): Promise<DrawRow[]> {
	const { rows } = await sql<DrawRow>`select ${columns}, case when drawn_at is not null then seed end as seed from programme_draw where agency_id = ${agencyId} order by announced_at desc, id desc`.execute(db);
	return rows;
}

export async function findDraw(db: Db, agencyId: string, id: string): Promise<DrawRow | undefined> {
	const { rows } = await sql<DrawRow>`select ${columns}, case when drawn_at is not null then seed end as seed from programme_draw where agency_id = ${agencyId} and id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the drawing until the end of the transaction, with its seed even where that is sealed. */
export async function lockDraw(db: Db, agencyId: string, id: string): Promise<DrawRow | undefined> {
	const { rows } = await sql<DrawRow>`select ${columns}, seed from programme_draw where agency_id = ${agencyId} and id = ${id} for update`.execute(db);
	return rows[0];
}

export interface NewDrawRow extends Omit<DrawRow, 'id' | 'drawnAt'> {
	readonly announcedBy: string | null;
}

export async function insertDraw(db: Db, agencyId: string, row: NewDrawRow): Promise<string> {
	const { id } = await db
		.insertInto('programme_draw')
		.values({
			agency_id: agencyId, title: row.title, kind: row.announced.plan.kind, seed_source: row.seedSource, public_source: row.publicSource, commitment: row.commitment,
			plan: JSON.stringify(row.announced), plan_sha256: row.planSha256, announced_at: row.announcedAt, announced_by: row.announcedBy, seed: row.seed
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function putSeed(db: Db, agencyId: string, id: string, { seed, at, by }: { readonly seed: string; readonly at: Date; readonly by: string | null }): Promise<void> {
	await db.updateTable('programme_draw').set({ seed, drawn_at: at, drawn_by: by }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}
