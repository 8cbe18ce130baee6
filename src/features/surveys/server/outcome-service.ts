import { sql } from 'kysely';
import { measurePanel, type PanelSource } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { ELEMENTS } from '../schema.ts';
import { SIGNS } from '../signs.schema.ts';

export interface OutcomeScope {
	/** One survey; without it all of the agency. */
	readonly surveyId?: string | undefined;
	/** Only months from this day's on, 'YYYY-MM-DD'; without it all months of the survey. */
	readonly since?: string | undefined;
}

/** What a survey leaves out as not honestly given stays out of the panel too. What came late was honestly given: it counts. */
const NOT_COUNTED = newestRuleSet(gamingRuleSets).rules.excluding.filter((reason) => reason !== 'late' && SIGNS.some((sign) => sign === reason));

/**
 * What the surveys say in the panel. Of an element: those who answered it and the sum of their answers (1–4). Of 'index': those who
 * answered all nine and the sum of their nine answers, so that index × 25 = total ÷ (9 × responses) × 25 holds without guessing a missing answer.
 */
export const skmPanelSource: PanelSource = {
	elements: [...ELEMENTS, 'index'],
	measures: (agencyId) => sql`
		select c.unit_id, c.service_id, c.month, e.element, count(e.score)::int as responses, coalesce(sum(e.score), 0)::bigint as total, null::double precision as value
		from cell c
		join service_point p on p.agency_id = ${agencyId}::uuid and p.unit_id = c.unit_id and p.service_id = c.service_id
		join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.opens_on < c.month + interval '1 month' and v.closes_on >= c.month
		join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id and r.submitted_on >= c.month and r.submitted_on < c.month + interval '1 month'
		cross join lateral (values
			${sql.join(ELEMENTS.map((element) => sql`(${sql.lit(element)}, ${sql.ref(`r.${element}`)}::int)`))},
			('index', ${sql.join(
				ELEMENTS.map((element) => sql`${sql.ref(`r.${element}`)}::int`),
				sql` + `
			)})
		) as e (element, score)
		where e.score is not null and not (r.signs && ${NOT_COUNTED}::text[])
		group by c.unit_id, c.service_id, c.month, e.element`
};

/**
 * Counts the answers of unit × service × month again and writes the panel that evaluations read. Run twice it writes the same.
 *
 * @returns rows written
 */
export async function refreshOutcomeMonth(db: Db, agencyId: string, { surveyId, since }: OutcomeScope = {}): Promise<number> {
	const inScope = sql`v.agency_id = ${agencyId}::uuid and (${surveyId ?? null}::uuid is null or v.id = ${surveyId ?? null}::uuid) and (${since ?? null}::date is null or v.closes_on >= ${since ?? null}::date)`;
	const cells = sql`
		select p.unit_id, p.service_id, m.month::date as month from survey v
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		cross join lateral generate_series(date_trunc('month', greatest(v.opens_on, ${since ?? null}::date)), v.closes_on, interval '1 month') as m (month)
		where ${inScope}`;
	return (await measurePanel(db, agencyId, [skmPanelSource], cells)).written;
}
