import type { Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, requiredOption, textOption } from '#platform/cli/command.ts';
import { withoutNaN } from '../estimators/json.ts';
import type { SyntheticControl } from '../estimators/synthetic/synthetic-control.ts';
import { FEWEST_DONORS, MOST_DONORS } from '../estimators/synthetic/synthetic-control.ts';
import { id } from '../messages.id.ts';
import type { Panel } from '../schema.ts';
import type { Calendar } from './calendar.ts';
import { fileOf, withPanelErrors } from './impact-input.ts';
import { COLUMN_OPTIONS } from './impact-options.ts';
import type { NumberTable } from './panel-reader.ts';
import { calendarOfColumn, numberColumn, readMonth, readMonths, readNumberTable, textColumn } from './panel-reader.ts';

const SYNTH_OPTIONS = {
	unit: COLUMN_OPTIONS.unit,
	time: COLUMN_OPTIONS.time,
	outcome: COLUMN_OPTIONS.outcome,
	treated: { type: 'string', help: 'the trained unit, as written in the unit column' },
	start: { type: 'string', help: 'first month under training' },
	donors: { type: 'string', help: 'units that may be mixed, separated by commas (default: all others)' }
} as const satisfies Record<string, OptionSpec>;

export const synth: Command = {
	path: ['impact', 'synth'],
	summary: 'one trained unit against a mix of others: synthetic control with every other unit in its place for comparison',
	usage: 'FILE --unit C --time C --outcome C --treated ID --start T [--donors a,b,c]',
	options: SYNTH_OPTIONS,
	async run(input) {
		const names = { unit: requiredOption(input, 'unit'), time: requiredOption(input, 'time'), outcome: requiredOption(input, 'outcome') };
		const treated = requiredOption(input, 'treated');
		const table = await readNumberTable(fileOf(input));
		const calendar = calendarOfColumn(table, names.time);
		const start = readMonth(requiredOption(input, 'start'), 'start', calendar);
		const donors = textOption(input, 'donors')?.split(',').map((name) => name.trim());
		const panel = panelOf(table, names, calendar, { treated, start, donors });
		const columns = { ...names, firstTreated: names.unit, weight: undefined, cluster: undefined, covariates: [] };
		const { preparePanel } = await import('../estimators/panel.ts');
		const { syntheticFromPanel } = await import('../estimators/synthetic/from-panel.ts');
		const result = await withPanelErrors(table, columns, () => syntheticFromPanel(preparePanel(panel, { control: 'never', panel: 'pairwise', anticipation: 0 })));
		if (!result) throw refusal(panel, treated, start);
		const { notices, path, ...rest } = result;
		const json = withoutNaN({
			...rest,
			start: calendar.write(result.start),
			path: path.map((point) => ({ ...point, time: calendar.write(point.time) })),
			warnings: notices.map((notice) => ({ code: notice.code, message: id.notice(notice) }))
		});
		return { json, text: syntheticText(json) };
	}
};

interface Chosen {
	readonly treated: string;
	readonly start: number;
	readonly donors: readonly string[] | undefined;
}

/** The rows of the trained unit and of those that may be mixed. */
function panelOf(table: NumberTable, names: { unit: string; time: string; outcome: string }, calendar: Calendar, { treated, start, donors }: Chosen): Panel {
	const units = textColumn(table, names.unit);
	const outcome = numberColumn(table, names.outcome);
	const missing = [treated, ...(donors ?? [])].find((name) => !units.includes(name));
	if (missing !== undefined)
		throw new InputError('synth.unknown_unit', `Column "${names.unit}" has no unit "${missing.slice(0, 40)}". Write it as it stands in the file.`, { column: names.unit });
	if (donors?.includes(treated)) throw new InputError('synth.treated_donor', `"${treated}" is the trained unit and cannot be in its own mix. Take it out of --donors.`);
	const known = outcome.filter((value) => !Number.isNaN(value));
	if (known.length > 0 && known.every((value) => value === known[0]))
		throw new InputError('series.constant', `Column "${names.outcome}" is ${known[0]} everywhere. An outcome that never varies has no gap to report.`, { column: names.outcome });
	const isIn = (unit: string) => donors === undefined || unit === treated || donors.includes(unit);
	return {
		unit: units,
		time: readMonths(table, names.time, calendar),
		outcome: outcome.map((value, row) => (isIn(units[row]!) ? value : NaN)),
		firstTreated: units.map((unit) => (unit === treated ? start : 0))
	};
}

function refusal(panel: Panel, treated: string, start: number): InputError {
	const months = [...panel.unit.keys()].filter((row) => panel.unit[row] === treated && !Number.isNaN(panel.outcome[row])).map((row) => panel.time[row]!);
	const before = months.filter((month) => month < start).length;
	if (before < 2) return new InputError('synth.too_short', `"${treated}" has ${before} months of data before --start; at least 2 are needed, 12 are better.`);
	if (before === months.length) return new InputError('synth.too_short', `"${treated}" has no data from --start on. Give a month inside the data.`);
	return new InputError(
		'synth.donors',
		`The mix needs ${FEWEST_DONORS} to ${MOST_DONORS} other units with data in every month of "${treated}". Complete the data, or choose similar units with --donors.`
	);
}

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

function syntheticText({ unit, effect, preRmspe, p, smallestP, weights, path, warnings }: Pick<SyntheticControl, 'unit' | 'effect' | 'preRmspe' | 'p' | 'smallestP' | 'weights'> & {
	readonly path: readonly { readonly time: number | string; readonly gap: number }[];
	readonly warnings: readonly { readonly message: string }[];
}): string {
	return [
		`${unit}: mean gap to its mix since the start ${number.format(effect)}; before it the gap was ${number.format(preRmspe)} (root mean square)`,
		`p ${number.format(p)} by rank among all units; none below ${number.format(smallestP)} possible`,
		`mix: ${weights.map((part) => `${part.unit} ${(100 * part.weight).toFixed(1)} %`).join(', ')}`,
		'',
		'month  gap',
		...path.map(({ time, gap }) => `${String(time).padStart(7)}  ${number.format(gap)}`),
		...warnings.map(({ message }) => `note: ${message}`)
	].join('\n');
}
