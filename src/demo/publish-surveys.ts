import type pg from 'pg';
import { resultOf } from '#features/surveys/closing.rules.ts';
import { findSurvey, listRespondents } from '#features/surveys/server/queries.ts';
import { basisOf } from '#features/surveys/server/service.ts';
import { plainDb } from '#platform/db/connect.ts';

/** Counters of a government whose last closed survey is published: enough to look at, and quick for a province too. */
const MOST = 40;

/** Fixes the result of the last closed survey of some counters, so that the demo region has public pages. @returns surveys published */
export async function publishSurveys(owner: pg.Pool): Promise<number> {
	const db = plainDb(owner);
	let published = 0;
	for (const { id: agencyId } of await db.selectFrom('agency').select('id').where('invented', '=', true).execute()) {
		const last = await db
			.selectFrom('survey')
			.distinctOn('service_point_id')
			.select('id')
			.where('agency_id', '=', agencyId)
			.where('closed_at', 'is not', null)
			.orderBy('service_point_id')
			.orderBy('closes_on', 'desc')
			.limit(MOST)
			.execute();
		for (const { id } of last) {
			const survey = await findSurvey(db, agencyId, id);
			const result = survey && resultOf(await listRespondents(db, agencyId, id), basisOf(survey));
			if (!result) continue;
			await db.updateTable('survey').set({ result: JSON.stringify(result) }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
			published += 1;
		}
	}
	return published;
}
