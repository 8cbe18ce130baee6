import type { Command } from '#platform/cli/command.ts';
import { InputError } from '#platform/cli/command.ts';
import type { BaconDecomposition } from '../estimators/fixed-effects/goodman-bacon.ts';
import { withoutNaN } from '../estimators/json.ts';
import type { NegativeWeights } from '../estimators/twfe.ts';
import { id } from '../messages.id.ts';
import type { Notice } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { baconText, eventEffectsText } from './fixed-effects-text.ts';
import { fileOf, oneCluster, withPanelErrors } from './impact-input.ts';
import { COLUMN_OPTIONS, readColumns } from './impact-options.ts';
import { fixedEffectsText } from './impact-text.ts';
import { panelFromTable, readNumberTable } from './panel-reader.ts';

const STANDARD_ERROR = 'CR1 by cluster, unit effects inside clusters not counted, t with G - 1 degrees of freedom';

export const twfe: Command = {
	path: ['impact', 'twfe'],
	summary: 'two-way fixed effects, static and by month, with negative weights and the Goodman-Bacon decomposition',
	usage: 'FILE --unit C --time C --outcome C --first-treated C [--weights C] [--cluster C]',
	options: COLUMN_OPTIONS,
	async run(input) {
		const columns = readColumns(input);
		const table = await readNumberTable(fileOf(input));
		const { panel, calendar } = panelFromTable(table, columns);
		const { twoWayFixedEffects } = await import('../estimators/twfe.ts');
		const { decomposeFixedEffects } = await import('../estimators/fixed-effects/goodman-bacon.ts');
		const { fixed, eventStudy, negativeWeights } = await withPanelErrors(table, columns, () => twoWayFixedEffects(panel));
		const goodmanBacon = fixed && decomposeFixedEffects(panel);
		const result = withoutNaN({
			static: fixed,
			eventStudy,
			negativeWeights,
			goodmanBacon: goodmanBacon && withMonths(goodmanBacon, calendar),
			standardError: `seCr1Nested: ${STANDARD_ERROR}`,
			warnings: [...twfeNotices(negativeWeights, goodmanBacon), ...oneCluster(panel.cluster)].map(said)
		});
		return { json: result, text: [fixedEffectsText(result), ...baconText(result.goodmanBacon)].join('\n') };
	}
};

export const sunab: Command = {
	path: ['impact', 'sunab'],
	summary: 'Sun-Abraham event study: every cohort by itself, then averaged; the regression that staggered starts do not bend',
	usage: 'FILE --unit C --time C --outcome C --first-treated C [--weights C] [--cluster C]',
	options: COLUMN_OPTIONS,
	async run(input) {
		const columns = readColumns(input);
		const table = await readNumberTable(fileOf(input));
		const { panel, calendar } = panelFromTable(table, columns);
		const { sunAbraham } = await import('../estimators/fixed-effects/sun-abraham.ts');
		const found = await withPanelErrors(table, columns, () => sunAbraham(panel));
		if (!found)
			throw new InputError(
				'sunab.not_identified',
				'Cohorts and months cannot be told apart: every cohort needs its last month before training, and units that start later or never must be seen in every month. Use bina impact estimate --panel pairwise, which leaves out only the months it cannot compare.'
			);
		const { notices, byCohort, ...rest } = found;
		const json = withoutNaN({
			...rest,
			byCohort: byCohort.map((effect) => ({ ...effect, group: calendar.write(effect.group), time: calendar.write(effect.time) })),
			standardError: STANDARD_ERROR,
			warnings: notices.map(said)
		});
		return { json, text: eventEffectsText(json) };
	}
};

function said(notice: Notice) {
	return { code: notice.code, message: id.notice(notice) };
}

/** A tenth of wrong weight is worth a word. */
const WORTH_SAYING = 0.1;

function twfeNotices(negative: NegativeWeights | null, bacon: BaconDecomposition | null): Notice[] {
	const percent = (share: number) => Math.round(100 * share);
	return [
		{ code: 'twfe.beside_only' },
		...(negative && negative.share > WORTH_SAYING ? [{ code: 'twfe.negative_weights', count: percent(negative.share) } as const] : []),
		...(bacon && bacon.forbiddenShare > WORTH_SAYING ? [{ code: 'twfe.forbidden_comparisons', count: percent(bacon.forbiddenShare) } as const] : []),
		...(bacon ? [] : [{ code: 'twfe.no_decomposition' } as const])
	];
}

function withMonths(bacon: BaconDecomposition, { write }: Calendar) {
	return {
		...bacon,
		comparisons: bacon.comparisons.map((part) => ({ ...part, treated: write(part.treated), control: part.control === null ? null : write(part.control) }))
	};
}
