import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { ELEMENTS } from '../schema.ts';
import type { DatedAnswer } from '../sign-report.rules.ts';
import type { Channel, Sign } from '../signs.schema.ts';

/** Answers of a survey and month that are alike in what is counted of them. */
export interface AnswerGroup {
	readonly surveyId: string;
	/** First day of the month. */
	readonly month: string;
	readonly channel: Channel;
	readonly signs: readonly Sign[];
	/** Elements answered, of those asked. */
	readonly answered: number;
	/** All of them with the same score. */
	readonly isAlike: boolean;
	readonly answers: number;
}

export interface SurveySource {
	readonly surveyId: string;
	readonly pointName: string;
	readonly serviceName: string;
	readonly unitName: string;
	readonly opensOn: string;
	readonly closesOn: string;
	readonly dropped: readonly string[];
	/** Versions of a closed survey; null while it is open. */
	readonly ruleVersion: string | null;
	readonly signsVersion: string | null;
}

/** Answers with what speaks against them, by survey and month; of one survey, or of all that may be read from a day on. */
export async function listAnswerGroups(db: Db, agencyId: string, { surveyId = null, since = null, readable = sql<boolean>`true` }: { surveyId?: string | null; since?: string | null; readable?: RawBuilder<boolean> }): Promise<AnswerGroup[]> {
	const score = (element: string) => sql`case when ${sql.lit(element)} = any (v.dropped) then null else ${sql.ref(`r.${element}`)} end`;
	const scores = sql.join(ELEMENTS.map(score));
	const { rows } = await sql<AnswerGroup>`
		select r.survey_id as "surveyId", date_trunc('month', r.submitted_on)::date as month, r.channel, r.signs,
			num_nonnulls(${scores}) as answered, coalesce(least(${scores}) = greatest(${scores}), false) as "isAlike", count(*)::int as answers
		from survey_response r
		join survey v on v.agency_id = r.agency_id and v.id = r.survey_id
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where r.agency_id = ${agencyId} and (${surveyId}::uuid is null or r.survey_id = ${surveyId}::uuid) and (${since}::date is null or r.submitted_on >= ${since}::date) and ${readable}
		group by 1, 2, 3, 4, 5, 6`.execute(db);
	return rows;
}

/** The surveys with answers since a day, by unit and service. */
export async function listSignSurveys(db: Db, agencyId: string, since: string, readable: RawBuilder<boolean>): Promise<SurveySource[]> {
	const { rows } = await sql<SurveySource>`
		select v.id as "surveyId", p.name as "pointName", s.name as "serviceName", u.name as "unitName", v.opens_on as "opensOn", v.closes_on as "closesOn", v.dropped,
			v.result ->> 'ruleVersion' as "ruleVersion", v.result -> 'integrity' ->> 'ruleVersion' as "signsVersion"
		from survey v
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where v.agency_id = ${agencyId} and v.closes_on >= ${since} and ${readable}
		order by u.name, s.name, p.name, v.opens_on, v.id`.execute(db);
	return rows;
}

/** Every answer of a survey as it is kept, in no order. */
export async function listDatedAnswers(db: Db, agencyId: string, surveyId: string): Promise<DatedAnswer[]> {
	const rows = await db.selectFrom('survey_response').select(['submitted_on', 'channel', 'signs', ...ELEMENTS]).where('agency_id', '=', agencyId).where('survey_id', '=', surveyId).execute();
	return rows.map((row) => ({
		day: row.submitted_on,
		channel: row.channel as Channel,
		signs: row.signs as Sign[],
		answers: Object.fromEntries(ELEMENTS.flatMap((element) => (row[element] === null ? [] : [[element, row[element]]])))
	}));
}
