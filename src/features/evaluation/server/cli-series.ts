import type { Arguments, Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, requiredOption, textOption } from '#platform/cli/command.ts';
import { withoutNaN } from '../estimators/json.ts';
import { id } from '../messages.id.ts';
import type { NoticeCode } from '../schema.ts';
import { fileOf } from './impact-input.ts';
import { wholeNumber } from './impact-options.ts';
import { pairedText, seriesText } from './impact-text.ts';
import type { NumberTable } from './panel-reader.ts';
import { calendarOfColumn, numberColumn, readMonth, readMonths, readNumberTable, textColumn } from './panel-reader.ts';

const ITS_OPTIONS = {
	time: { type: 'string', help: 'column with the month: a number, 2025-03 or 202503' },
	outcome: { type: 'string', help: 'column with the outcome; empty = missing' },
	start: { type: 'string', help: 'first month after the change' },
	lag: { type: 'string', help: 'Newey–West lag (default floor(0.75 n^(1/3)))' }
} as const satisfies Record<string, OptionSpec>;

export const its: Command = {
	path: ['impact', 'its'],
	summary: 'one series without comparison: segmented regression with AR(1) errors, Newey–West beside it',
	usage: 'FILE --time C --outcome C --start T [--lag N]',
	options: ITS_OPTIONS,
	async run(input) {
		const [timeName, outcomeName, startText] = [requiredOption(input, 'time'), requiredOption(input, 'outcome'), requiredOption(input, 'start')];
		const lag = wholeNumber(input, 'lag', 0, 600);
		const table = await readNumberTable(fileOf(input));
		const { time, outcome, start } = readSeries(table, timeName, outcomeName, startText);
		if (outcome.length > 0 && outcome.every((value) => value === outcome[0]))
			throw new InputError('series.constant', `Column "${outcomeName}" is ${outcome[0]} in every month. An outcome that never varies has neither a change nor an error to report.`, { column: outcomeName });
		const { interruptedSeries } = await import('../estimators/its.ts');
		const result = interruptedSeries({ time, outcome }, start, lag);
		if (!result)
			throw new InputError(
				'series.too_short',
				'The level and the slope cannot be told apart. At least two months before and two after the start are needed, five in all, and an outcome that no straight line meets exactly.'
			);
		const json = withoutNaN({ start: startText, ...result, warnings: [warning('design.interrupted_series')] });
		return { json, text: seriesText(json) };
	}
};

function readSeries(table: NumberTable, timeName: string, outcomeName: string, startText: string) {
	const calendar = calendarOfColumn(table, timeName);
	const time = readMonths(table, timeName, calendar);
	const outcome = numberColumn(table, outcomeName);
	const start = readMonth(startText, 'start', calendar);
	const seen = new Set<number>();
	table.rows.forEach(({ row }, index) => {
		if (Number.isNaN(time[index]))
			throw new InputError('value.missing', `Row ${row}, column "${timeName}": the month is missing. Every row needs its month.`, { row, column: timeName });
		if (seen.has(time[index]!))
			throw new InputError('panel.duplicate', `Row ${row}, column "${timeName}": this month stands twice. Give one row a month, or average the units first.`, {
				row,
				column: timeName
			});
		seen.add(time[index]!);
	});
	const order = [...time.keys()].filter((index) => !Number.isNaN(outcome[index])).sort((a, b) => time[a]! - time[b]!);
	return { time: order.map((index) => time[index]!), outcome: order.map((index) => outcome[index]!), start };
}

const PREPOST_OPTIONS = {
	before: { type: 'string', help: 'column measured before' },
	after: { type: 'string', help: 'column measured after' },
	treated: { type: 'string', help: 'column with 1 for trained and 0 for comparison: adds the difference in differences' },
	cluster: { type: 'string', help: 'column with clusters, for the difference in differences' }
} as const satisfies Record<string, OptionSpec>;

export const prepost: Command = {
	path: ['impact', 'prepost'],
	summary: 'before and after in the same units: paired t and Wilcoxon; with --treated the 2×2 comparison',
	usage: 'FILE --before C --after C [--treated C] [--cluster C]',
	options: PREPOST_OPTIONS,
	async run(input) {
		const [beforeName, afterName] = [requiredOption(input, 'before'), requiredOption(input, 'after')];
		const table = await readNumberTable(fileOf(input));
		const [before, after] = [numberColumn(table, beforeName), numberColumn(table, afterName)];
		const group = readGroup(input, table);
		const pairs = [...before.keys()].filter((index) => !Number.isNaN(before[index]) && !Number.isNaN(after[index]));
		const trained = group ? pairs.filter((index) => group.isTreated[index]) : pairs;
		if (trained.length < 2) throw new InputError('prepost.too_few', 'At least two units with both measurements are needed.');
		const { comparePairs, compareChanges } = await import('../estimators/paired.ts');
		const pick = (values: Float64Array) => trained.map((index) => values[index]!);
		const comparison =
			group &&
			compareChanges(
				pairs.map((index) => after[index]! - before[index]!),
				pairs.map((index) => group.isTreated[index]!),
				group.cluster && pairs.map((index) => group.cluster![index]!)
			);
		const json = withoutNaN({
			...comparePairs(pick(before), pick(after)),
			dropped: table.rows.length - pairs.length,
			comparison,
			warnings: [warning('prepost.not_impact')]
		});
		return { json, text: pairedText(json) };
	}
};

function readGroup(input: Arguments, table: NumberTable): { isTreated: boolean[]; cluster: string[] | undefined } | null {
	const name = textOption(input, 'treated');
	const clusterName = textOption(input, 'cluster');
	if (name === undefined) {
		if (clusterName !== undefined) throw new InputError('option.missing', '--cluster needs --treated C, the column that tells trained from comparison units.');
		return null;
	}
	const isTreated = textColumn(table, name).map((cell, index) => {
		const { row } = table.rows[index]!;
		if (cell !== '0' && cell !== '1')
			throw new InputError('value.not_zero_or_one', `Row ${row}, column "${name}": "${cell.slice(0, 40)}" must be 1 (trained) or 0 (comparison).`, {
				row,
				column: name
			});
		return cell === '1';
	});
	return { isTreated, cluster: clusterName === undefined ? undefined : textColumn(table, clusterName) };
}

function warning(code: NoticeCode) {
	return { code, message: id.notice({ code }) };
}
