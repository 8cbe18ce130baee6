import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betweenVariance, pool, TAU_METHODS } from './between-variance.ts';
import { metaAnalysis } from './meta-analysis.ts';

/**
 * Thirteen trials of BCG against tuberculosis: vaccinated ill and well, others ill and well.
 *
 * Colditz et al. 1994; worked with these results in Viechtbauer 2010, Conducting meta-analyses in R with the metafor
 * package, Journal of Statistical Software 36(3), section 3.
 */
const TRIALS = [
	[4, 119, 11, 128],
	[6, 300, 29, 274],
	[3, 228, 11, 209],
	[62, 13_536, 248, 12_619],
	[33, 5036, 47, 5761],
	[180, 1361, 372, 1079],
	[8, 2537, 10, 619],
	[505, 87_886, 499, 87_892],
	[29, 7470, 45, 7232],
	[17, 1699, 65, 1600],
	[186, 50_448, 141, 27_197],
	[5, 2493, 3, 2338],
	[27, 16_886, 29, 17_825]
] as const;

const bcg = {
	effect: Float64Array.from(TRIALS, ([a, b, c, d]) => Math.log(a / (a + b) / (c / (c + d)))),
	variance: Float64Array.from(TRIALS, ([a, b, c, d]) => 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))
};

describe('meta-analysis of the BCG trials, as published', () => {
	const found = metaAnalysis(bcg);

	test('restricted maximum likelihood: tau² 0.3132, estimate −0.7145, error 0.1798, interval −1.0669 to −0.3622', () => {
		expect(found.tau2).toBeCloseTo(0.3132, 4);
		expect(found.estimate).toBeCloseTo(-0.7145, 4);
		expect(found.wald.se).toBeCloseTo(0.1798, 4);
		expect(found.wald.ci95![0]).toBeCloseTo(-1.0669, 4);
		expect(found.wald.ci95![1]).toBeCloseTo(-0.3622, 4);
	});

	test('Q 152.2330 on 12 degrees of freedom, I² 92.12 %', () => {
		expect(found.q).toBeCloseTo(152.233, 3);
		expect(found.df).toBe(12);
		expect(found.pHeterogeneity).toBeLessThan(1e-4);
		expect(100 * found.i2).toBeCloseTo(92.12, 2);
	});

	test('DerSimonian–Laird tau² 0.3088, Paule–Mandel 0.3181', () => {
		expect(found.tau2By.dl).toBeCloseTo(0.3088, 4);
		expect(found.tau2By.pm).toBeCloseTo(0.3181, 4);
		expect(metaAnalysis(bcg, 'dl').estimate).toBeCloseTo(-0.7141, 4);
		expect(metaAnalysis(bcg, 'pm').method).toBe('pm');
	});

	test('Hartung–Knapp: error 0.1808, p 0.0019', () => {
		expect(found.se).toBeCloseTo(0.1808, 4);
		expect(found.p).toBeCloseTo(0.0019, 4);
		expect(found.ci95![0]).toBeLessThan(found.wald.ci95![0]);
	});

	test('the next trial lies in a far wider range than the mean', () => {
		// −0.7145 ± t(11) × √(0.3132 + 0.1798²)
		expect(found.prediction95![0]).toBeCloseTo(-0.7145 - 2.201 * Math.sqrt(0.3132 + 0.1798 ** 2), 3);
		expect(found.prediction95![1]).toBeGreaterThan(0);
	});
});

const studies = fc
	.array(fc.tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0.05, max: 5, noNaN: true })), { minLength: 2, maxLength: 12 })
	.map((rows) => ({ effect: Float64Array.from(rows, ([effect]) => effect), variance: Float64Array.from(rows, ([, se]) => se ** 2) }));

describe('meta-analysis', () => {
	test('a shift moves the estimate alone, a scale scales everything, the order does not matter', () => {
		fc.assert(
			fc.property(studies, fc.constantFrom(...TAU_METHODS), (given, method) => {
				const found = metaAnalysis(given, method);
				const shifted = metaAnalysis({ ...given, effect: given.effect.map((value) => value + 7) }, method);
				expect(shifted.estimate).toBeCloseTo(found.estimate + 7, 4);
				if (found.se > 1e-3) expect(shifted.se).toBeCloseTo(found.se, 4);
				const scaled = metaAnalysis({ effect: given.effect.map((value) => 3 * value), variance: given.variance.map((value) => 9 * value) }, method);
				expect(scaled.estimate).toBeCloseTo(3 * found.estimate, 4);
				expect(scaled.i2).toBeCloseTo(found.i2, 6);
				const reversed = metaAnalysis({ effect: given.effect.slice().reverse(), variance: given.variance.slice().reverse() }, method);
				expect(reversed.estimate).toBeCloseTo(found.estimate, 4);
				expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
			}),
			{ numRuns: 80 }
		);
	});

	test('Paule–Mandel makes the weighted distances what chance makes them', () => {
		fc.assert(
			fc.property(studies, (given) => {
				const tau2 = betweenVariance(given, 'pm');
				if (tau2 > 0) expect(pool(given, tau2).q).toBeCloseTo(given.effect.length - 1, 6);
				else expect(pool(given, 0).q).toBeLessThanOrEqual(given.effect.length - 1);
			})
		);
	});

	test('no other variance between studies is likelier than that of REML', () => {
		fc.assert(
			fc.property(studies, fc.double({ min: 0, max: 50, noNaN: true }), (given, other) => {
				const likelihood = (tau2: number) => {
					const { weight, q } = pool(given, tau2);
					return -0.5 * (given.variance.reduce((sum, value) => sum + Math.log(value + tau2), 0) + q + Math.log(weight));
				};
				expect(likelihood(betweenVariance(given, 'reml'))).toBeGreaterThanOrEqual(likelihood(other) - 1e-7);
			})
		);
	});

	test('studies that agree have no variance between them; Hartung–Knapp is then narrower, and that is said', () => {
		const same = metaAnalysis({ effect: Float64Array.of(2, 2.1, 1.9, 2, 2.05), variance: new Float64Array(5).fill(1) });
		expect(same.tau2By).toEqual({ reml: 0, dl: 0, pm: 0 });
		expect(same.i2).toBe(0);
		expect(same.notices.map(({ code }) => code)).toEqual(['meta.narrow_interval']);
	});

	test('identical studies have no Hartung–Knapp error at all: no interval rather than one of width 0', () => {
		const equal = metaAnalysis({ effect: Float64Array.of(2, 2), variance: Float64Array.of(1, 1) });
		expect(equal.se).toBeNaN();
		expect(equal.p).toBeNaN();
		expect(equal.ci95).toBeNull();
		expect(equal.prediction95).toBeNull();
		expect(equal.notices.map(({ code }) => code)).toContain('meta.few_studies');
	});

	test('one study that is far more exact carries the mean, one that is far less exact does not', () => {
		const found = metaAnalysis({ effect: Float64Array.of(1, 1.1, 50), variance: Float64Array.of(0.01, 0.01, 1e6) });
		expect(found.estimate).toBeCloseTo(1.05, 2);
		expect(found.weights[2]).toBeLessThan(1e-3);
	});
});
