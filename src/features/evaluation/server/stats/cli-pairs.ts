import type { Arguments, Command, CommandResult, OptionSpec } from '#platform/cli/command.ts';
import { InputError, numberOption } from '#platform/cli/command.ts';
import type { Pairs } from './stats-input.ts';
import { constantWarning, pairWarnings, twoSamples } from './stats-input.ts';
import { show, showRange, statisticsResult } from './stats-output.ts';

const TWO_SAMPLES = {
	before: { type: 'string', help: 'column measured before, or numbers: 45,52,60' },
	after: { type: 'string', help: 'column measured after, or numbers, in the same order' },
	x: { type: 'string', help: 'column or numbers of one group; a missing cell is no member' },
	y: { type: 'string', help: 'column or numbers of another group' }
} as const satisfies Record<string, OptionSpec>;

const WITH_MOST = { ...TWO_SAMPLES, max: { type: 'string', help: 'highest score that can be had: adds the normalised gain' } } as const satisfies Record<
	string,
	OptionSpec
>;
const USAGE = 'FILE (--before C --after C | --x C --y C), or numbers instead of columns';
const LEARNING = 'A gain in a test is evidence about learning, not about service.';

export const ttest: Command = {
	path: ['stats', 'ttest'],
	summary: 'paired t test, or Welch and pooled t of two groups',
	usage: `${USAGE} [--max N]`,
	options: WITH_MOST,
	async run(input) {
		const samples = await twoSamples(input);
		if (samples.design === 'paired') return pairedTest(samples.pairs, await gainOf(input, samples.pairs));
		const { compareMeans } = await import('../../estimators/scores/independent.ts');
		const { deviation, mean } = await import('#platform/statistics/moments.ts');
		const { a, b } = samples;
		const { welch, pooled } = compareMeans(a, b);
		const figures = { nA: a.length, nB: b.length, meanA: mean(a), meanB: mean(b), sdA: deviation(a), sdB: deviation(b) };
		const { difference, t, df, p, ci95 } = welch;
		return statisticsResult(
			`Difference ${show(difference)} ${showRange(ci95)}, Welch t(${show(df)}) ${show(t)}, p ${show(p)}.`,
			{ design: 'independent', ...figures, statistic: t, t, df, p, meanDifference: difference, ci95, welch, pooled },
			Number.isNaN(t) ? [constantWarning('Nobody differs inside the groups')] : []
		);
	}
};

async function pairedTest(pairs: Pairs, nGain: object | null): Promise<CommandResult> {
	const { pairedT } = await import('../../estimators/scores/paired-scores.ts');
	const result = pairedT(pairs.before, pairs.after);
	const { t, df, pTwoSided, meanDiff, ci95 } = result;
	return statisticsResult(
		`${pairs.before.length} pairs: mean change ${show(meanDiff)} ${showRange(ci95)}, t(${df}) ${show(t)}, p ${show(pTwoSided)}. ${LEARNING}`,
		{ design: 'paired', ...(await described(pairs)), statistic: t, p: pTwoSided, meanDifference: meanDiff, ...result, ...(nGain && { nGain }) },
		pairWarnings(pairs, Number.isNaN(t))
	);
}

async function described({ before, after, dropped }: Pairs) {
	const { correlation, deviation, mean } = await import('#platform/statistics/moments.ts');
	return {
		n: before.length,
		dropped,
		meanPre: mean(before),
		meanPost: mean(after),
		sdPre: deviation(before),
		sdPost: deviation(after),
		correlation: correlation(before, after)
	};
}

export const wilcoxon: Command = {
	path: ['stats', 'wilcoxon'],
	summary: 'signed ranks of pairs, exact and normal, with sign test; or rank sums of two groups',
	usage: USAGE,
	options: TWO_SAMPLES,
	async run(input) {
		const samples = await twoSamples(input);
		if (samples.design === 'paired') return signedRanks(samples.pairs);
		const { rankSumTest } = await import('../../estimators/scores/independent.ts');
		const { a, b } = samples;
		const result = rankSumTest(a, b);
		return statisticsResult(
			`Rank sum W ${show(result.W)}, p ${show(result.pNormalContinuity)} (normal, with continuity), Cliff's delta ${show(result.cliffsDelta)}.`,
			{ design: 'independent', nA: a.length, nB: b.length, statistic: result.W, p: result.pNormalContinuity, method: 'normal', ...result },
			Number.isNaN(result.pNormalContinuity) ? [constantWarning('All numbers are equal')] : []
		);
	}
};

async function signedRanks(pairs: Pairs): Promise<CommandResult> {
	const { signedRankTest, signTest } = await import('../../estimators/scores/signed-ranks.ts');
	const { changes } = await import('../../estimators/scores/paired-scores.ts');
	const change = changes(pairs.before, pairs.after);
	const result = signedRankTest(change);
	const isExact = !Number.isNaN(result.pExactMidrankSignflip);
	const p = isExact ? result.pExactMidrankSignflip : result.pNormalContinuity;
	const warnings = [...pairWarnings(pairs, result.nNonzero === 0), ...(result.ciNormalLevel < 0.95 && result.ci95Normal ? [narrow(result.ciNormalLevel)] : [])];
	return statisticsResult(
		`${pairs.before.length} pairs, ${result.nNonzero} of them changed: V ${show(result.vPlus)}, p ${show(p)} (${isExact ? 'exact' : 'normal'}), median change ${show(result.hodgesLehmann)}. ${LEARNING}`,
		{
			design: 'paired',
			n: pairs.before.length,
			dropped: pairs.dropped,
			statistic: result.vPlus,
			p,
			method: isExact ? 'exact' : 'normal',
			...result,
			signTest: signTest(change)
		},
		warnings
	);
}

function narrow(level: number) {
	return { code: 'interval.narrow', message: `So few pairs allow no 95 % interval by ranks; ci95_normal holds at ${show(100 * level)} %.` };
}

export const cohen: Command = {
	path: ['stats', 'cohen'],
	summary: "standardised effects: Cohen's dz and d_av of pairs, d of two groups, Hedges' g, intervals",
	usage: `${USAGE} [--max N]`,
	options: WITH_MOST,
	async run(input) {
		const samples = await twoSamples(input);
		if (samples.design === 'independent') {
			const { independentCohen, rankSumTest } = await import('../../estimators/scores/independent.ts');
			const { a, b } = samples;
			const result = { ...independentCohen(a, b), cliffsDelta: rankSumTest(a, b).cliffsDelta };
			return statisticsResult(
				`d ${show(result.cohenDPooled)} ${showRange(result.cohenDCi95)}, Hedges' g ${show(result.hedgesGExact)}.`,
				{ design: 'independent', nA: a.length, nB: b.length, d: result.cohenDPooled, ci95: result.cohenDCi95, ...result },
				Number.isNaN(result.cohenDPooled) ? [constantWarning('Nobody differs inside the groups')] : []
			);
		}
		const { pairs } = samples;
		const nGain = await gainOf(input, pairs);
		const { pairedCohen } = await import('../../estimators/scores/paired-scores.ts');
		const result = pairedCohen(pairs.before, pairs.after);
		return statisticsResult(
			`${pairs.before.length} pairs: dz ${show(result.dz)} ${showRange(result.dzCi95)}, d_av ${show(result.dAv)}, Hedges' g ${show(result.hedgesGzExact)}. ${LEARNING}`,
			{ design: 'paired', n: pairs.before.length, dropped: pairs.dropped, ci95: result.dzCi95, ...result, ...(nGain && { nGain }) },
			pairWarnings(pairs, Number.isNaN(result.dz))
		);
	}
};

export const gain: Command = {
	path: ['stats', 'gain'],
	summary: 'normalised gain: of the class means, and the mean of individual gains',
	usage: 'FILE --before C --after C --max N, or numbers instead of columns',
	options: WITH_MOST,
	async run(input) {
		const samples = await twoSamples(input);
		if (samples.design === 'independent') throw new InputError('option.conflict', 'A gain needs the same people twice: --before and --after.');
		const result = await gainOf(input, samples.pairs);
		if (!result) throw new InputError('option.missing', '--max is needed: the highest score that can be had, for example --max 100.');
		return statisticsResult(
			`Gain of the class ${show(result.classGainOfMeans)}, mean of ${result.nDefined} individual gains ${show(result.meanOfIndividual)}. ${LEARNING}`,
			{ n: samples.pairs.before.length, dropped: samples.pairs.dropped, ...result },
			pairWarnings(samples.pairs, false)
		);
	}
};

async function gainOf(input: Arguments, { before, after, names, rows }: Pairs) {
	const most = numberOption(input, 'max');
	if (most === undefined) return null;
	for (const [values, column] of [
		[before, names[0]],
		[after, names[1]]
	] as const) {
		const at = values.findIndex((value) => value > most);
		if (at >= 0)
			throw new InputError(
				'value.out_of_range',
				`Row ${rows[at]}, column "${column}": ${values[at]} is above the highest score ${most}. Correct it, or raise --max.`,
				{ row: rows[at]!, column }
			);
	}
	const { normalisedGain } = await import('../../estimators/scores/paired-scores.ts');
	const { counts, ...result } = normalisedGain(before, after, most);
	return { ...result, counts: { 'high_ge_0.7': counts.high, 'medium_0.3_to_0.7': counts.medium, 'low_lt_0.3': counts.low, undefined: counts.undefined } };
}
