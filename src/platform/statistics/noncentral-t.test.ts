import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaLower, betaQuantile, fisherQuantile, fisherUpper, logGamma, normalLower, studentLower } from './distributions.ts';
import { noncentralLower, noncentralShift } from './noncentral-t.ts';
import { findRoot } from './root.ts';
import { wilson95, wilsonInterval } from './wilson.ts';

/** P(Z ≤ t √(chi²/df) − shift) by summing over the chi distribution: slow, and nothing in common with the mixture. */
function bySums(t: number, df: number, shift: number): number {
	const logDensity = (s: number) => Math.LN2 + (df / 2) * Math.log(df / 2) - logGamma(df / 2) + (df - 1) * Math.log(s) - (df * s * s) / 2;
	const steps = 40_000;
	let sum = 0;
	for (let i = 1; i < steps; i++) {
		const s = (i / steps) * 8;
		const z = t * s - shift;
		sum += Math.exp(logDensity(s)) * normalLower(z) * (8 / steps);
	}
	return sum;
}

describe('noncentral t', () => {
	test.each([
		[2, 10, 1],
		[0.5, 3, 2],
		[4.2, 25, 3],
		[-1, 6, 0.7],
		[1.5, 5, -1.2],
		[0, 8, 1.5]
	])('t %d, df %d, shift %d: as summed over the chi distribution', (t, df, shift) => {
		expect(noncentralLower(t, df, shift)).toBeCloseTo(bySums(t, df, shift), 7);
	});

	test('without shift it is Student', () => {
		for (const t of [-3, -0.2, 0, 0.7, 5]) expect(noncentralLower(t, 7, 0)).toBeCloseTo(studentLower(t, 7), 14);
	});

	test('mirrored, rising in t, falling in the shift, between 0 and 1', () => {
		const value = fc.double({ min: -30, max: 30, noNaN: true });
		fc.assert(
			fc.property(value, fc.double({ min: 1, max: 300, noNaN: true }), fc.double({ min: -35, max: 35, noNaN: true }), (t, df, shift) => {
				const p = noncentralLower(t, df, shift);
				expect(p).toBeGreaterThanOrEqual(0);
				expect(p).toBeLessThanOrEqual(1);
				expect(noncentralLower(-t, df, -shift)).toBeCloseTo(1 - p, 10);
				expect(noncentralLower(t + 1, df, shift)).toBeGreaterThanOrEqual(p - 1e-10);
				expect(noncentralLower(t, df, shift + 1)).toBeLessThanOrEqual(p + 1e-10);
			}),
			{ numRuns: 100 }
		);
	});

	test('far shifts pass into the normal without a jump', () => {
		expect(noncentralLower(41, 60, 39.99)).toBeCloseTo(noncentralLower(41.01, 60, 40.01), 2);
		expect(noncentralLower(80, 60, 39)).toBeCloseTo(1, 6);
	});

	test('the shift is found again from its tail', () => {
		for (const [t, df, p] of [
			[2.5, 11, 0.975],
			[7.4, 11, 0.025],
			[-3, 4, 0.5],
			[0, 9, 0.9]
		] as const)
			expect(noncentralLower(t, df, noncentralShift(t, df, p))).toBeCloseTo(p, 9);
	});

	test('what is no number gives none', () => {
		expect(noncentralLower(NaN, 5, 1)).toBeNaN();
		expect(noncentralLower(1, 0, 1)).toBeNaN();
		expect(noncentralLower(1, 5, Infinity)).toBeNaN();
		expect(noncentralShift(NaN, 5, 0.5)).toBeNaN();
	});
});

describe('beta and F', () => {
	test('I_x(a, b) with whole numbers is a binomial tail', () => {
		// P(X ≥ 3) of ten tosses with 0.3.
		const binomial = [0, 1, 2].reduce((sum, k) => sum - [1, 10, 45][k]! * 0.3 ** k * 0.7 ** (10 - k), 1);
		expect(betaLower(0.3, 3, 8)).toBeCloseTo(binomial, 13);
		expect([betaLower(-1, 2, 3), betaLower(2, 2, 3), betaLower(0.5, 0, 3)]).toEqual([0, 1, NaN]);
	});

	test('quantiles lead back to their tail', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.001, max: 0.999, noNaN: true }),
				fc.double({ min: 0.5, max: 60, noNaN: true }),
				fc.double({ min: 0.5, max: 60, noNaN: true }),
				(p, a, b) => {
					expect(betaLower(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
					expect(1 - fisherUpper(fisherQuantile(p, 2 * a, 2 * b), 2 * a, 2 * b)).toBeCloseTo(p, 7);
				}
			)
		);
		expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3), betaQuantile(2, 2, 3)]).toEqual([0, 1, NaN]);
	});
});

describe('where a function crosses zero', () => {
	test('the third root of two, and the end that is a zero itself', () => {
		expect(findRoot((x) => x ** 3 - 2, 0, 5)).toBeCloseTo(Math.cbrt(2), 12);
		expect(findRoot((x) => x, 0, 5)).toBe(0);
		expect(findRoot((x) => x - 5, 0, 5)).toBe(5);
	});

	test('a step is found where it steps', () => {
		expect(findRoot((x) => (x < 1.7 ? 1 : -1), 0, 9, 1e-9)).toBeCloseTo(1.7, 8);
	});

	test('no crossing, and no number, is none', () => {
		expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN();
		expect(findRoot(() => NaN, 0, 1)).toBeNaN();
		expect(findRoot((x) => (x === 0 || x === 1 ? x - 0.5 : NaN), 0, 1)).toBeNaN();
	});

	test('any rising cubic, from any bracket', () => {
		fc.assert(
			fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true }), (root, slope) => {
				expect(findRoot((x) => slope * (x - root) + (x - root) ** 3, -101, 99)).toBeCloseTo(root, 9);
			})
		);
	});
});

test('the score interval widens with its level', () => {
	expect(wilsonInterval(5, 12, 0.95)).toEqual(wilson95(5, 12));
	expect(wilsonInterval(5, 12, 0.9)![0]).toBeGreaterThan(wilson95(5, 12)![0]);
	expect(wilsonInterval(0, 0, 0.9)).toBeNull();
});
