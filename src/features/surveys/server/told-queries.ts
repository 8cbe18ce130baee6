import { sql, type RawBuilder } from 'kysely';
import type { CountedSpan } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ELEMENTS } from '../schema.ts';
import { TOLD_MEASURES, type MonthPart, type UntoldCell } from '../told.rules.ts';
import { asked, countedMonth, isCounted, isLate, lastDay, sumOfAsked } from './counted.ts';

export interface PartRow extends MonthPart {
	readonly unitId: string;
	readonly serviceId: string;
}

/** From the first month to the last of all surveys that share a month with what was counted. */
function reach(agencyId: string, spans: readonly CountedSpan[]): RawBuilder<unknown> {
	return sql`reach as materialized (
		select c."unitId" as unit_id, c."serviceId" as service_id, least(c.first, min(date_trunc('month', v.opens_on))::date) as first, greatest(c.last, max(${lastDay})) as last
		from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as c ("unitId" uuid, "serviceId" uuid, first date, last date)
		left join service_point p on p.agency_id = ${agencyId}::uuid and p.unit_id = c."unitId" and p.service_id = c."serviceId"
		left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.opens_on < c.last + interval '1 month' and ${lastDay} >= c.first
		group by c."unitId", c."serviceId", c.first, c.last
	)`;
}

/** How many answers count in each month of each survey there, by what they answered. What came after the closing is in no result, and in the panel only where it is enough. */
export async function listParts(tx: Db, agencyId: string, spans: readonly CountedSpan[]): Promise<PartRow[]> {
	const counts = sql.join([...ELEMENTS.flatMap((element) => [sql.lit(element), sql`count(${asked(element)})`]), sql.lit('index'), sql`count(${sumOfAsked})`]);
	const { rows } = await sql<PartRow>`with ${reach(agencyId, spans)}
		select c.unit_id as "unitId", c.service_id as "serviceId", v.id as survey, v.closed_at is not null as "isClosed", ${countedMonth}::text as month, json_build_object(${counts}) as answers
		from reach c join service_point p on p.agency_id = ${agencyId}::uuid and p.unit_id = c.unit_id and p.service_id = c.service_id
		join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.opens_on < c.last + interval '1 month' and ${lastDay} >= c.first
		join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id
		where ${isCounted} and not ${isLate}
		group by c.unit_id, c.service_id, v.id, v.closed_at, ${countedMonth}`.execute(tx);
	return rows;
}

/** Cells there that are named are not told, all others are; what stands as it should is not touched. Named cells are looked up in a hash and cells found once by their key: a join of two lists of thousands, whose lengths the planner cannot know, took minutes. */
export async function writeTold(tx: Db, agencyId: string, spans: readonly CountedSpan[], untold: readonly (UntoldCell & { readonly unitId: string; readonly serviceId: string })[]): Promise<void> {
	await sql`with ${reach(agencyId, spans)}, untold as materialized (
			select u."unitId" as unit_id, u."serviceId" as service_id, u.month, u.measure as element
			from jsonb_to_recordset(${JSON.stringify(untold)}::jsonb) as u ("unitId" uuid, "serviceId" uuid, month date, measure text)
		)
		update outcome_month o set told = not o.told from reach c
		where o.agency_id = ${agencyId}::uuid and o.unit_id = c.unit_id and o.service_id = c.service_id and o.month between c.first and c.last and o.element = any (${[...TOLD_MEASURES]}::text[])
			and o.told = ((o.unit_id, o.service_id, o.month, o.element) in (select unit_id, service_id, month, element from untold))`.execute(tx);
}
