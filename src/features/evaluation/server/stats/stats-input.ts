import type { Arguments } from '#platform/cli/command.ts';
import { InputError, numberOption, textOption } from '#platform/cli/command.ts';
import { decimalNumber } from '#platform/csv/numbers.ts';
import type { NumberTable } from '../panel-reader.ts';
import { numberColumn, readNumberTable } from '../panel-reader.ts';

/** Squares of larger numbers cannot be held. */
const LARGEST = 1e150;

/** Numbers with where they stood: the row of the file, or the place in the list. NaN = missing. */
export interface Sample {
	readonly name: string;
	readonly values: Float64Array;
	readonly rows: readonly number[];
}

export interface Warning {
	readonly code: string;
	readonly message: string;
}

/** The file, when one is named; numbers may stand in the options instead. @throws {InputError} more than one */
export async function optionalTable({ positionals }: Arguments): Promise<NumberTable | undefined> {
	if (positionals.length > 1)
		throw new InputError('option.too_many', `Only one file can be read, but ${positionals.length} were given. Put names with spaces in quotation marks.`);
	return positionals[0] === undefined ? undefined : readNumberTable(positionals[0]);
}

/** The file that must be named. @throws {InputError} */
export async function requiredTable(input: Arguments, example: string): Promise<NumberTable> {
	const table = await optionalTable(input);
	if (!table) throw new InputError('option.missing', `Give the file with the data, for example: ${example}`);
	return table;
}

/** A column of the file, or the numbers written in the option itself: 45,52,60. @throws {InputError} */
export function sampleOf(table: NumberTable | undefined, text: string, option: string): Sample {
	return table ? columnSample(table, text) : listSample(text, `--${option}`);
}

export function columnSample(table: NumberTable, name: string): Sample {
	return checked({ name, values: numberColumn(table, name), rows: table.rows.map(({ row }) => row) });
}

function listSample(text: string, name: string): Sample {
	const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
	return numbersSample(parts, name);
}

/** Numbers typed one by one. @throws {InputError} */
export function numbersSample(parts: readonly string[], name: string): Sample {
	const values = Float64Array.from(parts, (part, at) => {
		const value = decimalNumber(part);
		if (value === undefined)
			throw new InputError(
				'value.not_a_number',
				`${name}, number ${at + 1}: "${part.slice(0, 40)}" is not a number. Without a file write numbers, as in 45,52.5,60.`,
				{
					row: at + 1,
					column: name
				}
			);
		return value;
	});
	return checked({ name, values, rows: parts.map((_part, at) => at + 1) });
}

function checked(sample: Sample): Sample {
	sample.values.forEach((value, at) => {
		if (Math.abs(value) <= LARGEST || Number.isNaN(value)) return;
		const where = { row: sample.rows[at]!, column: sample.name };
		throw new InputError(
			'value.infinite',
			`Row ${where.row}, column "${where.column}": ${value} is too large to compute with. Correct it, or leave the cell empty.`,
			where
		);
	});
	return sample;
}

/** Only what is there. */
export function known({ values }: Sample): Float64Array {
	return values.filter((value) => !Number.isNaN(value));
}

export interface Pairs {
	readonly before: Float64Array;
	readonly after: Float64Array;
	readonly names: readonly [string, string];
	readonly rows: readonly number[];
	/** Pairs with one value missing. */
	readonly dropped: number;
}

/** Complete pairs of two samples, at least two. @throws {InputError} */
export function pairsOf(first: Sample, second: Sample): Pairs {
	if (first.values.length !== second.values.length)
		throw new InputError(
			'pairs.unequal',
			`${first.name} has ${first.values.length} numbers and ${second.name} has ${second.values.length}. Pairs need one of each; for two groups use --x and --y.`
		);
	const kept = [...first.values.keys()].filter((at) => !Number.isNaN(first.values[at]) && !Number.isNaN(second.values[at]));
	if (kept.length < 2) throw new InputError('sample.too_few', `Only ${kept.length} complete pairs are there. At least two are needed.`);
	return {
		before: Float64Array.from(kept, (at) => first.values[at]!),
		after: Float64Array.from(kept, (at) => second.values[at]!),
		names: [first.name, second.name],
		rows: kept.map((at) => first.rows[at]!),
		dropped: first.values.length - kept.length
	};
}

export type TwoSamples =
	| { readonly design: 'paired'; readonly pairs: Pairs }
	| { readonly design: 'independent'; readonly a: Float64Array; readonly b: Float64Array; readonly dropped: number };

/** `--before` and `--after` are pairs, `--x` and `--y` two groups; a file of two columns is before and after. @throws {InputError} */
export async function twoSamples(input: Arguments): Promise<TwoSamples> {
	const table = await optionalTable(input);
	const [before, after, x, y] = ['before', 'after', 'x', 'y'].map((name) => textOption(input, name));
	if ((before !== undefined || after !== undefined) && (x !== undefined || y !== undefined))
		throw new InputError('option.conflict', 'Give either --before and --after (the same people twice), or --x and --y (two groups).');
	if (x !== undefined && y !== undefined) return independent(sampleOf(table, x, 'x'), sampleOf(table, y, 'y'));
	if (before !== undefined && after !== undefined)
		return { design: 'paired', pairs: pairsOf(sampleOf(table, before, 'before'), sampleOf(table, after, 'after')) };
	const isAlone = [before, after, x, y].every((option) => option === undefined);
	if (isAlone && table?.columns.length === 2)
		return { design: 'paired', pairs: pairsOf(columnSample(table, table.columns[0]!), columnSample(table, table.columns[1]!)) };
	throw new InputError(
		'option.missing',
		'Two sets of numbers are needed: --before and --after for pairs, --x and --y for two groups. Each names a column, or without a file holds the numbers.'
	);
}

function independent(x: Sample, y: Sample): TwoSamples {
	const [a, b] = [known(x), known(y)];
	if (a.length < 2 || b.length < 2)
		throw new InputError('sample.too_few', `Each group needs at least two numbers; ${x.name} has ${a.length} and ${y.name} has ${b.length}.`);
	return { design: 'independent', a, b, dropped: 0 };
}

/** A number option inside limits. @throws {InputError} */
export function rangedOption(input: Arguments, name: string, least: number, most: number): number | undefined {
	const value = numberOption(input, name);
	if (value !== undefined && !(value > least && value < most))
		throw new InputError('option.out_of_range', `--${name} must lie between ${least} and ${most}, not at ${value}.`);
	return value;
}

export function pairWarnings(pairs: Pairs, isConstant: boolean): Warning[] {
	return [
		...(pairs.dropped > 0 ? [{ code: 'pairs.incomplete', message: `${pairs.dropped} rows have only one of the two values and are not used.` }] : []),
		...(isConstant ? [constantWarning('Everybody changed by the same amount')] : [])
	];
}

export function constantWarning(what: string): Warning {
	return { code: 'sample.constant', message: `${what}: there is no spread to test against, so what needs one is empty.` };
}
