import type { Arguments, Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, numberOption, textOption } from '#platform/cli/command.ts';
import type { TestReliability } from '../../estimators/scores/items.ts';
import type { NumberTable } from '../panel-reader.ts';
import type { Warning } from './stats-input.ts';
import { columnSample, constantWarning, requiredTable } from './stats-input.ts';
import { show, showRange, statisticsResult } from './stats-output.ts';

const OPTIONS = {
	columns: { type: 'string', help: 'columns of the items, separated by commas (default: all)' },
	max: { type: 'string', help: 'highest score of an item (default: the highest that is there)' }
} as const satisfies Record<string, OptionSpec>;
const USAGE = 'FILE [--columns a,b,c] [--max N]: a row a person, a column an item';

export const cronbach: Command = {
	path: ['stats', 'cronbach'],
	summary: "Cronbach's alpha with its interval, KR-20 for right or wrong, alpha without each item",
	usage: USAGE,
	options: OPTIONS,
	async run(input) {
		const { result, warnings } = await analyse(input);
		const { items, ...figures } = result;
		const deleted = items.map(({ item, alphaIfDeleted, rRestCorrected }) => ({ item, alphaIfDeleted, rRestCorrected }));
		return statisticsResult(
			`Alpha ${show(result.rawAlpha)} ${showRange(result.feldtCi95)} from ${result.n} people and ${result.k} items.`,
			{ alpha: result.rawAlpha, ci95: result.feldtCi95, ...figures, items: deleted },
			warnings
		);
	}
};

export const item: Command = {
	path: ['stats', 'item'],
	summary: 'each item of a test: difficulty, correlation with the rest, discrimination of the best and worst 27 %',
	usage: USAGE,
	options: OPTIONS,
	async run(input) {
		const { result, warnings } = await analyse(input);
		const { n, k, rawAlpha, nGroup, items } = result;
		return statisticsResult(`${k} items, ${n} people; best and worst ${nGroup} compared.`, { n, k, rawAlpha, nGroup, items }, warnings);
	}
};

async function analyse(input: Arguments): Promise<{ result: TestReliability; warnings: Warning[] }> {
	const table = await requiredTable(input, 'bina stats cronbach answers.csv');
	const names = itemNames(input, table);
	const samples = names.map((name) => columnSample(table, name));
	const complete = [...table.rows.keys()].filter((at) => samples.every(({ values }) => !Number.isNaN(values[at])));
	if (complete.length < 2) throw new InputError('sample.too_few', `Only ${complete.length} people answered every item. At least two are needed.`);
	const columns = samples.map(({ values }) => Float64Array.from(complete, (at) => values[at]!));
	const highest = columns.reduce((most, column) => column.reduce((own, value) => Math.max(own, value), most), -Infinity);
	const most = numberOption(input, 'max') ?? highest;
	for (const { values, rows, name } of samples) {
		const at = values.findIndex((value) => value > most);
		if (at >= 0)
			throw new InputError('value.out_of_range', `Row ${rows[at]}, column "${name}": ${values[at]} is above the highest score ${most}.`, {
				row: rows[at]!,
				column: name
			});
	}
	const { analyseItems } = await import('../../estimators/scores/items.ts');
	const result = analyseItems(names, columns, most);
	const constant = names.filter((_name, at) => columns[at]!.every((value) => value === columns[at]![0]));
	const dropped = table.rows.length - complete.length;
	return {
		result,
		warnings: [
			...(dropped > 0 ? [{ code: 'rows.incomplete', message: `${dropped} people left an item empty and are not used.` }] : []),
			...(constant.length > 0 ? [constantWarning(`Everybody has the same in ${constant.join(', ')}`)] : []),
			...(result.totalSd === 0 ? [constantWarning('Everybody has the same total')] : [])
		]
	};
}

function itemNames(input: Arguments, { columns }: NumberTable): string[] {
	const names = (textOption(input, 'columns') ?? columns.join(','))
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const twice = names.find((name, at) => names.indexOf(name) !== at);
	if (twice !== undefined) throw new InputError('option.repeated', `--columns names "${twice}" twice. Name each column once.`, { column: twice });
	if (names.length < 2) throw new InputError('sample.too_few', 'A test needs at least two items.');
	return names;
}
