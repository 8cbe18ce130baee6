import type { Command } from '#platform/cli/command.ts';
import { isComplaintCount } from '../counts.rules.ts';
import type { ImpactResult } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { checkRange, fileOf, perThousand, withPanelErrors } from './impact-input.ts';
import { ESTIMATE_OPTIONS, readColumns, readImpactOptions } from './impact-options.ts';
import { impactText } from './impact-text.ts';
import { panelFromTable, readNumberTable } from './panel-reader.ts';

export const estimate: Command = {
	path: ['impact', 'estimate'],
	summary: 'did the training change the outcome? Staggered difference-in-differences with a verdict',
	usage:
		'FILE --unit C --time C --outcome C --first-treated C [--control never|notyet] [--method dr|reg|ipw] [--covariates a,b] [--sesoi X --direction up|down]',
	options: ESTIMATE_OPTIONS,
	async run(input) {
		const columns = readColumns(input);
		const options = readImpactOptions(input, columns);
		const table = await readNumberTable(fileOf(input));
		const { panel: counted, calendar } = panelFromTable(table, columns);
		const panel = perThousand(input, counted, table, columns);
		checkRange(input, panel, table, columns);
		// Loaded here, so that other commands do not wait for the distribution functions.
		const { estimateImpact } = await import('../estimators/estimate.ts');
		const result = await withPanelErrors(table, columns, () => estimateImpact(panel, { ...options, rawComplaints: isComplaintCount(columns.outcome, panel.outcome) }));
		return { json: withMonths(result, calendar), text: impactText(result, calendar.write) };
	}
};

/** Months go back to the way the file writes them. */
function withMonths(result: ImpactResult, { write }: Calendar) {
	return {
		...result,
		groupTime: result.groupTime.map((cell) => ({ ...cell, group: write(cell.group), time: write(cell.time) })),
		group: { ...result.group, byGroup: result.group.byGroup.map((part) => ({ ...part, group: write(part.group) })) },
		calendar: { ...result.calendar, byTime: result.calendar.byTime.map((part) => ({ ...part, time: write(part.time) })) },
		series: result.series && { ...result.series, start: write(result.series.start) }
	};
}
