import { sql } from 'kysely';
import type pg from 'pg';
import { plainDb } from '#platform/db/connect.ts';
import { DEMO_PROMISES } from './programmes.ts';

/**
 * What a planted share of waiting comes to in minutes: the page of a programme that is registered for minutes shows minutes. In a month
 * under training the median is (1 + share) times what it would have been, for every wait was planted with that factor; their difference is
 * averaged over the trained counters and months, weighted by visits as the verdict weighs them.
 *
 * @returns rows written
 */
export async function writeMinutesTruth(owner: pg.Pool, today: string): Promise<number> {
	const { outcome } = DEMO_PROMISES.waiting_minutes;
	const { numAffectedRows } = await sql`
		insert into demo_truth (agency_id, programme_id, outcome, effect, note)
		select p.agency_id, p.id, p.outcome, round((sum(o.responses * o.value * (1 - 1 / (1 + t.effect::float8))) / sum(o.responses))::numeric, 2),
			'Menit, rata-rata di loket yang dilatih: bagian dari waktu tunggu yang ditanam pada data contoh, dikalikan waktu tunggunya.'
		from programme p
		join agency a on a.id = p.agency_id and a.invented
		join demo_truth t on t.agency_id = p.agency_id and t.programme_id = p.id and t.outcome = 'waiting_minutes' and t.effect > -1
		join programme_unit u on u.agency_id = p.agency_id and u.programme_id = p.id
		join outcome_month o on o.agency_id = u.agency_id and o.unit_id = u.unit_id and o.service_id = u.service_id and o.element = p.outcome and o.month >= u.first_month
		where p.outcome = ${outcome} and o.value is not null and o.month < date_trunc('month', ${today}::date)
		group by p.agency_id, p.id, p.outcome`.execute(plainDb(owner));
	return Number(numAffectedRows ?? 0);
}
