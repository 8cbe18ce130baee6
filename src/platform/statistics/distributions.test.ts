import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	betaLower,
	betaQuantile,
	chiSquareUpper,
	fisherQuantile,
	fisherUpper,
	logGamma,
	normalLower,
	normalQuantile,
	studentLower,
	studentQuantile,
	studentTwoSided,
	studentUpperQuantile
} from './distributions.ts';

/** Largest relative difference allowed to values computed with 40 digits. */
const EXACT = 1e-12;

function expectRelative(actual: number, expected: number) {
	expect(Math.abs(actual / expected - 1), `${actual} instead of ${expected}`).toBeLessThan(EXACT);
}

// Reference values: incomplete beta and gamma integrals with 40 digits (mpmath 1.3).
describe('Student t', () => {
	const upper: [t: number, df: number, tail: number][] = [
		[0.001, 10000, 0.4996010677595262],
		[0.3, 2, 0.3962428304200888],
		[1, 1, 0.25],
		[1.7, 8.5, 0.06266454838143246],
		[2.2, 11, 0.02504305549090212],
		[3.5, 44, 0.0005393005283182512],
		[6, 307, 2.775352897552595e-9],
		[12, 19, 1.2954473186111e-10],
		[37, 4, 1.592950992732685e-6],
		[2.5, 0.5, 0.2004852645266466]
	];
	test.each(upper)('beyond %f with %f degrees of freedom', (t, df, tail) => {
		expectRelative(studentTwoSided(t, df), 2 * tail);
		expectRelative(studentTwoSided(-t, df), 2 * tail);
		expectRelative(studentLower(-t, df), tail);
		expectRelative(studentLower(t, df), 1 - tail);
	});

	// R: qt(0.975, c(1, 5, 11, 499))
	test.each([
		[1, 12.7062047361747],
		[5, 2.57058183563631],
		[11, 2.20098516009164],
		[499, 1.96472939098769]
	])('97.5 %% point with %i degrees of freedom', (df, expected) => {
		expectRelative(studentQuantile(0.975, df), expected);
		expectRelative(studentQuantile(0.025, df), -expected);
	});

	test('quantile and tail undo each other', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-10, max: 0.5, noNaN: true }), fc.double({ min: 0.7, max: 5000, noNaN: true }), (tail, df) => {
				expect(studentTwoSided(studentUpperQuantile(tail, df), df) / 2 / tail).toBeCloseTo(1, 9);
			})
		);
	});

	test('what is not defined is NaN, never an exception', () => {
		for (const df of [0, -1, NaN]) {
			expect(studentQuantile(0.975, df)).toBeNaN();
			expect(studentTwoSided(2, df)).toBeNaN();
			expect(studentLower(2, df)).toBeNaN();
		}
		expect(studentTwoSided(NaN, 5)).toBeNaN();
		expect(studentQuantile(1.2, 5)).toBeNaN();
		expect(studentQuantile(NaN, 5)).toBeNaN();
		expect(studentUpperQuantile(0.7, 5)).toBeNaN();
	});

	test('ends: infinite t has no tail, the whole tail begins at zero', () => {
		expect(studentTwoSided(Infinity, 5)).toBe(0);
		expect(studentQuantile(1, 5)).toBe(Infinity);
		expect(studentQuantile(0, 5)).toBe(-Infinity);
		expect(Math.abs(studentQuantile(0.5, 5))).toBe(0);
	});
});

describe('F and chi-square', () => {
	test.each([
		[3.2, 2, 10, 0.0842909133538739],
		[0.5, 3, 7, 0.6940363875688137],
		[1.23433908403895, 6, 60, 0.3017372989896746],
		[9, 6, 12, 0.0007213323715754982],
		[40, 2, 2.5, 0.01264321651094396]
	])('F beyond %f with %f and %f', (f, df1, df2, tail) => expectRelative(fisherUpper(f, df1, df2), tail));

	test.each([
		[7.79123662719999, 5, 0.1681224949238982],
		[292.076242027154, 22, 4.919532609695307e-49],
		[107.485551270606, 34, 1.49028378441989e-9],
		[0.1, 1, 0.7518296340458493]
	])('chi-square beyond %f with %f', (x, df, tail) => expectRelative(chiSquareUpper(x, df), tail));

	test('everything lies beyond zero; nothing is defined without degrees of freedom', () => {
		expect(fisherUpper(0, 3, 4)).toBe(1);
		expect(fisherUpper(Infinity, 3, 4)).toBe(0);
		expect(chiSquareUpper(0, 3)).toBe(1);
		expect(fisherUpper(1, 0, 4)).toBeNaN();
		expect(fisherUpper(NaN, 3, 4)).toBeNaN();
		expect(chiSquareUpper(1, 0)).toBeNaN();
		expect(chiSquareUpper(NaN, 2)).toBeNaN();
	});

	test('a tail below the smallest number is zero', () => {
		expect(chiSquareUpper(1e5, 3)).toBe(0);
		expect(fisherUpper(1e9, 400, 900)).toBe(0);
		expect(studentTwoSided(1e9, 2000)).toBe(0);
	});
});

describe('normal and gamma', () => {
	// R: qnorm(0.975), qnorm(0.75), pnorm(-1.96), lgamma(2.5)
	test('known points', () => {
		expectRelative(normalQuantile(0.975), 1.959963984540054);
		expectRelative(normalQuantile(0.75), 0.674489750196082);
		expectRelative(normalLower(-1.96), 0.0249978951482204);
		expectRelative(logGamma(2.5), 0.284682870472919);
	});
});

describe('beta', () => {
	// R 4: pbeta(0.3, 2, 5), pbeta(0.999, 20, 0.7); of beta(2, 5) also by hand: 1 − 0.7⁶ − 6 · 0.3 · 0.7⁵.
	test('known points of the lower tail', () => {
		expectRelative(betaLower(0.3, 2, 5), 0.579825);
		expectRelative(betaLower(0.999, 20, 0.7), 0.9297468583318707);
		expectRelative(betaLower(0.3, 2, 5), 1 - 0.7 ** 6 - 6 * 0.3 * 0.7 ** 5);
	});

	// R 4: qbeta(…)
	test.each([
		[0.3, 2, 5, 0.1818034713189491],
		[0.001, 0.5, 0.5, 2.467399070916945e-6],
		[0.975, 30, 1.5, 0.996439278496825],
		[0.2, 3, 0.8, 0.637974711600553],
		[0.5, 1, 1, 0.5]
	])('quantile %f of beta(%f, %f) is %f', (probability, a, b, expected) => expect(Math.abs(betaQuantile(probability, a, b) / expected - 1)).toBeLessThan(1e-11));

	test('beyond its ends it is nothing or all, also where it is steep', () => {
		expect([betaLower(-0.1, 2, 5), betaLower(0, 2, 5), betaLower(1, 2, 5), betaLower(1.5, 2, 5)]).toEqual([0, 0, 1, 1]);
		expect([betaQuantile(0, 2, 5), betaQuantile(1, 2, 5), betaQuantile(1, 0.4, 0.3)]).toEqual([0, 1, 1]);
	});

	test('of one and one it is the probability itself; shapes below one are shapes too', () => {
		for (const x of [0.01, 0.25, 0.9]) expect([betaLower(x, 1, 1), betaQuantile(x, 1, 1)].map((value) => value / x)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
		// The arcsine law: 2/π · asin(√0.25) = 1/3.
		expectRelative(betaLower(0.25, 0.5, 0.5), 1 / 3);
		expectRelative(betaQuantile(1 / 3, 0.5, 0.5), 0.25);
	});

	test('what is not defined is NaN, each of the numbers alone', () => {
		for (const wrong of [0, -1, NaN]) {
			expect(betaLower(0.5, wrong, 2)).toBeNaN();
			expect(betaLower(0.5, 2, wrong)).toBeNaN();
			expect(betaQuantile(0.5, wrong, 2)).toBeNaN();
			expect(betaQuantile(0.5, 2, wrong)).toBeNaN();
		}
		for (const wrong of [-0.01, 1.01, NaN]) expect(betaQuantile(wrong, 2, 2)).toBeNaN();
		expect(betaLower(NaN, 2, 2)).toBeNaN();
		expect([fisherUpper(1, 3, 0), fisherUpper(1, -1, 3), fisherUpper(-2, 3, 4)]).toEqual([NaN, NaN, 1]);
		expect(chiSquareUpper(-1, 3)).toBe(1);
	});

	test('quantile and tail undo each other', () => {
		const shape = fc.double({ min: 0.5, max: 200, noNaN: true });
		fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (probability, a, b) => {
			expect(betaLower(betaQuantile(probability, a, b), a, b)).toBeCloseTo(probability, 9);
		}));
	});
});

describe('the quantile of F', () => {
	// R 4: qf(…); 3.71 for (3, 10) at 95 % is in every table of F.
	test.each([
		[0.95, 3, 10, 3.708264819046843],
		[0.025, 5, 12, 0.1532672934943626],
		[0.5, 7, 3, 1.148179112888599]
	])('%f with %i and %i degrees of freedom', (probability, df1, df2, expected) => {
		expectRelative(fisherQuantile(probability, df1, df2), expected);
		expect(fisherUpper(fisherQuantile(probability, df1, df2), df1, df2)).toBeCloseTo(1 - probability, 11);
	});

	// R 4: pf(2.5, 4.5, 9, lower.tail = FALSE)
	test('degrees of freedom need not be whole', () => expectRelative(fisherUpper(2.5, 4.5, 9), 0.1131276325424927));

	test('with one degree above it is the square of t', () => expectRelative(fisherQuantile(0.95, 1, 11), studentQuantile(0.975, 11) ** 2));
});

describe('Student t between its two forms', () => {
	// R 4: qt(c(0.6, 0.74, 0.76), c(3, 7, 7)); with one degree of freedom it is Cauchy: 1/2 + atan(t)/π.
	test.each([[0.6, 3, 0.2766706623326898], [0.74, 7, 0.6772407693946311], [0.76, 7, 0.7459371191660517]])('the %f quantile with %i degrees of freedom', (probability, df, expected) => expectRelative(studentQuantile(probability, df), expected));
	test.each([0.001, 0.5, 0.99, 1, 1.01, 30])('the law of Cauchy at %f', (t) => {
		expectRelative(studentLower(t, 1), 0.5 + Math.atan(t) / Math.PI);
		expectRelative(studentUpperQuantile(0.5 - Math.atan(t) / Math.PI, 1), t);
	});
	test('a probability below nothing or above all is none', () => expect([studentQuantile(-0.1, 5), studentQuantile(1.0001, 5), studentUpperQuantile(-0.1, 5), studentUpperQuantile(0.25, 0)]).toEqual([NaN, NaN, NaN, NaN]));
});
