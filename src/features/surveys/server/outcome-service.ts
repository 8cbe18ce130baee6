import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { ELEMENTS } from '../schema.ts';

export interface OutcomeScope {
	/** One survey; without it all of the agency. */
	readonly surveyId?: string | undefined;
	/** Only months from this day's on, 'YYYY-MM-DD'; without it all months of the survey. */
	readonly since?: string | undefined;
}

/**
 * Counts the answers of unit × service × month again and writes the panel that evaluations read. Run twice it writes the same.
 * Of an element: those who answered it and the sum of their answers (1–4). Of 'index': those who answered all nine and the sum of
 * their nine answers, so that index × 25 = total ÷ (9 × responses) × 25 holds without guessing a missing answer.
 *
 * @returns rows written
 */
export function refreshOutcomeMonth(db: Db, agencyId: string, { surveyId, since }: OutcomeScope = {}): Promise<number> {
	return inTransaction(db, async (tx) => {
		const inScope = sql`v.agency_id = ${agencyId} and (${surveyId ?? null}::uuid is null or v.id = ${surveyId ?? null}::uuid) and (${since ?? null}::date is null or v.closes_on >= ${since ?? null}::date)`;
		const { rows } = await sql<{ written: number }>`
			with points as (
				select distinct p.id, p.unit_id, p.service_id from survey v
				join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id where ${inScope}
			), period as (
				select greatest(min(v.opens_on), coalesce(${since ?? null}::date, min(v.opens_on))) as first, max(v.closes_on) as last from survey v where ${inScope}
			), answer as (
				select p.unit_id, p.service_id, date_trunc('month', r.submitted_on)::date as month, ${sql.join(ELEMENTS.map((element) => sql.ref(`r.${element}`)))}
				from points p
				join survey v on v.agency_id = ${agencyId} and v.service_point_id = p.id
				join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id, period
				where r.submitted_on >= date_trunc('month', period.first) and r.submitted_on < date_trunc('month', period.last) + interval '1 month'
			), counted as (
				select unit_id, service_id, month, e.element, count(e.score)::int as responses, coalesce(sum(e.score), 0) as total
				from answer cross join lateral (values
					${sql.join(ELEMENTS.map((element) => sql`(${sql.lit(element)}, ${sql.ref(element)}::int)`))},
					('index', ${sql.join(
						ELEMENTS.map((element) => sql`${sql.ref(element)}::int`),
						sql` + `
					)})
				) as e (element, score)
				group by unit_id, service_id, month, e.element
			), gone as (
				delete from outcome_month o using points p, period
				where o.agency_id = ${agencyId} and o.unit_id = p.unit_id and o.service_id = p.service_id
					and o.month >= date_trunc('month', period.first) and o.month <= period.last
					and not exists (select 1 from counted c where c.unit_id = o.unit_id and c.service_id = o.service_id and c.month = o.month)
			), written as (
				insert into outcome_month (agency_id, unit_id, service_id, element, month, responses, total)
				select ${agencyId}, unit_id, service_id, element, month, responses, total from counted
				on conflict (agency_id, unit_id, service_id, element, month) do update set responses = excluded.responses, total = excluded.total
				where (outcome_month.responses, outcome_month.total) is distinct from (excluded.responses, excluded.total)
				returning 1
			)
			select count(*)::int as written from written`.execute(tx);
		return rows[0]?.written ?? 0;
	});
}
