import { PanelError } from '#features/evaluation/estimators/check.ts';
import { estimateImpact } from '#features/evaluation/estimators/estimate.ts';
import { isClustered, panelOf, type PanelRow } from '#features/evaluation/panel.rules.ts';
import { OUTCOMES } from '#features/evaluation/programme.schema.ts';
import { ImpactOptions } from '#features/evaluation/schema.ts';
import type { DataRow } from './period-data-queries.ts';

type Here = Readonly<Record<'att_here' | 'se_here' | 'low_here' | 'high_here', number | null> & Record<'rows_here', number>>;

/**
 * The effect on the rows that are given away: where small cells are left out it is not the stored one, and these are the numbers
 * that counting the files again must give. Null where there was none, or the rows left are no panel.
 */
export function countedHere(result: DataRow, registration: readonly DataRow[], panel: readonly DataRow[]): Here {
	const rows = rowsOf(result, registration, panel);
	const nothing: Here = { att_here: null, se_here: null, low_here: null, high_here: null, rows_here: rows.length };
	const outcome = OUTCOMES.find((one) => one === result.outcome);
	if (result.design === 'none' || !outcome) return nothing;
	try {
		const { control, gaps, window, anticipation, family, seasonal } = result;
		const options = ImpactOptions.parse({ control, panel: gaps, window, anticipation, family, seasonal, base: 'universal', assignment: isClustered(rows) ? 'cluster' : 'unit' });
		const { series, simple } = estimateImpact(panelOf(rows, outcome), options);
		const [att, se, ci95] = series ? [series.average?.estimate, series.average?.se, series.average?.ci95] : [simple.att, simple.se, simple.ci95];
		return { ...nothing, att_here: att ?? null, se_here: se ?? null, low_here: ci95?.[0] ?? null, high_here: ci95?.[1] ?? null };
	} catch (error) {
		if (error instanceof PanelError) return nothing;
		throw error;
	}
}

function rowsOf(result: DataRow, registration: readonly DataRow[], panel: readonly DataRow[]): PanelRow[] {
	const members = new Map(registration.filter(({ programme }) => programme === result.programme).map((row) => [`${row.unit}/${row.service}`, row]));
	return panel.flatMap((row): PanelRow[] => {
		const member = members.get(`${row.unit}/${row.service}`);
		if (!member || row.panel !== result.data_panel || row.element !== result.outcome || String(row.month) > String(result.last_month)) return [];
		return [{
			unitId: String(row.unit), serviceId: String(row.service), firstMonth: member.first_month as string | null, month: String(row.month), responses: Number(row.responses), total: Number(row.total), value: row.value as number | null,
			...(result.assigned_by === 'parent' ? { clusterId: String(member.cluster) } : {})
		}];
	});
}
