import type { Arguments, Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, textOption } from '#platform/cli/command.ts';
import type { NumberTable } from '../panel-reader.ts';
import type { Sample } from './stats-input.ts';
import { columnSample, numbersSample, rangedOption, requiredTable } from './stats-input.ts';
import { show, showRange, statisticsResult } from './stats-output.ts';

/** Whole numbers may stand on the line instead of a file. */
function typedNumbers({ positionals }: Arguments): readonly string[] | null {
	return positionals.length > 0 && /^[+.\d]/.test(positionals[0]!) && !Number.isNaN(Number(positionals[0])) ? positionals : null;
}

/** Counts of one row: parts and wholes. @throws {InputError} a part that is more than its whole, or no count */
function checkCounts(part: Sample, whole: Sample): void {
	whole.values.forEach((n, at) => {
		const x = part.values[at]!;
		const refuse = ({ name, rows }: Sample, why: string) => {
			throw new InputError('value.out_of_range', `Row ${rows[at]}, column "${name}": ${why}`, { row: rows[at]!, column: name });
		};
		if (!Number.isInteger(n) || n < 1 || n > 1e9) refuse(whole, `${n} is no number of people asked; write a whole number from 1 to 1,000,000,000.`);
		if (!Number.isInteger(x) || x < 0) refuse(part, `${x} is no count; write a whole number from 0.`);
		if (x > n) refuse(part, `${x} of ${n} is more than all.`);
	});
}

function countColumns(table: NumberTable, input: Arguments, names: readonly string[]): Sample[] {
	return names.map((name) => columnSample(table, textOption(input, name) ?? name));
}

function typedCounts(parts: readonly string[], names: readonly string[], example: string): Sample[] {
	if (parts.length !== names.length) throw new InputError('option.missing', `Write ${names.length} numbers, as in: ${example}`);
	return names.map((name, at) => ({ ...numbersSample([parts[at]!], name), rows: [at + 1] }));
}

const WILSON_OPTIONS = {
	x: { type: 'string', help: 'column with how many of them (default x)' },
	n: { type: 'string', help: 'column with how many in all (default n)' }
} as const satisfies Record<string, OptionSpec>;

export const wilson: Command = {
	path: ['stats', 'wilson'],
	summary: 'interval of a share by score, with and without continuity; exact and Agresti–Coull beside it',
	usage: 'X N | FILE [--x C --n C]',
	options: WILSON_OPTIONS,
	async run(input) {
		const { proportion } = await import('../../estimators/scores/proportions.ts');
		const typed = typedNumbers(input);
		const names = ['x', 'n'];
		const [x, n] = (
			typed
				? typedCounts(typed, names, 'bina stats wilson 45 60')
				: countColumns(await requiredTable(input, 'bina stats wilson shares.csv --x yes --n asked'), input, names)
		) as [Sample, Sample];
		checkCounts(x, n);
		const results = Array.from(x.values, (value, at) => proportion(value, n.values[at]!));
		const first = results[0]!;
		if (typed) return statisticsResult(`${first.x} of ${first.n} are ${show(100 * first.p)} %, 95 % interval ${showRange(first.wilson95)}.`, { ...first });
		return statisticsResult(`${results.length} shares.`, { results });
	}
};

const NEWCOMBE_OPTIONS = {
	x1: { type: 'string', help: 'column with how many of the first group (default x1)' },
	n1: { type: 'string', help: 'column with the size of the first group (default n1)' },
	x2: { type: 'string', help: 'column with how many of the second group (default x2)' },
	n2: { type: 'string', help: 'column with the size of the second group (default n2)' }
} as const satisfies Record<string, OptionSpec>;

export const newcombe: Command = {
	path: ['stats', 'newcombe'],
	summary: 'difference of two shares: hybrid score interval, pooled z, exact p',
	usage: 'X1 N1 X2 N2 | FILE [--x1 C --n1 C --x2 C --n2 C]',
	options: NEWCOMBE_OPTIONS,
	async run(input) {
		const { compareProportions } = await import('../../estimators/scores/proportions.ts');
		const typed = typedNumbers(input);
		const names = ['x1', 'n1', 'x2', 'n2'];
		const [x1, n1, x2, n2] = (
			typed
				? typedCounts(typed, names, 'bina stats newcombe 56 70 48 80')
				: countColumns(await requiredTable(input, 'bina stats newcombe shares.csv'), input, names)
		) as [Sample, Sample, Sample, Sample];
		checkCounts(x1, n1);
		checkCounts(x2, n2);
		const results = Array.from(x1.values, (value, at) => compareProportions(value, n1.values[at]!, x2.values[at]!, n2.values[at]!));
		const first = results[0]!;
		if (typed)
			return statisticsResult(`Difference ${show(100 * first.diff)} points of a hundred, 95 % interval ${showRange(first.newcombeHybridScore95)}.`, {
				...first
			});
		return statisticsResult(`${results.length} differences.`, { results });
	}
};

const BH_OPTIONS = {
	p: { type: 'string', help: 'column with the p-values (default p)' },
	level: { type: 'string', help: 'share of false findings allowed (default 0.10)' }
} as const satisfies Record<string, OptionSpec>;

export const bh: Command = {
	path: ['stats', 'bh'],
	summary: 'many tests together: Benjamini–Hochberg, Holm and others; the list must be fixed before looking',
	usage: 'P… | FILE [--p C] [--level 0.10]',
	options: BH_OPTIONS,
	async run(input) {
		const typed = typedNumbers(input);
		const level = rangedOption(input, 'level', 0, 1) ?? 0.1;
		const sample = typed ? numbersSample(typed, 'p') : columnSample(await requiredTable(input, 'bina stats bh tests.csv --p p'), textOption(input, 'p') ?? 'p');
		const outside = sample.values.findIndex((value) => value < 0 || value > 1);
		if (outside >= 0) {
			const where = { row: sample.rows[outside]!, column: sample.name };
			throw new InputError(
				'value.out_of_range',
				`Row ${where.row}, column "${where.column}": ${sample.values[outside]} is no p-value; it must lie from 0 to 1.`,
				where
			);
		}
		const { adjustTogether } = await import('../../estimators/scores/multiple.ts');
		const kept = [...sample.values.keys()].filter((at) => !Number.isNaN(sample.values[at]));
		if (kept.length === 0) throw new InputError('sample.too_few', 'There is no p-value to adjust.');
		const p = kept.map((at) => sample.values[at]!);
		const adjusted = adjustTogether(p);
		const rejected = (values: readonly number[], limit: number) => values.filter((value) => value <= limit).length;
		const counts = { 'n_rejected_bh_0.05': rejected(adjusted.benjaminiHochberg, 0.05), 'n_rejected_bonferroni_0.05': rejected(adjusted.bonferroni, 0.05) };
		const found = rejected(adjusted.benjaminiHochberg, level);
		const missing = sample.values.length - p.length;
		return statisticsResult(
			`${found} of ${p.length} tests stand at a false discovery rate of ${show(level)}.`,
			{ n: p.length, missing, level, nRejectedBh: found, p, ...adjusted, ...counts, rows: kept.map((at) => sample.rows[at]!) },
			missing > 0 ? [{ code: 'p.missing', message: `${missing} rows have no p-value and are not counted as tests.` }] : []
		);
	}
};
