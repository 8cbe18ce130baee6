import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { ELEMENTS, type PartialAnswers } from '../schema.ts';
import { TOLD_MEASURES } from '../told.rules.ts';
import { FEWEST } from './counted.ts';

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

/**
 * Of a month that the panel tells already, fewer than five more answers of a file count in the month that runs: else the figure before and after
 * would tell what they said. The first file of a month, and five or more, count in their own.
 *
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export async function countFewLater(tx: Db, where: { readonly agencyId: string; readonly surveyId: string; readonly batchId: string }, today: string): Promise<void> {
	await sql`
		with added as (
			select p.unit_id, p.service_id, date_trunc('month', r.submitted_on)::date as month, count(*) as answers
			from survey_response r join survey v on v.agency_id = r.agency_id and v.id = r.survey_id join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
			where r.agency_id = ${where.agencyId} and r.survey_id = ${where.surveyId} and r.import_id = ${where.batchId} group by 1, 2, 3
		), moved as (
			update survey_response r set counted_in = date_trunc('month', ${today}::date)::date from added a
			where r.agency_id = ${where.agencyId} and r.survey_id = ${where.surveyId} and r.import_id = ${where.batchId} and date_trunc('month', r.submitted_on) = a.month and a.answers < ${FEWEST}
				and a.month < date_trunc('month', ${today}::date)
				and exists (select from outcome_month o where o.agency_id = r.agency_id and o.unit_id = a.unit_id and o.service_id = a.service_id and o.month = a.month and o.element = any (${[...TOLD_MEASURES]}::text[]))
			returning a.unit_id, a.service_id
		)
		insert into panel_stale (agency_id, unit_id, service_id, month) select distinct ${where.agencyId}::uuid, unit_id, service_id, date_trunc('month', ${today}::date)::date from moved`.execute(tx);
}
