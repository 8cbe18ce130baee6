import { sql } from 'kysely';
import { measurePanel, type PanelSource } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ELEMENTS } from '../schema.ts';
import { FEWEST, NOT_COUNTED, asked, countedMonth, isCounted, isLate, lastDay, sumOfAsked } from './counted.ts';
import { judgeMonths } from './told-service.ts';

/** Answers are weighed in these parts: divisible by each number of elements from one to nine, so that sums stay whole. */
const PARTS = 2520;
const OF_NINE = PARTS / ELEMENTS.length;

/** How many came after the closing in the month of `r`, in the same survey. */
const lateBeside = sql`select count(*) from survey_response l where l.agency_id = r.agency_id and l.survey_id = r.survey_id and 'late' = any (l.signs) and not (l.signs && ${NOT_COUNTED}::text[])
	and date_trunc('month', coalesce(l.counted_in, l.submitted_on)) = ${countedMonth}`;

/**
 * What the surveys say in the panel. Of an element: those who answered it and the sum of their answers (1–4). Of 'index': those who
 * answered all that their survey asked and the sum of their nine answers, so that index × 25 = total ÷ (9 × responses) × 25 holds without
 * guessing a missing answer. Where some survey asks fewer than nine, each weighs 1 ÷ number asked: `value` is then the index in points, and
 * being there it says that the month is not comparable with those of all nine; total is the same in ninths, rounded. Only months that are over
 * are there. What came after the closing of its survey counts in the month in which it came, where five or more did: fewer would be what the
 * panel has beyond the result of the survey.
 *
 * @source docs/rules/skm.md § 2, § 13; docs/decisions/0010-figures-by-whole-months.md
 */
export const skmPanelSource: PanelSource = {
	elements: [...ELEMENTS, 'index'],
	judge: judgeMonths,
	measures: (agencyId, running) => sql`
		select c.unit_id, c.service_id, c.month, e.element, count(e.score)::int as responses, round(coalesce(sum(e.score * e.parts), 0) / ${sql.lit(OF_NINE)}::numeric)::bigint as total,
			case when bool_or(e.parts > ${sql.lit(OF_NINE)}) then (25 * sum(e.score * e.parts))::double precision / (${sql.lit(PARTS)} * count(e.score)) end as value
		from cell c
		join service_point p on p.agency_id = ${agencyId}::uuid and p.unit_id = c.unit_id and p.service_id = c.service_id
		join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.opens_on < c.month + interval '1 month' and ${lastDay} >= c.month
		join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id
			and ((r.counted_in is null and r.submitted_on >= c.month and r.submitted_on < c.month + interval '1 month') or r.counted_in = c.month)
		cross join lateral (values
			${sql.join(ELEMENTS.map((element) => sql`(${sql.lit(element)}, ${asked(element)}, ${sql.lit(OF_NINE)})`))},
			('index', ${sumOfAsked}, ${sql.lit(PARTS)} / (${sql.lit(ELEMENTS.length)} - cardinality(v.dropped)))
		) as e (element, score, parts)
		where c.month < ${running}::date and e.score is not null and ${isCounted}
			and (not ${isLate} or ${sql.lit(FEWEST)} <= (${lateBeside}))
		group by c.unit_id, c.service_id, c.month, e.element`
};

/**
 * Counts the answers of one survey by unit × service × month again and writes the panel that evaluations read, at once: for a closing or an
 * import, which end with it. Whatever else changed is marked by the database and counted by the clock. Run twice it writes the same.
 *
 * @returns rows written
 */
export async function refreshOutcomeMonth(db: Db, agencyId: string, surveyId: string, today: string): Promise<number> {
	const cells = sql`
		select p.unit_id, p.service_id, m.month::date as month from survey v
		join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
		cross join lateral generate_series(date_trunc('month', v.opens_on), v.closes_on, interval '1 month') as m (month)
		where v.agency_id = ${agencyId}::uuid and v.id = ${surveyId}::uuid`;
	return (await measurePanel(db, agencyId, [skmPanelSource], cells, today)).written;
}
