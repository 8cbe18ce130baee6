import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { MonthFigures } from '../told.rules.ts';
import { FEWEST, countedMonth, isCounted, isLate, sumOfAsked } from './counted.ts';

/** A unit with all below it, one service of it or all, and the months to look at. */
export interface MonthSpan {
	readonly agencyId: string;
	readonly unitPath: string;
	readonly serviceId: string | null;
	readonly from: string;
	readonly to: string;
}

/**
 * Answers by month of the unit and all below it, as far as they may be shown: months that are over, of cells that hide nobody. The month that
 * runs is not there, so whoever looks before and after a visitor sees the same.
 *
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export async function toldMonths(tx: Db, { agencyId, unitPath, serviceId, from, to }: MonthSpan): Promise<MonthFigures[]> {
	const { rows } = await sql<MonthFigures>`
		with cell as (
			select o.* from outcome_month o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
			where o.agency_id = ${agencyId} and o.element = 'index' and o.told and o.responses >= ${FEWEST} and u.path ^@ ${unitPath}::text and (${serviceId}::uuid is null or o.service_id = ${serviceId}::uuid)
				and o.month >= ${from} and o.month <= ${to}
		), spread as (
			select c.month, stddev_samp(m.mean)::float8 as spread from cell c
			join service_point p on p.agency_id = c.agency_id and p.unit_id = c.unit_id and p.service_id = c.service_id
			join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.opens_on < c.month + interval '1 month'
			join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id and ${countedMonth} = c.month
			cross join lateral (select (${sumOfAsked}) / (9.0 - cardinality(v.dropped)) as mean) m
			where m.mean is not null and ${isCounted} and not ${isLate} group by c.month
		)
		select c.month, sum(c.responses)::int as answers, (sum(coalesce(c.value / 25 * c.responses, c.total / 9.0)) / sum(c.responses))::float8 as mean, min(s.spread) as spread, bool_or(c.value is not null) as "isPartial"
		from cell c left join spread s on s.month = c.month group by c.month order by c.month`.execute(tx);
	return rows;
}
