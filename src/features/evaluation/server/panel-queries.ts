import type { Db } from '#platform/db/connect.ts';
import type { PanelRow } from '../panel.rules.ts';
import type { ProgrammeRow } from './queries.ts';

/** The present month is not over: half its answers are no month, and would give a new verdict every hour. */
const monthOf = (today: string) => `${today.slice(0, 7)}-01`;

/** The whole months of the registered units, by unit, service and month: always in the same order, for their fingerprint. */
export async function panelRows(db: Db, { id, agencyId, outcome }: Pick<ProgrammeRow, 'id' | 'agencyId' | 'outcome'>, today: string): Promise<PanelRow[]> {
	return db
		.selectFrom('programme_unit as u')
		.innerJoin('outcome_month as o', (join) =>
			join.onRef('o.agency_id', '=', 'u.agency_id').onRef('o.unit_id', '=', 'u.unit_id').onRef('o.service_id', '=', 'u.service_id')
		)
		.select(['u.unit_id as unitId', 'u.service_id as serviceId', 'u.first_month as firstMonth', 'o.month', 'o.responses', 'o.total', 'o.value'])
		.where('u.agency_id', '=', agencyId)
		.where('u.programme_id', '=', id)
		.where('o.element', '=', outcome)
		.where('o.responses', '>', 0)
		.where('o.month', '<', monthOf(today))
		.orderBy('u.unit_id')
		.orderBy('u.service_id')
		.orderBy('o.month')
		.execute();
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

export interface NamedPanelRow extends PanelRow {
	readonly unitName: string;
	readonly serviceName: string;
}

/** The rows behind the verdict with the names of unit and service, by name and month. */
export async function namedPanelRows(db: Db, programme: Pick<ProgrammeRow, 'id' | 'agencyId' | 'outcome'>, today: string): Promise<NamedPanelRow[]> {
	return db
		.selectFrom('programme_unit as u')
		.innerJoin('outcome_month as o', (join) =>
			join.onRef('o.agency_id', '=', 'u.agency_id').onRef('o.unit_id', '=', 'u.unit_id').onRef('o.service_id', '=', 'u.service_id')
		)
		.innerJoin('unit as n', (join) => join.onRef('n.agency_id', '=', 'u.agency_id').onRef('n.id', '=', 'u.unit_id'))
		.innerJoin('service as s', (join) => join.onRef('s.agency_id', '=', 'u.agency_id').onRef('s.id', '=', 'u.service_id'))
		.select([
			'u.unit_id as unitId',
			'n.name as unitName',
			'u.service_id as serviceId',
			's.name as serviceName',
			'u.first_month as firstMonth',
			'o.month',
			'o.responses',
			'o.total',
			'o.value'
		])
		.where('u.agency_id', '=', programme.agencyId)
		.where('u.programme_id', '=', programme.id)
		.where('o.element', '=', programme.outcome)
		.where('o.responses', '>', 0)
		.where('o.month', '<', monthOf(today))
		.orderBy('n.name')
		.orderBy('u.unit_id')
		.orderBy('s.name')
		.orderBy('u.service_id')
		.orderBy('o.month')
		.execute();
}
