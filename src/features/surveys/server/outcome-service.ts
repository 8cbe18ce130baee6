import { sql } from 'kysely';
import { measurePanel, type PanelSource } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { ELEMENTS, type Element } from '../schema.ts';
import { SIGNS } from '../signs.schema.ts';

/** What a survey leaves out as not honestly given stays out of the panel too. What came late was honestly given: it counts. */
export const NOT_COUNTED = newestRuleSet(gamingRuleSets).rules.excluding.filter((reason) => reason !== 'late' && SIGNS.some((sign) => sign === reason));

/** Answers are weighed in these parts: divisible by each number of elements from one to nine, so that sums stay whole. */
const PARTS = 2520;
const OF_NINE = PARTS / ELEMENTS.length;

/** The answer to an element that the survey asks; an element that was dropped has none, whatever a file brought. */
const asked = (element: Element) => sql`case when ${sql.lit(element)} <> all (v.dropped) then ${sql.ref(`r.${element}`)}::int end`;
/** Of all elements that the survey `v` asks in the answer `r`; null where one of them was not answered. */
export const sumOfAsked = sql.join(
	ELEMENTS.map((element) => sql`case when ${sql.lit(element)} = any (v.dropped) then 0 else ${sql.ref(`r.${element}`)}::int end`),
	sql` + `
);

/**
 * What the surveys say in the panel. Of an element: those who answered it and the sum of their answers (1–4). Of 'index': those who
 * answered all that their survey asked and the sum of their nine answers, so that index × 25 = total ÷ (9 × responses) × 25 holds without
 * guessing a missing answer. Where some survey asks fewer than nine, each weighs 1 ÷ number asked: `value` is then the index in points, and
 * being there it says that the month is not comparable with those of all nine; total is the same in ninths, rounded.
 *
 * @source docs/rules/skm.md § 2, § 13
 */
export const skmPanelSource: PanelSource = {
	elements: [...ELEMENTS, 'index'],
	measures: (agencyId) => sql`
		select c.unit_id, c.service_id, c.month, e.element, count(e.score)::int as responses, round(coalesce(sum(e.score * e.parts), 0) / ${sql.lit(OF_NINE)}::numeric)::bigint as total,
			case when bool_or(e.parts > ${sql.lit(OF_NINE)}) then (25 * sum(e.score * e.parts))::double precision / (${sql.lit(PARTS)} * count(e.score)) end as value
		from cell c
		join service_point p on p.agency_id = ${agencyId}::uuid and p.unit_id = c.unit_id and p.service_id = c.service_id
		join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.opens_on < c.month + interval '1 month' and v.closes_on >= c.month
		join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id and r.submitted_on >= c.month and r.submitted_on < c.month + interval '1 month'
		cross join lateral (values
			${sql.join(ELEMENTS.map((element) => sql`(${sql.lit(element)}, ${asked(element)}, ${sql.lit(OF_NINE)})`))},
			('index', ${sumOfAsked}, ${sql.lit(PARTS)} / (${sql.lit(ELEMENTS.length)} - cardinality(v.dropped)))
		) as e (element, score, parts)
		where e.score is not null and not (r.signs && ${NOT_COUNTED}::text[])
		group by c.unit_id, c.service_id, c.month, e.element`
};

/**
 * Counts the answers of one survey by unit × service × month again and writes the panel that evaluations read, at once: for a closing or an
 * import, which end with it. Whatever else changed is marked by the database and counted by the clock. Run twice it writes the same.
 *
 * @returns rows written
 */
export async function refreshOutcomeMonth(db: Db, agencyId: string, surveyId: string): Promise<number> {
	const cells = sql`
		select p.unit_id, p.service_id, m.month::date as month from survey v
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		cross join lateral generate_series(date_trunc('month', v.opens_on), v.closes_on, interval '1 month') as m (month)
		where v.agency_id = ${agencyId}::uuid and v.id = ${surveyId}::uuid`;
	return (await measurePanel(db, agencyId, [skmPanelSource], cells)).written;
}
