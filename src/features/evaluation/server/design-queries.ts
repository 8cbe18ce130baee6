import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Design } from '../design/design.schema.ts';
import type { PanelRow } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';

/** Months further back than this say little about the next ones. */
const MONTHS_BACK = 24;

/** The past two years of every open office and service, as a registration of this outcome would read them; nobody is trained in them. */
export async function pastRows(db: Db, agencyId: string, { outcome, design }: { readonly outcome: Outcome; readonly design: Design }, today: string): Promise<PanelRow[]> {
	const { rows } = await sql<PanelRow>`
		select p.unit_id as "unitId", p.service_id as "serviceId", null as "firstMonth", o.month, o.responses, o.total, o.value
			${design.assignedBy === 'parent' ? sql`, coalesce(u.parent_id, u.id) as "clusterId"` : sql``}
		from service_point p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id and u.closed_on is null
		join ${sql.table(design.panel === 'joined' ? 'outcome_month_joined' : 'outcome_month')} o on o.agency_id = p.agency_id and o.unit_id = p.unit_id and o.service_id = p.service_id
			and o.element = ${outcome} and o.responses > 0 and o.month < date_trunc('month', ${today}::date) and o.month >= date_trunc('month', ${today}::date) - make_interval(months => ${MONTHS_BACK})
		where p.agency_id = ${agencyId} order by p.unit_id, p.service_id, o.month`.execute(db);
	return rows;
}
