import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ExtraKey, Questionnaire } from '../questionnaire.schema.ts';
import type { FrozenResult } from '../result.ts';
import { ELEMENTS, type Weight } from '../schema.ts';
import type { Channel, Sign } from '../signs.schema.ts';
import type { Respondent } from '../split.rules.ts';

export interface PointRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly serviceName: string;
	readonly unitName: string;
	readonly unitPath: string;
	readonly yearlyUsers: number | null;
	/** First day on which the point, or its service, is closed for good. */
	readonly endsOn: string | null;
	/** The survey that is open or comes next, else the last one; null when there never was one. */
	readonly surveyId: string | null;
	readonly opensOn: string | null;
	readonly closesOn: string | null;
	readonly isClosed: boolean;
	/** Last day of the last closed survey. */
	readonly lastClosedOn: string | null;
}

/** Counters with their present survey, by unit and service. */
export async function listPoints(db: Db, agencyId: string, readable: RawBuilder<boolean>): Promise<PointRow[]> {
	const { rows } = await sql<PointRow>`
		select p.id, p.slug, p.name, s.name as "serviceName", u.name as "unitName", u.path as "unitPath", p.yearly_users as "yearlyUsers", least(p.closed_on, s.ended_on) as "endsOn",
			v.id as "surveyId", v.opens_on as "opensOn", v.closes_on as "closesOn", v.closed_at is not null as "isClosed",
			(select max(c.closes_on) from survey c where c.agency_id = p.agency_id and c.service_point_id = p.id and c.closed_at is not null) as "lastClosedOn"
		from service_point p
		join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		left join lateral (
			select x.* from survey x where x.agency_id = p.agency_id and x.service_point_id = p.id
			order by x.closed_at is null desc, x.opens_on desc limit 1
		) v on true
		where p.agency_id = ${agencyId} and ${readable}
		order by u.name, s.name, p.id`.execute(db);
	return rows;
}

/** Responses of each of these surveys; a survey without any is not in the map. */
export async function countResponses(db: Db, agencyId: string, surveyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
	if (surveyIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('survey_response')
		.select(({ fn }) => ['survey_id', fn.countAll<number>().as('responses')])
		.where('agency_id', '=', agencyId)
		.where('survey_id', 'in', surveyIds)
		.groupBy('survey_id')
		.execute();
	return new Map(rows.map(({ survey_id, responses }) => [survey_id, responses]));
}

export interface SurveyRow {
	readonly id: string;
	readonly pointId: string;
	readonly slug: string;
	readonly pointName: string;
	readonly unitId: string;
	readonly unitName: string;
	readonly unitPath: string;
	readonly serviceId: string;
	readonly serviceName: string;
	readonly yearlyUsers: number | null;
	readonly opensOn: string;
	readonly closesOn: string;
	readonly closedAt: Date | null;
	readonly ruleVersion: string;
	readonly result: FrozenResult | null;
	readonly weight: Weight;
	/** Null: the standard questionnaire. */
	readonly questions: Questionnaire | null;
	/** Visits of the counter in the period that somebody came to the end of, or all where only the taking is known. */
	readonly visits: number | null;
}

/** The survey with its counter and its agency's weight, or undefined. */
export async function findSurvey(db: Db, agencyId: string, id: string): Promise<SurveyRow | undefined> {
	const { rows } = await sql<SurveyRow>`
		select v.id, p.id as "pointId", p.slug, p.name as "pointName", u.id as "unitId", u.name as "unitName", u.path as "unitPath", s.id as "serviceId", s.name as "serviceName",
			p.yearly_users as "yearlyUsers", v.opens_on as "opensOn", v.closes_on as "closesOn", v.closed_at as "closedAt", v.rule_version as "ruleVersion", v.result,
			case a.settings ->> 'skmWeight' when '0.11' then '0.11' else '1/9' end as weight, q.body as questions,
			(select nullif(count(*), 0)::int from visit t where t.agency_id = v.agency_id and t.service_point_id = p.id and t.left_at is null and t.absent_at is null
				and t.taken_at >= v.opens_on::timestamp at time zone a.time_zone and t.taken_at < (v.closes_on + 1)::timestamp at time zone a.time_zone) as visits
		from survey v
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		join agency a on a.id = v.agency_id
		left join questionnaire q on q.agency_id = v.agency_id and q.id = v.questionnaire_id
		where v.agency_id = ${agencyId} and v.id = ${id}`.execute(db);
	return rows[0];
}

/** With its month, and the answers to what the office asked beside the nine elements. */
export interface DatedRespondent extends Respondent {
	/** First day of the month in which it counts. */
	readonly month: string;
	readonly extras: Readonly<Partial<Record<ExtraKey, string>>>;
}

/** Answers of a survey in no order that tells who was first: by their content. */
export async function listRespondents(db: Db, agencyId: string, surveyId: string): Promise<DatedRespondent[]> {
	const rows = await db
		.selectFrom('survey_response')
		.select([...ELEMENTS, 'sex', 'age_band', 'education', 'occupation', 'signs', 'channel', 'by_ticket', 'extras', sql<string>`date_trunc('month', coalesce(counted_in, submitted_on))::date`.as('month')])
		.where('agency_id', '=', agencyId)
		.where('survey_id', '=', surveyId)
		.execute();
	return rows.map((row) => ({
		answers: Object.fromEntries(ELEMENTS.flatMap((element) => (row[element] === null ? [] : [[element, row[element]]]))),
		visitor: { sex: row.sex, ageBand: row.age_band, education: row.education, occupation: row.occupation },
		signs: row.signs as Sign[],
		channel: row.channel as Channel,
		byTicket: row.by_ticket,
		month: row.month,
		extras: (row.extras as DatedRespondent['extras'] | null) ?? {}
	}));
}

/** What visitors wrote whose answers count in these months, or in all (null), in the order of the letters: neither day nor answers stand beside it. */
export async function listComments(db: Db, agencyId: string, surveyId: string, months: readonly string[] | null): Promise<string[]> {
	const rows = await db
		.selectFrom('survey_response')
		.select('comment')
		.where('agency_id', '=', agencyId)
		.where('survey_id', '=', surveyId)
		.where('comment', 'is not', null)
		.$if(months !== null, (query) => query.where(sql<boolean>`date_trunc('month', coalesce(counted_in, submitted_on))::date = any (${months ?? []}::date[])`))
		.orderBy('comment')
		.limit(200)
		.execute();
	return rows.flatMap(({ comment }) => (comment === null ? [] : [comment]));
}

/** The point where it stays open through this day, or undefined. */
export function findPoint(db: Db, agencyId: string, id: string, lastDay: string): Promise<{ id: string; serviceId: string; unitPath: string; weight: Weight } | undefined> {
	return db
		.selectFrom('service_point as p')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'p.agency_id').onRef('u.id', '=', 'p.unit_id'))
		.innerJoin('service as s', (join) => join.onRef('s.agency_id', '=', 'p.agency_id').onRef('s.id', '=', 'p.service_id'))
		.innerJoin('agency as a', 'a.id', 'p.agency_id')
		.select(['p.id', 'p.service_id as serviceId', 'u.path as unitPath', sql<Weight>`case a.settings ->> 'skmWeight' when '0.11' then '0.11' else '1/9' end`.as('weight')])
		.where('p.agency_id', '=', agencyId)
		.where('p.id', '=', id)
		.where(sql<boolean>`coalesce(least(p.closed_on, s.ended_on) > ${lastDay}::date, true)`)
		.executeTakeFirst();
}

/** Whether a survey of the counter shares a day with the period. */
export async function hasOverlap(db: Db, agencyId: string, pointId: string, opensOn: string, closesOn: string): Promise<boolean> {
	const row = await db
		.selectFrom('survey')
		.select('id')
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('opens_on', '<=', closesOn)
		.where('closes_on', '>=', opensOn)
		.executeTakeFirst();
	return row !== undefined;
}

/** The survey of the counter with just these days that nobody has closed, or undefined. */
export async function findOpenedSurvey(db: Db, agencyId: string, { pointId, opensOn, closesOn }: { readonly pointId: string; readonly opensOn: string; readonly closesOn: string }): Promise<string | undefined> {
	const row = await db
		.selectFrom('survey')
		.select('id')
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('opens_on', '=', opensOn)
		.where('closes_on', '=', closesOn)
		.where('closed_at', 'is', null)
		.executeTakeFirst();
	return row?.id;
}

export async function insertSurvey(
	tx: Db,
	row: {
		readonly agencyId: string;
		readonly pointId: string;
		readonly opensOn: string;
		readonly closesOn: string;
		readonly ruleVersion: string;
		readonly questionnaire?: { readonly id: string; readonly dropped: readonly string[]; readonly extraKeys: readonly string[] } | undefined;
	}
): Promise<string> {
	const { id } = await tx
		.insertInto('survey')
		.values({
			agency_id: row.agencyId,
			service_point_id: row.pointId,
			opens_on: row.opensOn,
			closes_on: row.closesOn,
			rule_version: row.ruleVersion,
			...(row.questionnaire && { questionnaire_id: row.questionnaire.id, dropped: [...row.questionnaire.dropped], extra_keys: [...row.questionnaire.extraKeys] })
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Keeps the survey for this transaction: answers that are being written end first, others wait. Tells how it stands then; undefined where there is none. */
export function holdSurvey(tx: Db, agencyId: string, id: string): Promise<{ closedAt: Date | null; closedBy: string | null; result: FrozenResult | null } | undefined> {
	return tx
		.selectFrom('survey')
		.select(['closed_at as closedAt', 'closed_by as closedBy', sql<FrozenResult | null>`result`.as('result')])
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

/** @returns whether it was there */
export async function deleteSurvey(tx: Db, agencyId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx.deleteFrom('survey').where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst();
	return numDeletedRows > 0n;
}

/** Closes a survey that is held, with the result that stays. */
export async function writeClosure(
	tx: Db,
	agencyId: string,
	id: string,
	closure: { readonly at: Date; readonly by: string; readonly closesOn: string; readonly result: FrozenResult }
): Promise<void> {
	await tx
		.updateTable('survey')
		.set({
			closed_at: closure.at,
			closed_by: closure.by,
			closes_on: closure.closesOn,
			result: JSON.stringify(closure.result),
			rule_version: closure.result.ruleVersion
		})
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.where('closed_at', 'is', null)
		.execute();
}
