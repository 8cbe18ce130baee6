import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Evidence, GateName } from './rules.ts';
import { adjustForManyOutcomes, isNegligible, judge, LIMITS } from './rules.ts';
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
