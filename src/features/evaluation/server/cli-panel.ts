import type { Command } from '#platform/cli/command.ts';
import { withoutNaN } from '../estimators/json.ts';
import type { ImpactResult } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { checkRange, fileOf, withPanelErrors } from './impact-input.ts';
import { COLUMN_OPTIONS, ESTIMATE_OPTIONS, readColumns, readImpactOptions } from './impact-options.ts';
import { fixedEffectsText, impactText } from './impact-text.ts';
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
		const { panel, calendar } = panelFromTable(table, columns);
		checkRange(input, panel, table, columns);
		// Loaded here, so that other commands do not wait for the distribution functions.
		const { estimateImpact } = await import('../estimators/estimate.ts');
		const result = await withPanelErrors(table, columns, () => estimateImpact(panel, options));
		return { json: withMonths(result, calendar), text: impactText(result, calendar.write) };
	}
};

export const twfe: Command = {
	path: ['impact', 'twfe'],
	summary: 'two-way fixed effects, static and by month, with the share of negative weights',
	usage: 'FILE --unit C --time C --outcome C --first-treated C [--weights C] [--cluster C]',
	options: COLUMN_OPTIONS,
	async run(input) {
		const columns = readColumns(input);
		const table = await readNumberTable(fileOf(input));
		const { panel } = panelFromTable(table, columns);
		const { twoWayFixedEffects } = await import('../estimators/twfe.ts');
		const { fixed, eventStudy, negativeWeights } = await withPanelErrors(table, columns, () => twoWayFixedEffects(panel));
		const result = withoutNaN({
			static: fixed,
			eventStudy,
			negativeWeights,
			standardError: 'seCr1Nested: CR1 by cluster, unit effects inside clusters not counted, t with G - 1 degrees of freedom'
		});
		return { json: result, text: fixedEffectsText(result) };
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
