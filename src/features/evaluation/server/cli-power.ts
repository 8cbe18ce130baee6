import type { Arguments, Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, numberOption, requiredOption } from '#platform/cli/command.ts';
import { withoutNaN } from '../estimators/json.ts';
import type { Design, DesignPower } from '../estimators/power/staggered-power.ts';
import type { Panel } from '../schema.ts';
import { CONTROLS } from '../schema.ts';
import { withPanelErrors } from './impact-input.ts';
import { choice, COLUMN_OPTIONS, wholeNumber } from './impact-options.ts';
import { calendarOfColumn, numberColumn, readMonths, readNumberTable, textColumn } from './panel-reader.ts';

const POWER_OPTIONS = {
	cohorts: { type: 'string', help: 'units@first month of training, separated by commas: 10@13,8@16' },
	controls: { type: 'string', help: 'units that stay untrained' },
	months: { type: 'string', help: 'months in all, before and after' },
	sd: { type: 'string', help: 'spread of the monthly outcome of a unit around its level; with a baseline file it is measured' },
	rho: { type: 'string', help: 'correlation of neighbouring months, such as 0.4; with a baseline file it is measured' },
	unit: COLUMN_OPTIONS.unit,
	time: COLUMN_OPTIONS.time,
	outcome: COLUMN_OPTIONS.outcome,
	control: { type: 'string', help: 'never | notyet (default never)' },
	draws: { type: 'string', help: 'simulated regions (default 400)' },
	seed: { type: 'string', help: 'seed of the draws (default 1)' }
} as const satisfies Record<string, OptionSpec>;

const MOST_UNITS = 5000;
const MOST_MONTHS = 240;
/** Unit-months in all draws together: about ten seconds. */
const MOST_WORK = 2e8;

export const power: Command = {
	path: ['impact', 'power'],
	summary: 'before training: the smallest effect that a phased roll-out can see, by simulation, with the design formula beside it',
	usage: '[FILE --unit C --time C --outcome C] --cohorts 10@13,8@16 --controls N --months N [--sd X --rho X] [--control never|notyet] [--draws N --seed N]',
	options: POWER_OPTIONS,
	async run(input) {
		const plan = readPlan(input);
		const [draws, seed] = [wholeNumber(input, 'draws', 50, 100_000) ?? 400, wholeNumber(input, 'seed', 0, 4_294_967_295) ?? 1];
		const control = choice(input, 'control', CONTROLS) ?? 'never';
		const units = plan.controls + plan.cohorts.reduce((sum, cohort) => sum + cohort.units, 0);
		if (units * plan.months * draws * plan.cohorts.length > MOST_WORK)
			throw new InputError('power.too_large', `${units} units, ${plan.months} months and ${draws} draws take too long. Give fewer --draws, or a smaller design: the effect shrinks with the root of the units.`);
		const baseline = await readNoise(input);
		const design: Design = { ...plan, sd: baseline.sd, rho: baseline.rho };
		const { designPower } = await import('../estimators/power/staggered-power.ts');
		const found = designPower(design, { control }, draws, seed);
		if (found.mde === null)
			throw new InputError('power.no_interval', 'With so few units no range can be computed: at least 2 trained units in one cohort and 2 that compare are needed, 5 of each to be judged.');
		const json = withoutNaN({ ...found, design, control, seed, baseline: baseline.measured });
		return { json, text: powerText(json) };
	}
};

function readPlan(input: Arguments): Pick<Design, 'cohorts' | 'controls' | 'months'> {
	requiredOption(input, 'controls');
	requiredOption(input, 'months');
	const controls = wholeNumber(input, 'controls', 0, MOST_UNITS)!;
	const months = wholeNumber(input, 'months', 2, MOST_MONTHS)!;
	const cohorts = requiredOption(input, 'cohorts')
		.split(',')
		.map((text) => {
			const [, units, start] = /^\s*(\d{1,4})@(\d{1,3})\s*$/.exec(text) ?? [];
			if (units === undefined || Number(units) < 1)
				throw new InputError('option.not_a_cohort', `--cohorts must be written as units@first month, such as 10@13,8@16, not "${text.slice(0, 40)}".`);
			if (Number(start) < 2 || Number(start) > months)
				throw new InputError('option.out_of_range', `A cohort cannot begin in month ${start} of ${months}: it needs a month before, and its start must be among the months.`);
			return { units: Number(units), start: Number(start) };
		});
	const starts = new Set(cohorts.map(({ start }) => start));
	if (starts.size < cohorts.length) throw new InputError('option.repeated', '--cohorts names one month twice. Add the units of that month up.');
	if (controls === 0 && starts.size === 1)
		throw new InputError('power.no_controls', 'All begin at once and nobody compares: no design sees an effect then. Keep --controls, or let units begin in different months.');
	return { cohorts, controls, months };
}

interface Noise {
	readonly sd: number;
	readonly rho: number;
	readonly measured: { readonly sd: number; readonly rho: number; readonly units: number; readonly months: number } | null;
}

/** What is given counts; what is not comes from the baseline file. */
async function readNoise(input: Arguments): Promise<Noise> {
	const [sd, rho] = [numberOption(input, 'sd'), numberOption(input, 'rho')];
	if (sd !== undefined && !(sd >= 1e-100 && sd <= 1e100)) throw new InputError('option.out_of_range', '--sd must be a number above 0.');
	if (rho !== undefined && !(rho > -1 && rho < 1)) throw new InputError('option.out_of_range', '--rho must lie between -1 and 1.');
	const [file] = input.positionals;
	if (file === undefined) {
		if (sd === undefined || rho === undefined)
			throw new InputError('option.missing', 'Give --sd and --rho, or a file with months before the training and --unit, --time and --outcome.');
		return { sd, rho, measured: null };
	}
	const names = { unit: requiredOption(input, 'unit'), time: requiredOption(input, 'time'), outcome: requiredOption(input, 'outcome') };
	const table = await readNumberTable(file);
	const time = readMonths(table, names.time, calendarOfColumn(table, names.time));
	const panel: Panel = { unit: textColumn(table, names.unit), time, outcome: numberColumn(table, names.outcome), firstTreated: new Float64Array(time.length) };
	const { noiseOf } = await import('../estimators/power/staggered-power.ts');
	const columns = { ...names, firstTreated: names.unit, weight: undefined, cluster: undefined, covariates: [] };
	const measured = await withPanelErrors(table, columns, () => noiseOf(panel));
	if (!measured) throw new InputError('power.no_baseline', 'The baseline needs at least 2 units with data in every month, 3 months, and an outcome that varies. Complete it, or give --sd and --rho.');
	return { sd: sd ?? measured.sd, rho: rho ?? measured.rho, measured };
}

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

function powerText({ mde, falseAlarms, draws, curve, formula, design }: DesignPower & { readonly design: Design }): string {
	return [
		`smallest effect found in 80 of 100 cases: ${number.format(mde ?? NaN)} (standard deviation ${number.format(design.sd)}, neighbouring months ${number.format(design.rho)})`,
		`by the formula, all beginning in month ${formula.start}, months equally alike: ${formula.mde === null ? '–' : number.format(formula.mde)}`,
		`false alarms without any effect: ${number.format(100 * falseAlarms)} of 100, ${draws} simulated regions`,
		'',
		'effect  found',
		...curve.map(({ effect, power: share }) => `${number.format(effect).padStart(6)}  ${(100 * share).toFixed(0)} %`)
	].join('\n');
}
