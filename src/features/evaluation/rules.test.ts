import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Evidence, GateName } from './rules.ts';
import { adjustForManyOutcomes, effectSign, isNegligible, isOneOfMany, judge, LIMITS } from './rules.ts';
import { VERDICT_CODES } from './schema.ts';
import { soundEvidence as sound } from './testing/evidence.ts';

function code(change: Partial<Evidence>) {
	return judge({ ...sound, ...change }).code;
}

function failed(change: Partial<Evidence>): GateName[] {
	return judge({ ...sound, ...change })
		.gates.filter((gate) => !gate.passed)
		.map((gate) => gate.name);
}

// docs/rules: impact methods § 9, gates in order.
describe('a sound design', () => {
	test('a clear and worthwhile improvement is proven', () => {
		expect(judge(sound)).toMatchObject({ code: 'proven_better', blockedBy: null });
		expect(failed({})).toEqual([]);
	});

	test('the same number is a decline when lower is better', () => expect(code({ direction: 'down' })).toBe('proven_worse'));

	test('a fall of waiting time is an improvement when lower is better', () => {
		expect(
			code({
				direction: 'down',
				att: -3.1,
				ci95: [-5, -1.2],
				ci90: [-4.7, -1.5],
				robustness: [
					{ name: 'other_control', att: -3, ci90: [-4.6, -1.3] },
					{ name: 'more_anticipation', att: -3, ci90: [-4.6, -1.3] }
				]
			})
		).toBe('proven_better');
	});

	test('an effect below the smallest worthwhile change is only indicated', () => expect(code({ sesoi: 4 })).toBe('indicated_better'));

	test('without a smallest worthwhile change nothing is proven', () => expect(code({ sesoi: null })).toBe('indicated_better'));

	test('one robustness run that holds zero takes the proof away', () => {
		expect(code({ robustness: [sound.robustness[0]!, { name: 'more_anticipation', att: 1, ci90: [-0.2, 2.2] }] })).toBe('indicated_better');
		expect(code({ robustness: [sound.robustness[0]!, { name: 'more_anticipation', att: null, ci90: null }] })).toBe('indicated_better');
	});

	test('an interval that holds zero is not enough evidence', () => expect(code({ att: 0.8, ci95: [-2, 3.6], ci90: [-1.5, 3.1] })).toBe('not_enough_evidence'));

	test('an interval that holds zero and stays inside the worthwhile change means no meaningful effect', () => {
		expect(code({ att: 0.1, ci95: [-1.4, 1.6], ci90: [-1.2, 1.4] })).toBe('no_meaningful_effect');
		expect(code({ att: 0.1, ci95: [-1.4, 1.6], ci90: [-1.2, 1.4], sesoi: null })).toBe('not_enough_evidence');
	});

	test('an effect that does not survive the other outcomes of the report is not enough evidence', () => {
		expect(code({ adjustedP: 0.08 })).toBe('proven_better');
		expect(code({ adjustedP: 0.2 })).toBe('not_enough_evidence');
	});
});

describe('design', () => {
	test.each<[string, Partial<Evidence>]>([
		['four treated units', { treated: 4, permutationP: 0.01 }],
		['one treated unit', { treated: 1, permutationP: 0.04 }],
		['four treated clusters', { treatedClusters: 4 }],
		['five months before training', { preMonths: 5 }],
		['two months before training', { preMonths: 2 }],
		['two waves', { months: 2, preMonths: 1, postMonths: 1, pretrendP: null, slope: null }],
		['an untested trend', { pretrendP: null }],
		['gaps that differ by 12 points', { missingGap: 0.12 }]
	])('%s: at most an indication', (_name, change) => expect(code(change)).toBe('indicated_better'));

	test.each<[string, Partial<Evidence>, GateName]>([
		['nobody treated', { treated: 0 }, 'treated_units'],
		['four control units', { control: 4 }, 'control_units'],
		['one month before training', { preMonths: 1 }, 'pre_months'],
		['two months after training', { postMonths: 2 }, 'post_months'],
		['a fifth and more missing', { missing: 0.21 }, 'missing'],
		['no interval', { ci95: null, ci90: null }, 'effect'],
		['no estimate', { att: null, ci95: null, ci90: null }, 'effect']
	])('%s: cannot be judged', (_name, change, gate) => expect(judge({ ...sound, ...change })).toMatchObject({ code: 'cannot_be_judged', blockedBy: gate }));

	test('the limits themselves pass', () => {
		expect(
			code({
				treated: 5,
				control: 5,
				preMonths: 6,
				postMonths: 3,
				missing: LIMITS.missing,
				missingGap: LIMITS.missingGap,
				pretrendP: LIMITS.pretrend,
				sesoi: 3.1
			})
		).toBe('proven_better');
	});

	test('few treated units are judged by randomisation, not by the interval', () => {
		expect(code({ treated: 3, permutationP: 0.2 })).toBe('not_enough_evidence');
		expect(code({ treated: 3, permutationP: 0.05, ci95: [-0.1, 6.3] })).toBe('indicated_better');
	});
});

describe('without comparison units', () => {
	const series: Partial<Evidence> = { design: 'series', control: 0, preMonths: 12, postMonths: 6, pretrendP: null, slope: null, robustness: [] };

	test('twelve months before and six after allow an indication, never a proof', () => {
		expect(code(series)).toBe('indicated_better');
		expect(code({ ...series, direction: 'down' })).toBe('indicated_worse');
		expect(code({ ...series, att: 0.1, ci95: [-1.4, 1.6], ci90: [-1.2, 1.4] })).toBe('no_meaningful_effect');
	});

	test.each<[Partial<Evidence>, GateName]>([
		[{ preMonths: 11 }, 'pre_months'],
		[{ postMonths: 5 }, 'post_months'],
		[{ treated: 0 }, 'treated_units']
	])('%o cannot be judged', (change, gate) => {
		expect(judge({ ...sound, ...series, ...change })).toMatchObject({ code: 'cannot_be_judged', blockedBy: gate });
	});
});

describe('trend before training', () => {
	test('a different trend that is small beside the effect takes the proof away', () => expect(code({ pretrendP: 0.01, slope: 0.05 })).toBe('indicated_better'));

	test('a trend that could make half of the effect blocks the judgement', () => {
		// 0.2 a month over 9 months = 1.8, more than half of 3.1.
		expect(judge({ ...sound, pretrendP: 0.01, slope: 0.2 })).toMatchObject({ code: 'cannot_be_judged', blockedBy: 'drift' });
	});

	test('a trend against the effect cannot explain it', () => expect(code({ pretrendP: 0.01, slope: -0.2 })).toBe('indicated_better'));

	test('a steep slope that chance explains blocks nothing', () => expect(code({ pretrendP: 0.4, slope: 0.2 })).toBe('proven_better'));
});

test('every evidence has one of the seven verdicts, and none is proven while a gate fails', () => {
	const interval = fc
		.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true }))
		.map(([low, width]) => [low, low + width] as const);
	fc.assert(
		fc.property(
			fc.record({
				treated: fc.nat(30),
				control: fc.nat(30),
				preMonths: fc.nat(12),
				postMonths: fc.nat(12),
				missing: fc.double({ min: 0, max: 1, noNaN: true }),
				pretrendP: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
				slope: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
				att: fc.option(fc.double({ min: -9, max: 9, noNaN: true })),
				ci95: fc.option(interval),
				ci90: fc.option(interval),
				sesoi: fc.option(fc.double({ min: 0.1, max: 5, noNaN: true })),
				direction: fc.constantFrom('up' as const, 'down' as const)
			}),
			(change) => {
				const { code: verdict, gates } = judge({ ...sound, ...change });
				expect(VERDICT_CODES).toContain(verdict);
				if (verdict.startsWith('proven')) expect(gates.every((gate) => gate.passed)).toBe(true);
				if (gates.some((gate) => !gate.passed && gate.consequence === 'cannot_judge')) expect(verdict).toBe('cannot_be_judged');
			}
		)
	);
});

describe('many outcomes in one report', () => {
	// R: p.adjust(c(0.01, 0.04, 0.03, 0.5), 'BH')
	test('adjusts as p.adjust does', () => {
		const adjusted = adjustForManyOutcomes([0.01, 0.04, 0.03, 0.5]);
		[0.04, 0.16 / 3, 0.16 / 3, 0.5].forEach((expected, at) => expect(adjusted[at]).toBeCloseTo(expected, 12));
	});

	test('one outcome stays as it is, none gives none', () => {
		expect(adjustForManyOutcomes([0.2])).toEqual([0.2]);
		expect(adjustForManyOutcomes([])).toEqual([]);
	});

	test('never lowers a p-value and keeps their order', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (pValues) => {
				const adjusted = adjustForManyOutcomes(pValues);
				// p·m/k may round one step down.
				pValues.forEach((p, i) => {
					expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
					pValues.forEach((q, j) => {
						if (p <= q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
					});
				});
			})
		);
	});
});

describe('negligible', () => {
	test.each([
		[[-1.9, 1.9], 2, true],
		[[-2, 1.9], 2, false],
		[[-1.9, 2], 2, false],
		[[1, 1.9], 2, true],
		[[-5, -3], 2, false],
		[null, 2, false],
		[[-1, 1], null, false]
	] as const)('a 90 %% interval of %j where %s is worth having: %s', (ci90, sesoi, negligible) => expect(isNegligible({ ci90, sesoi })).toBe(negligible));
});

// docs/rules/impact.md: every limit on itself and just beside it.
describe('the limits of the gates', () => {
	const passes = (name: GateName, change: Partial<Evidence>) => judge({ ...sound, ...change }).gates.find((gate) => gate.name === name)?.passed;
	const consequence = (name: GateName, change: Partial<Evidence>) => judge({ ...sound, ...change }).gates.find((gate) => gate.name === name)?.consequence;
	const series: Partial<Evidence> = { design: 'series', control: 0, preMonths: 12, postMonths: 6, pretrendP: null, slope: null, robustness: [] };

	test('have the numbers of the handbook', () => {
		expect(LIMITS).toEqual({
			units: 5, preMonths: 6, fewestPreMonths: 2, postMonths: 3, missing: 0.2, missingGap: 0.1, pretrend: 0.05, driftShare: 0.5, permutation: 0.05, falseDiscovery: 0.1, seriesPreMonths: 12, seriesPostMonths: 6
		});
	});

	test('a bare number of complaints is judged by nothing', () => {
		expect(judge({ ...sound, rawComplaints: true })).toMatchObject({ code: 'cannot_be_judged', blockedBy: 'outcome' });
		expect(passes('outcome', { rawComplaints: true })).toBe(false);
		expect(passes('outcome', {})).toBeUndefined();
	});

	test('a registration after the results could be seen takes the proof away; without a register there is no such gate', () => {
		expect(code({ registeredBefore: false })).toBe('indicated_better');
		expect([passes('registered', { registeredBefore: true }), passes('registered', { registeredBefore: false }), passes('registered', { registeredBefore: null })]).toEqual([true, false, undefined]);
		expect(code({ registeredBefore: null })).toBe('proven_better');
	});

	test('five clusters are enough, four are not, and one treated unit is enough for a series', () => {
		expect([5, 4].map((treatedClusters) => passes('treated_units', { treatedClusters }))).toEqual([true, false]);
		expect(code({ treatedClusters: 5 })).toBe('proven_better');
		expect([1, 0].map((treated) => passes('treated_units', { ...series, treated }))).toEqual([true, false]);
		expect(passes('control_units', { ...series })).toBe(false);
	});

	test('one month after training is borne only of two waves', () => {
		expect(consequence('post_months', { months: 2, postMonths: 1 })).toBe('cap');
		expect(consequence('post_months', { months: 2, postMonths: 2 })).toBe('cannot_judge');
		expect(consequence('post_months', { months: 3, postMonths: 1 })).toBe('cannot_judge');
		expect(consequence('pre_months', { months: 3, preMonths: 1 })).toBe('cannot_judge');
		expect(consequence('pre_months', { months: 2, preMonths: 0 })).toBe('cannot_judge');
	});

	test('a trend is different from 5 percent down, and explains from half of the effect up', () => {
		// 0.2 a month over 9 months is 1.8: half of 3.6, more than half of 3.5, less than half of 3.7.
		const drift = (att: number, pretrendP: number) => passes('drift', { pretrendP, slope: 0.2, att });
		expect([drift(3.5, 0.049), drift(3.6, 0.049), drift(3.7, 0.049), drift(3.5, 0.05)]).toEqual([false, false, true, true]);
		expect([0.05, 0.049, null].map((pretrendP) => passes('pre_trend', { pretrendP }))).toEqual([true, false, false]);
		expect(passes('drift', { pretrendP: 0.01, slope: null })).toBe(true);
		expect(passes('drift', { pretrendP: 0.01, slope: 0.2, att: null })).toBe(true);
	});

	test('what is worth having is worth it from its number on, up and down', () => {
		expect([3.1, 3.11].map((sesoi) => passes('worthwhile', { sesoi }))).toEqual([true, false]);
		expect(passes('worthwhile', { att: -3.1, sesoi: 3.1 })).toBe(true);
		expect(passes('worthwhile', { att: null, sesoi: 0 })).toBe(false);
	});

	test('a run that touches zero does not hold, on either side', () => {
		const runs = (att: number, ...ci90: (readonly [number, number])[]) => passes('robustness', { att, robustness: ci90.map((interval) => ({ name: 'run', att, ci90: interval })) });
		expect([runs(3, [0.1, 5]), runs(3, [0, 5]), runs(3, [-5, -0.1])]).toEqual([true, false, false]);
		expect([runs(-3, [-5, -0.1]), runs(-3, [-5, 0]), runs(-3, [0.1, 5])]).toEqual([true, false, false]);
		expect(runs(3)).toBe(false);
		expect([runs(3, [0.5, 5], [0.9, 2]), runs(-3, [-5, -0.5], [-2, -0.9])]).toEqual([true, true]);
	});
});

describe('the sign of an effect', () => {
	const sign = (att: number | null, ci95: readonly [number, number] | null, given: Partial<Pick<Evidence, 'adjustedP' | 'permutationP'>> = {}) => effectSign({ att, ci95, adjustedP: null, permutationP: null, ...given });

	test('is open where the interval holds zero, even at its very end', () => {
		expect([sign(2, [0.1, 4]), sign(2, [0, 4]), sign(2, [-0.1, 4])]).toEqual([1, 0, 0]);
		expect([sign(-2, [-4, -0.1]), sign(-2, [-4, 0]), sign(-2, [-4, 0.1])]).toEqual([-1, 0, 0]);
		expect([sign(0.4, [0.1, 0.9]), sign(-0.4, [-0.9, -0.1])]).toEqual([1, -1]);
		expect([sign(null, [1, 2]), sign(1, null)]).toEqual([0, 0]);
	});

	test('among other outcomes is open above one tenth, by randomisation above one twentieth', () => {
		expect([0.1, 0.1001].map((adjustedP) => sign(2, [1, 3], { adjustedP }))).toEqual([1, 0]);
		expect([0.05, 0.0501].map((permutationP) => sign(2, [-1, 5], { permutationP }))).toEqual([1, 0]);
	});

	test('that only the company of other outcomes took away is told so', () => {
		const effect = { att: 2, ci95: [1, 3] as const, adjustedP: 0.2, permutationP: null };
		expect(isOneOfMany(effect)).toBe(true);
		expect(isOneOfMany({ ...effect, adjustedP: 0.05 })).toBe(false);
		expect(isOneOfMany({ ...effect, ci95: [-1, 5] })).toBe(false);
		expect(isOneOfMany({ ...effect, att: null })).toBe(false);
	});

	test('turned about, the verdict is turned about', () => {
		const interval = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true })).map(([low, width]) => [low, low + width] as const);
		fc.assert(fc.property(interval, fc.constantFrom(null, 0.02, 0.2), (ci95, permutationP) => {
			const att = (ci95[0] + ci95[1]) / 2;
			fc.pre(att !== 0);
			expect(sign(-att, [-ci95[1], -ci95[0]], { permutationP }) + sign(att, ci95, { permutationP })).toBe(0);
		}));
	});
});

test('an adjusted p-value never leaves 0 to 1', () => {
	// R: p.adjust(c(0.9, 1, 0.95), 'BH') is 1, 1, 1.
	expect(adjustForManyOutcomes([0.9, 1, 0.95])).toEqual([1, 1, 1]);
	expect(adjustForManyOutcomes([0, 0.5])).toEqual([0, 0.5]);
	expect(adjustForManyOutcomes([0.02, 0.02])).toEqual([0.02, 0.02]);
});
