import type { Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, requiredOption, textOption } from '#platform/cli/command.ts';
import { isComplaintCount } from '../counts.rules.ts';
import { withoutNaN } from '../estimators/json.ts';
import type { Season } from '../estimators/series/segments.ts';
import { MONTHS_FOR_SEASON } from '../estimators/series/segments.ts';
import { id } from '../messages.id.ts';
import { SEASONS, type Notice } from '../schema.ts';
import { fileOf } from './impact-input.ts';
import { choice, wholeNumber } from './impact-options.ts';
import { countsText, seriesText } from './impact-text.ts';
import type { NumberTable } from './panel-reader.ts';
import { calendarOfColumn, numberColumn, readMonth, readMonths, readNumberTable } from './panel-reader.ts';

const FAMILIES = ['gaussian', 'poisson'] as const;

const ITS_OPTIONS = {
	time: { type: 'string', help: 'column with the month: a number, 2025-03 or 202503' },
	outcome: { type: 'string', help: 'column with the outcome; empty = missing' },
	start: { type: 'string', help: 'first month after the change' },
	lag: { type: 'string', help: 'Newey–West lag (default floor(0.75 n^(1/3)))' },
	seasonal: { type: 'string', help: 'harmonics (from 24 months) | months (from 36 months): take the time of the year out' },
	family: { type: 'string', help: 'gaussian | poisson (counts, errors widened by their dispersion); default gaussian' },
	offset: { type: 'string', help: 'with poisson: column with what each count is out of, such as services' }
} as const satisfies Record<string, OptionSpec>;

export const its: Command = {
	path: ['impact', 'its'],
	summary: 'one series without comparison: segmented regression with AR(1) errors, or of counts; Newey–West beside it',
	usage: 'FILE --time C --outcome C --start T [--lag N] [--seasonal harmonics|months] [--family poisson --offset C]',
	options: ITS_OPTIONS,
	async run(input) {
		const names = { time: requiredOption(input, 'time'), outcome: requiredOption(input, 'outcome'), offset: textOption(input, 'offset') };
		const startText = requiredOption(input, 'start');
		const lag = wholeNumber(input, 'lag', 0, 600);
		const season = choice(input, 'seasonal', SEASONS) ?? null;
		const family = choice(input, 'family', FAMILIES) ?? 'gaussian';
		if (names.offset !== undefined && family !== 'poisson')
			throw new InputError('option.missing', '--offset needs --family poisson. For a rate, divide the column first, or count with --family poisson.');
		const table = await readNumberTable(fileOf(input));
		const series = readSeries(table, names, startText);
		checkSeries(series, names.outcome, season);
		return family === 'poisson' ? countsAnswer(series, names, { startText, lag, season }) : lineAnswer(series, names.outcome, { startText, lag, season });
	}
};

interface Chosen {
	readonly startText: string;
	readonly lag: number | undefined;
	readonly season: Season | null;
}

async function lineAnswer({ time, outcome, start }: MonthSeries, name: string, { startText, lag, season }: Chosen) {
	const { interruptedSeries } = await import('../estimators/its.ts');
	const result = interruptedSeries({ time, outcome }, start, lag, season);
	if (!result) throw tooShort(season);
	const json = withoutNaN({ start: startText, ...result, warnings: said(isComplaintCount(name, outcome) ? [{ code: 'outcome.raw_complaints' }] : []) });
	return { json, text: seriesText(json) };
}

async function countsAnswer({ time, outcome, start, exposure, rows }: MonthSeries, names: { outcome: string; offset: string | undefined }, { startText, lag, season }: Chosen) {
	outcome.forEach((value, at) => {
		if (value >= 0 && Number.isInteger(value) && value <= Number.MAX_SAFE_INTEGER) return;
		throw new InputError('value.not_a_count', `Row ${rows[at]}, column "${names.outcome}": ${value} is not a count. --family poisson needs whole numbers from 0.`, { row: rows[at]!, column: names.outcome });
	});
	if (!exposure && isComplaintCount(names.outcome, outcome))
		throw new InputError('outcome.raw_complaints', id.notice({ code: 'outcome.raw_complaints' }), { column: names.outcome });
	const { interruptedCounts } = await import('../estimators/series/count-series.ts');
	const result = interruptedCounts({ time, count: outcome, ...(exposure ? { exposure } : {}) }, start, lag, season);
	if (!result) throw tooShort(season);
	const json = withoutNaN({ start: startText, family: 'poisson', offset: names.offset ?? null, ...result, warnings: said(exposure ? [] : [{ code: 'counts.no_offset' }]) });
	return { json, text: countsText(json) };
}

function said(notices: readonly Notice[]) {
	return [{ code: 'design.interrupted_series' } as const, ...notices].map((notice) => ({ code: notice.code, message: id.notice(notice) }));
}

function tooShort(season: Season | null): InputError {
	return new InputError(
		'series.too_short',
		`The level and the slope cannot be told apart. At least two months before and two after the start are needed, five in all${season ? ', more with --seasonal' : ''}, events on both sides of a count, and an outcome that no straight line meets exactly.`
	);
}

function checkSeries({ time, outcome }: MonthSeries, name: string, season: Season | null): void {
	if (outcome.length > 0 && outcome.every((value) => value === outcome[0]))
		throw new InputError('series.constant', `Column "${name}" is ${outcome[0]} in every month. An outcome that never varies has neither a change nor an error to report.`, { column: name });
	if (season && time.length < MONTHS_FOR_SEASON[season])
		throw new InputError(
			'series.short_for_season',
			`--seasonal ${season} needs at least ${MONTHS_FOR_SEASON[season]} months with data; there are ${time.length}. ${season === 'months' ? 'Use --seasonal harmonics from 24 months, or leave' : 'Leave'} it out and say that the season is in the result.`
		);
}

interface MonthSeries {
	readonly time: number[];
	readonly outcome: number[];
	readonly exposure: number[] | undefined;
	/** Rows of the file. */
	readonly rows: number[];
	readonly start: number;
}

function readSeries(table: NumberTable, names: { time: string; outcome: string; offset: string | undefined }, startText: string): MonthSeries {
	const calendar = calendarOfColumn(table, names.time);
	const time = readMonths(table, names.time, calendar);
	const outcome = numberColumn(table, names.outcome);
	const exposure = names.offset === undefined ? undefined : numberColumn(table, names.offset);
	const start = readMonth(startText, 'start', calendar);
	const seen = new Set<number>();
	table.rows.forEach(({ row }, index) => {
		if (Number.isNaN(time[index]))
			throw new InputError('value.missing', `Row ${row}, column "${names.time}": the month is missing. Every row needs its month.`, { row, column: names.time });
		if (seen.has(time[index]!))
			throw new InputError('panel.duplicate', `Row ${row}, column "${names.time}": this month stands twice. Give one row a month, or average the units first.`, {
				row,
				column: names.time
			});
		seen.add(time[index]!);
		if (exposure && !Number.isNaN(outcome[index]) && !(exposure[index]! > 0))
			throw new InputError('value.not_positive', `Row ${row}, column "${names.offset}": a count needs a number above 0 that it is out of. Leave both cells empty when there was no service.`, {
				row,
				column: names.offset!
			});
	});
	const order = [...time.keys()].filter((index) => !Number.isNaN(outcome[index])).sort((a, b) => time[a]! - time[b]!);
	const pick = (values: Float64Array) => order.map((index) => values[index]!);
	return { time: pick(time), outcome: pick(outcome), exposure: exposure && pick(exposure), rows: order.map((index) => table.rows[index]!.row), start };
}
