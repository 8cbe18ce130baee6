import type { Arguments, Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, requiredOption, textOption } from '#platform/cli/command.ts';
import { withoutNaN } from '../estimators/json.ts';
import { id } from '../messages.id.ts';
import type { NoticeCode } from '../schema.ts';
import { fileOf, oneCluster } from './impact-input.ts';
import { pairedText } from './impact-text.ts';
import type { NumberTable } from './panel-reader.ts';
import { numberColumn, readNumberTable, textColumn } from './panel-reader.ts';

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
			warnings: [warning('prepost.not_impact'), ...oneCluster(group?.cluster).map(({ code }) => warning(code))]
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
