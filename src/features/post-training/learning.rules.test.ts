import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairedCohen, pairedT } from '#features/evaluation/estimators/scores/paired-scores.ts';
import { signedRankTest } from '#features/evaluation/estimators/scores/signed-ranks.ts';
import { gainClass, gainOf, learningResult, type Pair } from './learning.rules.ts';

const TESTS = { pairedT, pairedCohen, signedRankTest };
const pair = (before: number, after: number, most = 100): Pair => ({ before, after, beforeMost: most, afterMost: most });

describe('N-gain', () => {
	// R25: pre 55, post 82, max 100 → 27/45 = 0.60, sedang.
	test('R25: 55 to 82 is 0.60, medium', () => expect(gainOf(pair(55, 82))).toMatchObject({ gain: 27, normalised: 0.6, gainClass: 'medium', hasFallen: false }));
	// R25: pre 100 → not defined.
	test('R25: who had everything before has none', () => expect(gainOf(pair(100, 100))).toMatchObject({ normalised: null, gainClass: null, hasFallen: false }));
	// R25: pre 60, post 50 → −0.25, rendah and flagged as a fall.
	test('R25: 60 to 50 is −0.25, low, and a fall', () => expect(gainOf(pair(60, 50))).toMatchObject({ normalised: -0.25, gainClass: 'low', hasFallen: true }));
	test('a fall from the full score is one too', () => expect(gainOf(pair(100, 90))).toMatchObject({ normalised: null, hasFallen: true }));

	// Hake 1998: high from 0.70, medium from 0.30.
	test.each([[0.7, 'high'], [0.699, 'medium'], [0.3, 'medium'], [0.299, 'low'], [0, 'low'], [1, 'high'], [-3, 'low']] as const)('%f is %s', (normalised, expected) => expect(gainClass(normalised)).toBe(expected));
	test.each([[70, 79, 'medium'], [50, 85, 'high'], [10, 73, 'high'], [40, 58, 'medium']] as const)('decimals do not push %i to %i out of its class', (before, after, expected) => expect(gainOf(pair(before, after)).gainClass).toBe(expected));

	test('tests out of different scores are compared on one scale', () => {
		expect(gainOf({ before: 10, after: 41, beforeMost: 20, afterMost: 50 })).toMatchObject({ before: 50, after: 82, gain: 32 });
	});

	test('it never exceeds 1, whatever the scores', () => {
		const score = fc.integer({ min: 0, max: 100 });
		fc.assert(fc.property(score, score, (before, after) => {
			const { normalised } = gainOf(pair(before, after));
			expect(normalised === null ? before === 100 : normalised <= 1 + 1e-9).toBe(true);
		}));
	});
});

describe('the level of learning', () => {
	// Eight people who all rose: V is 1 + … + 8 = 36, and of 2⁸ signs one is as far on either side.
	const eight = ([[55, 82], [60, 71], [48, 70], [72, 80], [65, 90], [50, 62], [58, 78], [70, 88]] as const).map(([before, after]) => pair(before, after));

	test('has means, the paired t, Wilcoxon, d and both N-gains', () => {
		const result = learningResult(eight, TESTS);
		const changes = eight.map(({ before, after }) => after - before);
		const mean = changes.reduce((sum, change) => sum + change, 0) / 8;
		const sd = Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / 7);
		expect(result).toMatchObject({ n: 8, before: 59.75, after: 77.625, gain: 17.875, wilcoxon: { v: 36, isExact: true }, thirds: null });
		expect(result?.t?.t).toBeCloseTo(mean / (sd / Math.sqrt(8)), 10);
		expect(result?.t?.df).toBe(7);
		expect(result?.d?.d).toBeCloseTo(mean / sd, 10);
		expect(result?.wilcoxon?.p).toBeCloseTo(2 / 2 ** 8, 12);
		expect(result?.normalisedOfMeans).toBeCloseTo(17.875 / 40.25, 10);
		const [low, high] = result?.interval ?? [0, 0];
		expect((low + high) / 2).toBeCloseTo(17.875, 9);
		expect(low).toBeGreaterThan(0);
	});

	test('says nothing of fewer than two', () => {
		expect(learningResult([], TESTS)).toBeUndefined();
		expect(learningResult([pair(50, 60)], TESTS)).toBeUndefined();
	});

	test('where all gained alike no test divides by nothing', () => {
		expect(learningResult([pair(50, 60), pair(60, 70), pair(70, 80)], TESTS)).toMatchObject({ gain: 10, interval: null, t: null, d: null });
	});

	test('where nobody changed there is no Wilcoxon, and no figure is not a number', () => {
		const still = learningResult([pair(50, 50), pair(60, 60), pair(100, 100)], TESTS);
		expect(still).toMatchObject({ gain: 0, t: null, wilcoxon: null, d: null, counts: { low: 2, undefined: 1, fallen: 0 } });
	});

	test('everybody at the full score before leaves no N-gain at all', () => {
		expect(learningResult([pair(100, 100), pair(100, 90)], TESTS)).toMatchObject({ meanNormalised: null, normalisedOfMeans: null, counts: { undefined: 2, fallen: 1 } });
	});

	test('who began lowest beside who began highest shows what comes back to the mean', () => {
		const noise = Array.from({ length: 12 }, (_value, index) => pair(40 + index * 4, 62));
		expect(learningResult(noise, TESTS)?.thirds).toEqual({ lowest: 16, highest: -16 });
		expect(learningResult(noise.slice(0, 8), TESTS)?.thirds).toBeNull();
	});

	test('no order of participants changes anything, and nothing is ever not a number', () => {
		const score = fc.integer({ min: 0, max: 100 });
		fc.assert(fc.property(fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 30 }), (scores) => {
			const pairs = scores.map(([before, after]) => pair(before, after));
			const result = learningResult(pairs, TESTS);
			expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
			for (const value of [result?.gain, result?.interval?.[0], result?.t?.p, result?.wilcoxon?.p, result?.d?.d, result?.meanNormalised]) expect(Number.isNaN(value)).toBe(false);
			expect(learningResult(pairs.toReversed(), TESTS)?.gain).toBeCloseTo(result?.gain ?? NaN, 9);
		}), { numRuns: 60 });
	});
});

describe('the numbers of learning, counted by hand', () => {
	// N-gains: 40 → 70 is 30/60 = 0.5, 80 → 96 is 16/20 = 0.8, 100 → 100 has none, 60 → 56 is −0.1.
	const four = [pair(40, 70), pair(80, 96), pair(100, 100), pair(60, 56)];
	const result = learningResult(four, TESTS);

	test('the mean of the N-gains leaves out who had everything before; that of the means does not', () => {
		expect(result?.meanNormalised).toBeCloseTo((0.5 + 0.8 - 0.1) / 3, 12);
		expect(result).toMatchObject({ before: 70, after: 80.5, gain: 10.5 });
		expect(result?.normalisedOfMeans).toBeCloseTo(10.5 / 30, 12);
	});

	test('each participant is counted in one class, a fall beside it', () => expect(result?.counts).toEqual({ high: 1, medium: 1, low: 1, undefined: 1, fallen: 1 }));

	test('one N-gain is its own mean', () => expect(learningResult([pair(100, 100), pair(50, 75)], TESTS)).toMatchObject({ meanNormalised: 0.5, counts: { undefined: 1, medium: 1 } }));

	test('means one point below the full score still have an N-gain', () => expect(learningResult([pair(99, 100), pair(99, 99)], TESTS)?.normalisedOfMeans).toBeCloseTo(0.5, 10));

	test('one who changed among those who did not is enough for Wilcoxon', () => {
		// One nonzero change: V is its rank 1, and one of two signs is as far on either side.
		expect(learningResult([pair(50, 60), pair(60, 60), pair(70, 70)], TESTS)?.wilcoxon).toEqual({ v: 1, p: 1, isExact: true });
		expect(learningResult([pair(50, 40), pair(60, 60), pair(70, 70)], TESTS)?.wilcoxon).toEqual({ v: 0, p: 1, isExact: true });
	});

	test('a change that only rounding made is none', () => expect(learningResult([{ before: 1, after: 3, beforeMost: 3, afterMost: 9 }, { before: 7, after: 21, beforeMost: 30, afterMost: 90 }], TESTS)).toMatchObject({ wilcoxon: null, counts: { fallen: 0 } }));

	test('without an exact p the normal one is told, and said to be so', () => {
		const rough = { ...TESTS, signedRankTest: () => ({ nNonzero: 60, vPlus: 7, pExactMidrankSignflip: Number.NaN, pNormalContinuity: 0.25 }) };
		expect(learningResult(four, rough)?.wilcoxon).toEqual({ v: 7, p: 0.25, isExact: false });
		expect(learningResult(four, { ...rough, signedRankTest: () => ({ ...rough.signedRankTest(), pNormalContinuity: Number.NaN }) })?.wilcoxon).toBeNull();
		expect(learningResult(four, { ...rough, signedRankTest: () => ({ ...rough.signedRankTest(), nNonzero: 0 }) })?.wilcoxon).toBeNull();
	});

	test('the thirds are those who began lowest and highest, from nine pairs on', () => {
		// Began 10, 20, … 90 in no order; who began at b gained 100 − b, so the lowest three gained 90, 80, 70 and the highest 30, 20, 10.
		const nine = [50, 10, 90, 30, 70, 20, 80, 40, 60].map((before) => pair(before, 100));
		expect(learningResult(nine, TESTS)?.thirds).toEqual({ lowest: 80, highest: 20 });
		expect(learningResult(nine.slice(1), TESTS)?.thirds).toBeNull();
		// Of eleven a third is three, not four: 95 and 5 join the ends.
		expect(learningResult([...nine, pair(5, 100), pair(95, 100)], TESTS)?.thirds).toEqual({ lowest: (95 + 90 + 80) / 3, highest: (5 + 10 + 20) / 3 });
	});
});
