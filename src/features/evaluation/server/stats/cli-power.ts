import type { Arguments, Command, CommandResult, OptionSpec } from '#platform/cli/command.ts';
import { InputError, numberOption, requiredOption } from '#platform/cli/command.ts';
import type * as powers from '../../estimators/scores/power.ts';
import { rangedOption } from './stats-input.ts';
import { show, statisticsResult } from './stats-output.ts';

const OPTIONS = {
	n: { type: 'string', help: 'pairs, or people in each group' },
	n1: { type: 'string', help: 'two-sample: people in the first group' },
	n2: { type: 'string', help: 'two-sample: people in the second group' },
	effect: { type: 'string', help: 'paired: dz; two-sample: d' },
	power: { type: 'string', help: 'chance to find the effect (default 0.8 where not asked for)' },
	alpha: { type: 'string', help: 'two-sided error of the test (default 0.05)' },
	p1: { type: 'string', help: 'shares: the one share' },
	p2: { type: 'string', help: 'shares: the other share' },
	treated: { type: 'string', help: 'did: trained units, or clusters where clusters are trained' },
	control: { type: 'string', help: 'did: comparison units or clusters' },
	pre: { type: 'string', help: 'did: months before' },
	post: { type: 'string', help: 'did: months after' },
	sd: { type: 'string', help: 'did: deviation of the outcome between units and months' },
	rho: { type: 'string', help: 'did: correlation of a unit with itself in another month (0–1)' }
} as const satisfies Record<string, OptionSpec>;

type PowerModule = typeof powers;
type Design = (input: Arguments, level: powers.Level, module: PowerModule) => CommandResult;

const DESIGNS: Readonly<Record<string, Design>> = { paired, 'two-sample': twoSample, shares, did };

export const power: Command = {
	path: ['stats', 'power'],
	summary: 'how many people, which chance, or which smallest effect: give two of --n, --effect and --power',
	usage: 'paired|two-sample|shares|did [--n N] [--effect D] [--power 0.8] [--alpha 0.05]',
	options: OPTIONS,
	async run(input) {
		const [name, ...more] = input.positionals;
		const design = name === undefined ? undefined : DESIGNS[name];
		if (!design || more.length > 0)
			throw new InputError('option.unknown_value', `Name one design: ${Object.keys(DESIGNS).join(', ')}. For example: bina stats power paired --effect 0.3`);
		const level = { alpha: rangedOption(input, 'alpha', 0, 1) ?? 0.05, power: rangedOption(input, 'power', 0, 1) ?? 0.8 };
		return design(input, level, await import('../../estimators/scores/power.ts'));
	}
};

const MOST = 1e7;

function countOption(input: Arguments, name: string, least: number): number | undefined {
	const value = numberOption(input, name);
	if (value !== undefined && (!Number.isInteger(value) || value < least || value > MOST))
		throw new InputError('option.out_of_range', `--${name} must be a whole number from ${least} to ${MOST}.`);
	return value;
}

function needed<Value>(input: Arguments, name: string, value: Value | undefined): Value {
	if (value === undefined) requiredOption(input, name);
	return value!;
}

function effectOption(input: Arguments): number | undefined {
	const effect = numberOption(input, 'effect');
	if (effect === 0 || Math.abs(effect ?? 1) > 1000)
		throw new InputError('option.out_of_range', '--effect must not be 0, and not above 1,000 standard deviations. An effect of nothing is never found.');
	return effect;
}

function paired(input: Arguments, level: powers.Level, { detectableEffect, pairedPower, pairedSize }: PowerModule): CommandResult {
	const [n, effect] = [countOption(input, 'n', 2), effectOption(input)];
	return solved('paired', n, effect, level, {
		size: (known) => pairedSize(known, level),
		power: (people, known) => pairedPower(people, known, level.alpha),
		effect: (people) => detectableEffect((tried) => pairedPower(people, tried, level.alpha), level.power)
	});
}

function twoSample(input: Arguments, level: powers.Level, { detectableEffect, twoSamplePower, twoSampleSize }: PowerModule): CommandResult {
	const [n1, n2, effect] = [countOption(input, 'n1', 2), countOption(input, 'n2', 2), effectOption(input)];
	if (n1 !== undefined || n2 !== undefined) {
		const [first, second] = [needed(input, 'n1', n1), needed(input, 'n2', n2)];
		const chance = (known: number) => twoSamplePower(first, second, known, level.alpha);
		if (effect !== undefined) return answer('two-sample', { n1: first, n2: second, effect, alpha: level.alpha, power: chance(effect) }, 'power');
		return answer('two-sample', { n1: first, n2: second, effect: detectableEffect(chance, level.power), ...level }, 'effect');
	}
	return solved('two-sample', countOption(input, 'n', 2), effect, level, {
		size: (known) => twoSampleSize(known, level),
		power: (people, known) => twoSamplePower(people, people, known, level.alpha),
		effect: (people) => detectableEffect((tried) => twoSamplePower(people, people, tried, level.alpha), level.power)
	});
}

interface Solvers {
	readonly size: (effect: number) => number;
	readonly power: (n: number, effect: number) => number;
	readonly effect: (n: number) => number;
}

/** Two of three are given; the third is computed. */
function solved(design: string, n: number | undefined, effect: number | undefined, level: powers.Level, solvers: Solvers): CommandResult {
	if (n !== undefined && effect !== undefined) return answer(design, { n, effect, alpha: level.alpha, power: solvers.power(n, effect) }, 'power');
	if (n !== undefined) return answer(design, { n, effect: solvers.effect(n), ...level }, 'effect');
	if (effect !== undefined) return answer(design, { n: solvers.size(effect), effect, ...level }, 'n');
	throw new InputError('option.missing', 'Give --n for the smallest effect, --effect for the number of people, or both for the power.');
}

function shares(input: Arguments, level: powers.Level, { proportionPower, proportionSize }: PowerModule): CommandResult {
	const [p1, p2] = [needed(input, 'p1', rangedOption(input, 'p1', 0, 1)), needed(input, 'p2', rangedOption(input, 'p2', 0, 1))];
	if (p1 === p2) throw new InputError('option.out_of_range', '--p1 and --p2 are equal. A difference of nothing is never found.');
	const n = countOption(input, 'n', 2);
	if (n !== undefined) return answer('shares', { n, p1, p2, alpha: level.alpha, power: proportionPower(n, p1, p2, level.alpha) }, 'power');
	return answer('shares', { n: proportionSize(p1, p2, level), p1, p2, ...level }, 'n');
}

function did(input: Arguments, level: powers.Level, { detectableMultiplier, differenceDesign }: PowerModule): CommandResult {
	const count = (name: string, least: number) => needed(input, name, countOption(input, name, least));
	const sdOutcome = needed(input, 'sd', rangedOption(input, 'sd', 0, 1e150));
	const rho = needed(input, 'rho', numberOption(input, 'rho'));
	if (rho < 0 || rho >= 1) throw new InputError('option.out_of_range', '--rho must be at least 0 and below 1.');
	const plan = { nTreated: count('treated', 1), nControl: count('control', 1), prePeriods: count('pre', 1), postPeriods: count('post', 1), sdOutcome, rho };
	const df = plan.nTreated + plan.nControl - 2;
	if (df < 1) throw new InputError('sample.too_few', 'At least three units are needed, trained and comparison together.');
	const result = differenceDesign(plan, level);
	return statisticsResult(`Smallest detectable change ${show(result.mdeT)} with power ${show(level.power)}.`, {
		design: 'did',
		...result,
		df,
		multiplier: detectableMultiplier(df, level),
		...level
	});
}

function answer(design: string, figures: Readonly<Record<string, number>>, asked: 'n' | 'effect' | 'power'): CommandResult {
	const value = figures[asked]!;
	const sentences = {
		n: () =>
			Number.isNaN(value)
				? 'Even ten million people are too few.'
				: `${Math.ceil(value - 1e-9)} ${design === 'paired' ? 'pairs' : 'people in each group'} are needed (${show(value)}).`,
		effect: () => `The smallest effect found with power ${show(figures['power']!)} is ${show(value)}.`,
		power: () => `The power is ${show(value)}.`
	};
	const isTooLarge = asked === 'n' && Number.isNaN(value);
	return statisticsResult(
		sentences[asked](),
		{ design, ...figures },
		isTooLarge ? [{ code: 'power.too_small', message: 'The effect is too small to be planned for.' }] : []
	);
}
