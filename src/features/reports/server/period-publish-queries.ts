import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ProblemCode } from '#platform/problem-codes.ts';

/** Notes that a person gave the version to the public; false when somebody has done so before. */
export async function insertPublication(db: Db, row: { readonly agencyId: string; readonly reportId: string; readonly struck: readonly string[]; readonly publishedBy: string | null; readonly now: Date }): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db.insertInto('period_report_publication')
		.values({ agency_id: row.agencyId, report_id: row.reportId, struck: [...row.struck], published_by: row.publishedBy, published_at: row.now })
		.onConflict((conflict) => conflict.columns(['agency_id', 'report_id']).doNothing()).executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What is to be drawn for the public; undefined when it is drawn, withdrawn or gone. */
export async function publicationToDraw(db: Db, agencyId: string, reportId: string) {
	return db.selectFrom('period_report_publication as p').innerJoin('period_report as r', (join) => join.onRef('r.agency_id', '=', 'p.agency_id').onRef('r.id', '=', 'p.report_id'))
		.select(['p.struck', 'r.period', 'r.version', 'r.document', 'p.published_at as publishedAt']).where('p.agency_id', '=', agencyId).where('p.report_id', '=', reportId)
		.where('p.drawn_at', 'is', null).where('p.withdrawn_at', 'is', null).executeTakeFirst();
}

/** Makes it public; false when another run came first. */
export async function storePublication(db: Db, agencyId: string, reportId: string, drawn: { readonly document: string; readonly sha256: string; readonly pages: number; readonly now: Date }): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('period_report_publication').set({ fault: null, document: drawn.document, sha256: drawn.sha256, pages: drawn.pages, drawn_at: drawn.now })
		.where('agency_id', '=', agencyId).where('report_id', '=', reportId).where('drawn_at', 'is', null).where('withdrawn_at', 'is', null).executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Notes why its files could not be drawn, or with null that it is tried anew; false when they are drawn, or it is withdrawn or was never published. */
export async function noteDrawing(db: Db, agencyId: string, reportId: string, fault: ProblemCode | null): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('period_report_publication').set({ fault })
		.where('agency_id', '=', agencyId).where('report_id', '=', reportId).where('drawn_at', 'is', null).where('withdrawn_at', 'is', null).executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** False when it is not published, or withdrawn already. */
export async function withdrawPublication(db: Db, agencyId: string, reportId: string, by: { readonly accountId: string; readonly reason: string; readonly now: Date }): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('period_report_publication').set({ withdrawn_by: by.accountId, withdrawn_at: by.now, withdrawn_reason: by.reason })
		.where('agency_id', '=', agencyId).where('report_id', '=', reportId).where('withdrawn_at', 'is', null).executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Which of the texts hold the whole name of somebody in the registry, by position. Names of one word are words like others. */
export async function textsWithNames(db: Db, agencyId: string, texts: readonly string[]): Promise<Set<number>> {
	const { rows } = await sql<{ at: number }>`select t.at::int from unnest(${[...texts]}::text[]) with ordinality t(text, at)
		where exists (select from person p where p.agency_id = ${agencyId} and strpos(p.name, ' ') > 0 and strpos(lower(t.text), lower(p.name)) > 0)`.execute(db);
	return new Set(rows.map(({ at }) => at - 1));
}
