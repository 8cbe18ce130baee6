import type { Arguments, OptionSpec } from '#platform/cli/command.ts';
import { InputError, numberOption, requiredOption, textOption } from '#platform/cli/command.ts';
import { ASSIGNMENTS, BASES, CONTROLS, DIRECTIONS, FAMILIES, LANGUAGES, LONGEST_NAME, LONGEST_UNIT, METHODS, PANEL_RULES, SEASONS } from '../schema.ts';
import type { ImpactOptionsInput } from '../schema.ts';
import type { PanelColumns } from './panel-reader.ts';

export const COLUMN_OPTIONS = {
	unit: { type: 'string', help: 'column that names the unit' },
	time: { type: 'string', help: 'column with the month: a number, 2025-03 or 202503' },
	outcome: { type: 'string', help: 'column with the outcome; empty = missing' },
	'first-treated': { type: 'string', help: 'column with the first month under training; 0 or empty = never' },
	weights: { type: 'string', help: 'column with weights (services or respondents)' },
	cluster: { type: 'string', help: 'column with the level at which training was decided' }
} as const satisfies Record<string, OptionSpec>;

export const ESTIMATE_OPTIONS = {
	...COLUMN_OPTIONS,
	offset: { type: 'string', help: 'column with what the outcome is out of, such as services: the rate per 1,000 is judged' },
	control: { type: 'string', help: 'never | notyet (default never)' },
	method: { type: 'string', help: 'dr | reg | ipw (default dr)' },
	covariates: { type: 'string', help: 'columns, separated by commas' },
	anticipation: { type: 'string', help: 'months before training in which change may begin (default 0)' },
	base: { type: 'string', help: 'varying | universal (default varying)' },
	panel: { type: 'string', help: 'balanced (drop units with gaps) | pairwise (use them where seen) | unbalanced (all rows) | cross-section (single answers); default balanced' },
	'balance-event': { type: 'string', help: 'only cohorts seen so many months after their start' },
	'min-event': { type: 'string', help: 'first month since the start to show, such as -6' },
	'max-event': { type: 'string', help: 'last month since the start to show' },
	window: { type: 'string', help: 'months under training that count, such as 6; without it all' },
	seasonal: { type: 'string', help: 'harmonics (from 24 months) | months (from 36): without comparison, take the time of the year out' },
	family: { type: 'string', help: 'gaussian | poisson (counts and rates): without comparison, how the months vary; default gaussian' },
	bootstrap: { type: 'string', help: 'number of multiplier draws, for simultaneous bands' },
	seed: { type: 'string', help: 'seed of the draws (default 1)' },
	sesoi: { type: 'string', help: 'smallest change worth having, fixed before looking' },
	direction: { type: 'string', help: 'up | down: which way is better (default up)' },
	assignment: { type: 'string', help: 'unit | cluster: who was chosen for training (default unit)' },
	language: { type: 'string', help: 'id | en: language of the verdict (default id)' },
	'outcome-name': { type: 'string', help: 'how the outcome is called in the verdict (default: its column)' },
	'outcome-unit': { type: 'string', help: 'unit of the outcome in the verdict, such as poin or menit' },
	'outcome-min': { type: 'string', help: 'refuse outcomes below this' },
	'outcome-max': { type: 'string', help: 'refuse outcomes above this' }
} as const satisfies Record<string, OptionSpec>;

export function readColumns(input: Arguments): PanelColumns {
	const covariates = (textOption(input, 'covariates') ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const twice = covariates.find((name, at) => covariates.indexOf(name) !== at);
	if (twice !== undefined) throw new InputError('option.repeated', `--covariates names "${twice}" twice. Name each column once.`, { column: twice });
	return {
		unit: requiredOption(input, 'unit'),
		time: requiredOption(input, 'time'),
		outcome: requiredOption(input, 'outcome'),
		firstTreated: requiredOption(input, 'first-treated'),
		weight: textOption(input, 'weights'),
		cluster: textOption(input, 'cluster'),
		covariates
	};
}

export function readImpactOptions(input: Arguments, columns: PanelColumns): ImpactOptionsInput {
	const draws = wholeNumber(input, 'bootstrap', 99, 100_000);
	const seed = wholeNumber(input, 'seed', 0, 4_294_967_295) ?? 1;
	const sesoi = numberOption(input, 'sesoi');
	if (sesoi !== undefined && sesoi <= 0)
		throw new InputError('option.out_of_range', '--sesoi must be greater than 0. It is the smallest change worth having, whatever its direction.');
	const assignment = choice(input, 'assignment', ASSIGNMENTS);
	if (assignment === 'cluster' && columns.cluster === undefined)
		throw new InputError('option.missing', '--assignment cluster needs --cluster C, the column that names the clusters.');
	return {
		control: choice(input, 'control', CONTROLS),
		method: choice(input, 'method', METHODS),
		base: choice(input, 'base', BASES),
		panel: choice(input, 'panel', PANEL_RULES),
		direction: choice(input, 'direction', DIRECTIONS),
		language: choice(input, 'language', LANGUAGES),
		assignment,
		anticipation: wholeNumber(input, 'anticipation', 0, 120),
		window: wholeNumber(input, 'window', 1, 1200) ?? null,
		...readEventWindow(input),
		seasonal: choice(input, 'seasonal', SEASONS) ?? null,
		family: choice(input, 'family', FAMILIES),
		sesoi: sesoi ?? null,
		bootstrap: draws === undefined ? null : { draws, seed },
		outcomeName: shortText(input, 'outcome-name', LONGEST_NAME) ?? columns.outcome.slice(0, LONGEST_NAME),
		outcomeUnit: shortText(input, 'outcome-unit', LONGEST_UNIT) ?? null
	};
}

function readEventWindow(input: Arguments): Pick<ImpactOptionsInput, 'balanceEvent' | 'minEvent' | 'maxEvent'> {
	const balanceEvent = wholeNumber(input, 'balance-event', 0, 1200) ?? null;
	const minEvent = wholeNumber(input, 'min-event', -1200, 1200) ?? null;
	const maxEvent = wholeNumber(input, 'max-event', -1200, 1200) ?? null;
	if (minEvent !== null && maxEvent !== null && minEvent > maxEvent)
		throw new InputError('option.out_of_range', `--min-event ${minEvent} lies after --max-event ${maxEvent}. Exchange them.`);
	return { balanceEvent, minEvent, maxEvent };
}

function shortText(input: Arguments, name: string, most: number): string | undefined {
	const text = textOption(input, name);
	if (text !== undefined && text.length > most) throw new InputError('option.too_long', `--${name} may have at most ${most} characters. It stands inside a sentence.`);
	return text;
}

/** One of the words an option knows. @throws {InputError} */
export function choice<Value extends string>(input: Arguments, name: string, values: readonly Value[]): Value | undefined {
	const text = textOption(input, name);
	if (text === undefined) return undefined;
	const value = values.find((candidate) => candidate === text);
	if (value === undefined) throw new InputError('option.unknown_value', `--${name} must be one of ${values.join(', ')}, not "${text.slice(0, 40)}".`);
	return value;
}

/** A whole number in a range. @throws {InputError} */
export function wholeNumber(input: Arguments, name: string, least: number, most: number): number | undefined {
	const value = numberOption(input, name);
	if (value === undefined) return undefined;
	if (!Number.isInteger(value) || value < least || value > most)
		throw new InputError('option.out_of_range', `--${name} must be a whole number from ${least} to ${most}.`);
	return value;
}
