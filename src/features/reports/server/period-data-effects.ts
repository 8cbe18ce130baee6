import { PanelError } from '#features/evaluation/estimators/check.ts';
import { estimateImpact } from '#features/evaluation/estimators/estimate.ts';
import { panelOf, type PanelRow } from '#features/evaluation/panel.rules.ts';
import { OUTCOMES } from '#features/evaluation/programme.schema.ts';
import { ImpactOptions } from '#features/evaluation/schema.ts';
import type { DataRow } from './period-data-queries.ts';

const NOTHING = { att_here: null, se_here: null };

/**
 * The effect on the rows that are given away: where small cells are left out it is not the stored one, and this is the number that
 * counting the files again must give. Null where the design is another, or the rows left are no panel.
 */
export function countedHere(result: DataRow, registration: readonly DataRow[], panel: readonly DataRow[]): Readonly<Record<'att_here' | 'se_here', number | null>> {
	const outcome = OUTCOMES.find((one) => one === result.outcome);
	if (result.design !== 'did' || !outcome) return NOTHING;
	const starts = new Map(registration.filter(({ programme }) => programme === result.programme).map(({ unit, service, first_month: first }) => [`${unit}/${service}`, first as string | null]));
	const rows = panel.flatMap((row): PanelRow[] => {
		const first = starts.get(`${row.unit}/${row.service}`);
		if (first === undefined || row.element !== outcome || String(row.month) > String(result.last_month)) return [];
		return [{ unitId: String(row.unit), serviceId: String(row.service), firstMonth: first, month: String(row.month), responses: Number(row.responses), total: Number(row.total), value: row.value as number | null }];
	});
	try {
		const { control, panel: gaps, window, anticipation, clustered } = result;
		const read = panelOf(rows, outcome);
		const options = ImpactOptions.parse({ control, panel: gaps, window, anticipation, base: 'universal', assignment: clustered === 1 && read.cluster ? 'cluster' : 'unit' });
		const { att, se } = estimateImpact(read, options).simple;
		return { att_here: att, se_here: se };
	} catch (error) {
		if (error instanceof PanelError) return NOTHING;
		throw error;
	}
}
