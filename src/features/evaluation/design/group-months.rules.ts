import { monthNumber } from '#platform/months.ts';
import { clusterOf, isClustered, points, type PanelRow } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import type { GroupMonth } from './noise.rules.ts';

/** What a row counts for: the office with its services, the unit above it, or the service alone where every office gives one. */
export function groupNames(rows: readonly PanelRow[]): (row: Pick<PanelRow, 'unitId' | 'serviceId' | 'clusterId'>) => string {
	return isClustered(rows) ? clusterOf : ({ unitId, serviceId }) => `${unitId}/${serviceId}`;
}

/** The months of what is trained as one: mean of its services, weighted by answers. */
export function groupMonths(rows: readonly PanelRow[], outcome: Outcome): GroupMonth[] {
	const nameOf = groupNames(rows);
	const cells = Map.groupBy(rows, (row) => `${nameOf(row)} ${row.month}`);
	return [...cells.values()].flatMap((own) => {
		const weight = own.reduce((sum, { responses }) => sum + responses, 0);
		const value = own.reduce((sum, row) => sum + row.responses * points(row, outcome), 0) / weight;
		return Number.isFinite(value) ? [{ group: nameOf(own[0]!), month: monthNumber(own[0]!.month), value, weight }] : [];
	});
}
