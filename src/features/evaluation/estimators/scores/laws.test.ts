import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMeans, independentCohen, rankSumTest } from './independent.ts';
import { correlation, deviation, mean } from '#platform/statistics/moments.ts';
import { hedgesApproximation, hedgesFactor } from './moments.ts';
import { changes, normalisedGain, pairedCohen, pairedT } from './paired-scores.ts';
import { exactSignFlip, midranks } from './ranks.ts';
import { signedRankTest, signTest } from './signed-ranks.ts';

const score = fc.integer({ min: 0, max: 100 });
const pairs = fc.array(fc.tuple(score, score), { minLength: 3, maxLength: 20 });
const split = (some: readonly (readonly [number, number])[]) => [some.map(([a]) => a), some.map(([, b]) => b)] as const;

describe('pairs', () => {
	test('the order of people does not matter', () => {
		fc.assert(
			fc.property(pairs, (some) => {
				const [forward, backward] = [some, [...some].reverse()].map((order) => {
					const [before, after] = split(order);
					return { t: pairedT(before, after), ranks: signedRankTest(changes(before, after)), cohen: pairedCohen(before, after) };
				});
				expect(backward!.t.t || 0).toBeCloseTo(forward!.t.t || 0, 9);
				expect(backward!.ranks.vPlus).toBe(forward!.ranks.vPlus);
				expect(backward!.ranks.pExactMidrankSignflip).toBe(forward!.ranks.pExactMidrankSignflip);
				expect(backward!.cohen.dz || 0).toBeCloseTo(forward!.cohen.dz || 0, 9);
			})
		);
	});

	test('points added to everybody and another unit of points change no test', () => {
		fc.assert(
			fc.property(pairs, fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.5, 2, 8), (some, shift, scale) => {
				const [before, after] = split(some);
				const moved = (values: readonly number[]) => values.map((value) => scale * value + shift);
				const [plain, other] = [pairedT(before, after), pairedT(moved(before), moved(after))];
				expect(other.meanDiff).toBeCloseTo(scale * plain.meanDiff, 8);
				if (!Number.isNaN(plain.t)) expect(other.t).toBeCloseTo(plain.t, 7);
				const [ranks, otherRanks] = [signedRankTest(changes(before, after)), signedRankTest(changes(moved(before), moved(after)))];
				expect(otherRanks.vPlus).toBe(ranks.vPlus);
				expect(otherRanks.medianWalshAll).toBeCloseTo(scale * ranks.medianWalshAll, 8);
			})
		);
	});

	test('ranks share out n (n + 1) / 2, ties or not', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 30 }), (change) => {
				const { vPlus, vMinus, nNonzero, rankBiserial } = signedRankTest(Float64Array.from(change));
				expect(vPlus + vMinus).toBe((nNonzero * (nNonzero + 1)) / 2);
				if (nNonzero > 0) expect(Math.abs(rankBiserial)).toBeLessThanOrEqual(1);
				expect(midranks(change).ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((change.length * (change.length + 1)) / 2, 9);
			})
		);
	});

	test('the exact p is the share of sign vectors as far out, counted one by one', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.integer({ min: -4, max: 4 }).filter((value) => value !== 0),
					{ minLength: 1, maxLength: 9 }
				),
				(change) => {
					const { ranks } = midranks(change.map(Math.abs));
					const seen = change.reduce((sum, value, at) => sum + (value > 0 ? ranks[at]! : 0), 0);
					let [below, above] = [0, 0];
					for (let code = 0; code < 2 ** change.length; code++) {
						const sum = ranks.reduce((own, rank, at) => own + ((code >> at) & 1 ? rank : 0), 0);
						if (sum <= seen) below++;
						if (sum >= seen) above++;
					}
					expect(exactSignFlip(ranks, seen)).toBeCloseTo(Math.min(1, (2 * Math.min(below, above)) / 2 ** change.length), 12);
				}
			)
		);
	});

	test('five thousand pairs of a large file are counted, without the pairwise averages', () => {
		const change = Float64Array.from({ length: 5000 }, (_value, at) => Math.sin(at * at) + 0.1);
		const result = signedRankTest(change);
		expect(result.medianWalshNonzero).toBeNaN();
		expect(result.hodgesLehmann).toBeCloseTo(0.1, 1);
		expect(result.ci95Exact).toBeNull();
	});

	test('the interval of dz holds dz, and shrinks to it with more people', () => {
		const width = (n: number) => {
			const before = Array.from({ length: n }, (_value, at) => (at * 7) % 11);
			const [low, high] = pairedCohen(
				before,
				before.map((value, at) => value + 1 + (at % 3))
			).dzCi95!;
			expect(low).toBeLessThan(high);
			return high - low;
		};
		expect(width(60)).toBeLessThan(width(12));
	});

	test('nobody can gain who had everything; gains lie where Hake cuts', () => {
		const gain = normalisedGain([10, 0, 0, 0], [10, 7, 3, 2], 10);
		expect(gain).toMatchObject({ individual: [null, 0.7, 0.3, 0.2], nDefined: 3, counts: { high: 1, medium: 1, low: 1, undefined: 1 } });
		expect(normalisedGain([5, 5], [5, 5], 5)).toMatchObject({ classGainOfMeans: NaN, meanOfIndividual: NaN, nDefined: 0 });
	});

	// Six rose, one fell: 2 (1 + 7) / 2⁷.
	test('the sign test of seven', () => {
		expect(signTest(Float64Array.of(1, 2, 3, 1, 1, 2, -1, 0))).toMatchObject({ nPos: 6, nNeg: 1, p: expect.closeTo(0.125, 12) });
		expect(signTest(Float64Array.of(0, 0)).p).toBeNaN();
	});
});

describe('two groups', () => {
	const groups = fc.tuple(fc.array(score, { minLength: 2, maxLength: 12 }), fc.array(score, { minLength: 2, maxLength: 12 }));

	test('exchanged, they change the sign and nothing else', () => {
		fc.assert(
			fc.property(groups, ([a, b]) => {
				const [forward, backward] = [compareMeans(a, b), compareMeans(b, a)];
				expect(backward.welch.difference).toBeCloseTo(-forward.welch.difference, 10);
				expect(backward.pooled.se).toBeCloseTo(forward.pooled.se, 10);
				expect(rankSumTest(a, b).W + rankSumTest(b, a).W).toBeCloseTo(a.length * b.length, 9);
				expect(rankSumTest(a, b).cliffsDelta).toBeCloseTo(-rankSumTest(b, a).cliffsDelta, 10);
			})
		);
	});

	test('Welch never has more degrees of freedom than pooled', () => {
		fc.assert(
			fc.property(groups, ([a, b]) => {
				const { welch, pooled } = compareMeans(a, b);
				if (welch.se > 0) expect(welch.df).toBeLessThanOrEqual(pooled.df + 1e-9);
			})
		);
	});

	test("Cliff's delta is the pairs above less the pairs below", () => {
		fc.assert(
			fc.property(groups, ([a, b]) => {
				const signs = a.flatMap((own) => b.map((other) => Math.sign(own - other)));
				expect(rankSumTest(a, b).cliffsDelta).toBeCloseTo(mean(signs), 10);
			})
		);
	});

	test('without spread there is no effect to standardise', () => {
		expect(independentCohen([3, 3], [4, 4])).toMatchObject({ cohenDPooled: NaN, cohenDCi95: null });
		expect(correlation([1, 1], [1, 2])).toBeNaN();
	});

	// Hedges 1981: J(10) = 0.9228 exactly, 0.9231 nearly.
	test('J of ten degrees of freedom', () => {
		expect(hedgesFactor(10)).toBeCloseTo(0.9227, 4);
		expect(hedgesApproximation(10)).toBeCloseTo(0.9231, 4);
		expect([hedgesFactor(1), deviation([5])]).toEqual([NaN, NaN]);
	});
});
