import type { Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, requiredOption, textOption } from '#platform/cli/command.ts';
import { withoutNaN } from '../estimators/json.ts';
import type { MetaAnalysis } from '../estimators/meta/meta-analysis.ts';
import { TAU_METHODS } from '../estimators/meta/between-variance.ts';
import { id } from '../messages.id.ts';
import type { Interval, Notice } from '../schema.ts';
import { fileOf } from './impact-input.ts';
import { choice } from './impact-options.ts';
import { numberColumn, readNumberTable, textColumn } from './panel-reader.ts';

const META_OPTIONS = {
	effect: { type: 'string', help: 'column with the effect of each evaluation, all in one unit' },
	se: { type: 'string', help: 'column with its standard error' },
	label: { type: 'string', help: 'column with the name of each evaluation' },
	tau2: { type: 'string', help: 'reml | dl | pm: how the variance between programmes is estimated (default reml)' }
} as const satisfies Record<string, OptionSpec>;

/** Beyond these, squares of errors are no numbers any more. */
const [SMALLEST, LARGEST] = [1e-100, 1e100];

export const meta: Command = {
	path: ['impact', 'meta'],
	summary: 'several evaluations together: random-effects mean, how far programmes differ, and where the next one lies',
	usage: 'FILE --effect C --se C [--label C] [--tau2 reml|dl|pm]',
	options: META_OPTIONS,
	async run(input) {
		const names = { effect: requiredOption(input, 'effect'), se: requiredOption(input, 'se'), label: textOption(input, 'label') };
		const method = choice(input, 'tau2', TAU_METHODS);
		const table = await readNumberTable(fileOf(input));
		const [effect, se] = [numberColumn(table, names.effect), numberColumn(table, names.se)];
		const labels = names.label === undefined ? table.rows.map((_row, at) => String(at + 1)) : textColumn(table, names.label);
		table.rows.forEach(({ row }, at) => {
			if (Number.isNaN(se[at]) || (se[at]! >= SMALLEST && se[at]! <= LARGEST && !(Math.abs(effect[at]!) > LARGEST))) return;
			throw new InputError('value.not_positive', `Row ${row}, column "${names.se}": a standard error is a number above 0. Leave the cell empty when it is not known; the row is then not used.`, {
				row,
				column: names.se
			});
		});
		const used = [...effect.keys()].filter((at) => !Number.isNaN(effect[at]) && !Number.isNaN(se[at]));
		if (used.length < 2)
			throw new InputError('meta.too_few', `At least two evaluations with an effect and a standard error are needed; there ${used.length === 1 ? 'is one' : 'are none'}.`);
		const { metaAnalysis } = await import('../estimators/meta/meta-analysis.ts');
		const { notices, weights, ...rest } = metaAnalysis({ effect: Float64Array.from(used, (at) => effect[at]!), variance: Float64Array.from(used, (at) => se[at]! ** 2) }, method);
		const leftOut: Notice[] = used.length < effect.length ? [{ code: 'meta.left_out', count: effect.length - used.length }] : [];
		const json = withoutNaN({
			...rest,
			evaluations: used.map((at, which) => ({ label: labels[at]!, effect: effect[at]!, se: se[at]!, weight: weights[which]! })),
			warnings: [...leftOut, ...notices].map((notice) => ({ code: notice.code, message: id.notice(notice) }))
		});
		return { json, text: metaText(json) };
	}
};

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

function metaText({ studies, estimate, ci95, wald, tau2, i2, prediction95, evaluations, warnings }: Pick<MetaAnalysis, 'studies' | 'estimate' | 'ci95' | 'wald' | 'tau2' | 'i2' | 'prediction95'> & {
	readonly evaluations: readonly { readonly label: string; readonly effect: number; readonly se: number; readonly weight: number }[];
	readonly warnings: readonly { readonly message: string }[];
}): string {
	const range = (interval: Interval | null) => (interval ? `[${number.format(interval[0])}, ${number.format(interval[1])}]` : '–');
	return [
		`mean of ${studies} evaluations ${number.format(estimate)} ${range(ci95)} (Hartung-Knapp; usual ${range(wald.ci95)})`,
		`the next programme: ${range(prediction95)}`,
		`between programmes: tau² ${number.format(tau2)}, I² ${(100 * i2).toFixed(0)} %`,
		'',
		...evaluations.map(({ label, effect, se, weight }) => `${`${(100 * weight).toFixed(1)} %`.padStart(6)}  ${label}: ${number.format(effect)} (se ${number.format(se)})`),
		...warnings.map(({ message }) => `note: ${message}`)
	].join('\n');
}
