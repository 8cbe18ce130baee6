import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { ELEMENTS, type PartialAnswers } from '../schema.ts';

export interface ImportedAnswer {
	readonly token: string;
	readonly day: string;
	readonly answers: PartialAnswers;
	readonly sex: 'M' | 'F' | null;
	readonly comment: string | null;
}

export function findPoints(db: Db, agencyId: string, serviceCode: string): Promise<{ id: string; slug: string }[]> {
	return db
		.selectFrom('service_point as p')
		.innerJoin('service as s', (join) => join.onRef('s.agency_id', '=', 'p.agency_id').onRef('s.id', '=', 'p.service_id'))
		.select(['p.id', 'p.slug'])
		.where('p.agency_id', '=', agencyId)
		.where('s.code', '=', serviceCode)
		.orderBy('p.slug')
		.execute();
}

/** The survey of just this period, which nobody closes until this transaction ends; undefined when there is none. */
export async function findSurveyOfPeriod(
	db: Db,
	agencyId: string,
	pointId: string,
	from: string,
	to: string
): Promise<{ id: string; isClosed: boolean } | undefined> {
	const row = await db
		.selectFrom('survey')
		.select(['id', 'closed_at'])
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('opens_on', '=', from)
		.where('closes_on', '=', to)
		.forShare()
		.executeTakeFirst();
	return row && { id: row.id, isClosed: row.closed_at !== null };
}

/** A survey of other days that meets the period, or undefined. */
export function overlapsOther(db: Db, agencyId: string, pointId: string, from: string, to: string): Promise<{ opensOn: string; closesOn: string } | undefined> {
	return db
		.selectFrom('survey')
		.select(['opens_on as opensOn', 'closes_on as closesOn'])
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('opens_on', '<=', to)
		.where('closes_on', '>=', from)
		.executeTakeFirst();
}

export async function insertBatch(tx: Db, agencyId: string, fileName: string, sha256: string, now: Date): Promise<string> {
	const { id } = await tx
		.insertInto('import_batch')
		.values({ agency_id: agencyId, kind: 'responses', file_name: fileName, file_sha256: sha256, state: 'writing', created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Adds the answers that are not there yet; returns how many. One statement a packet. */
export async function insertImported(
	tx: Db,
	where: { readonly agencyId: string; readonly surveyId: string; readonly batchId: string },
	rows: readonly ImportedAnswer[]
): Promise<number> {
	const packet = rows.map(({ token, day, answers, sex, comment }) => ({ visit_token: token, submitted_on: day, sex, comment, ...answers }));
	const columns = ['visit_token', 'submitted_on', 'sex', 'comment', ...ELEMENTS];
	const types = columns.map(
		(column) =>
			sql`${sql.ref(column)} ${sql.raw(column === 'visit_token' ? 'uuid' : column === 'submitted_on' ? 'date' : column === 'sex' || column === 'comment' ? 'text' : 'smallint')}`
	);
	const { rows: added } = await sql`
		insert into survey_response (agency_id, survey_id, import_id, channel, ${sql.join(columns.map((column) => sql.ref(column)))})
		select ${where.agencyId}, ${where.surveyId}, ${where.batchId}, 'import', ${sql.join(columns.map((column) => sql.ref(column)))}
		from jsonb_to_recordset(${JSON.stringify(packet)}::jsonb) as r (${sql.join(types)})
		on conflict (agency_id, visit_token) do nothing
		returning 1`.execute(tx);
	return added.length;
}
