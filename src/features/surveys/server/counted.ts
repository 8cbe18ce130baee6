import { sql } from 'kysely';
import { newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { ELEMENTS, type Element } from '../schema.ts';
import { SIGNS } from '../signs.schema.ts';
import { skmRuleSets } from '../skm-rules.ts';

const { minimumAnswers, smallestCell } = newestRuleSet(skmRuleSets['1/9']).rules;

/** Answers that may be told together. @source R18 */
export const FEWEST = smallestCell;

/** What a survey leaves out as not honestly given stays out of the panel too. What came late was honestly given. */
export const NOT_COUNTED = newestRuleSet(gamingRuleSets).rules.excluding.filter((reason) => reason !== 'late' && SIGNS.some((sign) => sign === reason));

/** The answer to an element that the survey `v` asks; an element that was dropped has none, whatever a file brought. */
export const asked = (element: Element) => sql`case when ${sql.lit(element)} <> all (v.dropped) then ${sql.ref(`r.${element}`)}::int end`;

/** Of all elements that the survey `v` asks in the answer `r`; null where one of them was not answered. */
export const sumOfAsked = sql.join(
	ELEMENTS.map((element) => sql`case when ${sql.lit(element)} = any (v.dropped) then 0 else ${sql.ref(`r.${element}`)}::int end`),
	sql` + `
);

/** The first day of the month in which the answer `r` counts. */
export const countedMonth = sql`date_trunc('month', coalesce(r.counted_in, r.submitted_on))::date`;

/** Whether the answer `r` of the survey `v` counts: honestly given, and to enough of what was asked. As the survey's own result, so that nothing lies between the two. */
export const isCounted = sql`(not (r.signs && ${NOT_COUNTED}::text[])
	and num_nonnulls(${sql.join(ELEMENTS.map(asked))}) * ${sql.lit(ELEMENTS.length)} >= ${sql.lit(minimumAnswers)} * (${sql.lit(ELEMENTS.length)} - cardinality(v.dropped)))`;

/** The last day on which an answer of the survey `v` can come: a tablet may send for seven days after the closing, and days are of the agency's zone. */
export const lastDay = sql`greatest(v.closes_on, v.closed_at::date) + 9`;

/** Whether it came after the closing, so that the result of the survey does not hold it. */
export const isLate = sql`'late' = any (r.signs)`;
