import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import type { PanelRow } from '../panel.rules.ts';
import type { ProgrammeRow } from './queries.ts';

/** The present month is not over: half its answers are no month, and would give a new verdict every hour. */
const monthOf = (today: string) => `${today.slice(0, 7)}-01`;

/** What of a programme says which months are its own; without a design all months of the units themselves. */
type Observed = Pick<ProgrammeRow, 'id' | 'agencyId' | 'outcome'> & Partial<Pick<ProgrammeRow, 'design'>>;

/**
 * `programme_unit u` with its months `o`: whole ones, of the panel that was registered, and none after the last unit's window is over;
 * what comes later belongs to no promise, and a verdict would never be final.
 */
function months({ id, agencyId, outcome, design = PLAIN_DESIGN }: Observed, today: string): RawBuilder<unknown> {
	const { windowMonths, panel } = design;
	return sql`programme_unit u
		join ${sql.table(panel === 'joined' ? 'outcome_month_joined' : 'outcome_month')} o on o.agency_id = u.agency_id and o.unit_id = u.unit_id and o.service_id = u.service_id
			and o.agency_id = ${agencyId} and o.element = ${outcome} and o.responses > 0 and o.month < ${monthOf(today)}::date
			${windowMonths === null ? sql`` : sql`and o.month < (select coalesce(max(m.first_month) + make_interval(months => ${windowMonths}), 'infinity') from programme_unit m where m.agency_id = ${agencyId} and m.programme_id = ${id})`}
		join unit n on n.agency_id = u.agency_id and n.id = u.unit_id and u.agency_id = ${agencyId} and u.programme_id = ${id}`;
}

/** Training that was decided for the unit above counts by it. */
function clusterColumn({ design = PLAIN_DESIGN }: Pick<Observed, 'design'>): RawBuilder<unknown> {
	return design.assignedBy === 'parent' ? sql`, coalesce(n.parent_id, n.id) as "clusterId"` : sql``;
}

/** The whole months of the registered units, by unit, service and month: always in the same order, for their fingerprint. */
export async function panelRows(db: Db, programme: Observed, today: string): Promise<PanelRow[]> {
	const { rows } = await sql<PanelRow>`select u.unit_id as "unitId", u.service_id as "serviceId", u.first_month as "firstMonth", o.month, o.responses, o.total, o.value, o.told${clusterColumn(programme)}
		from ${months(programme, today)} order by u.unit_id, u.service_id, o.month`.execute(db);
	return rows;
}

/** Every registered unit and service with the month its training began. */
export function programmeUnits(
	db: Db,
	{ id, agencyId }: Pick<ProgrammeRow, 'id' | 'agencyId'>
): Promise<{ unitId: string; serviceId: string; firstMonth: string | null }[]> {
	return db
		.selectFrom('programme_unit')
		.select(['unit_id as unitId', 'service_id as serviceId', 'first_month as firstMonth'])
		.where('agency_id', '=', agencyId)
		.where('programme_id', '=', id)
		.orderBy('unit_id')
		.orderBy('service_id')
		.execute();
}

/** The same of every programme of a government, by programme. */
export async function unitsByProgramme(db: Db, agencyId: string): Promise<Map<string, { unitId: string; serviceId: string; firstMonth: string | null }[]>> {
	const rows = await db
		.selectFrom('programme_unit')
		.select(['programme_id as programmeId', 'unit_id as unitId', 'service_id as serviceId', 'first_month as firstMonth'])
		.where('agency_id', '=', agencyId)
		.orderBy('programme_id')
		.orderBy('unit_id')
		.orderBy('service_id')
		.execute();
	return Map.groupBy(rows, ({ programmeId }) => programmeId);
}

export interface NamedPanelRow extends PanelRow {
	readonly unitName: string;
	readonly serviceName: string;
	/** Whether it may be shown: of answers to surveys not every cell may. */
	readonly told: boolean;
}

/** The rows behind the verdict with the names of unit and service, by name and month. */
export async function namedPanelRows(db: Db, programme: Observed, today: string): Promise<NamedPanelRow[]> {
	const { rows } = await sql<NamedPanelRow>`select u.unit_id as "unitId", n.name as "unitName", u.service_id as "serviceId", s.name as "serviceName", u.first_month as "firstMonth",
			o.month, o.responses, o.total, o.value, o.told
		from ${months(programme, today)} join service s on s.agency_id = u.agency_id and s.id = u.service_id
		order by n.name, u.unit_id, s.name, u.service_id, o.month`.execute(db);
	return rows;
}
