import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMeans, independentCohen, rankSumTest } from './independent.ts';
import { analyseItems } from './items.ts';
import { correlation, deviation, hedgesApproximation, hedgesFactor, mean } from './moments.ts';
import { adjustTogether } from './multiple.ts';
import { changes, normalisedGain, pairedCohen, pairedT } from './paired-scores.ts';
import {
	detectableEffect,
	detectableMultiplier,
	differenceDesign,
	pairedPower,
	pairedSize,
	proportionPower,
	proportionSize,
	twoSamplePower,
	twoSampleSize
} from './power.ts';
import { compareProportions, proportion } from './proportions.ts';
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

	test('five hundred thousand pairs of a large file are counted, without the pairwise averages', () => {
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

describe('many tests', () => {
	const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 25 });

	test('no adjusted p lies below its own, above 1, or out of order; Bonferroni is the strictest', () => {
		fc.assert(
			fc.property(list, (p) => {
				const { bonferroni, ...others } = adjustTogether(p);
				const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
				for (const adjusted of [...Object.values(others), bonferroni]) {
					order.forEach((index, at) => {
						expect(adjusted[index]!).toBeGreaterThanOrEqual(p[index]! - 1e-15);
						expect(adjusted[index]!).toBeLessThanOrEqual(1);
						if (at > 0) expect(adjusted[index]!).toBeGreaterThanOrEqual(adjusted[order[at - 1]!]!);
					});
				}
				for (const adjusted of [others.benjaminiHochberg, others.holm, others.hochberg])
					adjusted.forEach((value, at) => expect(value).toBeLessThanOrEqual(bonferroni[at]! + 1e-15));
			})
		);
	});

	test('the order of tests does not matter', () => {
		fc.assert(
			fc.property(list, (p) => {
				const [forward, backward] = [adjustTogether(p), adjustTogether([...p].reverse())];
				for (const name of Object.keys(forward) as (keyof typeof forward)[]) expect([...backward[name]].reverse()).toEqual(forward[name]);
			})
		);
	});
});

describe('shares', () => {
	const counts = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

	test('every interval lies in 0–1 and holds the share; exact and continuity are the wider ones', () => {
		fc.assert(
			fc.property(counts, ([x, n]) => {
				const { p, wilson95, wilson95Continuity, wilson90, clopperPearson95, agrestiCoull95 } = proportion(x, n);
				for (const [low, high] of [wilson95, wilson95Continuity, wilson90, clopperPearson95, agrestiCoull95]) {
					expect(low).toBeGreaterThanOrEqual(0);
					expect(high).toBeLessThanOrEqual(1);
					expect(low).toBeLessThanOrEqual(p + 1e-12);
					expect(high).toBeGreaterThanOrEqual(p - 1e-12);
				}
				expect(wilson95Continuity[0]).toBeLessThanOrEqual(wilson95[0] + 1e-12);
				expect(wilson90[1]).toBeLessThanOrEqual(wilson95[1]);
			})
		);
	});

	test('yes and no are mirror images', () => {
		fc.assert(
			fc.property(counts, ([x, n]) => {
				const [yes, no] = [proportion(x, n), proportion(n - x, n)];
				expect(no.wilson95Continuity[0]).toBeCloseTo(1 - yes.wilson95Continuity[1], 10);
				expect(no.clopperPearson95[0]).toBeCloseTo(1 - yes.clopperPearson95[1], 8);
			})
		);
	});

	test('differences exchange their sign with the groups, and keep p', () => {
		fc.assert(
			fc.property(counts, counts, ([x1, n1], [x2, n2]) => {
				const [forward, backward] = [compareProportions(x1, n1, x2, n2), compareProportions(x2, n2, x1, n1)];
				expect(backward.newcombeHybridScore95[0]).toBeCloseTo(-forward.newcombeHybridScore95[1], 10);
				expect(backward.fisherP).toBeCloseTo(forward.fisherP, 8);
				expect(forward.fisherP).toBeLessThanOrEqual(1);
			})
		);
	});

	// Fisher's lady tasting tea: three of four and one of four, two-sided 0.4857.
	test('the lady tasting tea', () => {
		expect(compareProportions(3, 4, 1, 4).fisherP).toBeCloseTo(34 / 70, 12);
	});
});

describe('items', () => {
	const answers = fc
		.integer({ min: 2, max: 6 })
		.chain((k) => fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: k, maxLength: k }), { minLength: 4, maxLength: 25 }));
	const analyse = (rows: readonly (readonly number[])[], most = 4) =>
		analyseItems(
			rows[0]!.map((_value, at) => `i${at}`),
			rows[0]!.map((_value, at) => Float64Array.from(rows, (row) => row[at]!)),
			most
		);

	test('alpha is never above 1, its interval holds it, and difficulty lies in 0–1', () => {
		fc.assert(
			fc.property(answers, (rows) => {
				const { rawAlpha, feldtCi95, items } = analyse(rows);
				if (Number.isNaN(rawAlpha)) return;
				expect(rawAlpha).toBeLessThanOrEqual(1 + 1e-12);
				if (feldtCi95) expect(feldtCi95[0] <= rawAlpha + 1e-12 && feldtCi95[1] >= rawAlpha - 1e-12).toBe(true);
				for (const { difficulty, discriminationUpperLower27 } of items) {
					expect(difficulty >= 0 && difficulty <= 1).toBe(true);
					expect(Math.abs(discriminationUpperLower27)).toBeLessThanOrEqual(1);
				}
			})
		);
	});

	test('alpha knows neither the order of items nor of people', () => {
		fc.assert(
			fc.property(answers, (rows) => {
				const mixed = [...rows].reverse().map((row) => [...row].reverse());
				expect(analyse(mixed).rawAlpha || 0).toBeCloseTo(analyse(rows).rawAlpha || 0, 9);
			})
		);
	});

	test('the same item k times has alpha 1; opposite items have a negative one', () => {
		expect(
			analyse([
				[0, 0, 0],
				[1, 1, 1],
				[2, 2, 2],
				[4, 4, 4]
			])
		).toMatchObject({ rawAlpha: expect.closeTo(1, 12), averageR: expect.closeTo(1, 12) });
		expect(
			analyse([
				[0, 3],
				[1, 2],
				[2, 2],
				[4, 0]
			]).rawAlpha
		).toBeLessThan(0);
	});

	test('two items: without either there is no alpha; KR-20 only of right and wrong', () => {
		const { items, kr20PopulationVariance } = analyse(
			[
				[0, 1],
				[1, 1],
				[1, 0],
				[1, 1]
			],
			1
		);
		expect(items.map(({ alphaIfDeleted }) => alphaIfDeleted)).toEqual([NaN, NaN]);
		expect(kr20PopulationVariance).not.toBeNull();
		expect(
			analyse([
				[0, 2],
				[1, 1],
				[1, 0]
			]).kr20PopulationVariance
		).toBeNull();
	});
});

describe('power', () => {
	test('more people and larger effects are found more often; the error is what remains without effect', () => {
		fc.assert(
			fc.property(fc.integer({ min: 3, max: 200 }), fc.double({ min: 0.05, max: 2, noNaN: true }), (n, effect) => {
				const power = pairedPower(n, effect, 0.05);
				expect(power).toBeGreaterThan(0.025);
				expect(pairedPower(n + 1, effect, 0.05)).toBeGreaterThanOrEqual(power - 1e-12);
				expect(twoSamplePower(n, n, effect + 0.1, 0.05)).toBeGreaterThanOrEqual(twoSamplePower(n, n, effect, 0.05) - 1e-12);
			})
		);
	});

	test('size, effect and power are one relation', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.1, max: 1.5, noNaN: true }), fc.double({ min: 0.3, max: 0.95, noNaN: true }), (effect, power) => {
				const level = { alpha: 0.05, power };
				const n = pairedSize(effect, level);
				if (n > 2) expect(pairedPower(n, effect, 0.05)).toBeCloseTo(power, 6);
				const groups = twoSampleSize(effect, level);
				if (groups > 2) expect(twoSamplePower(groups, groups, effect, 0.05)).toBeCloseTo(power, 6);
				expect(
					twoSamplePower(
						30,
						30,
						detectableEffect((tried) => twoSamplePower(30, 30, tried, 0.05), power),
						0.05
					)
				).toBeCloseTo(power, 8);
			}),
			{ numRuns: 40 }
		);
		expect(proportionPower(proportionSize(0.4, 0.6, { alpha: 0.05, power: 0.9 }), 0.4, 0.6, 0.05)).toBeCloseTo(0.9, 9);
	});

	test('a design of one month before and after sees √2 less than the same without change in level', () => {
		const level = { alpha: 0.05, power: 0.8 };
		const design = differenceDesign({ nTreated: 10, nControl: 10, prePeriods: 1, postPeriods: 1, sdOutcome: 1, rho: 0 }, level);
		expect(design.seDid).toBeCloseTo(Math.SQRT2 * design.seAncova, 12);
		expect(design.mdeT / design.seDid).toBeCloseTo(detectableMultiplier(18, level), 12);
		expect(detectableMultiplier(Infinity, level)).toBeCloseTo(2.8016, 4);
	});
});
