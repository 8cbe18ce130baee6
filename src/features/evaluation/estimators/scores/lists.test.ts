import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseItems } from './items.ts';
import { adjustTogether } from './multiple.ts';
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
